import Diagnostics
import Testing

@testable import Markdown

@Suite struct ProseTests {
    private func prose(_ text: String) -> Prose {
        let document = MarkdownParser(dialect: .handout).parse(Array(text.utf8), file: "a.md").document
        return Prose(of: document.blocks, isReference: { $0.contains("/sources/") }, fact: { _ in "it" })
    }

    private func sentences(_ text: String) -> [String] {
        let prose = prose(text)
        return prose.sentences.map { prose.text($0.range) }
    }

    @Test(arguments: [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Is it? No. It is not.", ["Is it?", "No.", "It is not."]),
        ("Dr. Nobody says so. E. Nobody does not.", ["Dr. Nobody says so.", "E. Nobody does not."]),
        ("So.\n\nDr. Nobody says so.\n\nE. Nobody did.", ["So.", "Dr. Nobody says so.", "E. Nobody did."]),
        (
            "It costs 3.5 in all, e.g. by day. And so on…",
            ["It costs 3.5 in all, e.g. by day.", "And so on…"]
        ),
        ("She said: \"Stop.\" He (a nurse.) did.", ["She said: \"Stop.\"", "He (a nurse.) did."]),
        ("At 3 p.m. you come. **Bold.** Then *go*.", ["At 3 p.m. you come.", "Bold.", "Then go."]),
        ("Call {{clinic.phone}} now.", ["Call it now."]),
        ("One\ntwo.\n\nThree", ["One two.", "Three"]),
        ("## Head\n\nText.\n\n| a | b |\n|---|---|\n| c. | d. |\n\n![An arm.](a.svg)\n", ["Text."]),
        ("```\ncode.\n```\n\n- one\n- two. Three.\n", ["one", "two.", "Three."]),
        ("> [!URGENT] Call if:\n>\n> - it hurts\n> - You fall.\n", ["it hurts", "You fall."]),
        ("", []), ("...", []),
    ])
    func `sentences are cut where a reader stops`(_ text: String, _ expected: [String]) {
        #expect(sentences(text) == expected)
    }

    @Test(arguments: [".", ". ", "(", "(a. ", "([a](../sources/a.md), ", "…", "\"", "a.b"])
    func `a text of one mark again and again is cut in time`(_ mark: String) {
        // Looked through again at each mark, 200,000 of them would take minutes.
        let time = ContinuousClock().measure {
            _ = prose(String(repeating: mark, count: 200_000 / mark.utf8.count))
        }
        #expect(time < .seconds(20))
    }

    @Test func `brackets that only name sources are left out, and other links are words`() {
        #expect(
            sentences(
                "It is so ([a leaflet](../sources/a.md), [b](../sources/b.md)). [It](../risks/c.md) may be."
            )
            .map { $0.split(separator: " ").joined(separator: " ") } == ["It is so .", "It may be."])
        #expect(
            sentences("It is so (see [a leaflet](../sources/a.md)). [Two leaflets](../sources/b.md) say so.")
                == ["It is so (see a leaflet).", "Two leaflets say so."])
    }

    @Test func `items without a full stop are no whole sentences`() {
        let prose = prose("Bring:\n\n- a list\n- your glasses. They help.\n")
        #expect(prose.passages.map(\.isItem) == [false, true, true])
        #expect(prose.passages.map(\.isWhole) == [true, false, true])
        #expect(prose.sentences.map(\.isWhole) == [true, false, true, true])
    }

    @Test func `sentences know where they were written`() {
        let prose = prose("Ä *one*. Two\nthree. ([x](../sources/a.md)) Four.\n\n- > Five.\n")
        #expect(
            prose.sentences.map { prose.position(of: $0.range.lowerBound) } == [
                Position(line: 1, column: 1), Position(line: 1, column: 10), Position(line: 2, column: 31),
                Position(line: 4, column: 5),
            ])
    }
}
