import Diagnostics
import Markdown
import Testing

@Suite struct DocumentTests {
    @Test func `is cut at its level-2 headings`() {
        let text = "intro\n\n## One\n\na\n\n### Deeper\n\nb\n\n> ## In a quote\n\n## Two {#second}\n"
        let sections = parse(text, firstLine: 5).document.sections
        #expect(sections.map(\.id) == ["", "one", "second"])
        #expect(sections.map(\.lines) == [5..<7, 7..<17, 17..<18])
        #expect(sections.map { Array($0.blocks).count } == [1, 4, 0])
        #expect(sections[0].heading == nil)
        #expect(sections[1].position == Position(line: 7, column: 1))
    }

    @Test func `has no part before a heading at its beginning`() {
        #expect(parse("\n\n## One\n").document.sections.map(\.lines) == [3..<4])
        #expect(parse("").document.sections.isEmpty)
    }

    @Test(arguments: [("", 1..<1), ("a", 1..<2), ("a\n", 1..<2), ("a\n\n", 1..<3), ("a\r\nb\rc", 1..<4)])
    func `knows its lines`(_ text: String, _ lines: Range<Int>) {
        #expect(parse(text).document.lines == lines)
    }

    @Test func `gives plain text`() {
        let text = """
            # A *b*

            c `d` [e](f) ![g](h)
            i\\
            j[^1] &amp; {{k.l}}

            - m
            - n

            |o|p|
            |-|-|
            |q|r|

            > [!IMPORTANT] s
            > t

                u

            [^1]: v
            """
        #expect(
            parse(text).document.blocks.plainText(fact: { "(\($0))" })
                == "A b\nc d e g i j & (k.l)\nm\nn\no p\nq r\ns\nt\nu")
    }

    @Test func `is walked in reading order`() {
        let blocks = parse("> [!IMPORTANT] a *b*\n> c\n\n- d\n  - e\n\nf\n").document.blocks
        #expect(blocks.all(.text).map(\.text) == ["a ", "b", "c", "d", "e", "f"])
    }

    @Test func `takes passages in the place of includes`() {
        let document = parse("a\n\n{{include: x}}\n\n- {{include: x}}\n\n{{include: y}}\n").document
        let passage = parse("b\n\nc\n").document.blocks
        var taken: Set<String> = []
        let whole = document.blocks.replacingIncludes(taken: &taken) { $0.text == "x" ? passage : nil }
        #expect(whole.plainText() == "a\nb\nc\nb\nc")
        #expect(whole.all(.include).map(\.text) == ["y"])
        #expect(whole.map(\.kind) == [.paragraph, .paragraph, .paragraph, .list, .include])
    }

    @Test func `a passage takes no heading id that the page has`() {
        let document = parse("### a\n\n{{include: x}}\n\n{{include: x}}\n").document
        let passage = parse("### a\n\n### b\n").document.blocks
        var taken: Set<String> = ["a"]
        let whole = document.blocks.replacingIncludes(taken: &taken) { _ in passage }
        #expect(whole.all(.heading).map(\.headingID) == ["a", nil, "b", nil, nil])
        #expect(taken == ["a", "b"])
    }

    @Test func `finds the footnotes that a part refers to`() {
        let text = "a[^1]\n\n## B\n\nb[^2]\n\n[^1]: one\n\n[^2]: two[^3]\n\n[^3]: three\n"
        let document = parse(text).document
        let second = document.sections[1]
        let found = FootnoteSelection(in: [second.blocks], of: document.footnotes)
        #expect(found.footnotes.map { $0.plainText() } == ["two", "three"])
        #expect(Array(document.footnotes).count == 3)
    }

    @Test func `numbers footnote references by where they are written`() {
        let references = parse("[^1]: one[^2]\n\na[^2] b[^1] c[^2]\n\n[^2]: two\n").document
        let found = references.nodes.all(.footnoteReference)
        #expect(found.map(\.text) == ["2", "1", "2", "2"])
        #expect(found.map(\.footnoteNumber) == [1, 2, 1, 1])
        #expect(found.map(\.occurrence) == [2, 1, 3, 1])
    }
}
