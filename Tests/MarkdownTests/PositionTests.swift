import Diagnostics
import Markdown
import Testing

@Suite struct PositionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let rule: String
        let marked: String
        var testDescription: String { "\(rule): \(marked.debugDescription)" }

        init(_ rule: String, _ marked: String) {
            self.rule = rule
            self.marked = marked
        }
    }

    static let diagnostics = [
        Case("raw-html", "❶<div>\nx\n</div>\n"),
        Case("raw-html", "text ❶<b>bold❶</b>\n"),
        Case("raw-html", "é 日 ❶<br>\n"),
        Case("raw-html", "a ❶<!-- note --> b\n"),
        Case("raw-html", "❶<!-- note -->\n"),
        Case("raw-html", "- a\n  b ❶<i>\n  c\n"),
        Case("raw-html", "> - a\n>   b ❶<i>\n"),
        Case("raw-html", "|a|b|\n|-|-|\n|c|d ❶<b>|\n"),
        Case("raw-html", "a ❶<b\nc=\"d\"> e ❶<i>\n"),
        Case("unsafe-url", "❶[a](javascript:x)\n"),
        Case("unsafe-url", "a [b](c) ❶[d](JaVaScRiPt:x) [e](f)\n"),
        Case("unsafe-url", "❶[a](&#106;avascript:x)\n"),
        Case("unsafe-url", "❶[a](<java&#10;script:x>)\n"),
        Case("unsafe-url", "❶[a](<&#1; javascript:x>)\n"),
        Case("unsafe-url", "❶![a](data:image/png;base64,AA)\n"),
        Case("unsafe-url", "❶[a](vbscript:x) ❶[b](file:///etc)\n"),
        Case("unsafe-url", "❶[a](//host/path)\n"),
        Case("unsafe-url", "❶[a](</\t/host>)\n"),
        Case("unsafe-url", "❶[a](/\\\\\\host)\n"),
        Case("unsafe-url", "❶<ftp://a.b>\n"),
        Case("unsafe-url", "see ❶ftp://a.bc\n"),
        Case("unsafe-url", "❶[r]\n\n[r]: javascript:x\n"),
        Case("unsafe-url", "text[^1]\n\n[^1]: note\n    ❶[a](x:y)\n"),
        Case("bad-insertion", "a ❶{{open\n"),
        Case("bad-insertion", "a ❶{{ clinic.phone }}\n"),
        Case("bad-insertion", "a ❶{{clinic}} b {{clinic.phone}} ❶{{x_y.z}}\n"),
        Case("bad-insertion", "a\nb ❶{{include: x}}\n"),
        Case("bad-insertion", "# ❶{{include: x}}\n"),
        Case("bad-insertion", "- a\n\n  é ❶{{*x*}}\n"),
        Case("bad-insertion", "❶[a](tel:{{clinic.phone}})\n"),
        Case("heading-id", "# A\n\n❶## B {#Bad Id}\n"),
        Case("heading-id", "❶## B {#}\n"),
        Case("heading-id", "❶## B{#b}\n"),
        Case("duplicate-heading-id", "# A {#a}\n\n❶# B {#a}\n"),
        Case("unknown-alert", "> ❶[!URGENCY]\n> a\n"),
        Case("unknown-alert", "- > ❶[!do]\n  > - a\n"),
        Case("empty-alert", "> ❶[!DO]\n"),
        Case("empty-alert", "> ❶[!EMERGENCY] Call 911\n"),
        Case("alert-needs-list", "> ❶[!DO]\n> a\n"),
        Case("alert-needs-list", "> ❶[!DONT]\n> - a\n>\n> b\n"),
    ]

    @Test(arguments: diagnostics, [1, 12])
    func `finds a problem where it was written`(_ item: Case, _ firstLine: Int) {
        let marked = MarkedText(item.marked, firstLine: firstLine)
        let found = parse(marked.text, firstLine: firstLine).diagnostics
        #expect(found.map(\.rule) == marked.places.map { _ in item.rule })
        #expect(found.compactMap(\.position) == marked.places)
        #expect(found.allSatisfy { $0.help != nil && $0.severity == .error && $0.file == "content/a.md" })
    }

    @Test(arguments: diagnostics)
    func `finds a problem on the same line with CRLF`(_ item: Case) {
        let marked = MarkedText(item.marked)
        let found = parse(
            marked.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        #expect(found.diagnostics.compactMap(\.position) == marked.places)
    }

    static let links = [
        "a ❶[b](c)\n",
        "é日 ❶[b](c)\n",
        "|a|b|\n|-|-|\n|c|❶[d](e)|\n\nafter ❶[f](g)\n",
        "|❶[a](b)|\n|-|\n",
        "|a\\|b|`c\\|d` ❶[e](f)|\n|-|-|\n|❶[a](b)|❶[c](d)|\n",
        "before\n❶[a](b)\n|❶[c](d)|\n|-|\n|x|\n\n❶[e](f)\n",
        "- a\n  - b\n    c ❶[d](e)\n      ❶[f](g)\n",
        "- \t❶[a](b)\n\n\t❶[c](d)\n",
        "1. > a\n   > ❶[b](c)\n\n❶[d](e)\n",
        "text[^1] ❶[a](b)\n\n[^1]: note ❶[c](d)\n    more ❶[e](f)\n\n    ❶[g](h)\n",
        "a `b\nc` ❶[d](e)\n",
        "❶[a](b\n\"t\") ❶[c](d)\n❶[e](f)\n",
        "[r]: x\n[s]: y\nafter ❶[a](b)\n",
        "[r]: x\n'title'\nafter ❶[a](b)\n",
        "> [r]: x\n> ❶[a](b)\n",
        "[r]: x\nhead ❶[a](b)\n===\n\n❶[c][r]\n",
        "## a ❶[b](c) ##\n",
        "a &amp; \\* &#42; ❶[b](c)\n",
        "**a ~~b~~ *c ❶[d](e)*** ❶![f](g)\n",
        "a  \nb\\\nc ❶[d](e)\n",
        "a ❶<http://b.c> ❶https://d.ef ❶www.g.hi ❶j@k.lm ❶[n](o)\n",
        "[a](b) text\n❶[c](b) a\n",
        "> lazy\n❶[a](b)\n",
        "- [ ] task ❶[a](b)\n- [x] ❶[c](d)\n",
        "❶[a ❶![b](c) d](e) ❶[f](g)\n",
        "❶[a *b\nc* d](e)\nf ❶[g](h)\n",
        "    code\n\n→ ❶[a](b)\n",
    ]

    @Test(arguments: links)
    func `knows where a link was written`(_ marked: String) {
        for end in ["\n", "\r\n"] {
            let text = MarkedText(marked.replacing("[a](b) text", with: "❶[a](b) text"), firstLine: 7)
            let source = text.text.split(separator: "\n", omittingEmptySubsequences: false).joined(
                separator: end)
            let document = parse(source, firstLine: 7).document
            let found = document.nodes.all([.link, .image])
            #expect(found.map(\.position) == text.places)
        }
    }

    @Test func `knows where facts, includes, footnotes and blocks were written`() {
        let marked = MarkedText(
            """
            ❶# Head

            ❶Call ❶{{clinic.phone}} or `{{no.fact}}` ❶{{clinic.name}}.

            - ❶- ❶item

            ❶{{include: aftercare}}

            ❶> ❶quote[^n]

            ❶|a|
            |-|
            |b|

            ❶[^n]: note
            """)
        let document = parse(marked.text).document
        let kinds: [Node.Kind] = [
            .heading, .fact, .include, .blockQuote, .table, .footnoteDefinition, .paragraph, .list,
        ]
        let found = document.nodes.all(kinds).filter { node in
            switch node.kind {
            case .paragraph: node.plainText() != "note"
            case .list: node.position.column > 1
            default: true
            }
        }
        #expect(found.map(\.position) == marked.places)
    }

    /// Words that each stand once in a text put together at random.
    @Test(arguments: 0..<6)
    func `knows where every word was written`(_ seed: UInt64) {
        var random = Random(seed: seed &+ 100)
        for _ in 0..<200 {
            var text = ""
            for number in 0..<Int(random.next() % 16 + 2) {
                text += Self.frames[Int(random.next() % UInt64(Self.frames.count))]
                    .replacing("@", with: "é\(number)x")
            }
            let document = parse(text, .plain).document
            let source = text.split(separator: "\n", omittingEmptySubsequences: false)
            for node in document.nodes.all(.text) {
                let value = node.text
                guard value.hasPrefix("é") else { continue }
                let line = node.position.line <= source.count ? source[node.position.line - 1] : ""
                let rest = line.unicodeScalars.dropFirst(node.position.column - 1)
                #expect(
                    rest.starts(with: value.prefix(3).unicodeScalars), "\(value) in \(text.debugDescription)")
            }
        }
    }

    static let frames = [
        "@", " *@* ", " **@** ", " [@](u) ", " [@](<u v> \"t\") ", " [@](u\n't') ", "\n", "\n\n", "\n- @",
        "\n  @", "\n> @",
        "\n1. @", " `c` ", " `c\nd` ", " ``c`d`` ", "  \n@", "\\\n@", "\n\n|@|@b|\n|-|-|\n|@c|*@d*|\n\n",
        " ~~@~~ ",
        " &amp;", "\\*", "\n# ", "\n\n```\ncode\n```\n\n@", " ![@](i) ", "\n\n[^f]: @\n\n", "[^f]",
        "\n\n    code\n\n@",
        "\n\n[r]: /u\n@", "\n\n[r]: /u\n'title'\n\n@", " [@][r] ", " [@][] ", "\n===\n@",
    ]
}
