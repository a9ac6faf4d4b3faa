import Diagnostics
import Markdown
import Testing

@Suite struct HostileTests {
    struct Pattern: CustomTestStringConvertible, Sendable {
        var start = ""
        let unit: String
        var end = ""
        var testDescription: String { "\(start)\(unit)…\(end)".debugDescription }
    }

    static let patterns: [Pattern] =
        [
            ">", "> ", "- ", "* ", "1. ", "[", "]", "![l", "![[]()", "[a](b", "[a](<b", "*a **a ", "_", "*",
            "_a ", "a_ ", "~",
            "~a ~~b ", "a**b c* ", "`", "`a``b```c", "<", "<a ", "<!--", "<?", "&", "&#1", "[^", "[^a]",
            "[a][b",
            "w", "www.", "http://", "a@b.c ", "@", "|", "x\n", "x\n-|-\n", "a|b\n-|-\n", "- [ ] \n", "\n",
            "\t",
            "[a]: b\n", "[a]: <\n", "```\n", "a  \n", "{{", "{{a ", "{{a.b}} ", "\\{{", "{#a}", "[!DO]",
            "> [!DO]\n\n", "# a\n",
            "# a {#a}\n", "(", "<a:", "é", "\u{0}", "\r", "<b>", "[a](x:y) ",
        ].map { Pattern(unit: $0) } + [
            Pattern(start: "www.a", unit: ")"), Pattern(start: "www.a", unit: "&a;"),
            Pattern(start: "|x|\n|-|\n", unit: "|x"), Pattern(start: "[a](", unit: "("),
            Pattern(start: "|a|b|\n|-|-|\n", unit: "|c\n"), Pattern(start: "[^a]: x\n\n", unit: "[^a]"),
            Pattern(start: "`", unit: "a\n", end: "`"), Pattern(start: "[a](b \"", unit: "t\n", end: "\")"),
            Pattern(start: "# ", unit: "{", end: "}"), Pattern(start: "> [!", unit: "A", end: "]"),
            Pattern(start: "- a\n", unit: "  "),
            Pattern(start: String(repeating: "- ", count: 90), unit: "\n"),
        ]

    @Test(arguments: patterns)
    func `reads hostile text quickly`(_ pattern: Pattern) {
        let count = 200_000 / pattern.unit.utf8.count
        let text = pattern.start + String(repeating: pattern.unit, count: count) + pattern.end + "\n"
        let clock = ContinuousClock()
        let time = clock.measure {
            let result = parse(text)
            var output: [UInt8] = []
            HTMLWriter(site: HTMLSite()).write(result.document, to: &output)
            #expect(result.diagnostics.count <= TextLimits().diagnostics + 1)
        }
        // A debug build on a busy machine takes up to about a second; quadratic time would take minutes.
        #expect(time < .seconds(20))
    }

    static let tooDeep = [
        String(repeating: ">", count: 10_000), String(repeating: "- ", count: 10_000),
        String(repeating: "> ", count: 101) + "a",
        String(repeating: "*a **b ", count: 80) + String(repeating: "c** d*", count: 80),
        (0..<10_000).map { String(repeating: " ", count: 2 * min($0, 101)) + "- a" }.joined(separator: "\n"),
        String(repeating: "[a *", count: 1) + String(repeating: "**a ", count: 120)
            + String(repeating: "b**", count: 120),
    ]

    @Test(arguments: tooDeep.indices)
    func `refuses nesting beyond 100 levels`(_ index: Int) {
        #expect(parse("first\n\n" + Self.tooDeep[index]).diagnostics.map(\.rule) == ["nesting-too-deep"])
    }

    @Test func `says at which line the nesting is too deep`() {
        let text = "a\n\nb\n\n" + String(repeating: ">", count: 101) + "\n"
        #expect(parse(text, firstLine: 10).diagnostics.first?.position == Position(line: 14, column: 1))
    }

    @Test func `reads nesting within the limit`() {
        let result = parse(String(repeating: "> ", count: 90) + "a *b*")
        #expect(result.diagnostics.isEmpty)
    }

    static let excesses: [(rule: String, text: String)] = [
        ("text-too-large", String(repeating: "a ", count: 1024 * 1024 + 1)),
        ("text-too-complex", String(repeating: "![", count: 501)),
        ("text-too-complex", "www.a" + String(repeating: ")", count: 501)),
        ("text-too-complex", String(repeating: "a@b.c\n\n", count: 10_001)),
        ("table-too-large", String(repeating: "|a", count: 301)),
        (
            "table-too-large",
            String(repeating: "|a", count: 200) + "\n" + String(repeating: "|-", count: 200) + "\n"
                + String(repeating: "x\n", count: 1_000)
        ),
        ("table-too-large", String(repeating: "x\n-|-\n", count: 3_000)),
        ("too-many-problems", String(repeating: "<b>", count: 201)),
    ]

    @Test(arguments: excesses.indices)
    func `refuses what would take too long, once`(_ index: Int) {
        let (rule, text) = Self.excesses[index]
        #expect(parse(text).diagnostics.filter { $0.rule == rule }.count == 1)
    }

    @Test func `reads a long page of prose without complaint`() {
        let paragraph =
            "A nerve is numbed with a *small* needle ([how it works](../a.md)); 1 in 20 feel **sore** for a day. "
        let text = String(
            repeating: String(repeating: paragraph, count: 8) + "\n\n- one\n- two (see `x`)\n\n", count: 1_000
        )
        let result = parse(text)
        #expect(result.diagnostics.isEmpty)
        #expect(Array(result.document.blocks).count == 2_000)
    }

    @Test func `survives bytes that are no UTF-8`() {
        var random = Random(seed: 5)
        for _ in 0..<300 {
            let bytes = (0..<200).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let result = MarkdownParser(dialect: .handout).parse(bytes, file: "a.md")
            var output: [UInt8] = []
            HTMLWriter().write(result.document, to: &output)
            #expect(result.document.lines.lowerBound == 1)
        }
    }

    @Test func `gives the same tree on many threads`() async {
        // Reading the long text's inlines takes long enough for others to begin and end meanwhile.
        let long = String(repeating: "a ~~b~~ www.c.de\n\n", count: 2_000)
        let texts = RendererAgreement.groups.flatMap(\.texts) + [long]
        let expected = texts.map(tree)
        let same = await withTaskGroup(of: Bool.self) { group in
            for task in 0..<8 {
                group.addTask {
                    (0..<6).allSatisfy { round in
                        texts.indices.allSatisfy { index in
                            let place = (index * (2 * task + 1) + round) % texts.count
                            return tree(texts[place]) == expected[place]
                        }
                    }
                }
            }
            return await group.reduce(true) { $0 && $1 }
        }
        #expect(same)
    }

    /// Every node of a text with its place, its words and those of all that it holds.
    private func tree(_ text: String) -> [String] {
        let nodes = parse(text).document.nodes
        return nodes.all((0...Node.Kind.fact.rawValue).compactMap(Node.Kind.init)).map { node in
            "\(node.kind) \(node.position) \(node.children.nodeCount) \(node.text)"
        } + [siteHTML(text)]
    }
}
