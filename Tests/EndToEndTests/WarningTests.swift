import Foundation
import Testing

/// What is shown and does not stop a build.
@Suite struct WarningTests {
    static let warnings = [
        Fault(
            "a page to which nothing leads",
            .write(
                "content/en/conditions/gout.md",
                "---\ntitle: Gout\nsummary: A.\nsources: [elbow-leaflet]\nupdated: 2026-03-01\n---\n\n## What it is\n\nA.\n"
            ),
            rule: "orphan", "No page leads to this one",
            help: "Name it in a relation or a text of another page, or remove it."),
        Fault(
            "a word that promises too much", .append(Page.condition, "\n⟨here⟩É: this is guaranteed.\n"),
            rule: "promising-word", "`guaranteed` promises more than can be kept",
            help: "Say plainly what is known."),
        Fault(
            "a source that is used and not listed",
            .replace(
                Page.cooling, "benefits: [less-soreness]",
                "benefits:\n  - id: less-soreness\n    sources: [⟨here⟩elbow-journal]"),
            rule: "unlisted-source", "The source `elbow-journal` is used here but not listed under `sources`",
            help: "Add `elbow-journal` to the page's `sources`."),
        Fault(
            "a third card of one level",
            .append(
                Page.condition,
                "\n> [!URGENT] Call\n>\n> - a\n\n> [!URGENT] Call\n>\n> - b\n\n⟨here⟩> [!URGENT] Call\n>\n> - c\n"
            ),
            rule: "too-many-cards", "This is the third `URGENT` card of the page",
            help: "Join cards of one level, so that each is read."),
        Fault(
            "a review that is overdue",
            .replace(
                Page.condition, "updated:",
                "review: ⟨here⟩{date: 2020-01-01, by: A. Nobody, role: doctor, next: 2020-06-30}\nupdated:"),
            rule: "review-overdue", "The review was due on 2020-06-30", help: review),
        Fault(
            "a link without its definition",
            .append(Page.condition, "\n⟨here⟩See [the leaflet][nosuchref] first.\n"),
            rule: "broken-mark", "`[the leaflet][nosuchref]` is shown as it stands, with its brackets",
            help: "Write the link as `[text](address)`, or define the name."),
        Fault(
            "a fact in single braces", .append(Page.condition, "\n⟨here⟩Call {clinic.phone} now.\n"),
            rule: "broken-mark", "`{clinic.phone}` is shown as it stands, with its brackets",
            help: "Write a fact with two braces: `{{clinic.phone}}`."),
        Fault(
            "an item that reads as advice",
            .append(Page.condition, "\n> [!DONT]\n>\n> - do not run\n> ⟨here⟩- drive a car\n"),
            rule: "dont-item", "This item of a DONT list does not begin with “do not”",
            help: "Write “do not …”, so that the item is clear where it is read alone."),
        Fault(
            "local notes on a technique that the clinic does not offer",
            .replace(Page.clinic, "offers: all", "offers: [elbow-cooling]"), in: Page.note,
            rule: "note-without-page",
            "Nobody sees this note: the clinic does not offer `elbow-warming`",
            help: "Add it to `offers` in \(Page.clinic), or remove the note."),
        Fault(
            "a template that nothing uses", .write("templates/unused.mustache", "{{nosuch}}\n"),
            rule: "unused-template", "No page and no sheet uses a template of this name",
            help: "Rename it to the template that it shall replace, or remove it."),
        Fault(
            "a section of a translation that the source lacks",
            .append(Page.spanish, "\n⟨here⟩## El tiempo\n\nNo importa.\n"), rule: "extra-translation",
            "`el-tiempo` has no counterpart in the source text",
            help:
                "Give the heading the source heading's id, such as `{#what-it-is}`, or take the section out."),
        Fault(
            "a card that the consent sheet leaves out",
            .replace(
                Page.cooling, "## Questions to ask",
                "## Rare dangers\n\n⟨here⟩> [!IMPORTANT] Not with thin skin\n>\n> - a\n\n## Questions to ask"),
            rule: "card-off-sheet", "This card stands in no section that the consent sheet shows",
            help: "Move it to a section of the technique, such as the risks, or say it there as well."),
        Fault(
            "a part that the source text lacks",
            .replace(Page.spanish, "  title: 7ea00459", "  titel: ⟨here⟩\"1\"\n  title: 7ea00459"),
            rule: "unknown-part", "The source text has no part `titel`", help: "Did you mean `title`?"),
        Fault(
            "a note that is not translated",
            .replace(Page.spanish, "  related: {elbow-cooling: El tratamiento contrario.}\n", ""),
            rule: "missing-translation", "The note `elbow-cooling` under `related` is not translated",
            help: "Translate it from \(Page.warming), under `notes`."),
        Fault(
            "a page that was changed tomorrow",
            .replace(Page.condition, "updated: 2026-03-01", "updated: 2999-03-01"),
            rule: "future-date", "The page says that it was changed on 2999-03-01, which is still to come",
            help: "Write the day on which it really was."),
        Fault(
            "a passage that has changed since its translation",
            .append(Page.passage, "\nIf your arm turns black, call.\n"),
            .replace(Page.spanish, "  after: bbebb744", "  after: ⟨here⟩bbebb744"),
            rule: "stale-translation", "The source text of `after` has changed since it was translated",
            help: "Compare it with \(Page.warming), then write `after: 429ee4e9` under `translates`."),
    ]

    private static let review = "Have a clinician review the page and state the new date."

    @Test(arguments: warnings) func `a warning is shown at its place and lets the build go on`(
        _ warning: Fault
    ) throws {
        var (project, finding) = try warning.project()
        finding.severity = "warning"
        let folder = try project.folder()
        let check = try folder.handout("check", "--format", "line")
        #expect(check.findings == [finding])
        #expect(check.end == .exit(0))
        #expect(try folder.handout("check", "--strict").end == .exit(1))
        #expect(try folder.handout("check").errors.contains("= help: \(warning.help)"))
        #expect(try folder.handout("build").end == .exit(0))
    }

    /// Days from today, what is said of a review that is due then.
    @Test(arguments: [
        (30, "warning", "in less than 3 months"), (150, "note", "in less than 6 months"), (300, "", ""),
    ])
    func `a review that is due soon is announced`(_ days: Int, _ severity: String, _ words: String) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        let day = try #require(calendar.date(byAdding: .day, value: days, to: Date()))
        let parts = calendar.dateComponents([.year, .month, .day], from: day)
        let date = String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
        let project = try Project.good.with(
            .replace(
                Page.condition, "updated:",
                "review: {date: 2020-01-01, by: A. Nobody, role: doctor, next: \(date)}\nupdated:"))
        let findings = try project.folder().handout("check", "--format", "line").findings
        #expect(findings.map(\.severity) == (severity.isEmpty ? [] : [severity]))
        #expect(
            findings.map(\.message) == (severity.isEmpty ? [] : ["The review is due on \(date), \(words)"]))
    }
}
