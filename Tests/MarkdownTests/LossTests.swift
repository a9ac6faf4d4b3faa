import Diagnostics
import Markdown
import Testing

/// Places where Markdown takes a writer's words out of the text without a word: each is an error.
@Suite struct LossTests {
    @Test(arguments: [
        // Cells beyond the table's columns.
        ("| a | b |\n|---|---|\n| 1 | 2 | ❶3 |\n", "surplus-cell"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n| é \\| \\\\ | 2 | ❶3 | 4\n", "surplus-cell"),
        ("> - | a |\n>   |---|\n>   1 | ❶`c`\n", "surplus-cell"),
        // Lines that are read as the address of a link.
        ("❶[Warning]: stop-warfarin-first\n", "unused-definition"),
        ("❶[Important]: <Never drive home afterwards>\n", "unused-definition"),
        ("é\n\n- ❶[Note]: call \"the nurse at once\"\n- b\n", "unused-definition"),
        ("> ❶[Do\n> not]: drive\n\nText.\n", "unused-definition"),
        ("> ❶[!DO]: x\n", "unused-definition"),
        ("    code\n❶[Warning]: stop\n\nafter\n", "unused-definition"),
        ("See [Warning](a.md).\n\n❶[Warning]: stop\n", "unused-definition"),
        ("See [that][w].\n\n[w]: a.md\n❶[W]: never-drive\n", "duplicate-definition"),
        // Footnotes.
        ("X[^9].\n\n[^9]: First.\n\n❶[^9]: Second.\n", "duplicate-footnote"),
        ("X[^a].\n\n[^a]: First.\n❶[^A]: Second.\n", "duplicate-footnote"),
        ("Text.\n\n> ❶[^b]: In a quote.\n", "unused-footnote"),
        ("X[^q].\n\n[^q]: See.\n\n    ❶{{include: aftercare}}\n", "bad-insertion"),
        ("## Call❶[^h]\n\n[^h]: When.\n", "footnote-in-heading"),
        // Facts in headings.
        ("## Call ❶{{clinic.phone}} now\n", "fact-in-heading"),
        ("# ❶{{clinic.name}} {#x}\n", "fact-in-heading"),
        // Words behind the marks of a block of code.
        ("❶``` Neverdrive afterwards\ntext\n```\n", "code-info"),
        ("- ❶~~~stop\n  text\n  ~~~\n", "code-info"),
        // Headings that nobody meant.
        ("❶Do not drive for a day\n---\n", "underlined-heading"), ("❶#1 Rule\n===\n", "underlined-heading"),
        // What looks like an alert.
        ("> ❶[!URGENT]Call now\n", "misplaced-alert"), ("> ❶[!URGENT]: Call now\n", "misplaced-alert"),
        ("> text\n> ❶[!URGENT] four\n", "misplaced-alert"), ("❶[!URGENT] five\n", "misplaced-alert"),
        ("> **❶[!URGENT]** three\n", "misplaced-alert"), ("é ❶[!dont] six\n", "misplaced-alert"),
    ])
    func `says what would not be shown`(_ marked: String, _ rule: String) {
        let text = MarkedText(marked)
        let problems = parse(text.text).diagnostics
        #expect(problems.map(\.rule) == [rule])
        #expect(problems.map(\.position) == text.places)
        #expect(problems.allSatisfy { $0.severity == .error && $0.help != nil })
    }

    @Test(arguments: [
        "| a | b |\n|---|---|\n| 1 |\n| 1 | 2 |\n| 1 | a \\| b | |\n1 | 2\n| `a` | *b* [c](d.md) |\n",
        "See [that][w], [W][] and [w].\n\n[w]: <a.md> \"Title\"\n",
        "See [that\nplace].\n\n[That place]: a.md\n",
        "[Warning]: stop this at once\n", "Text\n[Warning]: stop\n", "```\n[Warning]: stop\n[^1]: x\n```\n",
        "    [Warning]: stop\n", "- ```\n  [a]: b\n  ```\n", "\\[Warning]: stop\n", "`[Warning]: stop`\n",
        "X[^9].\n\n[^9]: First [a](b.md).\n", "- [ ] [a](b.md): c\n", "### Call us {#call}\n\n---\n",
        "#\n", "> [!URGENT] t\n> [a](b.md)\n", "> \\[!URGENT] Call now\n", "`[!URGENT]`\n", "[!URGENTLY] a\n",
        "[![a](b.png)](c.md)\n",
    ])
    func `stays silent where everything is shown`(_ text: String) {
        #expect(parse(text).diagnostics == [])
    }

    @Test(arguments: ["[", "[a]: b\n", "[^a]: b\n", "]:", "[a]:", "\\]:", "> [!DO]\n\n", "a [!DO] "])
    func `takes time in proportion to the text`(_ unit: String) {
        let text = String(repeating: unit, count: 1_500_000 / unit.utf8.count)
        let time = ContinuousClock().measure { _ = parse(text) }
        #expect(time < .seconds(20))
    }
}
