import Content
import Diagnostics
import Testing

@Suite struct YAMLReaderTests {
    private func read(_ text: String, firstLine: Int = 1) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let node = YAMLReader(file: "page.md", firstLine: firstLine).read(text.utf8, into: &diagnostics)
        return (node, diagnostics)
    }

    @Test func `positions are those of the file`() throws {
        let node = try #require(read("title: ü word\nlist:\n  - one\n", firstLine: 2).node)
        guard case .mapping(let pairs) = node.content, case .sequence(let items) = pairs[1].value.content
        else {
            Issue.record("not a mapping with a list")
            return
        }
        #expect(pairs[0].value.position == Position(line: 2, column: 8))
        #expect(pairs[1].key.position == Position(line: 3, column: 1))
        #expect(items[0].position == Position(line: 4, column: 5))
    }

    @Test(arguments: [
        ("a: 1\n\tb: 2\n", 2), ("title: what: this\n", 1), ("title: \"open\n", 1), ("a: [1, 2\n", 2),
        ("a: 1\na: 2\n", 2),
        ("a: &x 1\n", 1), ("a: 1\nb: *x\n", 2), ("? [a]\n: b\n", 1), ("a: 1\n---\nb: 2\n", 2),
    ])
    func `says where the text is wrong and what to do`(text: String, line: Int) throws {
        let problem = try #require(read(text).diagnostics.first)
        #expect(problem.position?.line == line)
        #expect(problem.help?.isEmpty == false)
    }

    @Test(arguments: ["[", "{a: ", "- "])
    func `bounds nesting`(unit: String) {
        let result = read(String(repeating: unit, count: 20_000))
        #expect(result.node == nil)
        #expect(result.diagnostics.count == 1)
    }

    @Test func `tells a plain word from a quoted one`() throws {
        let node = try #require(read("a: true\nb: 'true'\nc:\nd: ''\n").node)
        guard case .mapping(let pairs) = node.content else { return }
        #expect(pairs.map(\.value.isNothing) == [false, false, true, false])
    }
}
