import Diagnostics
import Templates
import Testing

/// Templates made to crash, to hang or to fill the disk.
@Suite struct HostileTemplateTests {
    static let texts: [(rule: String, text: String)] = [
        ("nesting-too-deep", String(repeating: "{{#a}}", count: 10_000)),
        (
            "nesting-too-deep",
            String(repeating: "{{#a}}", count: 101) + String(repeating: "{{/a}}", count: 101)
        ),
        ("unclosed-tag", String(repeating: "{{", count: 400_000)),
        ("unclosed-tag", String(repeating: "{{a ", count: 200_000) + "}}"),
        ("unclosed-tag", "{{! " + String(repeating: "{{! ", count: 200_000)),
        ("unclosed-tag", String(repeating: "{{{a}} ", count: 100_000)),
        ("unclosed-tag", "{{"),
        ("template-too-large", String(repeating: "a", count: 5 << 20)),
        ("template-not-utf8", "a\u{0}b"),
        ("bad-name", "{{" + String(repeating: "a", count: 900_000) + "}}"),
        ("bad-name", "{{a\u{1B}[2J}}"),
        ("bad-delimiters", "{{=" + String(repeating: "<", count: 100_000) + " >=}}"),
        ("unknown-name", String(repeating: "{{ab}}", count: 150_000)),
        ("unexpected-close", String(repeating: "{{/a}}", count: 150_000)),
        ("unclosed-section", String(repeating: "  \n", count: 100_000) + "{{#a}}"),
    ]

    @Test(arguments: texts.indices) func `ends with an error`(_ index: Int) {
        let (rule, text) = Self.texts[index]
        let (program, diagnostics) = templateSet(text).compile("main", for: RegionView.table.shape)
        #expect(program == nil)
        #expect(diagnostics.contains { $0.rule == rule }, "\(diagnostics.prefix(3))")
        #expect(diagnostics.count <= 500)
        #expect(diagnostics.allSatisfy { $0.message.utf8.count < 300 && !$0.message.contains("\u{1B}") })
    }

    @Test func `points at the first byte that is no text`() {
        let set = TemplateSet(sources: [
            TemplateSource(name: "main", file: "main.mustache", bytes: Array("é\nab".utf8) + [0xC3, 0x28])
        ])
        #expect(set.diagnostics.map(\.rule) == ["template-not-utf8"])
        #expect(set.diagnostics.first?.position == Position(line: 2, column: 3))
    }

    @Test func `takes a thousand lines of layouts, blocks and white space in its stride`() {
        let text = String(repeating: "  {{<main}} {{$a}}\n\n\n  x\n{{/a}} {{/main}}\n", count: 20_000)
        let (_, diagnostics) = templateSet(text).compile("main", for: RegionView.table.shape)
        #expect(diagnostics.contains { $0.rule == "template-cycle" })
    }

    @Test(arguments: [
        ["main": "{{>main}}"],
        ["main": "{{>a}}", "a": "{{>b}}", "b": "x {{>a}}"],
        ["main": "  {{>a}}\n", "a": "  {{>main}}\n"],
        ["main": "{{<a}}{{$x}}{{>main}}{{/x}}{{/a}}", "a": "{{$x}}{{/x}}"],
        ["main": "{{<main}}{{$x}}y{{/x}}{{/main}}{{$x}}{{/x}}"],
    ])
    func `finds templates that include themselves whatever the data`(_ templates: [String: String]) {
        for mode in [TemplateSet.Mode.strict, .lenient] {
            let (program, diagnostics) = templateSet("", with: templates).compile(
                "main", for: RegionView.table.shape, mode: mode)
            #expect(program == nil)
            #expect(diagnostics.map(\.rule) == ["template-cycle"])
        }
    }

    @Test func `stops a template that includes itself for as long as a text is there`() throws {
        let failure = try failure(of: ["main": "{{#name}}\n  {{>main}}\n{{/name}}"])
        #expect(failure.rule == "nesting-too-deep")
        #expect(failure.file == "main.mustache")
        #expect(failure.position == Position(line: 2, column: 6))
    }

    @Test func `stops templates that double at every level`() throws {
        var templates = ["main": "{{>t0}}{{>t0}}", "t40": "{{name}}"]
        for level in 0..<40 { templates["t\(level)"] = "{{>t\(level + 1)}}{{>t\(level + 1)}}" }
        let limits = RenderLimits(depth: 100, outputSize: 1 << 30, steps: 100_000)
        #expect(try failure(of: templates, limits: limits).rule == "output-too-large")
    }

    @Test func `stops lists within the same list`() throws {
        let template = String(repeating: "{{#words}}", count: 12) + String(repeating: "{{/words}}", count: 12)
        var view = TechniqueView.example
        view.words = (0..<100).map { "w\($0)" }
        let program = try #require(
            templateSet(template).compile("main", for: TechniqueView.table.shape).program)
        var output: [UInt8] = []
        let record = Prepared(view)
        let failure = #expect(throws: RenderFailure.self) { try program.render(record, to: &output) }
        #expect(failure?.diagnostic.rule == "output-too-large")
    }

    @Test func `stops output beyond its bound`() throws {
        let failure = try failure(
            of: ["main": "{{#parts}}{{name}}{{/parts}}"],
            limits: RenderLimits(depth: 10, outputSize: 20, steps: 1000))
        #expect(failure.rule == "output-too-large")
    }

    @Test func `bounds what indentation multiplies`() throws {
        let templates = [
            "main": "{{#name}}\n" + String(repeating: " ", count: 400_000) + "{{>lines}}\n{{/name}}",
            "lines": String(repeating: "\n", count: 400_000),
        ]
        #expect(try failure(of: templates).rule == "output-too-large")
        let (_, diagnostics) = templateSet(
            "{{<page}}{{$a}}\n" + String(repeating: "\n", count: 400_000) + "{{/a}}{{/page}}",
            with: ["page": String(repeating: " ", count: 400_000) + "{{$a}}{{/a}}\n"]
        ).compile("main", for: RegionView.table.shape)
        #expect(diagnostics.map(\.rule) == ["template-too-large"])
    }

    @Test(arguments: ["", "{{name}}", "x"]) func `bounds what blocks double at every level`(content: String) {
        var templates = ["main": "{{<t0}}{{$b0}}\(content){{/b0}}{{/t0}}", "t40": "{{$b40}}{{/b40}}"]
        for level in 0..<40 {
            let own = "{{$b\(level)}}{{/b\(level)}}"
            let (layout, block) = ("t\(level + 1)", "b\(level + 1)")
            templates["t\(level)"] = "{{<\(layout)}}{{$\(block)}}\(own)\(own){{/\(block)}}{{/\(layout)}}"
        }
        let (program, diagnostics) = templateSet("", with: templates).compile(
            "main", for: RegionView.table.shape)
        #expect(program == nil)
        #expect(diagnostics.map(\.rule) == ["template-too-large"])
    }

    private func failure(of templates: [String: String], limits: RenderLimits = .standard) throws
        -> Diagnostic
    {
        let (program, diagnostics) = templateSet("", with: templates).compile(
            "main", for: RegionView.table.shape)
        #expect(diagnostics == [])
        let some = try #require(program)
        let parts = (0..<10).map { RegionView(name: "part \($0)") }
        let record = Prepared(RegionView(name: "all", parts: parts))
        let failure = #expect(throws: RenderFailure.self) {
            var output: [UInt8] = []
            try some.render(record, to: &output, limits: limits)
        }
        return try #require(failure).diagnostic
    }
}
