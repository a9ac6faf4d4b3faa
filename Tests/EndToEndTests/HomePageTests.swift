import Testing

/// The ways in for somebody who does not know what a treatment is called.
@Suite struct HomePageTests {
    private static let elbow = "content/en/body-parts/elbow.md"
    private static let skin = "content/en/considerations/thin-skin.md"

    @Test func `a part of the body stands on the map and in the list beside it`() throws {
        let project = try Project.good.with(.replace(Self.elbow, "summary:", "body-map: arms\nsummary:"))
        let home = try project.site().markup("index.html")
        let map = try #require(home.text.components(separatedBy: "<div class=\"body-map\"").dropFirst().first)
            .components(separatedBy: "</svg>")[0]
        #expect(map.contains("<a href=\"body-parts/elbow/index.html\"><title>Elbow</title>"))
        // Nowhere else does the map lead anywhere.
        #expect(map.components(separatedBy: "<a ").count == 2)
        #expect(home.values(of: "href").count { $0 == "body-parts/elbow/index.html" } == 2)
    }

    @Test func `there is no map where no page has a place on it`() {
        #expect(!Project.goodSite.markup("index.html").text.contains("body-map"))
    }

    @Test func `a caution is listed in the words of patients`() throws {
        let project = try Project.good.with(
            .replace(Self.skin, "summary:", "worry: My skin tears easily\nsummary:"))
        let home = try project.site().markup("index.html")
        #expect(
            home.text.contains(
                "<li><a href=\"considerations/thin-skin/index.html\">My skin tears easily</a></li>"))
    }

    @Test func `a page about the site is reached from the foot of every page`() throws {
        let site = Project.goodSite
        #expect(
            site.markup("about/index.html").values(of: "href").contains("../about/design/index.html"))
        for page in ["index.html", "techniques/elbow-warming/index.html"] {
            #expect(
                site.markup(page).values(of: "href").contains { $0.hasSuffix("about/index.html") }, "\(page)")
        }
        // Spanish has no such page.
        #expect(
            !site.markup("es/index.html").values(of: "href").contains { $0.hasSuffix("about/index.html") })
    }

    @Test func `a clinic's colour is that of the whole site, light and dark`() throws {
        let project = try Project.good.with(.append(Page.clinic, "accent: \"#5b2a86\"\n"))
        let site = try project.site()
        let style = try #require(site.first { $0.key.hasPrefix("assets/site.") && $0.key.hasSuffix(".css") })
        let rules = String(decoding: style.value, as: UTF8.self).suffix(120)
        #expect(rules.contains(":root { --accent: #5b2a86; }"))
        #expect(rules.contains("(prefers-color-scheme: dark) { :root { --accent: #"))
        #expect(site.markup("index.html").values(of: "href").contains(style.key))
    }
}
