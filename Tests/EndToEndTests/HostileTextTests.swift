import Foundation
import Testing

/// Text that could be taken for something else, in every place where a writer may put text.
@Suite struct HostileTextTests {
    /// A place for a text, and a page that shows it.
    struct Slot: Sendable, CustomTestStringConvertible {
        let file: String
        let old: String
        let page: String
        /// What stands before the text: a key.
        var key = ""

        var testDescription: String { "\(file): \(key)\(old)" }

        /// What HTML, templates and terminals could take for their own; `zq` is found nowhere else. The texts of a page's
        /// front matter hold no two braces.
        var hostile: String {
            let isPlain =
                file.hasPrefix("content/e")
                && !["author: ", "published: ", "interest: ", "there: "].contains(key)
            let braces = isPlain && key != "also: [" ? "{title}{x}" : "{{title}}{{{x}}}"
            return "zq<script>alert(1)</script>\"'>&\(braces)שלום&amp;zq"
        }

        init(_ file: String, _ old: String, key: String = "", on page: String) {
            (self.file, self.old, self.page, self.key) = (file, old, page, key)
        }
    }

    private static let page = "techniques/elbow-warming"
    private static let sheet = "sheets/elbow-warming"
    private static let journal = "content/en/sources/elbow-journal.md"

    static let slots = [
        Slot(Page.warming, "Elbow warming", key: "title: ", on: page),
        Slot(Page.warming, "Elbow warming", key: "title: ", on: sheet),
        Slot(Page.warming, "A warm pad lies on the elbow for a while.", key: "summary: ", on: page),
        Slot(Page.warming, "warm pad treatment", key: "also: [", on: page),
        Slot(Page.warming, "warm pad treatment", key: "also: [", on: "a-to-z"),
        Slot(Page.warming, "Elbow warming", key: "title: ", on: "sheets"),
        Slot(Page.warming, "warm pad treatment", key: "also: [", on: "sheets"),
        Slot(Page.warming, "The opposite treatment.", key: "note: ", on: page),
        Slot(Page.warming, "For a few hours.", key: "note: ", on: "conditions/sore-elbow"),
        Slot(Page.warming, "It fades.", key: "note: ", on: page),
        Slot(Page.warming, "It fades.", key: "note: ", on: sheet),
        Slot(Page.warming, "2 days", key: "within: ", on: page),
        Slot(Page.warming, "2 days", key: "within: ", on: sheet),
        Slot(Page.warming, "adults", key: "among: ", on: page),
        Slot(Page.warming, "by the clock on the wall", key: "note: ", on: page),
        Slot(Page.warming, "until the evening", key: "says: ", on: page),
        Slot("content/en/risks/numb-skin.md", "Numb skin", key: "title: ", on: sheet),
        Slot("content/en/alternatives/resting-the-arm.md", "The arm lies still.", key: "summary: ", on: page),
        Slot(
            "content/en/terms/swelling.md", "A part of the body that is thicker than usual.",
            key: "summary: ", on: page),
        Slot(journal, "A. Nobody", key: "author: ", on: "sources/elbow-journal"),
        Slot(journal, "2025", key: "published: ", on: "sources/elbow-journal"),
        Slot(journal, "The author sells pads.", key: "interest: ", on: "sources/elbow-journal"),
        Slot(Page.clinic, "Hill Example Clinic", key: "name: ", on: page),
        Slot(Page.clinic, "Hill Example Clinic", key: "name: ", on: sheet),
        Slot(Page.clinic, "\"911\"", key: "emergency-phone: ", on: page),
        Slot(Page.clinic, "555-0110", key: "phone: ", on: sheet),
        Slot(Page.settings, "Elbow handouts", key: "en: ", on: page),
        Slot(Page.profile, "US hospital consent (CMS conditions of participation)", key: "en: ", on: sheet),
        Slot(Page.profile, "Hospital or clinic", key: "text: {en: ", on: sheet),
        Slot(Page.words, "Treatments to ask about", key: "there: ", on: "conditions/sore-elbow"),
        Slot(Page.spanish, "Por unas horas.", key: "{sore-elbow: ", on: "es/techniques/elbow-warming"),
    ]

    @Test(arguments: slots) func `hostile text in the front matter is shown as it is`(_ slot: Slot) throws {
        let quoted = "'" + slot.hostile.replacingOccurrences(of: "'", with: "''") + "'"
        let site = try Project.good.with(.replace(slot.file, slot.key + slot.old, slot.key + quoted)).site()
        let text = site.markup("\(slot.page)/index.html").withoutLinkedData.text
        #expect(text.contains("zq&lt;script&gt;"))
        for page in site.pages { expectIsHarmless(site.markup(page)) }
        let shown = text.components(separatedBy: "zq").enumerated().filter { $0.offset % 2 == 1 }.map(
            \.element)
        for text in shown { #expect(unescaped("zq\(text)zq") == slot.hostile) }
    }

    /// No tag, attribute or template tag has come out of the text.
    private func expectIsHarmless(_ markup: Markup) {
        let own = #/<script src="(\.\.\/)+assets\/[a-z]+\.[0-9a-f]{8}\.js" defer( data-lasting)?><\/script>/#
        let markup = Markup(markup.withoutLinkedData.text.replacing(own, with: ""))
        #expect(!markup.elements.contains("script"))
        #expect(!markup.text.contains("<script"))
        #expect(!markup.values(of: "[a-z-]+").contains { $0.contains("<") })
    }

    private func unescaped(_ text: String) -> String {
        ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&#x27;": "'"].reduce(text) {
            $0.replacingOccurrences(of: $1.key, with: $1.value)
        }.replacingOccurrences(of: "&amp;", with: "&")
    }

    @Test(arguments: [
        "a \\<script> b", "`<script>`", "    <script>", "&lt;script&gt;", "```\n<script>\n```",
        "| a |\n|---|\n| `<script>` |", "שלום `<script>` é",
    ])
    func `markup as text stays text, on page and sheet`(_ text: String) throws {
        let site = try Project.good.with(.replace(Page.warming, "The elbow may be less sore.\n", text + "\n"))
            .site()
        #expect(site.count > 50)
        for name in [Self.page, Self.sheet] {
            let markup = site.markup("\(name)/index.html")
            expectIsHarmless(markup)
            #expect(markup.text.contains("&lt;script&gt;"), "\(name)")
        }
    }

    @Test func `braces that are text never become a fact or a tag of a template`() throws {
        let site = try Project.good.with(
            .replace(Page.warming, "The elbow may be less sore.\n", "A \\{{clinic.name}} and `{{title}}`.\n")
        ).site()
        for name in [Self.page, Self.sheet] {
            #expect(site.markup("\(name)/index.html").plain.contains("A {{clinic.name}} and {{title}} ."))
        }
    }

    @Test func `a clinic's facts are shown as text wherever a passage inserts them`() throws {
        let site = try Project.good.with(
            .replace(
                Page.clinic, "phone: 555-0110\nemergency", "phone: '<b>*1* [2](x) {{clinic.name}}'\nemergency"
            )
        ).site()
        let page = site.markup("\(Self.page)/index.html")
        #expect(
            page.text.contains(
                "Call <bdi dir=\"ltr\">&lt;b&gt;*1* [2](x) {{clinic.name}}</bdi> with questions"))
    }

    @Test func `the sitemap holds hostile addresses as text`() throws {
        let site = try Project.good.with(
            .replace(Page.settings, "https://elbow.example.org/", "https://elbow.example.org/a&b?c=d"),
            .replace(
                Page.warming, "updated:",
                "review: {date: 2026-04-02, by: A. Nobody, role: doctor, next: 2099-01-01}\nupdated:")
        ).site()
        #expect(site[text: "sitemap.xml"].contains("a&amp;b?c=d/techniques/elbow-warming/"))
        #expect(!site[text: "sitemap.xml"].contains("a&b"))
    }
}
