import Foundation
import Testing

/// How texts are written: each rule finds what it is for, at its place, and a writer can waive it with a reason.
@Suite struct WritingTests {
    static let faults = [
        Fault(
            "a sentence of 21 words",
            .append(
                Page.condition,
                "\nThis is fine. ⟨here⟩Now one two three four five six seven eight nine ten and then one two three four five six on it.\n"
            ),
            rule: "long-sentence", "This sentence has 21 words; a reader takes in at most 20",
            help: "Make two of it."),
        Fault(
            "a long item of a list",
            .append(
                Page.condition,
                "\n- ⟨here⟩now one two three four five six seven eight nine ten and then one two three four five six on it\n"
            ),
            rule: "long-sentence", "This sentence has 21 words; a reader takes in at most 20",
            help: "Make two of it."),
        Fault(
            "a paragraph of 4 sentences",
            .append(Page.condition, "\n⟨here⟩It is. It was! Is it? It may be.\n"),
            rule: "long-paragraph", "This paragraph has 4 sentences; a reader takes in at most 3 at once",
            help: "Make two of it, or a list."),
        Fault(
            "a list of 8 items",
            .append(Page.condition, "\n⟨here⟩" + String(repeating: "- an arm\n", count: 8)),
            rule: "long-list", "This list has 8 items; a reader takes in at most 7",
            help: "Cut it in parts, each with a line of its own before it."),
        Fault(
            "a long list in a passage",
            .append(Page.passage, "\n⟨here⟩" + String(repeating: "- an arm\n", count: 8)),
            rule: "long-list", "This list has 8 items; a reader takes in at most 7",
            help: "Cut it in parts, each with a line of its own before it."),
        Fault(
            "a chance in per cent beside one of n",
            .append(Page.condition, "\n⟨here⟩It helps 5 per cent.\n\nIt hurts 1 in 20 people.\n"),
            rule: "mixed-chances", "This page tells chances in per cent here and as \"1 in n\" elsewhere",
            help: "Tell all of them as \"3 in 100\"."),
        Fault(
            "a percentage beside the chance of a risk", .append(Page.warming, "\n⟨here⟩It helps 5%.\n"),
            rule: "mixed-chances", "This page tells chances in per cent here and as \"1 in n\" elsewhere",
            help: "Tell all of them as \"3 in 100\"."),
        Fault(
            "a table of chances out of unlike numbers",
            .append(
                Page.condition,
                "\n⟨here⟩| What | Chance |\n|---|---|\n| Red skin | 1 in 20 |\n| Sore | 3 in 1,000 |\n"),
            rule: "mixed-denominators", "The chances of this table are out of unlike numbers: 20, 1000",
            help: "Tell all of them out of one number, such as 1,000."),
        Fault(
            "a range with a hyphen", .append(Page.condition, "\nIt lasts for ⟨here⟩3-4 weeks.\n"),
            rule: "dash-range", "`3-4` tells a range with a dash",
            help: "Write it with \"to\", as in \"3 to 4 weeks\"."),
        Fault(
            "a range with a dash between spaces",
            .append(Page.condition, "\nIt lasts for ⟨here⟩30 – 40 minutes.\n"),
            rule: "dash-range", "`30 – 40` tells a range with a dash",
            help: "Write it with \"to\", as in \"3 to 4 weeks\"."),
        Fault(
            "a medical word that nothing explains",
            .append(Page.condition, "\nIt may be ⟨here⟩epicondylitis.\n"),
            rule: "undefined-term", "The glossary does not explain the medical word `epicondylitis`",
            help: "Write a plain word, or a page for the word in `terms`."),
        Fault(
            "a medical word in a passage", .append(Page.passage, "\nIt may be ⟨here⟩epicondylitis.\n"),
            rule: "undefined-term", "The glossary does not explain the medical word `epicondylitis`",
            help: "Write a plain word, or a page for the word in `terms`."),
        Fault(
            "sentences that do not say who acts",
            .replace(Page.condition, "title: Sore elbow", "title: ⟨here⟩Sore elbow"),
            .append(Page.condition, "\n" + String(repeating: "It is cut. It is then cooled.\n\n", count: 5)),
            rule: "passive-voice",
            "10 of 12 sentences do not say who acts, such as \"It is cut.\"",
            help: "Say who does what: \"a nurse cleans your skin\" for \"your skin is cleaned\"."),
        Fault(
            "a guide without a step",
            .replace("content/en/guides/your-first-visit.md", "title: Your", "title: ⟨here⟩Your"),
            .replace("content/en/guides/your-first-visit.md", "- Bring your glasses.", "Bring your glasses."),
            rule: "missing-action", "This page does not say what the reader can do",
            help: "Add steps as a list, a card such as `> [!URGENT]`, or a `> [!DO]` list."),
        Fault(
            "a summary that is no sentence",
            .replace(
                "content/en/guides/your-first-visit.md", "What happens when you come.", "⟨here⟩What happens"),
            rule: "missing-summary", "The summary is no whole sentence",
            help: "Say in 1 or 2 sentences what the page is about, with a full stop."),
        Fault(
            "a summary of 4 sentences",
            .replace(
                "content/en/guides/your-first-visit.md", "What happens",
                "⟨here⟩It is. It was. It may be. What happens"),
            rule: "missing-summary", "The summary has 4 sentences", help: "Keep the 1 or 2 that matter most."),
        Fault(
            "a claim to cure", .append(Page.condition, "\n⟨here⟩Warmth can cure it.\n"),
            rule: "promising-word", "`cure` promises more than can be kept",
            help: "Say plainly what is known."),
    ]

    @Test(arguments: faults)
    func `a fault of writing is shown at its place`(_ fault: Fault) throws {
        var (project, finding) = try fault.project()
        finding.severity = "warning"
        let folder = try project.folder()
        // The Spanish text of what is changed here is out of date.
        let findings = try folder.handout("check", "--format", "line").findings
        #expect(findings.filter { $0.rule != "stale-translation" } == [finding])
        let shown =
            try folder.handout("check", "--format", "json").json["diagnostics"] as? [[String: Any]] ?? []
        #expect(
            shown.filter { $0["rule"] as? String == fault.rule }.map { $0["help"] as? String } == [fault.help]
        )
    }

    /// None of these is what a rule is for.
    @Test(arguments: [
        "Dr. A. Nobody, e.g. at 3.5 p.m. on the 1st, says so. It is so.",
        "Call 020-7946 or come on 2026-03-01, from 1/2 to 3/4.",
        "It does not cure it. There is no cure.",
        """
        See more ([the leaflet](../sources/elbow-leaflet.md), [one more](../sources/elbow-journal.md)). \
        One two three four five six seven eight nine ten ([the leaflet](../sources/elbow-leaflet.md)) one two three \
        four five six seven eight nine.
        """,
        "The chance is 1 in 20. It lasts 3 to 4 weeks.",
        "## More\n\n“One two three four five six seven eight nine ten,” and then one two three four five six seven eight.",
    ])
    func `what is well written passes`(_ text: String) throws {
        let project = try Project.good.with(.append(Page.condition, "\n\(text)\n"))
        let outcome = try project.folder().handout("check", "--strict", "--format", "line")
        #expect(outcome.findings == [])
    }

    private static let hard = """

        Musculoskeletal physicians occasionally recommend individualised rehabilitation programmes. Multidisciplinary \
        organisations systematically evaluate comprehensive alternatives.

        Interdisciplinary deliberations necessitate considerable communication. Practitioners additionally investigate \
        psychological considerations, particularly motivational determinants.

        Unfortunately, generalisable recommendations remain unavailable. Consequently, collaborative decisions \
        incorporating individual circumstances predominate. Nevertheless, institutional variability complicates \
        international comparability considerably.

        """

    @Test func `a page that few can read is an error that names the words to change`() throws {
        let project = try Project.good.with(.append(Page.condition, Self.hard))
        let outcome = try project.folder().handout("check", "--format", "line")
        let errors = outcome.findings.filter(\.isError)
        #expect(errors.map(\.rule) == ["reading-grade"])
        #expect(errors.map(\.line) == [2])
        let message = try #require(errors.first?.message)
        let numbers = message.matches(of: #/(\d+\.\d)/#).compactMap { Double($0.1) }
        // Flesch-Kincaid and SMOG, without and with the terms of the glossary.
        #expect(numbers.count == 4)
        #expect(numbers.allSatisfy { $0 > 12 })
        let human = try project.folder().handout("check").errors
        #expect(human.contains("Shorten the sentences, and write shorter words for: `"))
    }

    @Test func `terms of the glossary do not make a page harder`() throws {
        let term = "---\ntitle: Interdisciplinary\nsummary: Of many fields.\nupdated: 2026-03-01\n---\n"
        let text =
            "\n" + String(repeating: "The interdisciplinary team is here for you today.\n\n", count: 12)
        let path = "content/en/terms/interdisciplinary.md"
        let project = try Project.good.with(.append(Page.condition, text))
        let rules = try project.folder().handout("check", "--format", "line").findings.map(\.rule)
        #expect(Set(rules) == ["reading-grade"])
        let explained = try project.with(.write(path, term))
        #expect(try explained.folder().handout("check", "--strict", "--format", "line").findings == [])
    }

    @Test func `a waiver with its reason lets one rule be, on one page`() throws {
        let list = "\n" + String(repeating: "- an arm\n", count: 8)
        let waiver = "waivers: {long-list: The 8 arms are known by this order.}\nupdated:"
        let project = try Project.good.with(
            .append(Page.condition, list), .replace(Page.condition, "updated:", waiver),
            .append(Page.cooling, list))
        let outcome = try project.folder().handout("check", "--format", "line")
        #expect(outcome.findings.map(\.rule) == ["long-list"])
        #expect(outcome.findings.map(\.file) == [Page.cooling])
    }

    @Test
    func `a waiver that nothing needs is reported, and so is one of an unknown rule or without a reason`()
        throws
    {
        let unused = try Project.good.with(
            .replace(Page.condition, "updated:", "waivers: {long-list: ⟨here⟩Because of the arms.}\nupdated:")
        )
        #expect(
            try unused.folder().handout("check", "--format", "line").findings.map(\.rule) == ["unused-waiver"]
        )
        let unknown = try Project.good.with(
            .replace(Page.condition, "updated:", "waivers: {long-lists: Because of the arms.}\nupdated:"))
        let outcome = try unknown.folder().handout("check", "--format", "line")
        #expect(outcome.findings.map(\.rule) == ["unknown-key"])
        let empty = try Project.good.with(
            .replace(Page.condition, "updated:", "waivers: {long-list: ''}\nupdated:"))
        #expect(
            try empty.folder().handout("check", "--format", "line").findings.map(\.rule) == ["empty-value"])
    }
}
