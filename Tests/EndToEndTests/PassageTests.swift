import Foundation
import Testing

/// Passages that several texts share.
@Suite struct PassageTests {
    private static let page = "techniques/elbow-warming/index.html"

    @Test func `a passage's links lead right from a page of any kind, a translation and a local note`() throws
    {
        let include = "\n{{include: aftercare-elbow}}\n"
        let project = try Project.good.with(
            .append(Page.condition, include), .append(Page.note, include),
            .append(
                "content/es/passages/aftercare-elbow.md", "\n[Rojo](../../en/risks/redness.md#what-it-is)\n"))
        let site = try project.site()
        let condition = site.markup("conditions/sore-elbow/index.html")
        #expect(condition.values(of: "href").contains("../../risks/redness/index.html"))
        let notes = site.markup(Self.page).part(from: "How to reach us", to: "</aside>")
        #expect(notes.values(of: "href") == ["../../risks/redness/index.html"])
        let spanish = site.markup("es/" + Self.page)
        #expect(spanish.values(of: "href").contains("../../../risks/redness/index.html#what-it-is"))
    }

    @Test func `a passage within a passage is put in`() throws {
        let project = try Project.good.with(
            .append(Page.passage, "\n{{include: rest}}\n"),
            .write("content/en/passages/rest.md", "Rest for a while.\n"))
        #expect(try project.site().markup(Self.page).plain.contains("Rest for a while."))
    }

    /// Its headings meet those of the page, and of itself where it stands twice.
    @Test func `a passage's headings take no id from the page`() throws {
        let project = try Project.good.with(
            .append(Page.passage, "\n### Risks\n\nAs above.\n"),
            .append(Page.warming, "\n{{include: aftercare-elbow}}\n"))
        let site = try project.site()
        #expect(site.markup(Self.page).text.components(separatedBy: "As above.").count == 3)
        for page in [Self.page, "sheets/elbow-warming/index.html"] {
            let ids = site.markup(page).values(of: "id")
            #expect(Set(ids).count == ids.count, "\(ids.sorted())")
        }
    }

    @Test func `a passage that nothing includes is checked all the same`() throws {
        let project = try Project.good.with(
            .write("content/en/passages/unused.md", "See [this](../risks/none.md).\n"))
        let findings = try project.folder().handout("check", "--format", "line").findings
        #expect(findings.map(\.file) == ["content/en/passages/unused.md"])
        #expect(findings.map(\.rule) == ["broken-link"])
    }
}
