import Foundation
import Testing

/// What patients find on the site of the good project.
@Suite struct SitePageTests {
    private let site = Project.goodSite
    private let warming = Project.goodSite.markup("techniques/elbow-warming/index.html")

    @Test func `the site has exactly its files`() {
        let kinds = [
            "about", "alternatives", "benefits", "body-parts", "conditions", "considerations", "guides",
            "imaging",
            "medicines",
            "risks", "roles", "sources", "techniques", "terms", "topics",
        ]
        let pages = Project.good.files.keys.compactMap { name -> String? in
            let parts = name.split(separator: "/").map(String.init)
            guard parts.count == 4, parts[0] == "content", parts[1] == "en", kinds.contains(parts[2]) else {
                return nil
            }
            return "\(parts[2])/\(parts[3].dropLast(3))"
        }
        let folders =
            pages + kinds + [
                "a-to-z", "glossary", "compare", "sheets", "sheets/elbow-warming", "sheets/elbow-cooling",
            ]
            + ["techniques/elbow-heating", "es/techniques/elbow-heating"]
            + ["es", "es/a-to-z", "es/glossary", "es/sheets", "es/sheets/elbow-warming"]
            + ["es/techniques", "es/techniques/elbow-warming"]
        let files =
            folders.map { $0 + "/index.html" } + [
                "index.html", "404.html", "robots.txt", "sitemap.xml", "feed.xml", "es/feed.xml",
                "media/pad.svg", "data/codes.json", "_headers", "_redirects", "data/headers.nginx.conf",
                "data/redirects.nginx.conf",
            ]
            + [".handout-manifest"]
        let assets = site.keys.filter { $0.hasPrefix("assets/") }
        #expect(Set(site.keys).subtracting(assets).sorted() == files.sorted())
        let form =
            #/assets/(site|staff|sheet|sheets|questions|search|compare|icon)\.[0-9a-f]{8}\.(css|js|svg)/#
        #expect(assets.count { $0.wholeMatch(of: form) != nil } == 8)
    }

    @Test func `the feed names the pages changed last, the newest first`() throws {
        let project = try Project.good.with(
            .replace(Page.cooling, "updated: 2026-03-03", "updated: 2026-04-19"))
        let site = try project.site()
        let feed = site.markup("feed.xml").text
        let times = feed.matches(of: #/<updated>(.*?)T00:00:00Z</updated>/#).map { String($0.1) }
        // The first time is the feed's own.
        let pages = project.files.keys.count { $0.hasPrefix("content/en/") && $0.hasSuffix(".md") }
        let passages = project.files.keys.count { $0.hasPrefix("content/en/passages/") }
        #expect(times.count == pages - passages + 1)
        #expect(times.first == "2026-04-19")
        #expect(times.dropFirst() == times.dropFirst().sorted(by: >)[...])
        let first = site.markup("feed.xml").part(from: "<entry>", to: "</entry>").text
        #expect(first.contains("<id>https://elbow.example.org/techniques/elbow-cooling/</id>"), "\(first)")
        #expect(site.markup("es/feed.xml").text.contains("xml:lang=\"es\""))
        #expect(warming.values(of: "href").contains("../../feed.xml"))
    }

    @Test(arguments: [
        ("treats", "conditions/sore-elbow"), ("benefits", "benefits/less-soreness"),
        ("risks", "risks/redness"),
        ("avoid-if", "considerations/thin-skin"), ("caution-if", "considerations/numb-fingers"),
        ("uses", "medicines/warm-pad"), ("guided-by", "imaging/skin-thermometer"),
        ("body-parts", "body-parts/elbow"),
        ("team", "roles/elbow-nurse"), ("alternatives", "alternatives/no-treatment"),
        ("evidence", "topics/warming-debate"),
        ("part-of", "techniques/elbow-care"), ("related", "techniques/elbow-cooling"),
        ("sources", "sources/elbow-leaflet"),
    ])
    func `a relation is shown on the pages at both ends`(_ relation: String, _ page: String) throws {
        #expect(warming.values(of: "href").contains("../../\(page)/index.html"))
        let other = try #require(site.markup("\(page)/index.html").section("list-\(relation)-of"))
        #expect(other.values(of: "href").contains("../../techniques/elbow-warming/index.html"))
    }

    @Test func `a relation's note and sources stand at both ends`() throws {
        let condition = try #require(
            site.markup("conditions/sore-elbow/index.html").section("list-treats-of"))
        for markup in [warming, condition] {
            #expect(markup.plain.contains("For a few hours. Nobody"))
        }
    }

    @Test func `a risk has its chance in words, both ways in numbers, and as a picture`() throws {
        let risks = try #require(warming.section("risks"))
        let rows = risks.text.components(separatedBy: "<tr").map(Markup.init).filter {
            $0.text.contains("scope=\"row\"")
        }
        #expect(rows.count == 3)

        #expect(rows[0].text.contains("band-uncommon"))
        #expect(rows[0].plain.contains("Uncommon may affect up to 1 in 100 people"))
        #expect(rows[0].plain.contains("It happens to 5 in 1,000 people"))
        #expect(rows[0].plain.contains("It does not happen to 995 in 1,000 people"))
        #expect(rows[0].plain.contains("among adults, within 2 days, as of 2025 Article in a journal"))
        #expect(squares(rows[0]) == [995, 995, 5])

        #expect(rows[1].text.contains("band-common"))
        // All on the scale of the table, with the source's own number.
        #expect(risks.plain.contains("it is shown for 1,000 people"))
        #expect(rows[1].plain.contains("It happens to 30 in 1,000 people"))
        #expect(rows[1].plain.contains("It does not happen to 970 in 1,000 people"))
        #expect(rows[1].plain.contains("The source says 3 in 100."))
        #expect(squares(rows[1]) == [970, 970, 30])

        #expect(rows[2].text.contains("band-not-known"))
        #expect(rows[2].plain.hasSuffix("Not stated no source used here gives a number"))
        #expect(squares(rows[2]) == [])
    }

    @Test func `a chance below the scale of its table has its own number beside it`() throws {
        let project = try Project.good.with(
            .replace(
                "content/en/techniques/elbow-warming.md", "count: 3, of: 100", "count: 1, of: 40000"))
        let section = try #require(
            project.site().markup("techniques/elbow-warming/index.html").section("risks")
        ).plain
        #expect(section.contains("it is shown for 1,000 people"))
        #expect(
            section.contains(
                "Fewer than 1 in 1,000 people. It happens to 1 in 40,000 people It does not happen to 39,999")
        )
    }

    @Test func `chances without a scale in common have their own numbers`() throws {
        let project = try Project.good.with(
            .replace("content/en/techniques/elbow-warming.md", "count: 3, of: 100", "count: 3, of: 70"))
        let section = try #require(
            project.site().markup("techniques/elbow-warming/index.html").section("risks")
        ).plain
        #expect(!section.contains("it is shown for"))
        #expect(section.contains("It happens to 3 in 70 people"))
        #expect(section.contains("It happens to 5 in 1,000 people"))
    }

    /// The squares of each path of an icon array: a line of so many dashes with the gaps between them.
    private func squares(_ row: Markup) -> [Int] {
        zip(row.values(of: "d"), row.values(of: "stroke-dasharray")).map { path, dashes in
            let sizes = dashes.split(separator: " ").compactMap { Double($0) }
            let lines = path.split(separator: "M").compactMap { $0.split(separator: "h").last }
            return lines.compactMap { Double($0) }.map {
                Int((($0 + sizes[1]) / (sizes[0] + sizes[1])).rounded())
            }.reduce(0, +)
        }
    }

    @Test(arguments: [
        (1, 10, "very-common"), (99, 1_000, "common"), (1, 100, "common"), (9, 1_000, "uncommon"),
        (1, 1_000, "uncommon"),
        (1, 1_001, "rare"), (1, 10_000, "rare"), (1, 10_001, "very-rare"),
    ])
    func `the band of a chance is computed at its bounds`(_ count: Int, _ total: Int, _ band: String) throws {
        let project = try Project.good.with(
            .replace(
                Page.cooling, "chance: not-stated",
                "chance: {count: \(count), of: \(total), source: elbow-leaflet}"))
        let page = try project.site().markup("techniques/elbow-cooling/index.html")
        #expect(page.text.contains("\"band band-\(band)\""))
    }

    @Test func `expectations are stated or said to be not stated`() throws {
        let section = try #require(warming.section("what-to-expect")).plain
        #expect(section.contains("2 to 3 sessions Nobody"))
        #expect(section.contains("1 hour. by the clock on the wall Nobody"))
        #expect(section.contains("until the evening Article in a journal"))
        #expect(section.components(separatedBy: "Not stated in the sources").count == 3)
    }

    @Test func `facts, passages, terms, cards and pictures stand in the text`() {
        #expect(warming.plain.contains("You come to Hill Example Clinic"))
        #expect(warming.plain.contains("Call 555-0110 with questions about redness"))
        #expect(warming.text.contains("href=\"../../terms/swelling/index.html\" title=\"A part of the body"))
        #expect(warming.text.contains("card-emergency"))
        #expect(warming.plain.contains("Call 911 now if:"))
        #expect(warming.values(of: "src").first == "../../media/pad.svg")
        #expect(warming.values(of: "alt") == ["A pad on an elbow"])
    }

    @Test func `a clinic's own words are marked as its own`() {
        let notes = warming.text.components(separatedBy: "<aside class=\"local-note\">").dropFirst()
            .map { Markup($0.components(separatedBy: "</aside>")[0]).plain }
        #expect(
            notes == [
                "How to prepare Added by Hill Example Clinic Park behind the clinic .",
                "How to reach us Added by Hill Example Clinic Ask for the elbow desk.",
            ])
    }

    @Test(arguments: Project.goodSite.pages.filter { $0 != "404.html" })
    func `every link leads to a file and a place of the site`(_ page: String) {
        let markup = site.markup(page)
        for link in markup.values(of: "href") + markup.values(of: "src") {
            if link.contains(":") || link.hasPrefix("//") {
                #expect(
                    link == "tel:5550110" || link.hasPrefix("https://elbow.example.org/")
                        || link.hasPrefix("https://leaflet.example.org/"))
                continue
            }
            #expect(!link.hasPrefix("/"), "\(link)")
            let (file, anchor) = destination(of: link, on: page)
            #expect(site[file] != nil, "\(link)")
            if let anchor = anchor?.removingPercentEncoding {
                #expect(site.markup(file).values(of: "id").contains(anchor), "\(link)")
            }
        }
    }

    @Test(arguments: Project.goodSite.pages) func `every id of a page is its only one`(_ page: String) {
        let ids = site.markup(page).values(of: "id")
        #expect(Set(ids).count == ids.count, "\(ids.filter { id in ids.count(where: { $0 == id }) > 1 })")
    }

    @Test func `the page for wrong addresses leads on from any address`() {
        let links = site.markup("404.html").values(of: "href").filter {
            !$0.hasPrefix("https://") && !$0.hasPrefix("#") && !$0.hasPrefix("tel:")
        }
        #expect(links.count > 5)
        for link in links {
            #expect(link.hasPrefix("/"))
            #expect(site[destination(of: link, on: "404.html").file] != nil, "\(link)")
        }
    }

    @Test(arguments: Project.goodSite.pages)
    func `no page fetches anything from another host, and scripts come from its files`(
        _ page: String
    ) {
        let markup = site.markup(page).withoutLinkedData
        // Whatever the page is, its scripts are files of the site: the security policy allows no other.
        let scripts = markup.text.components(separatedBy: "<script").dropFirst()
        #expect(
            scripts.allSatisfy {
                $0.contains(
                    #/^ src="[^":]*assets\/[a-z]+\.[0-9a-f]{8}\.js" defer( data-lasting)?><\/script>/#)
            })
        let hasTask =
            ["sheets/index.html", "compare/index.html"].contains { page.hasSuffix($0) }
            || markup.elements.contains("button")
        #expect(!scripts.isEmpty == hasTask)
        #expect(!markup.elements.contains("iframe"))
        let fetched = markup.text.components(separatedBy: "<link ").dropFirst().filter {
            $0.contains("rel=\"stylesheet\"") || $0.contains("rel=\"icon\"")
        }
        for link in fetched {
            #expect(!link.components(separatedBy: ">")[0].contains("//"), "\(link.prefix(100))")
        }
    }

    @Test func `a former name leads to the page, in every language`() {
        for folder in ["", "es/"] {
            let redirect = site.markup("\(folder)techniques/elbow-heating/index.html")
            #expect(redirect.text.contains("http-equiv=\"refresh\" content=\"0; url="))
            #expect(
                redirect.values(of: "href").last.map {
                    destination(of: $0, on: "\(folder)techniques/elbow-heating/index.html").file
                }
                    == "\(folder)techniques/elbow-warming/index.html")
        }
    }

    @Test func `every page about a subject says that it is a draft`() {
        let entries = site.pages.filter {
            $0.split(separator: "/").count >= 3 && !$0.contains("elbow-heating") && !$0.hasPrefix("es/")
                || $0 == "es/techniques/elbow-warming/index.html"
        }
        #expect(entries.count > 20)
        for page in entries {
            let isSheet = page.contains("sheets/")
            let sentence =
                isSheet ? "No clinician has approved this text" : "No clinician has reviewed this page"
            let spanish = page.hasPrefix("es/")
            #expect(spanish || site.markup(page).plain.contains("Draft. \(sentence)"), "\(page)")
            #expect(site[text: page].contains("class=\"draft\""), "\(page)")
            #expect(site[text: page].contains("<meta name=\"robots\" content=\"noindex\">"), "\(page)")
        }
    }

    @Test func `a reviewed page is no draft and says who reviewed it`() throws {
        let project = try Project.good.with(
            .replace(
                Page.condition, "updated:",
                "review: {date: 2026-03-05, by: A. Nobody, role: doctor, next: 2099-01-01}\nupdated:"))
        let page = try project.site().markup("conditions/sore-elbow/index.html")
        #expect(!page.text.contains("class=\"draft\""))
        #expect(page.plain.contains("Last reviewed on 5 March 2026 by A. Nobody, doctor"))
        #expect(page.plain.contains("Next review due on 1 January 2099"))
    }

    @Test func `lists lead to every page`() {
        let home = Set(site.markup("index.html").values(of: "href"))
        for kind in ["techniques", "conditions", "risks", "sources", "terms"] {
            #expect(home.contains("\(kind)/index.html"))
        }
        let names = site.markup("a-to-z/index.html").plain
        #expect(names.contains("warm pad treatment"))
        #expect(
            site.markup("glossary/index.html").plain.contains(
                "A part of the body that is thicker than usual."))
    }
}
