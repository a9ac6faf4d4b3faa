import Diagnostics
import Testing

@Suite struct VocabularyTests {
    private static let names = (0..<10_000).map { "pain-treatment-of-the-\($0)-joint" }

    @Test(arguments: [
        ("pain-treatment-of-the-4711-jont", "pain-treatment-of-the-4711-joint"),
        ("pian-treatment-of-the-4711-joint", "pain-treatment-of-the-4711-joint"),
        ("pain-treatment-of-the-4711-jointt", "pain-treatment-of-the-4711-joint"),
    ])
    func `finds the nearest of many words`(_ word: String, _ nearest: String) {
        #expect(Vocabulary(Self.names).nearest(to: word) == nearest)
    }

    @Test func `is like the search through all words where they are few`() {
        let words = ["benefits", "risks", "before"]
        for word in ["benefit", "rsiks", "zebra", "", String(repeating: "a", count: 100_000)] {
            #expect(Vocabulary(words).nearest(to: word) == Spelling.nearest(to: word, in: words))
        }
    }

    @Test func `costs many errors no look at every word`() {
        let vocabulary = Vocabulary(Self.names)
        let time = ContinuousClock().measure {
            for number in 0..<500 { _ = vocabulary.nearest(to: "xain-treatment-of-the-\(number)-jont") }
        }
        #expect(time < .seconds(60))
    }
}
