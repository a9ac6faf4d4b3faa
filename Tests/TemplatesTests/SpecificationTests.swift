import Testing

/// The behaviour that the public Mustache specification asks for, case by case.
@Suite struct SpecificationTests {
    @Test(arguments: comments) func `leaves comments out`(_ example: SpecificationCase) throws {
        #expect(try example.output() == example.expected)
    }

    @Test(arguments: delimiters) func `changes delimiters`(_ example: SpecificationCase) throws {
        #expect(try example.output() == example.expected)
    }

    @Test(arguments: partials) func `includes partials`(_ example: SpecificationCase) throws {
        #expect(try example.output() == example.expected)
    }

    static let comments = [
        SpecificationCase("inline", "ice{{! not too cold }}pack", prints: "icepack"),
        SpecificationCase("over several lines", "ice{{!\n not\n too cold\n}}pack\n", prints: "icepack\n"),
        SpecificationCase("on its own line", "Rest.\n{{! how long? }}\nWalk.\n", prints: "Rest.\nWalk.\n"),
        SpecificationCase(
            "on its own line, indented", "Rest.\n    {{! how long? }}\nWalk.\n", prints: "Rest.\nWalk.\n"),
        SpecificationCase("with CRLF", "Rest.\r\n{{! how long? }}\r\nWalk.", prints: "Rest.\r\nWalk."),
        SpecificationCase("on the first line", "  {{! how long? }}\nWalk.", prints: "Walk."),
        SpecificationCase(
            "on a last line without a line break", "Rest.\n  {{! how long? }}", prints: "Rest.\n"),
        SpecificationCase(
            "several own lines", "Rest.\n{{!\nhow\nlong\n}}\nWalk.\n", prints: "Rest.\nWalk.\n"),
        SpecificationCase(
            "several own lines, indented", "Rest.\n  {{!\n   how\n  }}\nWalk.\n", prints: "Rest.\nWalk.\n"),
        SpecificationCase("after indented text", "  Rest {{! how long? }}\n", prints: "  Rest \n"),
        SpecificationCase("between spaces", "Rest {{! how long? }} Walk", prints: "Rest  Walk"),
        SpecificationCase(
            "that look like variables", "[{{!name}}]", data: #"{"name": "x", "!name": "y"}"#, prints: "[]"),
    ]

    static let delimiters = [
        SpecificationCase(
            "a pair", "{{=<% %>=}}[<%drug%>]", data: #"{"drug": "Lidocaine"}"#, prints: "[Lidocaine]"),
        SpecificationCase(
            "single signs", "({{=[ ]=}}[drug])", data: #"{"drug": "Lidocaine"}"#, prints: "(Lidocaine)"),
        SpecificationCase(
            "before and after sections",
            "<\n{{#on}}\n  {{drug}}\n  ~drug~\n{{/on}}\n\n{{= ~ ~ =}}\n"
                + "~#on~\n  {{drug}}\n  ~drug~\n~/on~\n>\n",
            data: #"{"on": true, "drug": "Ice"}"#, prints: "<\n  Ice\n  ~drug~\n\n  {{drug}}\n  Ice\n>\n"),
        SpecificationCase(
            "before and after inverted sections",
            "<\n{{^off}}\n  {{drug}}\n  ~drug~\n{{/off}}\n\n{{= ~ ~ =}}\n"
                + "~^off~\n  {{drug}}\n  ~drug~\n~/off~\n>\n",
            data: #"{"off": false, "drug": "Ice"}"#, prints: "<\n  Ice\n  ~drug~\n\n  {{drug}}\n  Ice\n>\n"),
        SpecificationCase(
            "do not reach into partials", "( {{>part}} )\n{{= ~ ~ =}}\n( ~>part~ )\n",
            data: #"{"drug": "Ice"}"#,
            with: ["part": "-{{drug}}-"], prints: "( -Ice- )\n( -Ice- )\n"),
        SpecificationCase(
            "do not leak out of partials", "( {{>part}} )\n( -{{drug}}-  -~drug~- )\n",
            data: #"{"drug": "Ice"}"#,
            with: ["part": "-{{drug}}- {{= ~ ~ =}} -~drug~-"],
            prints: "( -Ice-  -Ice- )\n( -Ice-  -~drug~- )\n"),
        SpecificationCase("between spaces", "a {{=@ @=}} b", prints: "a  b"),
        SpecificationCase("at a line's end", " a {{=@ @=}}\n", prints: " a \n"),
        SpecificationCase("on its own line", "Rest.\n{{=@ @=}}\nWalk.\n", prints: "Rest.\nWalk.\n"),
        SpecificationCase(
            "on its own line, indented", "Rest.\n  {{=@ @=}}\nWalk.\n", prints: "Rest.\nWalk.\n"),
        SpecificationCase("with CRLF", "Rest.\r\n{{= @ @ =}}\r\nWalk.", prints: "Rest.\r\nWalk."),
        SpecificationCase("on the first line", "  {{=@ @=}}\nWalk.", prints: "Walk."),
        SpecificationCase("on a last line without a line break", "Rest.\n  {{=@ @=}}", prints: "Rest.\n"),
        SpecificationCase("with padding", "a{{= @   @ =}}b", prints: "ab"),
    ]

    static let partials = [
        SpecificationCase("by name", "'{{>part}}'", with: ["part": "from afar"], prints: "'from afar'"),
        SpecificationCase("that are missing print nothing", "'{{>part}}'", prints: "''"),
        SpecificationCase(
            "see the context", "'{{>part}}'", data: #"{"drug": "Ice"}"#, with: ["part": "={{drug}}="],
            prints: "'=Ice='"),
        SpecificationCase(
            "include themselves", "{{>nerve}}",
            data:
                #"{"name": "root", "sub": [{"name": "l", "sub": []}, {"name": "r", "sub": []}]}"#,
            with: ["nerve": "{{name}}[{{#sub}}{{>nerve}}{{/sub}}]"], prints: "root[l[]r[]]"),
        SpecificationCase(
            "within partials", "{{>outer}}", data: #"{"a": "x", "b": "y"}"#,
            with: ["outer": "({{a}} {{>inner}})", "inner": "{{b}}!"], prints: "(x y!)"),
        SpecificationCase("between spaces", "a {{>part}} b", with: ["part": "\t-\t"], prints: "a \t-\t b"),
        SpecificationCase(
            "in running text are not indented", "  {{drug}}  {{> part}}\n", data: #"{"drug": "Ice"}"#,
            with: ["part": "-\n-"], prints: "  Ice  -\n-\n"),
        SpecificationCase("with CRLF", "a\r\n{{>part}}\r\nb", with: ["part": "-"], prints: "a\r\n-b"),
        SpecificationCase("on the first line", "  {{>part}}\nb", with: ["part": "-\n-"], prints: "  -\n  -b"),
        SpecificationCase(
            "on a last line", "a\n  {{>part}}", with: ["part": "-\n-"], prints: "a\n  -\n  -"),
        SpecificationCase(
            "indent their own lines, not those of values", "<\n  {{>part}}\n>\n", data: #"{"text": "1\n2"}"#,
            with: ["part": "a\n{{{text}}}b{{{text}}}c\nd\n"], prints: "<\n  a\n  1\n2b1\n2c\n  d\n>\n"),
        SpecificationCase(
            "indent within indented ones", "-\n {{>outer}}\n-\n",
            with: ["outer": "o\n  {{>inner}}\no\n", "inner": "1\n\n2\n"],
            prints: "-\n o\n   1\n   \n   2\n o\n-\n"),
        SpecificationCase(
            "indent lines that begin with a section or end one", "  {{>part}}\n",
            data: #"{"list": ["a", "b"]}"#,
            with: ["part": "{{#list}}\n{{.}}\n{{/list}}\n{{#list}}<{{.}}>{{/list}}\n"],
            prints: "  a\n  b\n  <a><b>\n"),
        SpecificationCase(
            "indent themselves deeper and deeper", "{{>nerve}}",
            data:
                #"{"name": "root", "sub": [{"name": "l", "sub": [{"name": "tip", "sub": []}]}]}"#,
            with: ["nerve": "{{name}}\n{{#sub}}\n  {{>nerve}}\n{{/sub}}\n"],
            prints: "root\n  l\n    tip\n"),
        SpecificationCase("with padding", "|{{> part }}|", with: ["part": "[]"], prints: "|[]|"),
    ]
}
