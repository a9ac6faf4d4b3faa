extension Fault {
    /// Front matter that is no valid YAML.
    static let yaml = [
        Fault(
            "an unclosed quotation mark",
            .replace(
                Page.condition, "summary: An elbow that hurts.\n", "summary: ⟨here⟩\"An elbow that hurts.\n"),
            rule: "yaml",
            "The quotation mark that begins here is never closed",
            help: "Write the same mark at the end of the text."),
        Fault(
            "bad indentation", .replace(Page.condition, "updated:", "  ⟨here⟩updated:"), rule: "yaml",
            "This is not valid YAML: did not find expected key", help: brackets),
        Fault(
            "a tab as indentation",
            .replace(Page.condition, "related: [stiff-elbow]", "related:\n⟨here⟩\t- stiff-elbow"),
            rule: "yaml", "This is not valid YAML: found character that cannot start any token",
            help:
                "Indent with spaces, never with a tab, and put text that begins with a special character in quotation marks."
        ),
        Fault(
            "a colon in a text without quotation marks",
            .replace(
                Page.condition, "An elbow that hurts.\nsources", "Pain⟨here⟩: an elbow that hurts.\nsources"),
            rule: "yaml",
            "This is not valid YAML: mapping values are not allowed in this context",
            help: "Put a text that holds a colon in quotation marks."),
        Fault(
            "a key that stands twice", .replace(Page.condition, "updated:", "⟨here⟩title: Elbow\nupdated:"),
            rule: "duplicate-key",
            "The key `title` stands here twice", help: "Keep one of the two."),
        Fault(
            "an anchor", .replace(Page.condition, "title: Sore elbow", "title: ⟨here⟩&name Sore elbow"),
            rule: "yaml",
            "This is read as an anchor (`&name`), which is not allowed here",
            help: "Put the text in quotation marks, or write the value out."),
        Fault(
            "an alias", .replace(Page.condition, "title: Sore elbow", "title: ⟨here⟩*name"), rule: "yaml",
            "This is read as an alias (`*name`), which is not allowed here",
            help: "Put the text in quotation marks, or write the value out."),
        Fault(
            "an unclosed bracket",
            .replace(Page.condition, "[stiff-elbow]\nbody-parts:", "[stiff-elbow\nbody-parts⟨here⟩:"),
            rule: "yaml",
            "This is not valid YAML: did not find expected ',' or ']'", help: brackets),
        Fault(
            "lists thirty levels inside each other",
            .replace(
                Page.condition, "updated:",
                "also: " + String(repeating: "[", count: 23) + "⟨here⟩" + String(repeating: "[", count: 7)
                    + "\nupdated:"),
            rule: "yaml",
            "Lists and keys stand more than 24 levels inside each other", help: "Write it flatter."),
    ]

    private static let brackets =
        "Check the indentation, and that every bracket and quotation mark is closed."

    /// Keys and values that the schema does not allow.
    static let keys = [
        Fault(
            "an unknown key", .replace(Page.warming, "evidence:", "⟨here⟩evidense:"), rule: "unknown-key",
            "The key `evidense` is not known in the front matter of a technique",
            help: "Did you mean `evidence`?"),
        Fault(
            "an unknown key like no other", .replace(Page.spanish, "\nnotes:", "\n⟨here⟩xyz: 1\nnotes:"),
            rule: "unknown-key",
            "The key `xyz` is not known in the front matter of a translation",
            help: "Known keys: also, mark-terms, notes, summary, title, translates, waivers, worry."),
        Fault(
            "a text where a list is needed",
            .replace(Page.warming, "also: [warm pad treatment]", "also: ⟨here⟩warm pad treatment"),
            rule: "wrong-type", "`also` must be a list, such as `[one, two]`, not `warm pad treatment`",
            help: "Change the value."),
        Fault(
            "a list where a text is needed",
            .replace(Page.condition, "title: Sore elbow", "title: ⟨here⟩[Sore elbow]"),
            rule: "wrong-type", "`title` must be a text, not a list", help: "Change the value."),
        Fault(
            "a word where a flag is needed", .replace(Page.warming, "side: true", "side: ⟨here⟩yes"),
            rule: "wrong-type",
            "`side` must be `true` or `false`, not `yes`", help: "Change the value."),
        Fault(
            "a missing key", .replace(Page.condition, "summary: An elbow that hurts.\n", ""),
            rule: "missing-key",
            "The key `summary` is missing in the front matter of a condition",
            help: "Add a line `summary: …`."),
        Fault(
            "a value that is not there", .replace(Page.condition, "title: Sore elbow", "⟨here⟩title:"),
            rule: "empty-value",
            "The key `title` has no value", help: "Write a value after the colon, or remove the line."),
        Fault(
            "an empty text", .replace(Page.condition, "title: Sore elbow", "title: ⟨here⟩\"  \""),
            rule: "empty-value",
            "The text of `title` is empty",
            help: "Write the text between the quotation marks, or remove the line."),
        Fault(
            "a date that no calendar has", .replace(Page.condition, "2026-03-01", "⟨here⟩2026-02-30"),
            rule: "wrong-type",
            "`updated` must be a date of the form 2026-11-21, not `2026-02-30`", help: "Change the value."),
        Fault(
            "a date of another form", .replace(Page.condition, "2026-03-01", "⟨here⟩1 March 2026"),
            rule: "wrong-type",
            "`updated` must be a date of the form 2026-11-21, not `1 March 2026`", help: "Change the value."),
        Fault(
            "a value outside a closed set",
            .replace(Page.leaflet, "patient-leaflet", "⟨here⟩pacient-leaflet"),
            rule: "unknown-word", "`pacient-leaflet` is no value of `type`",
            help: "Did you mean `patient-leaflet`?"),
        Fault(
            "a web address that is none",
            .replace(
                Page.leaflet, "https://leaflet.example.org/elbow?page=1&size=2", "⟨here⟩javascript:alert(1)"),
            rule: "bad-address", "`javascript:alert(1)` is no web address",
            help: "Write an address that begins with `https://`."),
        Fault(
            "a name that no file can have",
            .replace(Page.condition, "related: [stiff-elbow]", "related: [⟨here⟩Stiff Elbow]"),
            rule: "bad-name", "`Stiff Elbow` in `related` cannot be the name of a page",
            help: "Names have lower-case letters a to z, digits and `-`, at most 80 of them."),
        Fault(
            "a review before the last one",
            .replace(
                Page.condition, "updated:",
                "review: ⟨here⟩{date: 2026-02-02, by: A. Nobody, role: doctor, next: 2026-01-01}\nupdated:"),
            rule: "review-order", "The next review (2026-01-01) lies before the last (2026-02-02)",
            help: "Have a clinician review the page and state the new date."),
    ]

    /// Codes that no record system can have, or that nobody has stated.
    static let codes = [
        code(
            "a system that is not known", "{system: ⟨here⟩icd-10, code: Z00.1, source: elbow-leaflet}",
            rule: "unknown-word", "`icd-10` is no value of `system`",
            help: "Write one of: icd-10-cm, snomed-ct, rxnorm, loinc."),
        code(
            "a code of ICD-10-CM without its point",
            "{system: icd-10-cm, code: ⟨here⟩Z001, source: elbow-leaflet}",
            rule: "bad-code", "`Z001` cannot be a code of ICD-10-CM",
            help:
                "Copy it from its source again. A code of ICD-10-CM is a capital letter, a digit, a digit or capital letter, and behind a point up to 4 more."
        ),
        code(
            "an id of SNOMED CT with two digits exchanged",
            "{system: snomed-ct, code: ⟨here⟩138857005, source: elbow-leaflet}", rule: "bad-code",
            "`138857005` cannot be a code of SNOMED CT",
            help:
                "Copy it from its source again. A code of SNOMED CT is the id of a concept: 6 to 18 digits, whose last is a check digit."
        ),
        code(
            "a code of RxNorm with a letter", "{system: rxnorm, code: ⟨here⟩12a, source: elbow-leaflet}",
            rule: "bad-code", "`12a` cannot be a code of RxNorm",
            help:
                "Copy it from its source again. A code of RxNorm is 1 to 8 digits that do not begin with 0."),
        code(
            "a code of LOINC with a wrong check digit",
            "{system: loinc, code: ⟨here⟩12345-6, source: elbow-leaflet}",
            rule: "bad-code", "`12345-6` cannot be a code of LOINC",
            help:
                "Copy it from its source again. A code of LOINC is up to 7 digits that do not begin with 0, `-` and a check digit."
        ),
        code(
            "a code that nobody states", "⟨here⟩{system: rxnorm, code: 12}", rule: "missing-key",
            "The key `source` is missing in an item of `codes`", help: "Add a line `source: …`."),
        code(
            "a code by a source that does not exist",
            "{system: rxnorm, code: 12, source: ⟨here⟩elbow-leaflt}",
            rule: "unknown-id", "A source names the source `elbow-leaflt`, which does not exist",
            help: "Did you mean `elbow-leaflet`?"),
        code(
            "a code without its system", "⟨here⟩12", rule: "wrong-type",
            "An item of `codes` must be a group of keys, not `12`",
            help: "Write lines of the form `key: value`."),
        code(
            "a code that stands twice",
            "{system: rxnorm, code: 12, source: elbow-leaflet}, {system: rxnorm, code: ⟨here⟩12, source: elbow-journal}",
            rule: "duplicate-id", "`12` of RxNorm stands twice in `codes`", help: "Keep one of the two."),
        Fault(
            "codes of a page that no record system names",
            .replace("content/en/benefits/less-soreness.md", "updated:", "⟨here⟩codes: []\nupdated:"),
            rule: "unknown-key", "The key `codes` is not known in the front matter of a benefit",
            help:
                "Known keys: aliases, also, mark-terms, part-of, review, sources, summary, title, updated, waivers."
        ),
    ]

    private static func code(
        _ name: String, _ items: String, rule: String, _ message: String, help: String
    ) -> Fault {
        Fault(
            name, .replace(Page.condition, "updated:", "codes: [\(items)]\nupdated:"), rule: rule, message,
            help: help)
    }

    /// Files whose two parts cannot be told apart.
    static let parts = [
        Fault(
            "an empty file", .write(Page.condition, ""), rule: "empty-file", "This file is empty",
            help: "Begin it with a line `---`, the keys, and a second line `---`."),
        Fault(
            "a file without front matter", .write(Page.condition, "## What it is\n\nAn elbow that hurts.\n"),
            rule: "missing-front-matter", "The file does not begin with front matter",
            help: "Begin it with a line `---`, the keys, and a second line `---`."),
        Fault(
            "front matter without an end", .replace(Page.condition, "2026-03-01\n---\n", "2026-03-01\n"),
            rule: "unclosed-front-matter", "The front matter that begins here has no end",
            help: "Write a line `---` after the last key."),
    ]
}
