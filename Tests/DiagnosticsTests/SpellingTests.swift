import Diagnostics
import Testing

@Suite struct SpellingTests {
    @Test func `suggests the key that differs by one letter`() {
        #expect(Spelling.nearest(to: "benefit", in: ["benefits", "risks", "before"]) == "benefits")
    }

    @Test func `suggests a word with two letters swapped`() {
        #expect(Spelling.nearest(to: "rsiks", in: ["benefits", "risks", "before"]) == "risks")
    }

    @Test func `stays silent when nothing is near`() {
        #expect(Spelling.nearest(to: "zebra", in: ["benefits", "risks"]) == nil)
    }

    @Test func `does not depend on the order of the candidates`() {
        #expect(
            Spelling.nearest(to: "cat", in: ["bat", "car"])
                == Spelling.nearest(to: "cat", in: ["car", "bat"]))
    }

    @Test func `refuses a word too long to be a key`() {
        #expect(Spelling.nearest(to: String(repeating: "a", count: 100_000), in: ["a"]) == nil)
    }
}
