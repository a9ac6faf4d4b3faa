import Diagnostics
import JSON
import Templates
import Testing

/// One good template, and what is reported where one part of it is changed.
@Suite struct StrictRuleTests {
    /// A change of the template; `⟦` marks where the error must be reported.
    struct Mutation: CustomTestStringConvertible {
        let rule: String
        let old: String
        let new: String
        var help: String?

        init(_ rule: String, _ old: String, _ new: String, help: String? = nil) {
            (self.rule, self.old, self.new, self.help) = (rule, old, new, help)
        }

        var testDescription: String { "\(rule): \(new)" }
    }

    static let good = """
        {{! A page about one technique. }}
        {{<layout}}
        {{$title}}{{title}} · {{clinic.name}}{{/title}}
        {{$main}}
        <h1>{{title}}</h1>
        {{{body}}}
        {{#note}}<p>{{note}} – {{.}}</p>{{/note}}
        {{#links}}
          <a href="{{url}}">{{title}}</a>{{#hint}} ({{hint}}){{/hint}}
        {{/links}}
        {{^links}}none{{/links}}
        {{#isDraft}}draft{{/isDraft}}
        {{#words}}<b>{{.}}</b>{{/words}}
        {{#author}}{{name}} {{author.name}}{{#phone}} {{author.phone}}{{/phone}}{{/author}}
        {{#author.phone}}{{author.name}}: {{author.phone}} {{.}}{{/author.phone}}
        {{#links}}{{#hint}}{{>card}}{{/hint}}{{/links}}
        {{/main}}
        {{/layout}}
        """

    static let others = [
        "layout": "<title>{{$title}}untitled{{/title}}</title>\n{{$main}}{{/main}}\n",
        "card": "<i>{{hint}}</i>",
        "again": "{{title}}{{>main}}",
    ]

    static let mutations = [
        Mutation("unknown-name", "<h1>{{title", "<h1>{{⟦titel", help: "Did you mean `title`?"),
        Mutation("unknown-name", "{{clinic.name", "{{clinic.⟦nmae", help: "Did you mean `name`?"),
        Mutation(
            "unknown-name", "{{^links}}none{{/links", "{{^⟦lnks}}none{{/lnks", help: "Did you mean `links`?"),
        Mutation("not-a-record", "{{{body", "{{{ body.⟦url.x"),
        Mutation("unknown-name", "{{url}}", "{{ .⟦body }}"),
        Mutation("not-a-record", "<h1>{{title", "<h1>{{links.⟦url"),
        Mutation("not-a-record", "<h1>{{title", "<h1>{{title.⟦name"),
        Mutation("may-be-absent", "<h1>{{title", "<h1>{{⟦note"),
        Mutation("may-be-absent", "{{url}}", "{{⟦hint}}"),
        Mutation("may-be-absent", "{{^links}}none", "{{^note}}{{⟦note}}{{/note}}{{^links}}"),
        Mutation("may-be-absent", "{{#isDraft}}draft", "{{#isDraft}}{{⟦author.name}}"),
        Mutation("may-be-absent", "{{name}} {{author.name}}", "{{⟦phone}}"),
        Mutation("may-be-absent", "{{#hint}}{{>card}}{{/hint}}", "{{⟦hint}}"),
        Mutation("not-printable", "<h1>{{title", "<h1>{{⟦isDraft"),
        Mutation("not-printable", "<h1>{{title", "<h1>{{⟦links"),
        Mutation("not-printable", "<h1>{{title", "<h1>{{⟦clinic"),
        Mutation("not-printable", "<h1>{{title", "<h1>{{⟦."),
        Mutation("not-printable", "}}draft", "}}{{⟦.}}"),
        Mutation("unescaped-text", "<h1>{{title}}", "<h1>{{{⟦title}}}"),
        Mutation("unescaped-text", "<h1>{{title}}", "<h1>{{& ⟦title}}"),
        Mutation("escaped-html", "{{{body}}}", "{{⟦body}}"),
        Mutation("unknown-partial", "{{>card", "{{> ⟦cart", help: "Did you mean `card`?"),
        Mutation(
            "unknown-layout", "{{/layout}}", "{{/layout}}{{<⟦leyout}}{{/leyout}}",
            help: "Did you mean `layout`?"),
        Mutation("unknown-block", "{{$main", "{{$⟦mian}}{{/mian}}{{$main", help: "Did you mean `main`?"),
        Mutation("text-outside-block", "{{$main", "stray {{$main"),
        Mutation("text-outside-block", "{{$main", "⟦{{title}}{{$main"),
        Mutation("unclosed-section", "{{/layout}}", ""),
        Mutation("unclosed-tag", "<h1>{{title}}", "<h1>⟦{{title}"),
        Mutation("unclosed-tag", "{{{body}}}", "⟦{{{body}}"),
        Mutation("unclosed-tag", "{{/layout}}", "{{/layout}} ⟦{{"),
        Mutation("mismatched-section", "{{/words", "⟦{{/wards"),
        Mutation("mismatched-section", "({{hint}}){{/hint}}", "({{hint}})⟦{{/links}}"),
        Mutation("unexpected-close", "{{/layout}}", "{{/layout}}\n⟦{{/layout}}"),
        Mutation("empty-tag", "<h1>{{title", "<h1>{{⟦"),
        Mutation("empty-tag", "<h1>{{title", "<h1>{{{⟦}"),
        Mutation("bad-name", "<h1>{{title", "<h1>{{⟦the title"),
        Mutation("bad-name", "<h1>{{title", "<h1>{{⟦clinic..name"),
        Mutation("bad-name", "<h1>{{title", "<h1>{{⟦clinic."),
        Mutation("bad-name", "{{>card", "{{>⟦*card"),
        Mutation("bad-delimiters", "<h1>", "<h1>⟦{{=one=}}"),
        Mutation("bad-delimiters", "<h1>", "<h1>⟦{{=a= =b=}}"),
        Mutation("template-cycle", "{{>card", "{{/hint}}{{/links}}{{>⟦main}}{{#links}}{{#hint}}{{>card"),
    ]

    @Test func `passes a template that uses its fields as they are declared`() throws {
        let (program, diagnostics) = compile(Self.good)
        #expect(diagnostics == [])
        var output: [UInt8] = []
        try #require(program).render(Prepared(TechniqueView.example), to: &output)
        let text = String(decoding: output, as: UTF8.self)
        #expect(text.contains("<title>Cryo &amp; more · Zoë&#39;s</title>"))
        #expect(text.contains("<p>Body</p>\n<p>Bring ice – Bring ice</p>"))
        #expect(text.contains("  <a href=\"/a\">A</a> (short)\n  <a href=\"/b\">B</a>\n"))
        #expect(text.contains("<b>x</b><b>y</b>"))
        #expect(text.contains("Ada Ada 12\nAda: 12 12\n<i>short</i>"))
    }

    @Test(arguments: mutations) func `reports the rule, file, line and column`(_ mutation: Mutation) throws {
        let marked = Self.good.replacingFirst(mutation.old, with: mutation.new)
        let position = try #require(
            position(ofMarkIn: marked) ?? fallbackPosition(of: mutation.rule, in: marked))
        let (program, diagnostics) = compile(marked.filter { $0 != "⟦" })
        #expect(program == nil)
        let found = try #require(
            diagnostics.first { $0.rule == mutation.rule },
            "\(diagnostics.map { "\($0.rule): \($0.message)" })")
        #expect(found.file == "main.mustache")
        #expect(found.position == position)
        #expect(found.severity == .error)
        #expect(!found.message.hasSuffix("."))
        if let help = mutation.help { #expect(found.help == help) }
    }

    @Test func `reports all errors at once, in reading order`() {
        let (_, diagnostics) = compile("{{b}}\n{{note}} {{a}}\n{{>none}}{{{title}}}")
        #expect(
            diagnostics.map(\.rule) == [
                "unknown-name", "may-be-absent", "unknown-name", "unknown-partial", "unescaped-text",
            ])
    }

    @Test func `reports an error in a partial once, with the place that includes it`() {
        let (_, diagnostics) = templateSet(
            "{{>part}}\n{{>part}}{{#isDraft}}{{>part}}{{/isDraft}}", with: ["part": " {{titel}}"]
        )
        .compile("main", for: TechniqueView.table.shape)
        #expect(diagnostics.map(\.file) == ["part.mustache"])
        #expect(diagnostics.first?.position == Position(line: 1, column: 4))
        #expect(
            diagnostics.first?.notes == [
                .init("`part` is included here", file: "main.mustache", at: Position(line: 1, column: 4))
            ])
    }

    @Test func `shows where the section that is still open begins`() {
        let (_, diagnostics) = compile("{{#words}}\n{{#links}}\n{{/words}}")
        #expect(diagnostics.map(\.rule) == ["mismatched-section"])
        #expect(
            diagnostics.first?.notes == [
                .init("`links` is opened here", file: "main.mustache", at: Position(line: 2, column: 1))
            ])
    }

    @Test func `does not climb to an outer value of the same name`() throws {
        let output = try rendered(
            "{{#inner}}{{#note}}{{note}}{{/note}}{{^note}}no note{{/note}}{{/inner}}",
            data: #"{"note": "outer", "inner": {"note": null}}"#)
        #expect(output == "no note")
    }

    @Test func `tests a value within a partial that is included within its section`() throws {
        let others = ["part": "{{note}}", "outer": "{{#links}}{{>part}}{{/links}}"]
        let set = templateSet("{{#note}}{{>outer}}{{/note}}", with: others)
        #expect(set.compile("main", for: TechniqueView.table.shape).diagnostics == [])
        #expect(
            set.compile("outer", for: TechniqueView.table.shape).diagnostics.map(\.rule) == ["may-be-absent"])
    }

    @Test func `counts columns in characters, not in bytes`() {
        let (_, diagnostics) = compile("für Zoë {{titel}}")
        #expect(diagnostics.first?.position == Position(line: 1, column: 11))
    }

    @Test func `refuses text of given data unescaped`() throws {
        let data = InferredData(try JSON(parsing: Array(#"{"a": "<b>"}"#.utf8)))
        let (_, diagnostics) = templateSet("{{{a}}}").compile("main", for: data.kind)
        #expect(diagnostics.map(\.rule) == ["unescaped-text"])
    }

    @Test func `suggests a template for an unknown one`() {
        let (program, diagnostics) = templateSet("").compile("mian", for: TechniqueView.table.shape)
        #expect(program == nil)
        #expect(diagnostics.map(\.rule) == ["unknown-template"])
        #expect(diagnostics.first?.help == "Did you mean `main`?")
    }

    private func compile(_ template: String) -> (program: Program?, diagnostics: [Diagnostic]) {
        templateSet(template, with: Self.others).compile("main", for: TechniqueView.table.shape)
    }

    private func position(ofMarkIn text: String) -> Position? {
        guard let mark = text.firstIndex(of: "⟦") else { return nil }
        let lines = text[..<mark].split(separator: "\n", omittingEmptySubsequences: false)
        return Position(line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1)
    }

    /// Where the error stands for mutations that cannot hold a mark themselves.
    private func fallbackPosition(of rule: String, in text: String) -> Position? {
        switch rule {
        case "unclosed-section": Position(line: 2, column: 1)
        case "text-outside-block": Position(line: 4, column: 1)
        default: nil
        }
    }
}

extension String {
    func replacingFirst(_ old: String, with new: String) -> String {
        guard let range = firstRange(of: old) else { return self }
        return String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
    }

    private func firstRange(of word: String) -> Range<String.Index>? {
        indices.lazy.first { self[$0...].hasPrefix(word) }.map { $0..<self.index($0, offsetBy: word.count) }
    }
}
