import Testing

/// The list of consent sheets, as it is without a browser; scripts/check-sheets uses it in one.
@Suite struct SheetListTests {
    private static let path = "sheets/index.html"
    private let list = Project.goodSite.markup(Self.path)

    /// The parts of the list about one treatment each.
    private func treatments(_ list: Markup) -> [Markup] {
        list.text.components(separatedBy: "<li class=\"sheet-technique\">").dropFirst().map { Markup($0) }
    }

    @Test func `each treatment stands there once, with its sheet in every language`() {
        for (path, titles) in [
            (Self.path, ["Elbow cooling", "Elbow warming"]),
            ("es/" + Self.path, ["Calor en el codo", "Elbow cooling"]),
        ] {
            let treatments = treatments(Project.goodSite.markup(path))
            #expect(treatments.map { $0.part(from: "data-name>", to: "</h2>").text } == titles)
            for treatment in treatments {
                let languages = treatment.text.contains("elbow-warming") ? ["en", "es"] : ["en"]
                #expect(treatment.values(of: "data-language") == languages)
            }
        }
        #expect(treatments(Project.goodSite.markup("es/" + Self.path))[1].text.contains("<h2 lang=\"en\""))
    }

    @Test func `every sheet is linked, with its state in words and its hash`() {
        #expect(Project.goodSite["sheets/elbow-warming/index.html"] != nil)
        for sheet in ["sheets/elbow-cooling", "sheets/elbow-warming", "es/sheets/elbow-warming"] {
            let hash = Project.goodSite.markup(sheet + "/index.html")
                .part(from: "class=\"hash\">", to: "</").text.prefix(8)
            let line = list.part(from: "data-url=\"../\(sheet)/index.html\"", to: "</ul>")
            #expect(line.values(of: "href") == ["../\(sheet)/index.html"])
            #expect(line.plain.contains("Draft, no version \(hash)"))
        }
        #expect(treatments(list)[1].plain.contains("warm pad treatment"))
    }

    @Test func `an approved sheet is a version in the words of the list`() throws {
        let hash = Project.goodSite.markup("es/sheets/elbow-warming/index.html")
            .part(from: "class=\"hash\">", to: "</").text
        let folder = try Project.good.folder()
        try folder.approve(language: "es")
        #expect(try folder.handout("build").end == .exit(0))
        let site = folder.files(in: "site")
        for (path, version, record) in [
            (
                Self.path, "Version 1",
                "Leaflet: Calor en el codo, Version 1 (\(hash.prefix(8))), Español, given on {date}"
            ),
            (
                "es/" + Self.path, "Versión 1",
                "Folleto: Calor en el codo, Versión 1 (\(hash.prefix(8))), Español, entregado el {date}"
            ),
        ] {
            let list = site.markup(path)
            #expect(list.plain.components(separatedBy: "\(version) \(hash.prefix(8))").count == 2)
            #expect(list.values(of: "data-record").contains(record))
            #expect(list.values(of: "class").count { $0 == "sheet-state" } == 1)
            #expect(list.values(of: "class").count { $0 == "sheet-state sheet-draft" } == 2)
        }
    }

    @Test func `a translation that is out of date says so in the list`() throws {
        let site = try Project.good.with(
            .replace(Page.warming, "The elbow may be less sore.", "The elbow may be a little less sore.")
        ).site()
        #expect(!list.text.contains("sheet-stale"))
        let lines = site.markup(Self.path).text.components(separatedBy: "<li class=\"sheet-line\"")
        #expect(lines.filter { $0.contains("sheet-stale") }.count == 1)
        #expect(lines.last?.contains("Parts of this translation may be out of date.") == true)
    }

    @Test func `one language alone offers no choice of language`() throws {
        #expect(list.values(of: "value") == ["", "en", "es"])
        let list = try Project.good.site("--language", "en").markup(Self.path)
        #expect(list.values(of: "value") == [])
        #expect(list.values(of: "data-language") == ["en", "en"])
    }

    /// So that a site may forbid inline scripts.
    @Test func `the only script is a file of its own`() throws {
        let scripts = list.values(of: "src").filter { $0.hasSuffix(".js") }
        #expect(scripts.count == 1)
        #expect(Project.goodSite[destination(of: try #require(scripts.first), on: Self.path).file] != nil)
        for page in Project.goodSite.pages {
            let text = Project.goodSite.markup(page).withoutLinkedData.text
            let inline = #/<script(?! src="[^"]+" defer( data-lasting)?><\/script>)/#
            #expect(text.matches(of: inline).isEmpty, "\(page)")
            #expect(text.matches(of: #/\son[a-z]+=|\sstyle=|javascript:/#).isEmpty, "\(page)")
        }
    }
}
