extension Fault {
    /// Texts of the front matter of which a part would not be shown, or not as it was meant.
    static let texts = [
        Fault(
            "a note that a remark cuts",
            .replace(Page.warming, "note: It fades.", "note: ⟨here⟩It fades unless grade #3."),
            rule: "cut-text",
            "The text of `note` ends before the `#`; the rest of the line would not be shown",
            help: cut),
        Fault(
            "a phone number that a remark cuts",
            .replace(Page.clinic, "555-0110", "⟨here⟩555-0110 # after 5 pm 0199"),
            rule: "cut-text",
            "The text of `phone` ends before the `#`; the rest of the line would not be shown",
            help: cut),
        Fault(
            "a long text that a remark cuts",
            .replace(
                Page.condition, "An elbow that hurts.\nsources", "⟨here⟩An elbow\n  that hürts #2\nsources"),
            rule: "cut-text",
            "The text of `summary` ends before the `#`; the rest of the line would not be shown",
            help: cut),
        Fault(
            "a fact in a note",
            .replace(Page.warming, "note: It fades.", "note: ⟨here⟩\"Call {{clinic.phone}} now.\""),
            rule: "markup-in-text", "`{{` in `note` would be shown as it stands", help: plain),
        Fault(
            "a link in the words of a source",
            .replace(Page.warming, "says: until the evening", "says: ⟨here⟩\"until [noon](noon.md)\""),
            rule: "markup-in-text", "`](` in `says` would be shown as it stands", help: plain),
        Fault(
            "emphasis in a note of a translation",
            .replace(Page.spanish, "{redness: Desaparece.}", "{redness: ⟨here⟩\"**Desaparece**.\"}"),
            rule: "markup-in-text", "`**` in `redness` would be shown as it stands", help: plain),
        Fault(
            "a title that nobody sees",
            .replace(Page.condition, "title: Sore elbow", "title: ⟨here⟩\"\u{A0}\u{200D}\""),
            rule: "empty-value", "The text of `title` is empty",
            help: "Write the text between the quotation marks, or remove the line."),
    ]

    private static let cut = "Put the whole text in quotation marks, or a remark on a line of its own."
    private static let plain =
        "Write plain words: facts, links and marks work only in the text below the front matter."

    /// Values that are no fact, and lists without items.
    static let values = [
        Fault(
            "a chance that none of a hundred bears",
            .replace(
                Page.cooling, "chance: not-stated", "chance: ⟨here⟩{count: 0, of: 100, source: elbow-leaflet}"
            ),
            rule: "bad-chance", "That it happened to none of 100 people does not tell how rare it is",
            help: "Write `chance: not-stated`, and in a `note` that it happened to none of them."),
        Fault(
            "a number with a sign",
            .replace(
                Page.cooling, "chance: not-stated",
                "chance: {count: ⟨here⟩+3, of: 100, source: elbow-leaflet}"),
            rule: "wrong-type", "`count` must be a whole number, written in digits without a comma, not `+3`",
            help: "Change the value."),
        Fault(
            "a number with a zero before it",
            .replace(
                Page.cooling, "chance: not-stated",
                "chance: {count: 3, of: ⟨here⟩0100, source: elbow-leaflet}"),
            rule: "wrong-type", "`of` must be a whole number, written in digits without a comma, not `0100`",
            help: "Change the value."),
        Fault(
            "a year that is none", .replace(Page.warming, "as-of: 2025", "as-of: ⟨here⟩yesterday 2199"),
            rule: "wrong-type",
            "`as-of` must be a year or a date of the form 2026-11-21, not `yesterday 2199`",
            help: "Change the value."),
        Fault(
            "an expectation without statements",
            .replace(Page.cooling, "recovery: not-stated", "recovery: ⟨here⟩[]"),
            rule: "empty-value", "The list of `recovery` is empty", help: item),
        Fault(
            "a clinic that offers nothing", .replace(Page.clinic, "offers: all", "offers: ⟨here⟩[]"),
            rule: "empty-value", "The list of `offers` is empty", help: item),
        Fault(
            "a technique that is offered twice",
            .replace(Page.clinic, "offers: all", "offers: [elbow-warming, ⟨here⟩elbow-warming]"),
            rule: "duplicate-id", "`elbow-warming` stands twice in `offers`", help: "Keep one of the two."),
        Fault(
            "an alias that stands twice",
            .replace(Page.warming, "[elbow-heating]", "[elbow-heating, ⟨here⟩elbow-heating]"),
            rule: "duplicate-id", "`elbow-heating` stands twice in `aliases`", help: "Keep one of the two."),
        Fault(
            "another name that stands twice",
            .replace(Page.warming, "[warm pad treatment]", "[warm pad treatment, ⟨here⟩warm pad treatment]"),
            rule: "duplicate-id", "`warm pad treatment` stands twice in `also`", help: "Keep one of the two."),
        Fault(
            "a reason that is to be avoided and cared for",
            .replace(Page.warming, "  - id: numb-fingers\n", "  - ⟨here⟩thin-skin\n  - id: numb-fingers\n"),
            rule: "avoid-and-caution", "`thin-skin` stands in both `avoid-if` and `caution-if`",
            help: "Keep the one that the source states."),
        Fault(
            "a tag", .replace(Page.condition, "updated: ", "updated: ⟨here⟩!!int "), rule: "yaml",
            "This is read as a tag (`!name`), which is not allowed here",
            help: "Put the text in quotation marks, or write the value out."),
        Fault(
            "a review that has not been",
            .replace(
                Page.condition, "updated:",
                "review: ⟨here⟩{date: 2999-01-01, by: A. Nobody, role: doctor, next: 2999-06-30}\nupdated:"),
            rule: "future-date", "The page says that it was reviewed on 2999-01-01, which is still to come",
            help: "Write the day on which it really was."),
    ]

    private static let item = "Write at least one item, or leave the key out where it is not needed."

    /// Sections, profiles and local notes that hold nothing, or that nobody would see.
    static let empty =
        ["---", "### Sub", "-", "&nbsp;", "&#x200d;", "> [!DO] ..\n>\n> - -\n"].map { text in
            Fault(
                "a section that holds only `\(text)`",
                .replace(Page.cooling, "## Risks\n\nThe skin may turn red.\n", "⟨here⟩## Risks\n\n\(text)\n"),
                rule: "empty-section", "The section `Risks` has no text",
                help: "Write its text, or say that the sources state nothing.")
        } + [
            Fault(
                "a slot that holds nothing",
                .replace(
                    Page.note, "## How to reach us\n\nAsk for the elbow desk.",
                    "⟨here⟩## How to reach us\n\n---"),
                rule: "empty-section", "The slot `How to reach us` has no text",
                help: "Write its text, or take the heading out.")
        ]

    static let profiles = [
        Fault(
            "a profile without risks",
            .replace(Page.profile, "form: part, of: risks", "form: part, of: expectations"), in: Page.profile,
            rule: "missing-element", "The profile has no element of `form: part, of: risks`", help: element),
        Fault(
            "a group without elements",
            .replace(
                Page.profile,
                "    elements:\n      - {id: description, answers: [cms-minimum/explained], form: part, of: what-it-is, text: {en: What it is, es: Qué es}}",
                "    elements: ⟨here⟩[]"), rule: "empty-value", "The list of `elements` is empty",
            help: item),
        Fault(
            "a group that stands twice", .replace(Page.profile, "- id: risks\n", "- id: ⟨here⟩benefits\n"),
            rule: "duplicate-id", "The group `benefits` stands here twice",
            help: "Give one of the two another id, or take it out."),
        Fault(
            "too many lines", .replace(Page.profile, "lines: 3", "lines: ⟨here⟩4000"), rule: "wrong-count",
            "There cannot be 4000 empty lines on a sheet", help: "Write a number from 1 to 40."),
        Fault(
            "a key of another form",
            .replace(Page.profile, "form: fact, of: facility", "form: fact, of: facility, lines: ⟨here⟩3"),
            rule: "unknown-key", "An element of the form `fact` does not use the key `lines`",
            help: "Take it out, or write another form."),
        Fault(
            "a field that stands twice",
            .replace(
                Page.profile, "fields: [name, signature, relationship,",
                "fields: [name, ⟨here⟩name, relationship,"),
            rule: "duplicate-id", "`name` stands twice in `fields`", help: "Keep one of the two."),
        Fault(
            "a thing that is asked for and that nothing answers",
            .replace(
                Page.profile, "      facility: the name of",
                "      ⟨here⟩beds: the number of beds\n      facility: the name of"),
            rule: "missing-element",
            "No element of the profile `us-cms` answers `cms-minimum/beds`: the number of beds",
            help: "Add an element with `answers: [cms-minimum/beds]`."),
        Fault(
            "an answer to nothing",
            .replace(
                Page.profile, "{id: no-promise, answers: [cms-well-designed/likelihood]",
                "{id: no-promise, answers: [⟨here⟩cms-well-designed/likelyhood]"),
            rule: "unknown-id", "No rule set asks for `cms-well-designed/likelyhood`",
            help: "Did you mean `cms-well-designed/likelihood`?"),
        Fault(
            "a choice without answers",
            .replace(
                Page.profile, "      - {id: agree,",
                "      - ⟨here⟩{id: more, answers: [cms-minimum/explained], form: choice, text: {en: More, es: Más}}\n      - {id: agree,"
            ),
            rule: "missing-key", "An element of the form `choice` needs the key `options`",
            help: "Add a line `options: …`."),
        Fault(
            "a choice of one answer",
            .replace(Page.profile, ", {en: \"No\", es: \"No\"}]", "]"),
            .replace(Page.profile, "options: [", "options: ⟨here⟩["),
            rule: "wrong-count", "There is nothing to choose here",
            help: "Write at least two options, each with its text in every language."),
        Fault(
            "a rule set that stands in the profile and in the add-on",
            .replace(Page.settings, "profile: us-cms", "profile: us-cms\nadd-ons: [gmc-montgomery]"),
            .replace(Page.addOn, "- id: montgomery", "- id: ⟨here⟩cms-minimum"),
            .replace(Page.addOn, "answers: [montgomery/", "answers: [cms-minimum/"), in: Page.addOn,
            rule: "duplicate-id", "The rule set `cms-minimum` stands in the profile `us-cms` already",
            help: "Give one of the two another id, or leave the add-on out."),
        Fault(
            "an element that stands in the profile and in the add-on",
            .replace(Page.settings, "profile: us-cms", "profile: us-cms\nadd-ons: [gmc-montgomery]"),
            .replace(Page.addOn, "{id: what-matters", "{id: ⟨here⟩concerns"), in: Page.addOn,
            rule: "duplicate-id", "The element `concerns` stands in the profile `us-cms` already",
            help: "Give one of the two another id."),
        Fault(
            "an add-on that does not exist",
            .replace(Page.settings, "profile: us-cms", "profile: us-cms\nadd-ons: [⟨here⟩gmc-montgomer]"),
            rule: "unknown-id", "There is no add-on `gmc-montgomer`", help: "Did you mean `gmc-montgomery`?"),
        Fault(
            "a whole profile as an add-on",
            .replace(Page.settings, "profile: us-cms", "profile: us-cms\nadd-ons: [⟨here⟩us-cms]"),
            rule: "wrong-sort", "`us-cms` is a whole profile, no add-on", help: "Name it under `profile`."),
        Fault(
            "an add-on as the profile",
            .replace(Page.settings, "profile: us-cms", "profile: ⟨here⟩gmc-montgomery"),
            rule: "wrong-sort", "`gmc-montgomery` is an add-on, no whole profile",
            help: "Name it under `add-ons`."),
        Fault(
            "an add-on to no sheets",
            .replace(Page.settings, "profile: us-cms", "profile: none\nadd-ons: [⟨here⟩gmc-montgomery]"),
            rule: "add-on-without-profile", "Nothing is added to: the project makes no sheets",
            help: "Take `add-ons` out, or name a profile."),
        Fault(
            "an add-on before a group that is not there",
            .replace(Page.settings, "profile: us-cms", "profile: us-cms\nadd-ons: [gmc-montgomery]"),
            .replace(Page.addOn, "before: statements", "before: ⟨here⟩statement"), in: Page.addOn,
            rule: "unknown-id", "The profile `us-cms` has no group `statement`",
            help: "Did you mean `statements`?"),
    ]

    private static let element = "Add it to one of the groups: no consent is informed without it."

    /// Characters that nobody sees.
    static let hidden = [
        Fault(
            "a mark that turns the order of digits", .append(Page.condition, "\né 1 in ⟨here⟩\u{202E}0001\n"),
            rule: "hidden-character", invisible("U+202E"), help: again),
        Fault(
            "an isolate in a note",
            .replace(Page.warming, "note: It fades.", "note: It ⟨here⟩\u{2066}fades."),
            rule: "hidden-character", invisible("U+2066"), help: again),
        Fault(
            "a space without width in a passage", .append(Page.passage, "\nNo⟨here⟩\u{200B}where\n"),
            rule: "hidden-character", invisible("U+200B"), help: again),
        Fault(
            "a soft hyphen in a template", .append("templates/redirect.mustache", "<!-- ⟨here⟩\u{AD} -->"),
            rule: "hidden-character", invisible("U+00AD"), help: again),
        Fault(
            "a control character", .append(Page.condition, "\né ⟨here⟩\u{7}\n"), rule: "hidden-character",
            invisible("U+0007"), help: again),
        Fault(
            "a line end of another age in the front matter",
            .replace(
                Page.condition, "An elbow that hurts.\nsources", "An elbow ⟨here⟩\u{85}that hurts.\nsources"),
            rule: "hidden-character", invisible("U+0085"), help: again),
        Fault(
            "a carriage return alone", .append(Page.condition, "\né⟨here⟩\rb\n"), rule: "hidden-character",
            "A line ends here as on very old computers (a carriage return alone)",
            help: "Save the file with the line ends of Unix or Windows."),
        Fault(
            "a mark that is written as an escape",
            .replace(Page.warming, "note: It fades.", "note: ⟨here⟩\"1 in \\u202e0001\""),
            rule: "hidden-character", invisible("U+202E"), help: again),
        Fault(
            "a mark that is written as an entity", .append(Page.condition, "\n⟨here⟩1 in &#x202e;0001\n"),
            rule: "hidden-character", invisible("U+202E"), help: again),
    ]

    private static func invisible(_ name: String) -> String {
        "The invisible character \(name) stands here and may change what readers see"
    }
    private static let again = "Take it out: delete the characters around it and type them again."

    /// Pictures that no page can show, or that are more than pictures.
    static let media = [
        Fault(
            "a page of HTML among the pictures", .write("content/media/e.html", "<p>Hello</p>"),
            rule: "unexpected-file", "Only pictures stand in this folder",
            help: "Known are files of the types svg, png, jpg, jpeg, gif, webp, avif."),
        Fault(
            "a picture whose name means something else in an address",
            .write("content/media/d#1.svg", "<svg/>"),
            rule: "bad-name", "A picture of this name cannot be shown",
            help:
                "Use only letters a to z, digits, `-`, `_` and `.`, as browsers read other characters in their own way."
        ),
        Fault(
            "a drawing that holds a program",
            .write("content/media/e.svg", "<svg><SCRIPT>alert(1)</SCRIPT></svg>"),
            rule: "active-picture", "The drawing holds `<script`, which a browser could run",
            help: "Save it again as a plain picture."),
        Fault(
            "a drawing that reacts", .write("content/media/e.svg", "<svg onload='alert(1)'/>"),
            rule: "active-picture", "The drawing holds `onload=`, which a browser could run",
            help: "Save it again as a plain picture."),
    ]

    /// Passages that multiply.
    static let large = [
        Fault(
            "a page that includes far too much",
            .write("content/en/passages/big.md", String(repeating: "- i\n", count: 6_000)),
            .append(
                Page.condition,
                "\n" + String(repeating: "- {{include: big}}\n", count: 5) + "- ⟨here⟩{{include: big}}\n"
                    + String(repeating: "- {{include: big}}\n", count: 5_000)),
            rule: "include-too-large", "This text, with all that it includes, is too long",
            help: "Include less, or shorten the passages."),
        Fault(
            "a passage that includes far too much",
            .write("content/en/passages/big.md", String(repeating: "- i\n", count: 6_000)),
            .append(Page.passage, "\n{{include: big}}\n\n⟨here⟩{{include: big}}\n\n{{include: big}}\n"),
            rule: "include-too-large", "This text, with all that it includes, is too long",
            help: "Include less, or shorten the passages."),
    ]
}
