import Testing

/// Words that a writer has written once and a reader must find, wherever they are shown.
@Suite struct ShownWordsTests {
    private static let sheet = "sheets/elbow-warming/index.html"

    @Test func `a clinic's note is shown on a page that has no section for it`() throws {
        let site = try Project.good.with(
            .write(
                "content/clinics/hill-example-clinic/en/techniques/elbow-care.md",
                "## How to reach us\n\nKnock twice.\n\n## Local notes\n\nMind the step.\n")
        ).site()
        let page = site.markup("techniques/elbow-care/index.html")
        #expect(
            page.plain.contains("How to reach us From Hill Example Clinic Knock twice.")
                || page.plain.contains("Knock twice."))
        #expect(page.text.components(separatedBy: "Mind the step.").count == 2)
        #expect(page.text.components(separatedBy: "<aside class=\"local-note\">").count == 3)
    }

    @Test func `a chance keeps whom it speaks of wherever it is shown`() throws {
        let there = Project.goodSite.markup("risks/redness/index.html").plain
        #expect(there.contains("5 in 1,000 people (among adults, within 2 days, as of 2025)"))
        #expect(there.contains("Article in a journal"))
        let site = try Project.good.with(
            .replace(
                "content/en/techniques/elbow-care.md", "group: true",
                "group: true\nrisks:\n  - id: redness\n    chance: {count: 1, of: 50, within: GWITHIN, among: GAMONG, source: elbow-leaflet, as-of: 1999}"
            )
        ).site()
        for page in ["techniques/elbow-care/index.html", "risks/redness/index.html"] {
            let words = site.markup(page).plain
            #expect(words.contains("1 in 50 people (among GAMONG, within GWITHIN, as of 1999)"), "\(page)")
        }
    }

    @Test func `a note on a source is shown where it is stated`() throws {
        let site = try Project.good.with(
            .replace(
                Page.cooling, "sources: [elbow-leaflet]",
                "sources:\n  - id: elbow-leaflet\n    note: Its second page only.")
        ).site()
        #expect(site.markup("techniques/elbow-cooling/index.html").plain.contains("Its second page only."))
    }

    @Test func `a sheet prints where its links lead`() throws {
        let site = try Project.good.with(
            .replace(
                Page.warming, "The skin may turn red.",
                "[Call the nurse](tel:+15550199), [mail us](mailto:a@b.example?subject=x), [read this](https://x.example/leaflet \"TITLEW\"), <https://y.example/>, [elbow cooling](elbow-cooling.md \"COLD\")."
            )
        ).site()
        #expect(
            site.markup(Self.sheet).plain.contains(
                "Call the nurse (+15550199), mail us (a@b.example), read this (TITLEW, https://x.example/leaflet), https://y.example/, elbow cooling (COLD)."
            ))
        #expect(
            site.markup("techniques/elbow-warming/index.html").plain.contains("Call the nurse , mail us ,"))
    }

    @Test func `a sheet prints the level of a card with a title`() throws {
        let site = try Project.good.with(
            .replace(
                Page.warming, "The skin may turn red.",
                "> [!DONT] drive, or use machines\n>\n> - do not drive")
        ).site()
        let sheet = site.markup(Self.sheet)
        #expect(sheet.plain.contains("Do not: drive, or use machines"))
        #expect(!sheet.text.contains("visually-hidden"))
    }
}
