extension Fault {
    /// Relations that lead nowhere, to the wrong page or in a circle.
    static let relations = [
        Fault(
            "an unknown id", .replace(Page.warming, "  - stiff-elbow\n", "  - ⟨here⟩stif-elbow\n"),
            rule: "unknown-id",
            "`treats` names the condition `stif-elbow`, which does not exist",
            help: "Did you mean `stiff-elbow`?"),
        Fault(
            "an unknown id like no other",
            .replace(Page.cooling, "treats: [sore-elbow]", "treats: [⟨here⟩gout]"),
            rule: "unknown-id", "`treats` names the condition `gout`, which does not exist",
            help: "Write the page conditions/gout.md, or take it out."),
        Fault(
            "the id of a page of another kind",
            .replace(Page.warming, "  - stiff-elbow\n", "  - ⟨here⟩redness\n"),
            rule: "unknown-id", "`treats` names the condition `redness`, which does not exist",
            help: "`redness` is a risk; name a condition, or move it to another key."),
        Fault(
            "an unknown source of a relation",
            .replace(
                Page.warming, "    note: For a few hours.\n    sources: [elbow-leaflet]",
                "    sources: [⟨here⟩elbow-leaflt]"),
            rule: "unknown-id", "A source names the source `elbow-leaflt`, which does not exist",
            help: "Did you mean `elbow-leaflet`?"),
        Fault(
            "an id that stands twice in a list",
            .replace(Page.warming, "  - less-soreness\n", "  - less-soreness\n  - ⟨here⟩less-soreness\n"),
            rule: "duplicate-id", "`less-soreness` stands twice in `benefits`", help: "Keep one of the two."),
        Fault(
            "an alias that is another page's name",
            .replace(Page.warming, "[elbow-heating]", "[⟨here⟩elbow-cooling]"),
            rule: "duplicate-id", "The name `elbow-cooling` belongs to another page already",
            help: "Take one of the two away."),
        Fault(
            "an alias of two pages", .replace(Page.cooling, "updated:", "aliases: [elbow-heating]\nupdated:"),
            .replace(Page.warming, "[elbow-heating]", "[⟨here⟩elbow-heating]"), rule: "duplicate-id",
            "The name `elbow-heating` belongs to another page already", help: "Take one of the two away."),
        Fault(
            "a page that names itself",
            .replace(Page.cooling, "updated:", "related: [⟨here⟩elbow-cooling]\nupdated:"),
            rule: "self-relation", "The page names itself in `related`", help: "Take it out of the list."),
        Fault(
            "pages that are part of each other",
            .replace("content/en/risks/skin-trouble.md", "updated:", "part-of: [⟨here⟩redness]\nupdated:"),
            rule: "part-of-cycle",
            "`part-of` leads back to this page: redness → skin-trouble → redness",
            help: "Take one of these links out."),
    ]

    /// Facts that a technique must state, and how.
    static let facts = [
        Fault(
            "a chance without a source",
            .replace(Page.warming, "{count: 3, of: 100, source: elbow-leaflet}", "⟨here⟩{count: 3, of: 100}"),
            rule: "missing-key",
            "The key `source` is missing in a chance", help: "Add a line `source: …`."),
        Fault(
            "a chance in a word", .replace(Page.cooling, "chance: not-stated", "chance: ⟨here⟩rare"),
            rule: "bad-chance",
            "A chance is never a word such as `rare`",
            help:
                "Write `not-stated`, or `{count: 1, of: 200, source: …}`; the word is computed from the number."
        ),
        Fault(
            "a count above its total",
            .replace(
                Page.cooling, "chance: not-stated", "chance: ⟨here⟩{count: 7, of: 5, source: elbow-leaflet}"),
            rule: "bad-chance", "7 of 5 is no chance",
            help: "`count` is at most `of`, and `of` is from 1 to 1,000,000,000."),
        Fault(
            "a chance of nobody",
            .replace(
                Page.cooling, "chance: not-stated", "chance: ⟨here⟩{count: 0, of: 0, source: elbow-leaflet}"),
            rule: "bad-chance", "0 of 0 is no chance",
            help: "`count` is at most `of`, and `of` is from 1 to 1,000,000,000."),
        Fault(
            "a number with a comma",
            .replace(
                Page.cooling, "chance: not-stated",
                "chance: {count: 1, of: ⟨here⟩\"1,000\", source: elbow-leaflet}"),
            rule: "wrong-type", "`of` must be a whole number, written in digits without a comma, not `1,000`",
            help: "Change the value."),
        Fault(
            "a risk without a chance",
            .replace(Page.cooling, "  - id: redness\n    chance: not-stated", "  - ⟨here⟩redness"),
            rule: "missing-key", "The risk `redness` does not say its chance",
            help: "Write `- id: redness` and under it `chance: not-stated`, or a number with its source."),
        Fault(
            "an expectation without a source",
            .replace(Page.cooling, "recovery: not-stated", "recovery:\n    - ⟨here⟩{says: a day}"),
            rule: "missing-key",
            "The key `source` is missing in an expectation", help: "Add a line `source: …`."),
        Fault(
            "an expectation that is left out", .replace(Page.cooling, "  recovery: not-stated\n", ""),
            .replace(Page.cooling, "  sessions:", "  ⟨here⟩sessions:"), rule: "missing-key",
            "The key `recovery` is missing in `expect`", help: "Add a line `recovery: …`."),
        Fault(
            "an expectation with words and a number",
            .replace(
                Page.cooling, "recovery: not-stated",
                "recovery:\n    - ⟨here⟩{says: a day, from: 1, unit: days, source: elbow-leaflet}"),
            rule: "bad-expectation",
            "An expectation is either a number with its unit or the words of its source",
            help: "Write `{from: 3, to: 4, unit: weeks, source: …}` or `{says: …, source: …}`."),
        Fault(
            "no choice of having no treatment",
            .replace(Page.cooling, "[no-treatment]", "[⟨here⟩resting-the-arm]"),
            rule: "missing-no-treatment",
            "The choice of having no treatment is missing among the alternatives",
            help: "Add `no-treatment` to `alternatives`."),
        Fault(
            "no alternatives at all", .replace(Page.cooling, "alternatives: [no-treatment]\n", ""),
            rule: "missing-relation",
            "The technique names no `alternatives`",
            help: "Add `alternatives:` with the pages that the sources name."),
        Fault(
            "no risks at all",
            .replace(Page.cooling, "risks:\n  - id: redness\n    chance: not-stated\n", ""),
            rule: "missing-relation", "The technique names no `risks`",
            help: "Add `risks:` with the pages that the sources name."),
    ]
}
