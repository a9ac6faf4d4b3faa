import Foundation
import Testing

/// The consent sheets of the good project.
@Suite struct SheetTests {
    private static let path = "sheets/elbow-warming/index.html"
    private let sheet = Project.goodSite.markup(Self.path)

    /// The elements of the profile, in its order.
    private var elements: [String] {
        Project.good.files[text: Page.profile].split(separator: "\n").compactMap { line in
            line.firstMatch(of: #/^ +- \{id: ([a-z-]+), answers:/#).map { String($0.1) }
        }
    }

    @Test func `a sheet holds every element of the profile in its order`() {
        #expect(elements.count > 25)
        #expect(sheet.values(of: "data-element") == elements.filter { $0 != "spinal-level" })
    }

    @Test func `what is no procedure has a page and no sheet`() throws {
        let project = try Project.good.with(.replace(Page.cooling, "expect:", "sheet: false\nexpect:"))
        let site = try project.site()
        #expect(Project.goodSite["sheets/elbow-cooling/index.html"] != nil)
        #expect(Project.goodSite[text: "sheets/index.html"].contains("elbow-cooling"))
        #expect(site["sheets/elbow-cooling/index.html"] == nil)
        #expect(!site[text: "sheets/index.html"].contains("elbow-cooling"))
        #expect(site.markup("techniques/elbow-cooling/index.html").plain.contains("Elbow cooling"))
        #expect(!site[text: "techniques/elbow-cooling/index.html"].contains("sheets/elbow-cooling"))
        let approval = try project.folder().handout(
            "approve", "elbow-cooling", "--language", "en", "--by", "Ida Made-Up", "--role", "nurse",
            "--author", "Una Made-Up")
        #expect(approval.errors.contains("`elbow-cooling` has no sheet: its page says `sheet: false`."))
    }

    @Test func `an add-on puts its elements where it says, and in the language of the sheet`() throws {
        let project = try Project.good.with(
            .replace(Page.settings, "profile: us-cms", "profile: us-cms\nadd-ons: [gmc-montgomery]"))
        let site = try project.site()
        let added = ["diagnosis", "desired-outcome", "likely-success", "what-matters"]
        let before = elements.filter { $0 != "spinal-level" }.prefix { $0 != "explained" }
        let shown = site.markup(Self.path).values(of: "data-element")
        #expect(shown.prefix(before.count + 4) == before + added)
        #expect(shown.count == elements.count - 1 + 4)
        #expect(site.markup("es/" + Self.path).plain.contains("Lo que más le importa en su vida"))
        #expect(
            site.markup(Self.path).plain.contains(
                "(CMS conditions of participation); GMC guidance and the Montgomery judgment"))
    }

    @Test func `an add-on puts a group that it takes from another where it says`() throws {
        let project = try Project.good.with(
            .replace(Page.settings, "profile: us-cms", "profile: us-cms\nadd-ons: [more]"),
            .write(
                "content/profiles/more.yaml",
                """
                title: {en: More, es: Más}
                add-on: true
                rules:
                  - use: gmc-montgomery/gmc-2020
                  - use: gmc-montgomery/montgomery
                groups:
                  - {use: gmc-montgomery/about-you, before: risks}

                """))
        let shown = try project.site().markup(Self.path).values(of: "data-element")
        let place = try #require(shown.firstIndex(of: "diagnosis"))
        #expect(
            shown[place...].prefix(5) == [
                "diagnosis", "desired-outcome", "likely-success", "what-matters", "risks",
            ])
        #expect(shown.count == elements.count - 1 + 4)
    }

    @Test func `a sheet says for how long a consent holds where the project says so`() throws {
        let words = "This consent holds for 60 days after it is signed."
        #expect(!sheet.plain.contains("This consent holds"))
        let project = try Project.good.with(
            .replace(Page.settings, "profile: us-cms", "profile: us-cms\nconsent-days: 60"))
        #expect(try project.site().markup(Self.path).plain.contains(words))
    }

    @Test func `answers to tick stand on the sheet`() {
        #expect(sheet.plain.contains("though my treatment does not need it. Yes No"))
    }

    @Test func `a project without a profile has no sheets and no link to any`() throws {
        let site = try Project.good.with(.replace("handout.yaml", "profile: us-cms", "profile: none")).site()
        #expect(site.keys.filter { $0.contains("sheets/") } == [])
        #expect(site["techniques/elbow-warming/index.html"] != nil)
        for page in site.pages {
            #expect(!site.markup(page).values(of: "href").contains { $0.contains("sheets/") }, "\(page)")
        }
    }

    @Test func `side and level are asked for where the technique has them`() throws {
        let cooling = Project.goodSite.markup("sheets/elbow-cooling/index.html")
        #expect(
            cooling.values(of: "data-element") == elements.filter { $0 != "side" && $0 != "spinal-level" })
        let project = try Project.good.with(
            .replace(Page.cooling, "updated:", "spinal-level: true\nupdated:"))
        #expect(
            try project.site().markup("sheets/elbow-cooling/index.html").values(of: "data-element")
                == elements.filter { $0 != "side" })
    }

    @Test func `a sheet names procedure, clinic, risks, benefits and other choices`() {
        let text = sheet.plain
        for words in [
            "Consent form: Elbow warming", "Hospital or clinic Hill Example Clinic",
            "Procedure Elbow warming",
            "Redness It fades. Uncommon. It happens to 5 in 1,000 people. It does not happen to 995 in 1,000 people.",
            "Skin blister Common. It happens to 3 in 100 people. It does not happen to 97 in 100 people.",
            "Numb skin Not stated in the sources", "Less soreness", "No treatment", "Resting the arm",
            "The sources do not say how warm the pad should be.", "How long will it take?",
        ] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test func `a sheet has room for a label, signatures with date and time, and statements to agree to`() {
        #expect(sheet.text.contains("class=\"label-box\""))
        let signatures = sheet.text.components(separatedBy: "<div class=\"signature\"").dropFirst()
        #expect(signatures.count == 4)
        for signature in signatures {
            for field in ["name", "signature", "date", "time"] {
                #expect(signature.contains("field-\(field)\""))
            }
        }
        #expect(sheet.text.components(separatedBy: "class=\"statement\"").count == 7)
    }

    @Test func `a sheet carries its hash, its address and a code that leads there`() throws {
        let hash = try #require(sheet.text.firstMatch(of: #/class="hash">([0-9a-f]{64})</#)?.1)
        #expect(sheet.part(from: "running-head", to: "</div>").text.contains(">\(hash.prefix(8))<"))
        #expect(sheet.plain.contains("https://elbow.example.org/sheets/elbow-warming/"))
        let code = sheet.part(from: "<svg class=\"qr\"", to: "</svg>").text
        #expect(code.contains("viewBox=\"0 0 "))
        #expect(code.count > 500)
        let list = Project.goodSite.markup("sheets/index.html").plain
        #expect(list.contains(hash.prefix(8)))
    }

    /// What the sheet says of itself must not depend on how it looks, and must change with what it says.
    @Test(arguments: [
        (Edit.append("templates/assets/sheet.css", "\n.new { color: red }\n"), true),
        (.append("templates/assets/site.css", "\n.new { color: red }\n"), true),
        (.append("content/en/guides/your-first-visit.md", "\nMore.\n"), true),
        (.replace(Page.warming, "count: 5", "count: 6"), false),
        (.replace(Page.warming, "It fades.", "It stays."), false),
        (.replace(Page.warming, "The elbow may be less sore.", "The elbow may be sore."), false),
        (.replace(Page.warming, "  - resting-the-arm\n", ""), false),
        (.replace(Page.profile, "and I understood the answers", "and I got answers"), false),
        (.replace(Page.clinic, "Hill Example Clinic", "Hill Clinic"), false),
        (.replace("content/en/risks/numb-skin.md", "title: Numb skin", "title: Numbness"), false),
        (.replace("templates/sheet.mustache", "<h1>{{heading}}</h1>", "<h1>{{title}}</h1>"), false),
    ])
    func `the hash follows the words and not the looks`(_ edit: Edit, _ isSame: Bool) throws {
        func hash(_ files: Files) -> Substring? {
            files[text: Self.path].firstMatch(of: #/class="hash">([0-9a-f]{64})</#)?.1
        }
        let old = try #require(hash(Project.goodSite))
        let new = try #require(hash(Project.good.with(edit).site()))
        #expect((old == new) == isSame)
    }

    /// The page counts from the first section on, the sheet from its own first note.
    @Test func `a note has one number in the text of a sheet and in its list`() throws {
        let site = try Project.good.with(
            .replace(
                Page.warming, "The skin may turn red.",
                "It may bleed[^b]. It may burn[^c]. It may bleed again[^b]."),
            .replace(
                Page.warming, "\n## Before the procedure",
                "\n[^b]: BLEEDING, see also[^d].\n[^c]: BURNING.\n[^d]: CHAINED.\n[^e]: OFF THE SHEET.\n\n## Before the procedure"
            ),

            .replace(Page.warming, "People with a", "People[^e] with a"),
            .replace(Page.warming, "The leaflet describes it[^1].", "The leaflet describes it."),
            .replace(Page.warming, "[^1]: On its second page.\n", "")
        ).site()
        let sheet = site.markup(Self.path)
        #expect(sheet.plain.contains("It may bleed 1 . It may burn 2 . It may bleed again 1 ."))
        let notes = sheet.part(from: "<section class=\"footnotes\"", to: "</section>")
        let items = notes.text.components(separatedBy: "<li ").dropFirst().map { Markup("<li " + $0) }
        #expect(!notes.text.contains("value="))
        #expect(items.map { $0.plain.prefix(7) } == ["BLEEDIN", "BURNING", "CHAINED"])
        #expect(items[0].plain.contains("see also 3"))
        for page in site.pages {
            let markup = site.markup(page)
            let ids = markup.values(of: "id")
            for link in markup.values(of: "href") where link.hasPrefix("#fn") {
                #expect(ids.contains(String(link.dropFirst())), "\(link) of \(page)")
            }
        }
    }

    @Test func `a group has no sheet`() {
        #expect(Project.goodSite["sheets/elbow-care/index.html"] == nil)
        #expect(!Project.goodSite[text: "techniques/elbow-care/index.html"].contains("sheets/elbow-care"))
    }
}
