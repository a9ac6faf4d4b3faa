import Testing

/// What the public Mustache specification says of layouts and blocks.
@Suite struct InheritanceSpecificationTests {
    @Test(arguments: defaults) func `shows a block's own content`(_ example: SpecificationCase) throws {
        #expect(try example.output() == example.expected)
    }

    @Test(arguments: overrides) func `shows what overrides a block`(_ example: SpecificationCase) throws {
        #expect(try example.output() == example.expected)
    }

    @Test(arguments: indentation) func `indents blocks as their place asks`(_ example: SpecificationCase)
        throws
    {
        #expect(try example.output() == example.expected)
    }

    static let defaults = [
        SpecificationCase("as it stands", "{{$head}}Plain{{/head}}\n", prints: "Plain\n"),
        SpecificationCase(
            "a variable", "{{$a}}say {{b}} now{{/a}}\n", data: #"{"b": "ice"}"#, prints: "say ice now\n"),
        SpecificationCase(
            "with a raw variable", "{{$a}}<{{{b}}}>{{/a}}\n", data: #"{"b": "<i>"}"#, prints: "<<i>>\n"),
        SpecificationCase(
            "with a section", "{{$a}}say {{#b}}{{c}}{{/b}} now{{/a}}\n", data: #"{"b": {"c": "ice"}}"#,
            prints: "say ice now\n"),
        SpecificationCase(
            "with an inverted section", "{{$a}}say {{^b}}{{c}}{{/b}} now{{/a}}\n", data: #"{"c": "ice"}"#,
            prints: "say ice now\n"),
        SpecificationCase(
            "with tags in the data", "{{$a}}say {{#b}}{{c}}{{/b}}{{/a}}\n",
            data: #"{"b": {"c": "{{d}}"}, "d": "no"}"#,
            prints: "say {{d}}\n"),
        SpecificationCase(
            "in a layout", "{{<page}}{{/page}}\n", with: ["page": "{{$a}}own{{/a}}"], prints: "own"),
        SpecificationCase(
            "is not looked up in the data", "{{<page}}{{/page}}", data: #"{"a": "data"}"#,
            with: ["page": "{{$a}}own{{/a}}"], prints: "own"),
        SpecificationCase(
            "in a partial and in a layout alike", "{{>page}}|{{<page}}{{/page}}",
            with: ["page": "{{$a}}own{{/a}}"],
            prints: "own|own"),
        SpecificationCase("of a missing layout", "[{{<page}}{{$a}}x{{/a}}{{/page}}]", prints: "[]"),
    ]

    static let overrides = [
        SpecificationCase(
            "one block", "{{<page}}{{$a}}new{{/a}}{{/page}}", with: ["page": "<{{$a}}own{{/a}}>"],
            prints: "<new>"),
        SpecificationCase(
            "whatever the data", "{{<page}}{{$a}}new{{/a}}{{/page}}", data: #"{"a": "data"}"#,
            with: ["page": "{{$a}}own{{/a}}"], prints: "new"),
        SpecificationCase(
            "after other text", "then {{<page}}{{$a}}new{{/a}}{{/page}}", with: ["page": "{{$a}}own{{/a}}"],
            prints: "then new"),
        SpecificationCase(
            "differently twice", "do {{<page}}{{$a}}1{{/a}}{{/page}} {{<page}}{{$a}}2{{/a}}{{/page}}\n",
            with: ["page": "|{{$a}}own{{/a}}{{$b}} rest{{/b}}|"], prints: "do |1 rest| |2 rest|\n"),
        SpecificationCase(
            "with line breaks", "{{<page}}{{$a}}\nnew\n\nlines\n{{/a}}{{/page}}",
            with: ["page": "{{$a}}own{{/a}}"],
            prints: "new\n\nlines\n"),
        SpecificationCase(
            "one block of two", "{{<page}}{{$b}}new{{/b}}{{/page}}",
            with: ["page": "{{$a}}1{{/a}}, {{$b}}2{{/b}}"],
            prints: "1, new"),
        SpecificationCase(
            "through layouts that use each other", "{{<one}}{{$a}}new{{/a}}{{/one}}",
            with: [
                "one": "{{$a}}own{{/a}} {{$b}}{{<two}}{{/two}}{{/b}}",
                "two": "{{$a}}two{{/a}} {{<one}}{{$b}}end{{/b}}{{/one}}",
            ], prints: "new new new end"),
        SpecificationCase(
            "the outermost wins", "{{<one}}{{$a}}outer{{/a}}{{/one}}",
            with: [
                "one": "{{<two}}{{$a}}1{{/a}}{{/two}}", "two": "{{<three}}{{$a}}2{{/a}}{{/three}}",
                "three": "{{$a}}3{{/a}}",
            ], prints: "outer"),
        SpecificationCase(
            "the outermost of those that say something", "{{<one}}{{/one}}",
            with: [
                "one": "{{<two}}{{$a}}1{{/a}}{{/two}}", "two": "{{<three}}{{$a}}2{{/a}}{{/three}}",
                "three": "{{$a}}3{{/a}}",
            ], prints: "1"),
        SpecificationCase(
            "text between the layout's tags is not shown", "{{<page}} lost {{$a}}new{{/a}} lost {{/page}}",
            with: ["page": "{{$a}}own{{/a}}"], prints: "new"),
        SpecificationCase(
            "text alone between the layout's tags", "{{<page}} lost {{/page}}",
            with: ["page": "{{$a}}own{{/a}}"],
            prints: "own"),
        SpecificationCase(
            "in the context of the place", "{{<page}}{{$a}}I take {{drug}}.{{/a}}{{/page}}",
            data: #"{"drug": "outer", "in": {"drug": "inner"}}"#,
            with: ["page": "{{#in}}{{$a}}You take {{drug}}.{{/a}}{{/in}}"], prints: "I take inner."),
        SpecificationCase(
            "blocks within what overrides", "{{<one}}{{$b}}new{{/b}}{{/one}}",
            with: ["one": "{{<two}}{{$a}}[{{$b}}own{{/b}}]{{/a}}{{/two}}", "two": "<{{$a}}2{{/a}}>"],
            prints: "<[new]>"),
        SpecificationCase(
            "a block within itself", "{{<one}}{{$a}}x{{$a}}y{{/a}}{{/a}}{{/one}}",
            with: ["one": "<{{$a}}own{{/a}}>"],
            prints: "<xy>"),
    ]

    static let indentation = [
        SpecificationCase(
            "an override keeps the place's", "{{<page}}{{$a}}new{{/a}}{{/page}}",
            with: ["page": "list:\n  {{$a}}own{{/a}}\n"], prints: "list:\n  new\n"),
        SpecificationCase(
            "a layout's tags on one line", "One\n  {{<page}}{{/page}}\n", with: ["page": "two\nthree\n"],
            prints: "One\n  two\n  three\n"),
        SpecificationCase(
            "a block's tags on one line", "{{<page}}{{$a}}\nnew\nlines{{/a}}\n{{/page}}\n",
            with: ["page": "One\n  {{$a}}{{/a}}\n"], prints: "One\n  new\n  lines\n"),
        SpecificationCase(
            "taken away where it is written, added where it is shown",
            "{{<page}}{{$a}}\n      new\n      lines\n{{/a}}{{/page}}\n",
            with: ["page": "One\n  {{$a}}\n  {{/a}}\n"], prints: "One\n  new\n  lines\n"),
        SpecificationCase(
            "of the block's own content", "{{<page}}{{$a}}\nnew\nlines\n{{/a}}{{/page}}\n",
            with: ["page": "One\n{{$a}}\n    own\n{{/a}}\n"], prints: "One\n    new\n    lines\n"),
        SpecificationCase(
            "of a block in an override", "{{<one}}{{$b}}\nnew\n{{/b}}{{/one}}\n",
            with: [
                "one": "{{<two}}{{$a}}\n  first\n  {{$b}}\n    own\n  {{/b}}\n{{/a}}{{/two}}\n",
                "two": "{{$a}}own{{/a}}",
            ], prints: "first\n  new\n"),
        SpecificationCase(
            "deeper lines stay deeper", "{{<page}}{{$a}}\n  <p>\n    new\n  </p>\n{{/a}}{{/page}}",
            with: ["page": "<main>\n    {{$a}}own{{/a}}\n</main>\n"],
            prints: "<main>\n    <p>\n      new\n    </p>\n</main>\n"),
        SpecificationCase(
            "on top of the layout's", "  {{<page}}{{$a}}\nnew\n{{/a}}{{/page}}\n",
            with: ["page": "<main>\n  {{$a}}own{{/a}}\n</main>\n"], prints: "  <main>\n    new\n  </main>\n"),
        SpecificationCase(
            "an empty override leaves no line", "{{<page}}{{$a}}{{/a}}{{/page}}",
            with: ["page": "1\n  {{$a}}own{{/a}}\n2\n"], prints: "1\n2\n"),
        SpecificationCase(
            "own content over lines stays as written", "1\n  {{$a}}own\n    lines{{/a}}\n2\n",
            prints: "1\n  own\n    lines\n2\n"),
        SpecificationCase(
            "with CRLF", "{{<page}}{{$a}}\r\nnew\r\nlines\r\n{{/a}}\r\n{{/page}}\r\n",
            with: ["page": "One\r\n  {{$a}}own{{/a}}\r\nTwo\r\n"],
            prints: "One\r\n  new\r\n  lines\r\nTwo\r\n"),
        SpecificationCase(
            "none in running text", "{{<page}}{{$a}}new{{/a}}{{/page}}",
            with: ["page": "  <title>{{$a}}own{{/a}}</title>\n"], prints: "  <title>new</title>\n"),
    ]
}
