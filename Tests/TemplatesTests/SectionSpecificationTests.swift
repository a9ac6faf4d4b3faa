import Testing

/// What the public Mustache specification says of sections and inverted sections.
@Suite struct SectionSpecificationTests {
    @Test(arguments: tests) func `shows sections over what is true`(_ example: SpecificationCase) throws {
        #expect(try example.output() == example.expected)
    }

    @Test(arguments: contexts) func `makes the value the context`(_ example: SpecificationCase) throws {
        #expect(try example.output() == example.expected)
    }

    @Test(arguments: iterators) func `prints the item itself`(_ example: SpecificationCase) throws {
        #expect(try example.output() == example.expected)
    }

    @Test(arguments: ["#", "^"]) func `drops lines that hold only a section's tag`(sign: String) throws {
        let data = "{\"on\": \(sign == "#")}"
        for example in Self.whiteSpace(sign, data: data) {
            #expect(try example.output() == example.expected, "\(example.testDescription)")
        }
    }

    static let tests = [
        SpecificationCase("true", "({{#a}}yes{{/a}}{{^a}}no{{/a}})", data: #"{"a": true}"#, prints: "(yes)"),
        SpecificationCase("false", "({{#a}}yes{{/a}}{{^a}}no{{/a}})", data: #"{"a": false}"#, prints: "(no)"),
        SpecificationCase("null", "({{#a}}yes{{/a}}{{^a}}no{{/a}})", data: #"{"a": null}"#, prints: "(no)"),
        SpecificationCase("missing", "({{#a}}yes{{/a}}{{^a}}no{{/a}})", prints: "(no)"),
        SpecificationCase("text", "({{#a}}yes{{/a}}{{^a}}no{{/a}})", data: #"{"a": "123"}"#, prints: "(yes)"),
        SpecificationCase(
            "empty text", "({{#a}}yes{{/a}}{{^a}}no{{/a}})", data: #"{"a": ""}"#, prints: "(no)"),
        SpecificationCase("zero", "({{#a}}yes{{/a}}{{^a}}no{{/a}})", data: #"{"a": 0}"#, prints: "(yes)"),
        SpecificationCase("record", "({{#a}}yes{{/a}}{{^a}}no{{/a}})", data: #"{"a": {}}"#, prints: "(yes)"),
        SpecificationCase(
            "empty list", "({{#a}}yes{{/a}}{{^a}}no{{/a}})", data: #"{"a": []}"#, prints: "(no)"),
        SpecificationCase(
            "list", "({{#a}}yes{{/a}}{{^a}}no{{/a}})", data: #"{"a": [{"n": 1}]}"#, prints: "(yes)"),
        SpecificationCase(
            "dotted, true", "({{#a.b.c}}yes{{/a.b.c}}{{^a.b.c}}no{{/a.b.c}})",
            data: #"{"a": {"b": {"c": true}}}"#, prints: "(yes)"),
        SpecificationCase(
            "dotted, false", "({{#a.b.c}}yes{{/a.b.c}}{{^a.b.c}}no{{/a.b.c}})",
            data: #"{"a": {"b": {"c": false}}}"#, prints: "(no)"),
        SpecificationCase(
            "dotted, broken chain", "({{#a.b.c}}yes{{/a.b.c}}{{^a.b.c}}no{{/a.b.c}})", data: #"{"a": {}}"#,
            prints: "(no)"),
        SpecificationCase(
            "several", "{{#a}}\n* one\n{{/a}}\n* {{b}}\n{{#a}}\n* three\n{{/a}}\n",
            data: #"{"a": true, "b": "two"}"#, prints: "* one\n* two\n* three\n"),
        SpecificationCase(
            "several, inverted", "{{^a}}\n* one\n{{/a}}\n* {{b}}\n{{^a}}\n* three\n{{/a}}\n",
            data: #"{"a": false, "b": "two"}"#, prints: "* one\n* two\n* three\n"),
        SpecificationCase(
            "nested, true", "1 {{#a}}2 {{#a}}3{{/a}} 4{{/a}} 5{{^a}}2 {{^a}}3{{/a}} 4{{/a}}",
            data: #"{"a": true}"#,
            prints: "1 2 3 4 5"),
        SpecificationCase(
            "nested, false", "1 {{#a}}2 {{#a}}3{{/a}} 4{{/a}} 5{{^a}}2 {{^a}}3{{/a}} 4{{/a}}",
            data: #"{"a": false}"#,
            prints: "1  52 3 4"),
    ]

    static let contexts = [
        SpecificationCase(
            "of a record", "{{#drug}}{{name}}{{/drug}}", data: #"{"drug": {"name": "Ice"}}"#, prints: "Ice"),
        SpecificationCase(
            "outer names stay visible", "{{#in}}{{a}}, {{b}}, {{c.d}}{{/in}}",
            data: #"{"a": "1", "b": "wrong", "in": {"b": "2"}, "c": {"d": "3"}}"#, prints: "1, 2, 3"),
        SpecificationCase(
            "of text", "{{#a}}{{.}} is {{a}}{{/a}}", data: #"{"a": "ice"}"#, prints: "ice is ice"),
        SpecificationCase(
            "of a list", "{{#list}}{{n}}{{/list}}", data: #"{"list": [{"n": 1}, {"n": 2}, {"n": 3}]}"#,
            prints: "123"),
        SpecificationCase(
            "of lists in lists",
            "{{#a}}{{#b}}{{t.low}}{{m}}.{{#c}}{{t.up}}{{m}}{{n}}.{{/c}}{{/b}}{{/a}}",
            data: #"{"a": [{"t": {"up": "A", "low": "a"}, "b": [{"m": 1, "c": [{"n": "x"}, {"n": "y"}]}]}]}"#,
            prints: "a1.A1x.A1y."),
        SpecificationCase(
            "nested",
            """
            {{#a}}
            {{one}}
            {{#b}}
            {{one}}{{two}}
            {{#c.d}}
            {{one}}{{two}}{{three}}
            {{#three}}
            {{one}}{{two}}{{three}}{{.}}
            {{/three}}
            {{/c.d}}
            {{two}}{{one}}
            {{/b}}
            {{/a}}
            """,
            data: #"{"a": {"one": 1}, "b": {"two": 2}, "c": {"d": {"three": 3}}}"#,
            prints: "1\n12\n123\n1233\n21\n"),
        SpecificationCase(
            "of items of different kinds", "{{#list}}({{.}}{{n}}{{#on}}{{m}}{{/on}}){{/list}}",
            data: #"{"list": ["a", {"n": 1}, 2, {"on": {"m": 3}}, {"on": true}, null]}"#,
            prints: "(a)(1)(2)(3)()()"),
    ]

    static let iterators = [
        SpecificationCase(
            "text", "{{#l}}({{.}}){{/l}}", data: #"{"l": ["a", "b", "c"]}"#, prints: "(a)(b)(c)"),
        SpecificationCase(
            "whole numbers", "{{#l}}({{.}}){{/l}}", data: #"{"l": [0, 1, 20]}"#, prints: "(0)(1)(20)"),
        SpecificationCase(
            "decimals", "{{#l}}({{.}}){{/l}}", data: #"{"l": [1.10, 2.25]}"#, prints: "(1.1)(2.25)"),
        SpecificationCase(
            "lists in lists", "{{#l}}({{#.}}{{.}}{{/.}}){{/l}}", data: #"{"l": [[1, 2], ["a", "b"], []]}"#,
            prints: "(12)(ab)()"),
        SpecificationCase(
            "escaped", "{{#l}}({{.}}){{/l}}", data: #"{"l": ["&", "<"]}"#, prints: "(&amp;)(&lt;)"),
        SpecificationCase(
            "raw", "{{#l}}({{{.}}}{{&.}}){{/l}}", data: #"{"l": ["&", "<"]}"#, prints: "(&&)(<<)"),
        SpecificationCase(
            "at the root", "{{#.}}({{n}}){{/.}}", data: #"[{"n": "a"}, {"n": "b"}]"#, prints: "(a)(b)"),
    ]

    private static func whiteSpace(_ sign: String, data: String) -> [SpecificationCase] {
        let (open, close) = ("{{\(sign)on}}", "{{/on}}")
        return [
            SpecificationCase("around", " | \(open)\t|\t\(close) | \n", data: data, prints: " | \t|\t | \n"),
            SpecificationCase(
                "within", " | \(open) {{! wide }}\n \(close) | \n", data: data, prints: " |  \n  | \n"),
            SpecificationCase(
                "in running text", " \(open)A\(close)\n \(open)B\(close)\n", data: data, prints: " A\n B\n"),
            SpecificationCase(
                "on own lines", "a\n\(open)\nb\n\(close)\nc\n", data: data, prints: "a\nb\nc\n"),
            SpecificationCase(
                "indented", "a\n  \(open)\nb\n  \(close)\nc\n", data: data, prints: "a\nb\nc\n"),
            SpecificationCase("CRLF", "a\r\n\(open)\r\n\(close)\r\nb", data: data, prints: "a\r\nb"),
            SpecificationCase("first line", "  \(open)\n-\(close)\n/", data: data, prints: "-\n/"),
            SpecificationCase("last line", "-\(open)\n/\n  \(close)", data: data, prints: "-\n/\n"),
            SpecificationCase("padding", "|{{\(sign) on }}={{/ on }}|", data: data, prints: "|=|"),
        ]
    }
}
