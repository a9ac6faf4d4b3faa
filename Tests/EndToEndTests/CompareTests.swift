import Foundation
import Testing

/// Treatments side by side: on the page of a condition, and on a page to choose them.
@Suite struct CompareTests {
    private static let condition = "conditions/sore-elbow/index.html"

    /// The good project with more techniques like cooling, `elbow-resting-1` and so on.
    private static func many(_ count: Int) -> Project {
        var project = Project.good
        let cooling = project.files[text: Page.cooling]
        for number in 1...count {
            project.files[text: "content/en/techniques/elbow-resting-\(number).md"] = cooling.replacing(
                "title: Elbow cooling", with: "title: Elbow resting \(number)")
        }
        return project
    }

    @Test func `a condition shows its treatments side by side, each statement with its source`() throws {
        let section = try #require(Project.goodSite.markup(Self.condition).section("compare"))
        let blocks = section.text.components(separatedBy: "<div class=\"compared\">").dropFirst().map(
            Markup.init)
        try #require(blocks.count == 2)
        #expect(blocks[0].plain.hasPrefix("Elbow cooling A cool pad lies on the elbow for a while."))
        #expect(blocks[0].plain.contains("For this condition Named, and no more is said"))
        #expect(blocks[0].plain.components(separatedBy: "Not stated in the sources").count == 6)
        #expect(blocks[0].plain.contains("What is known and debated Not named on its page"))
        #expect(blocks[0].plain.hasSuffix("Cautions Not named on its page"))

        let warming = blocks[1]
        #expect(warming.plain.contains("For this condition For a few hours. Nobody"))
        #expect(warming.plain.contains("How many 2 to 3 sessions Nobody"))
        #expect(warming.plain.contains("1 hour. by the clock on the wall Nobody"))
        #expect(warming.plain.contains("Recovery Not stated in the sources"))
        #expect(warming.plain.contains("Usually not done if : 1 Needs special care if : 1"))
        let links = warming.values(of: "href")
        #expect(links.contains("../../topics/warming-debate/index.html"))
        #expect(links.contains("../../techniques/elbow-warming/index.html#list-avoid-if"))
        #expect(
            section.values(of: "href").first == "../../compare/index.html?t=elbow-cooling,elbow-warming")
    }

    @Test func `a condition names what can be chosen instead of its treatments, each once`() throws {
        let section = try #require(Project.goodSite.markup(Self.condition).section("list-choices"))
        #expect(
            section.values(of: "href") == [
                "../../alternatives/no-treatment/index.html", "../../alternatives/resting-the-arm/index.html",
            ])
    }

    @Test func `a condition with one treatment has nothing to compare`() {
        let page = Project.goodSite.markup("conditions/stiff-elbow/index.html")
        #expect(page.section("list-treats-of") != nil)
        #expect(page.section("compare") == nil)
        #expect(!page.values(of: "href").contains("#compare"))
    }

    @Test func `a condition without a treatment has nothing to compare`() throws {
        let project = try Project.good.with(.replace(Page.warming, "  - stiff-elbow\n", ""))
        let page = try project.site().markup("conditions/stiff-elbow/index.html")
        #expect(page.plain.contains("An elbow that bends poorly in the morning."))
        #expect(page.section("compare") == nil)
    }

    @Test func `of more than 12 treatments the first 12 are shown, and the rest are a click away`() throws {
        let page = try Self.many(11).site().markup(Self.condition)
        let section = try #require(page.section("compare"))
        #expect(section.text.components(separatedBy: "<div class=\"compared\">").count == 13)
        #expect(section.plain.contains("12 of 13 treatments are shown here."))
        #expect(section.values(of: "href").first == "../../compare/index.html?c=sore-elbow")
        // The list of all is as it was.
        let list = try #require(page.section("list-treats-of"))
        #expect(list.text.components(separatedBy: "<li>").count == 14)
    }

    @Test func `12 treatments are all shown`() throws {
        let section = try #require(try Self.many(10).site().markup(Self.condition).section("compare"))
        #expect(section.text.components(separatedBy: "<div class=\"compared\">").count == 13)
        #expect(!section.plain.contains("treatments are shown here"))
    }

    @Test func `a group of treatments is not one of them`() throws {
        let group = "content/en/techniques/elbow-care.md"
        let site = try Project.good.with(
            .replace(group, "group: true", "group: true\ntreats: [sore-elbow, stiff-elbow]")
        ).site()
        let section = try #require(site.markup(Self.condition).section("compare"))
        #expect(!section.plain.contains("Elbow care"))
        #expect(site.markup("conditions/stiff-elbow/index.html").section("compare") == nil)
        #expect(!site.markup("compare/index.html").values(of: "data-treatment").contains("elbow-care"))
        #expect(!site[text: "techniques/elbow-care/index.html"].contains("compare/index.html"))
    }

    @Test func `what a clinic does not offer is compared nowhere`() throws {
        let site = try Project.good.site("--clinic", "valley-example-clinic")
        #expect(site["techniques/elbow-cooling/index.html"] != nil)
        #expect(site.markup(Self.condition).section("compare") == nil)
        #expect(site["compare/index.html"] == nil)
        for page in site.pages { #expect(!site[text: page].contains("compare/index.html"), "\(page)") }
    }

    @Test func `the page to compare knows names, conditions and questions, and no fact`() {
        let page = Project.goodSite.markup("compare/index.html")
        #expect(page.values(of: "data-treatment") == ["elbow-cooling", "elbow-warming"])
        #expect(page.values(of: "data-conditions") == ["sore-elbow", "sore-elbow"])
        #expect(page.values(of: "href").contains("../techniques/elbow-warming/index.html"))
        #expect(page.values(of: "href").contains("../conditions/sore-elbow/index.html#compare"))
        #expect(!page.text.contains("A warm pad lies"))
        #expect(!page.values(of: "data-row").isEmpty)
    }

    @Test func `every question of the page to compare is marked on the page of a treatment`() {
        let marks = Set(
            Project.goodSite.markup("techniques/elbow-warming/index.html").values(of: "data-compare"))
        // Nothing is stated about these two.
        let unstated = ["expect-repeat-interval", "expect-recovery"]
        for row in Project.goodSite.markup("compare/index.html").values(of: "data-row") {
            #expect(marks.contains(row) != unstated.contains(row), "\(row)")
        }
        #expect(marks.isSuperset(of: ["risk", "benefit"]))
    }

    @Test func `a chance carries its number as bare digits, or that there is none`() {
        let page = Project.goodSite.markup("techniques/elbow-warming/index.html")
        #expect(page.values(of: "data-count") == ["5", "3", ""])
        #expect(page.values(of: "data-of") == ["1000", "100", ""])
    }

    @Test func `a treatment leads to its comparison with at most 4 others like it`() throws {
        let good = Project.goodSite.markup("techniques/elbow-cooling/index.html").values(of: "href")
        #expect(
            good.filter { $0.contains("compare") } == [
                "../../compare/index.html?t=elbow-cooling,elbow-warming"
            ])
        let page = try Self.many(7).site().markup("techniques/elbow-warming/index.html")
        let links = page.values(of: "href").filter { $0.contains("compare/") }
        #expect(links.count == 4)
        // What it is related to comes first, and nothing twice.
        #expect(links.first == "../../compare/index.html?t=elbow-warming,elbow-cooling")
        #expect(Set(links).count == 4)
        #expect(try #require(page.section("compare")).plain.contains("Compare with Elbow cooling"))
    }

    /// The good project with a Spanish page about a condition.
    private static func spanishCondition() throws -> Project {
        try Project.good.with(
            .write(
                "content/es/conditions/sore-elbow.md",
                """
                ---
                title: Dolor de codo
                summary: Un codo que duele.
                translates: {title: "00000000"}
                ---

                ## Qué es

                Un codo que duele.

                """))
    }

    @Test func `on a translated page, what is not translated is marked and not to be chosen`() throws {
        let site = try Self.spanishCondition().site()
        let section = try #require(site.markup("es/\(Self.condition)").section("compare"))
        let blocks = section.text.components(separatedBy: "<div class=\"compared\">").dropFirst()
            .map { Markup("\($0)") }
        try #require(blocks.count == 2)
        #expect(blocks.map { $0.text.contains("<p lang=\"en\">A cool pad") } == [false, true])
        #expect(blocks[0].plain.contains("Para esta afección Por unas horas."))
        #expect(blocks[0].plain.contains("hasta la noche"))
        #expect(!section.text.contains("compare/index.html"))
        #expect(site["es/compare/index.html"] == nil)
    }

    @Test func `a translation compares in its own words, and says what may be out of date`() throws {
        var project = try Self.spanishCondition()
        let parts = project.files[text: Page.spanish].components(separatedBy: "\n---\n")
        let front = parts[0].components(separatedBy: "\nnotes:")[0]
            .replacing("Calor en el codo", with: "Frío en el codo")
        project.files[text: "content/es/techniques/elbow-cooling.md"] = "\(front)\n---\n\(parts[1])"
        let site = try project.site()
        let page = site.markup("es/compare/index.html")
        #expect(page.values(of: "lang").first == "es")
        #expect(page.values(of: "data-treatment") == ["elbow-warming", "elbow-cooling"])
        #expect(page.plain.contains("Comparar tratamientos"))
        #expect(page.text.contains("hreflang=\"en\""))
        let section = try #require(site.markup("es/\(Self.condition)").section("compare"))
        #expect(
            section.values(of: "href").first
                == "../../../es/compare/index.html?t=elbow-warming,elbow-cooling")
        // The hashes are those of another text.
        let notice = "Es posible que partes de esta traducción no estén al día."
        #expect(section.plain.components(separatedBy: notice).count == 2)
    }

    @Test func `a release compares only what is published`() throws {
        var project = Project.good
        for (name, _) in project.files
        where name.hasPrefix("content/en/") && name.hasSuffix(".md") && !name.contains("/passages/")
            && name != Page.cooling
        {
            _ = try project.apply([
                .replace(
                    name, "\nupdated:",
                    "\nreview: {date: 2026-03-01, by: A. Nobody, role: doctor, next: 2099-01-01}\nupdated:")
            ])
        }
        let folder = try project.folder()
        #expect(try folder.handout("build", "--release").end == .exit(0))
        let site = folder.files(in: "site")
        #expect(site["techniques/elbow-warming/index.html"] != nil)
        #expect(site.markup(Self.condition).section("compare") == nil)
        #expect(site["compare/index.html"] == nil)
        for page in site.pages { #expect(!site[text: page].contains("compare/index.html"), "\(page)") }
    }
}
