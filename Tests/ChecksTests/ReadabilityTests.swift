import Testing

@testable import Checks

@Suite struct ReadabilityTests {
    @Test func `the formulas give what their authors' examples give`() {
        let text = Readability(words: 100, sentences: 10, syllables: 150, longWords: 12)
        #expect(abs(text.fleschKincaidGrade - 6.01) < 0.001)
        #expect(abs(text.fleschReadingEase - 69.785) < 0.001)
        #expect(abs(text.smog - 9.3871) < 0.0001)
        #expect(
            abs(Readability(words: 300, sentences: 30, syllables: 450, longWords: 36).smog - 9.3871) < 0.0001)
    }

    @Test(arguments: [
        ("needle", 2), ("needles", 2), ("needled", 2), ("treated", 2), ("helped", 1), ("changes", 2),
        ("bones", 1),
        ("previous", 3), ("special", 2), ("radio", 3), ("patients", 2), ("diet", 2), ("society", 4),
        ("going", 2),
        ("being", 2), ("trying", 2), ("fluent", 2), ("reaction", 3), ("create", 2), ("cream", 1),
        ("surgeon", 2),
        ("people", 2), ("usual", 3), ("equal", 2), ("technique", 2), ("vague", 1), ("sometimes", 2),
        ("careful", 2),
        ("movement", 2), ("mechanism", 4), ("rhythm", 2), ("isn't", 2), ("couldn't", 2), ("can't", 1),
        ("don't", 1),
        ("it's", 1), ("x-ray", 2), ("day-to-day", 3), ("AREA", 3), ("radiofrequency", 6), ("anaesthetist", 4),
        ("sacroiliac", 5), ("kyphoplasty", 4), ("the", 1), ("rhythms", 2), ("queue", 1), ("SCS", 3),
    ])
    func `syllables of words`(_ word: String, _ count: Int) { #expect(syllables(word) == count) }

    @Test(arguments: [
        ("0", 2), ("1", 1), ("7", 2), ("11", 3), ("12", 1), ("17", 3), ("19", 2), ("20", 2), ("24", 3),
        ("77", 5),
        ("100", 3), ("105", 4), ("1,000", 3), ("12,345", 9), ("2026", 5), ("2,026", 6), ("2000", 3),
        ("0.5", 4),
        ("1234567", 8),
    ])
    func `numerals are read aloud`(_ number: String, _ count: Int) { #expect(syllables(number) == count) }

    /// Words of every length, and more of them than a memory has places for; each alone, and again in capitals.
    @Test func `a memory tells of a word what its letters tell`() {
        let letters = [
            "a", "is", "not", "used", "cut-off", "isn’t", "naïve", "arthritis", "quickly", "x-ray",
        ]
        let words =
            (0..<12_000).map { "\($0)" } + letters.flatMap { first in letters.map { first + $0 } } + letters
            + ["percutaneous", "ÉTAT", "état", "École", "école"]
        let memory = WordMemory()
        for word in words + words.map({ $0.uppercased() }) + words.reversed() {
            Array(word.utf8).withUnsafeBufferPointer {
                #expect(memory.form(of: $0) == WordForm(of: $0), "\(word)")
            }
        }
    }

    private func syllables(_ word: String) -> Int {
        Array(word.utf8).withUnsafeBufferPointer { Syllables.count(in: $0) }
    }
}
