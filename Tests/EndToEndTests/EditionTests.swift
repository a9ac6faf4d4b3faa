import Foundation
import Testing

/// Choices of clinic and language, and translations.
@Suite struct EditionTests {
    @Test func `a clinic's edition leaves out what it does not offer`() throws {
        let site = try Project.good.site("--clinic", "valley-example-clinic")
        #expect(site["techniques/elbow-cooling/index.html"] != nil)
        #expect(site["techniques/elbow-care/index.html"] != nil)
        for name in [
            "techniques/elbow-warming", "techniques/elbow-heating", "sheets/elbow-warming",
            "es/techniques/elbow-warming",
        ] {
            #expect(site["\(name)/index.html"] == nil)
        }
        for page in site.pages {
            #expect(
                !site.markup(page).values(of: "href").contains { $0.contains("elbow-warming") }, "\(page)")
        }
        let cooling = site.markup("techniques/elbow-cooling/index.html")
        #expect(cooling.plain.contains("You can choose warming."))
        #expect(cooling.plain.contains("555-0120"))
        #expect(!site.markup("feed.xml").text.contains("elbow-warming"))
    }

    @Test func `every link of a clinic's edition leads to a file of the site`() throws {
        let site = try Project.good.site("--clinic", "valley-example-clinic")
        for page in site.pages where page != "404.html" {
            for link in site.markup(page).values(of: "href") where !link.contains(":") {
                #expect(site[destination(of: link, on: page).file] != nil, "\(page): \(link)")
            }
        }
    }

    @Test func `another clinic's edition has its facts and not the first one's words`() throws {
        let project = try Project.good.with(
            .replace("content/clinics/valley-example-clinic/clinic.yaml", "[elbow-cooling]", "all"))
        let page = try project.site("--clinic", "valley-example-clinic").markup(
            "techniques/elbow-warming/index.html")
        #expect(page.plain.contains("Valley Example Clinic Call 555-0120"))
        #expect(page.plain.contains("Call 912 now if:"))
        #expect(!page.text.contains("local-note"))
        #expect(!page.text.contains("Hill Example Clinic"))
    }

    @Test(arguments: ["en", "es"]) func `one language alone is a whole site without links to the other`(
        _ language: String
    ) throws {
        let site = try Project.good.site("--language", language)
        let other = site.pages.filter { $0.hasPrefix("es/") != (language == "es") && $0 != "404.html" }
        #expect(other == [])
        #expect(site["\(language == "es" ? "es/" : "")techniques/elbow-warming/index.html"] != nil)
        for page in site.pages where page != "404.html" {
            for link in site.markup(page).values(of: "href") where !link.contains(":") {
                #expect(site[destination(of: link, on: page).file] != nil, "\(page): \(link)")
            }
        }
    }

    @Test(arguments: [
        (
            ["--clinic", "hil-example-clinic"],
            "The project has no clinic `hil-example-clinic`. Did you mean `hill-example-clinic`?"
        ),
        (["--language", "fr"], "The project has no language `fr`; it has en, es."),
    ])
    func `a clinic or language that does not exist is named`(_ arguments: [String], _ message: String) throws
    {
        let folder = try Project.good.folder()
        let outcome = try Program(arguments: ["build", "--project", folder.path] + arguments).run()
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains(message))
        #expect(!folder.exists("site"))
    }

    @Test func `a clinic's own template takes the place of the common one, for that clinic only`() throws {
        let project = try Project.good.with(
            .write(
                "content/clinics/valley-example-clinic/templates/not-found.mustache",
                "<p>{{words.home}} of the valley</p>\n"))
        #expect(
            try project.site("--clinic", "valley-example-clinic")[text: "404.html"]
                == "<p>Home of the valley</p>\n")
        #expect(try project.site().differences(from: Project.goodSite) == [])
    }

    @Test func `a translation has its own words and the common facts`() {
        let page = Project.goodSite.markup("es/techniques/elbow-warming/index.html")
        #expect(page.values(of: "lang").first == "es")
        #expect(page.plain.contains("Calor en el codo"))
        #expect(page.plain.contains("Desaparece."))
        #expect(page.plain.contains("adultos"))
        #expect(page.plain.contains("hasta la noche"))
        #expect(page.plain.contains("según el reloj de la pared"))
        #expect(page.plain.contains("5 de cada 1"))
        #expect(page.text.contains("hreflang=\"en\""))
        #expect(
            Project.goodSite.markup("techniques/elbow-warming/index.html").text.contains("hreflang=\"es\""))
    }

    @Test func `nothing on a translated page is left in the source language without a mark`() {
        let english = Project.goodSite.markup("techniques/elbow-warming/index.html")
        for page in ["techniques/elbow-warming", "sheets/elbow-warming"] {
            let spanish = Project.goodSite.markup("es/\(page)/index.html")
            #expect(
                Set(spanish.values(of: "aria-label")).intersection(english.values(of: "aria-label")) == [])
        }
    }

    @Test func `a part that has changed since it was translated is marked and reported with its new hash`()
        throws
    {
        let project = try Project.good.with(
            .replace(Page.warming, "The elbow may be less sore.", "The elbow may be a little less sore."))
        let folder = try project.folder()
        let place = Place(
            file: Page.spanish,
            after: project.files[text: Page.spanish].components(separatedBy: "7db344e0")[0])
        let finding = Finding(
            file: Page.spanish, line: place.line, column: place.column, severity: "warning",
            rule: "stale-translation",
            message: "The source text of `benefits` has changed since it was translated")
        #expect(try folder.handout("check", "--format", "line").findings == [finding])

        let help = try #require(
            try folder.handout("check").errors.firstMatch(of: #/write `benefits: ([0-9a-f]{8})` under/#))
        #expect(try folder.handout("build").end == .exit(0))
        let page = folder.files(in: "site").markup("es/techniques/elbow-warming/index.html")
        #expect(try #require(page.section("benefits")).text.contains("class=\"notice\""))
        #expect(!(try #require(page.section("expectations"))).text.contains("class=\"notice\""))
        #expect(
            folder.files(in: "site")[text: "es/sheets/elbow-warming/index.html"].components(
                separatedBy: "class=\"draft\""
            ).count == 3)

        let translated = try project.with(.replace(Page.spanish, "7db344e0", String(help.1))).folder()
        #expect(try translated.handout("check", "--strict").end == .exit(0))
    }

    @Test func `a part that is not translated is reported`() throws {
        let project = try Project.good.with(
            .append(Page.warming, "\n## The weather\n\nIt does not matter.\n"))
        let outcome = try project.folder().handout("check", "--format", "line")
        #expect(
            outcome.findings == [
                Finding(
                    file: Page.spanish, severity: "warning", rule: "missing-translation",
                    message: "`the-weather` is not translated")
            ])
    }

    @Test func `a text in a language written from right to left is marked so`() throws {
        var project = Project.good
        project.files["content/he/language.yaml"] = project.files["content/en/language.yaml"]
        project = try project.with(
            .replace("content/he/language.yaml", "direction: ltr", "direction: rtl"),
            .replace(Page.settings, "[en, es]", "[en, es, he]"),
            .replace(Page.settings, "  es: ", "  he: Elbow\n  es: "))
        project.files[text: Page.profile] = project.files[text: Page.profile]
            .replacingOccurrences(of: "{en: ", with: "{he: x, en: ")
            .replacingOccurrences(of: "\n  en: ", with: "\n  he: x\n  en: ")
        let site = try project.site()
        #expect(site[text: "he/index.html"].contains("<html lang=\"he\" dir=\"rtl\">"))
        #expect(site[text: "index.html"].contains("<html lang=\"en\" dir=\"ltr\">"))
    }
}
