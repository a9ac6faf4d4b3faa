import Foundation
import Testing

/// `handout build --release`: nothing that may not be given to patients, and nothing left out unsaid.
@Suite struct ReleaseTests {
    private static let sheet = "sheets/elbow-warming/index.html"
    private static let review =
        "review: {date: 2026-03-01, by: A. Nobody, role: doctor, next: 2099-01-01}\nupdated:"

    /// The good project with a review of every page, or of every page but those of some files.
    private static func reviewed(but files: Set<String> = []) throws -> Project {
        var project = Project.good
        for (name, _) in project.files
        where name.hasPrefix("content/en/") && name.hasSuffix(".md") && !name.contains("/passages/")
            && !files.contains(name)
        {
            _ = try project.apply([.replace(name, "\nupdated:", "\n" + review)])
        }
        return project
    }

    private func released(_ folder: Folder, _ more: String...) throws -> Outcome {
        try Program(arguments: ["build", "--release", "--project", folder.path] + more).run()
    }

    @Test func `where all is approved and reviewed, all is published, and nothing is a draft`() throws {
        let folder = try Self.reviewed().folder()
        for (sheet, language) in [("elbow-warming", "en"), ("elbow-warming", "es"), ("elbow-cooling", "en")] {
            #expect(try folder.approve(sheet, language: language).end == .exit(0))
        }
        let outcome = try released(folder)
        #expect(outcome.end == .exit(0))
        #expect(!outcome.errors.contains("eft out"))
        let site = folder.files(in: "site")
        #expect(site.pages.filter { Project.goodSite[$0] == nil }.allSatisfy { $0.contains("versions/") })
        #expect(Project.goodSite.pages.allSatisfy { site[$0] != nil })
        for page in site.pages { #expect(!site[text: page].contains("class=\"draft"), "\(page)") }
        // The same project as a draft is the same, and one build does not pass for the other.
        #expect(try folder.handout("build").errors.contains(" 0 files written"))
    }

    @Test func `a sheet whose page is left out leads to no page`() throws {
        let folder = try Project.good.folder()
        try folder.approve("elbow-cooling")
        #expect(try released(folder).end == .exit(0))
        let site = folder.files(in: "site")
        #expect(site["techniques/elbow-cooling/index.html"] == nil)
        let sheet = site.markup("sheets/elbow-cooling/index.html")
        #expect(sheet.plain.contains("Consent form: Elbow cooling"))
        #expect(!sheet.plain.contains("Read the full page"))
    }

    @Test func `drafts are left out and listed, each sheet with its reason`() throws {
        let folder = try Self.reviewed(but: [Page.condition, "content/en/risks/redness.md", Page.cooling])
            .folder()
        try folder.approve()
        let outcome = try released(folder, "--format", "line")
        #expect(outcome.end == .exit(0))
        let notes = outcome.findings.filter { $0.severity == "note" }
        #expect(
            Set(notes.map { "\($0.file) \($0.rule)" }) == [
                "\(Page.cooling) left-out-sheet", "\(Page.spanish) left-out-sheet",
                "\(Page.cooling) left-out-page",
                "\(Page.condition) left-out-page", "content/en/risks/redness.md left-out-page",
            ])
        #expect(
            notes.contains {
                $0.message
                    == "The consent sheet `elbow-cooling` (en) is left out: no clinician has approved the text"
            })
        #expect(outcome.errors.contains("left out: 2 consent sheets, 3 pages."))
        // The second build has nothing to do, and says the same.
        #expect(try released(folder, "--format", "line").output == outcome.output)
        let human = try released(folder).errors
        #expect(
            human.contains("Left out of this release:\n  The consent sheet `elbow-cooling` (en) is left out:")
        )
        #expect(
            human.contains("no clinician has reviewed it: 3 pages, content/en/conditions/sore-elbow.md, "))
        #expect(try released(folder, "--format", "json").output.contains("left-out-page"))
        #expect(try released(folder, "--format", "sarif").output.contains("left-out-page"))

        let site = folder.files(in: "site")
        for gone in [
            "conditions/sore-elbow", "risks/redness", "techniques/elbow-cooling", "sheets/elbow-cooling",
            "es/sheets/elbow-warming",
        ] {
            #expect(site["\(gone)/index.html"] == nil, "\(gone)")
        }
        for page in site.pages where page != "404.html" {
            #expect(!site[text: page].contains("class=\"draft"), "\(page)")
            for link in site.markup(page).values(of: "href") where !link.contains(":") {
                #expect(site[destination(of: link, on: page).file] != nil, "\(page): \(link)")
            }
        }
        // What is left out is still named where it matters, in plain text.
        let warming = site.markup("techniques/elbow-warming/index.html")
        #expect(warming.plain.contains("Redness It fades."))
        #expect(warming.plain.contains("Elbow cooling is another choice."))
        #expect(warming.values(of: "href").contains("../../sheets/elbow-warming/index.html"))
        #expect(!site.markup("es/techniques/elbow-warming/index.html").text.contains("sheets/elbow-warming"))
        let list = site.markup("sheets/index.html")
        #expect(
            list.plain.contains(
                "Elbow cooling English Elbow cooling Not available. No clinician has approved this text."))
        #expect(list.plain.contains("Elbow warming English Elbow warming Version 1 "))
        #expect(
            site.markup("es/sheets/index.html").plain.contains(
                "Español Calor en el codo No disponible. Ningún profesional de la salud ha aprobado este texto."
            ))
        #expect(!site.markup("sitemap.xml").text.contains("sore-elbow"))
        #expect(!site.markup("feed.xml").text.contains("sore-elbow"))
        // The words of a page that nobody has reviewed stand on no other page either.
        let summary = try #require(
            Project.good.files[text: Page.cooling].firstMatch(of: #/summary: (.+)/#)?.1)
        for page in site.pages { #expect(!site[text: page].contains(summary), "\(page)") }
    }

    @Test func `what a left out page says of another is not said there either`() throws {
        let folder = try Self.reviewed(but: [Page.warming]).folder()
        #expect(try folder.handout("build").end == .exit(0))
        let risk = "risks/redness/index.html"
        let draft = folder.files(in: "site").markup(risk).plain
        #expect(try released(folder).end == .exit(0))
        let site = folder.files(in: "site")
        for words in ["It fades.", "5 in 1,000", "Elbow warming"] {
            #expect(draft.contains(words), "\(words)")
            #expect(!site.markup(risk).plain.contains(words), "\(words)")
        }
        #expect(site.markup("techniques/elbow-cooling/index.html").plain.contains("You can choose warming."))
    }

    @Test func `a sheet on a page that is left out leads home, and the sheet is the approved one`() throws {
        let folder = try Self.reviewed(but: [Page.warming]).folder()
        try folder.approve()
        #expect(try folder.handout("build").end == .exit(0))
        let full = folder.files(in: "site").markup(Self.sheet)
        #expect(try released(folder).end == .exit(0))
        let sheet = folder.files(in: "site").markup(Self.sheet)
        #expect(
            sheet.part(from: "<main>", to: "</main>").text == full.part(from: "<main>", to: "</main>").text)
        #expect(sheet.text != full.text)
        for link in sheet.values(of: "href") where !link.contains(":") {
            #expect(folder.files(in: "site")[destination(of: link, on: Self.sheet).file] != nil, "\(link)")
        }
    }

    @Test
    func `a changed text, an overdue review and a stale translation are left out, each with its reason`()
        throws
    {
        let folder = try Self.reviewed().folder()
        try folder.approve()
        try folder.approve(language: "es")
        try folder.approve("elbow-cooling", "--date", "2020-01-01", "--next-review", Project.day(0))
        for file in [Project.ledger, "\(Project.archive)/elbow-cooling-en-v1/version.yaml"] {
            try folder.change(file, "next-review: \(Project.day(0))", "next-review: \(Project.day(-1))")
        }
        try folder.change(Page.warming, "The skin may turn red.", "The skin may turn brown.")
        try folder.change(Page.condition, "next: 2099-01-01", "next: 2026-03-02")
        let messages = try released(folder, "--format", "line").findings.filter { $0.severity == "note" }
            .map(\.message)
        for words in [
            "The consent sheet `elbow-warming` (en) is left out: the text has changed since version 1 was approved",
            "The consent sheet `elbow-warming` (es) is left out: the translation is out of date",
            "The consent sheet `elbow-cooling` (en) is left out: its next review was due on \(Project.day(-1))",
            "The page is left out: its next review has passed",
            "The page is left out: the translation is out of date",
        ] {
            #expect(messages.contains(words), "\(words)")
        }
        let site = folder.files(in: "site")
        #expect(site["es/techniques/elbow-warming/index.html"] == nil)
        #expect(site["techniques/elbow-warming/index.html"] != nil)
        #expect(
            !site.markup("techniques/elbow-warming/index.html").text.contains(
                "rel=\"alternate\" hreflang=\"es\""))
        // Whoever holds an old sheet can still see that it is old.
        for id in ["elbow-warming-en-v1", "elbow-cooling-en-v1"] {
            #expect(site.markup("versions/\(id)/index.html").plain.contains("✕ NOT CURRENT"))
        }
        #expect(site.markup("versions/elbow-warming-es-v1/index.html").plain.contains("✕ NO VIGENTE"))
    }

    @Test func `a release of nothing is an error, and nothing is written`() throws {
        let folder = try Project.good.folderWithSite()
        let outcome = try released(folder)
        #expect(outcome.end == .exit(1))
        #expect(
            outcome.errors.contains(
                "There is nothing that may be published in a release. Nothing was written."))
        #expect(outcome.errors.contains("Left out of this release:"))
        #expect(folder.files(in: "site").differences(from: Project.goodSite) == [])
    }

    @Test func `a draft after a release, and a release after a draft, are built anew`() throws {
        let folder = try Self.reviewed(but: [Page.condition]).folder()
        try folder.approve()
        #expect(try folder.handout("build").end == .exit(0))
        #expect(folder.exists("site/conditions/sore-elbow/index.html"))
        #expect(try released(folder).end == .exit(0))
        #expect(!folder.exists("site/conditions/sore-elbow/index.html"))
        #expect(try folder.handout("build").end == .exit(0))
        #expect(folder.exists("site/conditions/sore-elbow/index.html"))
    }
}
