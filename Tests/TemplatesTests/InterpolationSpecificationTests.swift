import Testing

/// What the public Mustache specification says of variables.
@Suite struct InterpolationSpecificationTests {
    @Test(arguments: values) func `prints values`(_ example: SpecificationCase) throws {
        #expect(try example.output() == example.expected)
    }

    @Test(arguments: names) func `finds names`(_ example: SpecificationCase) throws {
        #expect(try example.output() == example.expected)
    }

    @Test(arguments: whiteSpace) func `keeps white space`(_ example: SpecificationCase) throws {
        #expect(try example.output() == example.expected)
    }

    static let dangerous = #"{"text": "a & b \"c\" <d> 'e'"}"#

    static let values = [
        SpecificationCase("no tag at all", "Good {morning}!\n", prints: "Good {morning}!\n"),
        SpecificationCase(
            "text", "Good {{time}}!\n", data: #"{"time": "morning"}"#, prints: "Good morning!\n"),
        SpecificationCase("only once", "{{a}}", data: #"{"a": "{{b}}", "b": "no"}"#, prints: "{{b}}"),
        SpecificationCase(
            "escaped", "<{{text}}>", data: dangerous,
            prints: "<a &amp; b &quot;c&quot; &lt;d&gt; &#39;e&#39;>"),
        SpecificationCase("triple braces", "<{{{text}}}>", data: dangerous, prints: #"<a & b "c" <d> 'e'>"#),
        SpecificationCase("ampersand", "<{{&text}}>", data: dangerous, prints: #"<a & b "c" <d> 'e'>"#),
        SpecificationCase("whole number", "{{n}} mg", data: #"{"n": 85}"#, prints: "85 mg"),
        SpecificationCase("whole number, raw", "{{{n}}} {{&n}}", data: #"{"n": 100}"#, prints: "100 100"),
        SpecificationCase("zero", "{{n}} mg", data: #"{"n": 0}"#, prints: "0 mg"),
        SpecificationCase("decimal", "{{n}} mg", data: #"{"n": 1.21}"#, prints: "1.21 mg"),
        SpecificationCase("decimal, raw", "{{{n}}} {{&n}}", data: #"{"n": -0.50}"#, prints: "-0.5 -0.5"),
        SpecificationCase("null", "({{n}})({{{n}}})({{&n}})", data: #"{"n": null}"#, prints: "()()()"),
        SpecificationCase("flag", "{{n}}", data: #"{"n": true}"#, prints: "true"),
        SpecificationCase("missing", "({{n}})({{{n}}})({{&n}})", prints: "()()()"),
        SpecificationCase("implicit iterator", "Good {{.}}!", data: #""morning""#, prints: "Good morning!"),
        SpecificationCase("implicit iterator, escaped", "{{.}}", data: #""<&>""#, prints: "&lt;&amp;&gt;"),
        SpecificationCase("implicit iterator, raw", "{{{.}}}{{&.}}", data: #""<&>""#, prints: "<&><&>"),
        SpecificationCase("implicit iterator, number", "{{.}} mg", data: "85", prints: "85 mg"),
    ]

    static let names = [
        SpecificationCase(
            "dotted as nested sections", "{{drug.name}}={{#drug}}{{name}}{{/drug}}",
            data: #"{"drug": {"name": "Ice"}}"#, prints: "Ice=Ice"),
        SpecificationCase(
            "dotted, raw", "{{{drug.name}}}={{&drug.name}}", data: #"{"drug": {"name": "<Ice>"}}"#,
            prints: "<Ice>=<Ice>"),
        SpecificationCase(
            "dotted, at any depth", "{{a.b.c.d.e}}", data: #"{"a": {"b": {"c": {"d": {"e": "deep"}}}}}"#,
            prints: "deep"),
        SpecificationCase("broken chain", "({{a.b.c}})", data: #"{"a": {}}"#, prints: "()"),
        SpecificationCase(
            "broken chain does not start again outside", "({{a.b.c.name}})",
            data: #"{"a": {"b": {}}, "c": {"name": "wrong"}}"#, prints: "()"),
        SpecificationCase(
            "the first part is found as any name", "{{#a}}{{b.c.d}}{{/a}}",
            data: #"{"a": {"b": {"c": {"d": "right"}}}, "b": {"c": {"d": "wrong"}}}"#, prints: "right"),
        SpecificationCase(
            "what the first part finds counts", "({{#a}}{{b.c}}{{/a}})",
            data: #"{"a": {"b": {}}, "b": {"c": "wrong"}}"#, prints: "()"),
        SpecificationCase(
            "a name with a dot is not a key with a dot", "({{a.b}})",
            data: #"{"a.b": "wrong", "a": {"b": "right"}}"#,
            prints: "(right)"),
        SpecificationCase(
            "a leading dot looks in the current item only", "{{#a}}({{.name}}){{/a}}{{#b}}({{.name}}){{/b}}",
            data: #"{"a": {}, "b": {"name": "own"}, "name": "outer"}"#, prints: "()(own)"),
        SpecificationCase(
            "null hides the outer name", "{{#a}}({{name}}){{/a}}",
            data: #"{"a": {"name": null}, "name": "outer"}"#,
            prints: "()"),
        SpecificationCase(
            "items that lack a name see the outer one", "{{#list}}({{name}}){{/list}}",
            data: #"{"list": [{"name": "own"}, {"other": 1}, {"name": null}], "name": "outer"}"#,
            prints: "(own)(outer)()"),
    ]

    static let whiteSpace = [
        SpecificationCase(
            "around tags", "| {{s}} | {{{s}}} | {{&s}} |", data: #"{"s": "-"}"#, prints: "| - | - | - |"),
        SpecificationCase("on a line of its own", "  {{s}}\n", data: #"{"s": "-"}"#, prints: "  -\n"),
        SpecificationCase(
            "on a line of its own, raw", "  {{{s}}}\n {{&s}}\n", data: #"{"s": "-"}"#, prints: "  -\n -\n"),
        SpecificationCase(
            "not within tags", "|{{ s }}|{{{ s }}}|{{& s }}|", data: #"{"s": "-"}"#, prints: "|-|-|-|"),
    ]
}
