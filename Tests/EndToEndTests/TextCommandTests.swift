import Foundation
import Testing

/// `handout markdown`, which needs no project.
@Suite struct MarkdownCommandTests {
    private static let text =
        "# A\n\nb *c* ~~d~~ www.e.org [^1]\n\n- [x] f\n\n| g |\n|:-:|\n| h |\n\n[^1]: i\n"

    @Test func `a text becomes HTML, from a file as from standard input`() throws {
        let folder = try Folder(["a.md": Array(Self.text.utf8)])
        let piped = try handout("markdown", input: Self.text)
        #expect(piped.end == .exit(0))
        #expect(
            piped.output.hasPrefix("<h1>A</h1>\n<p>b <em>c</em> <del>d</del> <a href=\"http://www.e.org\">"))
        #expect(piped.output.contains("<td align=\"center\">h</td>"))
        #expect(piped.output.contains("<input type=\"checkbox\" checked=\"\" disabled=\"\" />"))
        #expect(try handout("markdown", "-", input: Self.text).output == piped.output)
        #expect(try handout("markdown", folder / "a.md").output == piped.output)
        #expect(piped.errors == "")
    }

    @Test(arguments: ["", "\n", "\u{FEFF}"]) func `an empty text becomes an empty fragment`(_ text: String)
        throws
    {
        let outcome = try handout("markdown", input: text)
        #expect(outcome.end == .exit(0))
        #expect(outcome.output == "")
    }

    @Test(arguments: [
        ("a ⟨here⟩<b> c\n", "raw-html"), ("a\n\n⟨here⟩<div>\n", "raw-html"),
        ("é ⟨here⟩[b](javascript:c)\n", "unsafe-url"),
        ("a\n⟨here⟩![b](data:c)\n", "unsafe-url"), ("a ⟨here⟩\0\n", "not-text"),
    ])
    func `a text that is refused gives no HTML at all`(_ marked: String, _ rule: String) throws {
        let parts = marked.components(separatedBy: Edit.marker)
        let place = Place(file: "(standard input)", after: parts[0])
        let outcome = try handout("markdown", input: parts.joined())
        #expect(outcome.end == .exit(1))
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("[\(rule)]\n  --> (standard input):\(place.line):\(place.column)\n"))

        let line = try handout("markdown", "--format", "line", input: parts.joined())
        #expect(Finding.all(in: line.errors).map(\.rule) == [rule])
        #expect(line.output == "")
    }

    @Test func `a file that is not there is named`() throws {
        let outcome = try handout("markdown", "/nowhere/a.md")
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains("/nowhere/a.md"))
        #expect(outcome.output == "")
    }

    @Test func `a folder is no text`() throws {
        let outcome = try handout("markdown", "/")
        #expect(outcome.end == .exit(1))
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("Cannot read `/`"))
    }
}

/// `handout mustache`, which needs no project.
@Suite struct MustacheCommandTests {
    private let folder: Folder

    init() throws {
        folder = try Folder([
            "card.mustache": Array("<h1>{{title}}</h1>\n{{#items}}\n  {{>item}}\n{{/items}}\n".utf8),
            "parts/item.mustache": Array("<li>{{name}}</li>\n".utf8),
            "data.json": Array(#"{"title": "A & \"B\"", "items": [{"name": "<c>"}, {"name": "é"}]}"#.utf8),
        ])
    }

    private func fill(_ template: String, _ data: String = "data.json", _ options: String...) throws
        -> Outcome
    {
        try Program(
            arguments: ["mustache", template, "--data", data, "--partials", "parts"] + options,
            folder: folder.path
        ).run()
    }

    @Test(arguments: [[], ["--lenient"]]) func `a template is filled with data and partials`(
        _ options: [String]
    ) throws {
        let outcome = try Program(
            arguments: ["mustache", "card.mustache", "--data", "data.json", "--partials", "parts"] + options,
            folder: folder.path
        ).run()
        #expect(outcome.output == "<h1>A &amp; &quot;B&quot;</h1>\n  <li>&lt;c&gt;</li>\n  <li>é</li>\n")
        #expect(outcome.end == .exit(0))
    }

    @Test func `a name that the data lacks is an error, and prints nothing if asked to be lenient`() throws {
        try folder.write("é {{titel}}\n", to: "wrong.mustache")
        let strict = try fill("wrong.mustache", "data.json", "--format", "line")
        #expect(strict.end == .exit(1))
        #expect(Finding.all(in: strict.errors).map(\.rule) == ["unknown-name"])
        #expect(strict.errors.hasPrefix("wrong.mustache:1:5: error: `titel`"))
        let lenient = try fill("wrong.mustache", "data.json", "--lenient")
        #expect(lenient.output == "é \n")
        #expect(lenient.end == .exit(0))
    }

    @Test func `a value that only some items have must be tested before it is printed`() throws {
        try folder.write("{{#items}}{{note}}{{/items}}\n", to: "wrong.mustache")
        try folder.write("{{#items}}{{#note}}{{note}}{{/note}}{{/items}}\n", to: "right.mustache")
        try folder.write(#"{"items": [{"note": "a"}, {}]}"#, to: "some.json")
        let wrong = try fill("wrong.mustache", "some.json", "--format", "line")
        #expect(Finding.all(in: wrong.errors).map(\.rule) == ["may-be-absent"])
        #expect(try fill("right.mustache", "some.json").output == "a\n")
    }

    @Test func `a fault in a partial is shown in its own file`() throws {
        try folder.write("<li>{{nam}}</li>\n", to: "parts/item.mustache")
        let outcome = try fill("card.mustache", "data.json", "--format", "line")
        #expect(outcome.errors.hasPrefix("parts/item.mustache:1:7: error: "))
        #expect(outcome.end == .exit(1))
    }

    @Test(arguments: [
        ("{\"a\": ⟨here⟩}", "json"), ("{\"a\": 1,\n \"b\": [1⟨here⟩", "json"), ("⟨here⟩", "json"),
    ])
    func `data that is no JSON is shown at its place`(_ marked: String, _ rule: String) throws {
        let parts = marked.components(separatedBy: Edit.marker)
        let place = Place(file: "wrong.json", after: parts[0])
        try folder.write(parts.joined(), to: "wrong.json")
        let outcome = try fill("card.mustache", "wrong.json", "--format", "line")
        let findings = Finding.all(in: outcome.errors)
        #expect(findings.map { Place(file: $0.file, line: $0.line, column: $0.column) } == [place])
        #expect(findings.map(\.rule) == [rule])
        #expect(outcome.output == "")
        #expect(outcome.end == .exit(1))
    }

    @Test func `deep data and deep templates end in order`() throws {
        try folder.write(String(repeating: "[", count: 200_000), to: "deep.json")
        #expect(try fill("card.mustache", "deep.json").end == .exit(1))
        try folder.write(String(repeating: "{{#items}}", count: 50_000), to: "deep.mustache")
        #expect(try fill("deep.mustache", "data.json", "--lenient").end == .exit(1))
        try folder.write("{{>self}}", to: "parts/self.mustache")
        #expect(try fill("parts/self.mustache").end == .exit(1))
    }

    @Test func `files that are not there are named`() throws {
        for (template, data) in [("no.mustache", "data.json"), ("card.mustache", "no.json")] {
            let outcome = try fill(template, data)
            #expect(outcome.end == .exit(1))
            #expect(outcome.errors.contains("Cannot read `no."))
            #expect(outcome.output == "")
        }
    }
}
