import Diagnostics
import Markdown
import Testing

@Suite struct HandoutDialectTests {
    private func ids(_ text: String) -> [String?] {
        parse(text).document.nodes.all(.heading).map(\.headingID)
    }

    @Test(arguments: [
        ("# What it is", "what-it-is"), ("# Before & after!", "before-after"),
        ("# *Some* `code` [link](a.md)", "some-code-link"),
        ("# Übung — ÄÖ", "übung-äö"), ("# 手术 前", "手术-前"), ("# हिन्दी", "हिन्दी"), ("# ...", "section"),
        ("#", "section"),
        ("# A1 b2", "a1-b2"), ("# Head {#own-id}", "own-id"),
        ("# Head {#x} ##", "x"),
        ("# Head \\{#x}", "head-x"), ("# Head {x}", "head-x"), ("# {#x}", "x"),
    ])
    func `gives a heading its id`(_ text: String, _ id: String) {
        #expect(ids(text) == [id])
        #expect(parse(text).diagnostics.isEmpty)
    }

    @Test func `numbers equal ids without meeting an explicit one`() {
        #expect(ids("# A\n\n# A\n\n# B {#a-2}\n\n# A\n\n# a") == ["a", "a-3", "a-2", "a-4", "a-5"])
        #expect(ids("# A 2\n\n# A\n\n# A") == ["a-2", "a", "a-3"])
    }

    @Test func `takes the explicit id out of the text`() {
        let heading = blocks("## Risks *and* harms {#risks}\n").first
        #expect(heading?.plainText() == "Risks and harms")
        #expect(heading?.headingLevel == 2)
        #expect(heading?.headingID == "risks")
        #expect(heading?.hasExplicitID == true)
    }

    @Test(arguments: AlertLevel.allCases)
    func `reads every kind of alert`(_ level: AlertLevel) {
        let body = level.isList ? "- a\n> - b" : "a *b*\n>\n> c"
        let alert = blocks("> [!\(level.rawValue)] Title *x*\n> \(body)\n").first
        #expect(alert?.alertLevel == level)
        #expect(alert?.children.first?.kind == .alertTitle)
        #expect(alert?.plainText() == "Title x\n" + (level.isList ? "a\nb" : "a b\nc"))
    }

    @Test(arguments: [
        ("> [!URGENT] *t* u\n> a\n> b", [Node.Kind.alertTitle, .paragraph], "t u\na b"),
        ("> [!URGENT]\n> a *b*\n>\n> c", [.paragraph, .paragraph], "a b\nc"),
        ("> [!URGENT]\n>\n> a", [.paragraph], "a"),
        ("> [!URGENT] t\n>\n> a", [.alertTitle, .paragraph], "t\na"),
        ("> [!URGENT]  \n> a", [.paragraph], "a"),
        ("> > [!URGENT] t\n> > a\n> b\n>\n> c", [.alert, .paragraph], "t\na b\nc"),
        ("> [!DO]\n> - > [!URGENT] t\n>   > a\n> - b", [.list], "t\na\nb"),
    ])
    func `parts an alert's title from its text`(_ text: String, _ kinds: [Node.Kind], _ plain: String) {
        let alert = blocks(text).first
        #expect(alert?.children.map(\.kind) == kinds)
        #expect(alert?.plainText() == plain)
    }

    @Test(arguments: [
        "> \\[!DO]\n> - a\n", "> a\n> [!DO]\n", "> `[!DO]`\n", "[!DO]\n", "> [!DO](x)\n", "> [!DO]: x\n",
    ])
    func `takes nothing else for an alert`(_ text: String) {
        let result = parse(text)
        #expect(!result.document.blocks.hold(.alert))
    }

    @Test func `suggests the alert that was meant`() {
        #expect(parse("> [!EMERGENCI] a\n> b\n").diagnostics.first?.help == "Did you mean `EMERGENCY`?")
    }

    @Test func `reads facts in text, links and cells`() {
        let text =
            "{{clinic.name}}\n\nCall [{{clinic.phone}}](tel:1) *{{a.b-c.d1}}*{{e.f}}\n\n|{{g.h}}|\n|-|\n"
        #expect(
            blocks(text).all(.fact).map(\.text) == ["clinic.name", "clinic.phone", "a.b-c.d1", "e.f", "g.h"])
    }

    @Test(arguments: [
        ("\\{{a.b}}", "{{a.b}}"), ("{\\{a.b}}", "{{a.b}}"), ("&#123;{a.b}}", "{{a.b}}"),
        ("\\{\\{a}} b", "{{a}} b"),
        ("`{{a}}`", "{{a}}"), ("a { {b} } }}", "a { {b} } }}"), ("    {{a}}", "{{a}}"),
    ])
    func `leaves escaped braces and code alone`(_ text: String, _ plain: String) {
        #expect(blocks(text).plainText() == plain)
    }

    @Test(arguments: [
        "{{include: after-care}}", "{{include:after-care}}", "> {{include: after-care}}",
        "- {{include: after-care}}",
    ])
    func `reads an include that stands alone`(_ text: String) {
        #expect(blocks(text).all(.include).map(\.text) == ["after-care"])
        #expect(!blocks(text).hold(.paragraph))
    }

    @Test(arguments: [
        "{{include: a}} b", "b {{include: a}}", "*{{include: a}}*", "[{{include: a}}](b)", "{{include: a b}}",
        "{{include: }}",
        "{{a}}", "{{a.}}", "{{.a}}", "{{a..b}}", "{{a.b}", "{{a.b", "{{}}", "{{{a.b}}}", "{{a.é}}",
        "![x](y \"{{a.b}}\")",
        "{{a.*b*}}",
    ])
    func `refuses every other insertion`(_ text: String) {
        #expect(parse(text).diagnostics.map(\.rule) == ["bad-insertion"])
    }

    @Test func `knows none of this in plain Markdown`() {
        let text = "# A {#b}\n\n> [!DO]\n> {{include: x}}\n\n{{a.b}} {{\n"
        let result = parse(text, .plain)
        #expect(result.diagnostics.isEmpty)
        #expect(
            HTMLWriter().string(result.document)
                == "<h1>A {#b}</h1>\n<blockquote>\n<p>[!DO]\n{{include: x}}</p>\n"
                + "</blockquote>\n<p>{{a.b}} {{</p>\n"
        )
    }

    @Test(arguments: [
        "http://a.b", "HTTPS://a", "mailto:a@b.c", "tel:+1", "a.md", "../a.md#b", "#b", "/a:b", "?a:b", "",
    ])
    func `lets safe addresses stand`(_ destination: String) {
        #expect(LinkAddress(destination).danger == nil)
    }

    @Test func `keeps nothing that a browser could run`() {
        for scheme in ["javascript:x", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x", "file:///x"] {
            for dialect in [MarkdownParser.Dialect.plain, .handout] {
                let html = HTMLWriter().string(parse("[a](\(scheme)) ![b](\(scheme))", dialect).document)
                #expect(html == "<p><a href=\"\">a</a> <img src=\"\" alt=\"b\" /></p>\n")
            }
        }
        #expect(siteHTML("a <script>x</script> b\n") == "<p>a x b</p>\n")
    }
}
