import Templates
import Testing

@Suite struct RenderingTests {
    static let template = """
        <h1>{{title}}</h1>
        {{#links}}
          {{>link}}
        {{/links}}
        {{{body}}}
        """

    private func program() throws -> Program {
        let set = templateSet(Self.template, with: ["link": "<a href=\"{{url}}\">{{title}}</a>\n"])
        return try #require(set.compile("main", for: TechniqueView.table.shape).program)
    }

    @Test func `appends to what the buffer holds`() throws {
        var output = Array("before ".utf8)
        try program().render(Prepared(TechniqueView.example), to: &output)
        #expect(
            String(decoding: output, as: UTF8.self) == """
                before <h1>Cryo &amp; more</h1>
                  <a href="/a">A</a>
                  <a href="/b">B</a>
                <p>Body</p>
                """)
    }

    @Test func `gives equal bytes from many threads at once`() async throws {
        let program = try program()
        var expected: [UInt8] = []
        try program.render(Prepared(TechniqueView.example), to: &expected)
        let outputs = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<64 {
                group.addTask {
                    var output: [UInt8] = []
                    for _ in 0..<20 {
                        output = []
                        try program.render(Prepared(TechniqueView.example), to: &output)
                    }
                    return output
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outputs.count == 64)
        #expect(outputs.allSatisfy { $0 == expected })
    }

    @Test func `fails instead of printing nothing for a value that the data lacks`() throws {
        let program = try program()
        let records = [
            ValueRecord(shape: TechniqueView.table.shape, values: []),
            ValueRecord(shape: TechniqueView.table.shape, values: [.absent]),
            ValueRecord(shape: TechniqueView.table.shape, values: [.flag(true)]),
        ]
        for record in records {
            var output: [UInt8] = []
            let failure = #expect(throws: RenderFailure.self) { try program.render(record, to: &output) }
            #expect(failure?.diagnostic.rule == "value-missing")
            #expect(failure?.diagnostic.position?.column == 7)
        }
    }

    @Test func `fails for the view of another template`() throws {
        let program = try program()
        var output: [UInt8] = []
        let failure = #expect(throws: RenderFailure.self) {
            try program.render(Prepared(LinkView(title: "", url: "")), to: &output)
        }
        #expect(failure?.diagnostic.rule == "wrong-data")
        #expect(output.isEmpty)
    }

    @Test func `renders views that hold views of their own type`() throws {
        let set = templateSet("{{name}}\n{{#parts}}\n  {{>main}}\n{{/parts}}\n")
        let (program, diagnostics) = set.compile("main", for: RegionView.table.shape)
        #expect(diagnostics == [])
        let hand = RegionView(name: "hand", parts: [RegionView(name: "thumb"), RegionView(name: "palm")])
        var output: [UInt8] = []
        try #require(program).render(Prepared(RegionView(name: "arm", parts: [hand])), to: &output)
        #expect(String(decoding: output, as: UTF8.self) == "arm\n  hand\n    thumb\n    palm\n")
    }

    @Test func `lets a clinic's template replace the common one of the same name`() throws {
        let sources = ["common", "own"].map {
            TemplateSource(name: "main", file: "\($0)/main.mustache", bytes: Array($0.utf8))
        }
        var output: [UInt8] = []
        let program = TemplateSet(sources: sources).compile("main", for: LinkView.table.shape).program
        try #require(program).render(Prepared(LinkView(title: "", url: "")), to: &output)
        #expect(String(decoding: output, as: UTF8.self) == "own")
    }

    @Test func `leaves a byte order mark out`() throws {
        #expect(try rendered("\u{FEFF}{{#a}}\n{{a}}\n{{/a}}\n", data: #"{"a": "x"}"#) == "x\n")
    }
}
