import Foundation
import Testing

/// `handout approve`, the archive, and the pages of approved versions.
@Suite struct VersionTests {
    private static let sheet = "sheets/elbow-warming/index.html"
    private static let first = "\(Project.archive)/elbow-warming-en-v1"

    private func page(_ number: Int, _ site: Files) -> Markup {
        site.markup("versions/elbow-warming-en-v\(number)/index.html")
    }

    @Test func `an approved sheet says so, and its code leads to the version`() throws {
        let folder = try Project.good.folder()
        let outcome = try folder.approve("elbow-warming", "--next-review", "2099-01-01")
        #expect(outcome.end == .exit(0))
        #expect(outcome.output.hasPrefix("elbow-warming-en-v1: version 1, approved on \(Project.day(0))"))
        #expect(try folder.handout("build", "--format", "line").findings == [])
        let site = folder.files(in: "site")
        let sheet = site.markup(Self.sheet)
        #expect(!sheet.text.contains("draft"))
        #expect(sheet.plain.contains("Version 1. Content check"))
        #expect(sheet.plain.contains("Approved by A. Nobody, doctor, on "))
        #expect(sheet.plain.contains("https://elbow.example.org/versions/elbow-warming-en-v1/"))
        #expect(!sheet.plain.contains("https://elbow.example.org/sheets/"))
        // The other sheets are the drafts that they were.
        for other in ["sheets/elbow-cooling/index.html", "es/" + Self.sheet] {
            #expect(site[other] == Project.goodSite[other])
        }
        let page = page(1, site)
        #expect(
            page.part(from: "<main id=\"main\">", to: "<h1>").plain
                == "Home ✓ CURRENT This is the text in use now.")
        for words in [
            "Version id elbow-warming-en-v1", "Approved by A. Nobody", "Role doctor", "1 January 2099",
            "Written by B. Writer",
        ] {
            #expect(page.plain.contains(words), "\(words)")
        }
        let hash = try #require(sheet.text.firstMatch(of: #/class="hash">([0-9a-f]{64})</#)?.1)
        #expect(page.text.contains(hash))
        #expect(page.text.contains("<meta name=\"robots\" content=\"noindex\">"))
        #expect(page.text.contains("title=\"Consent form: Elbow warming, as it was approved\""))
        #expect(site.markup("versions/index.html").plain.contains("Elbow warming, Version 1 ✓ CURRENT"))
        #expect(!site.markup("sitemap.xml").text.contains("versions"))
        for file in ["versions/index.html", "versions/elbow-warming-en-v1/index.html"] {
            for link in site.markup(file).values(of: "href") where !link.contains(":") {
                #expect(site[destination(of: link, on: file).file] != nil, "\(file): \(link)")
            }
        }
    }

    @Test func `the frozen sheet is served as it is and needs no other file`() throws {
        var project = try Project.good.with(
            .replace(
                Page.warming, "The skin may turn red.", "The skin may turn red. ![A pad](../../media/pad.svg)"
            ),
            .append("templates/assets/sheet.css", "\n.x { background: url(\"dot.svg\") }\n"))
        project.files["templates/assets/dot.svg"] = project.files["content/media/pad.svg"]
        let folder = try project.folder()
        #expect(try folder.approve().end == .exit(0))
        let frozen = folder.files(in: Self.first)
        let html = frozen.markup("sheet.html")
        let picture = try #require(project.files["content/media/pad.svg"])
        let data = "data:image/svg+xml;base64," + Data(picture).base64EncodedString()
        #expect(html.values(of: "src") == [data])
        #expect(html.text.contains(".x { background: url(\(data)) }"))
        #expect(!html.elements.contains("link"))
        #expect(
            html.values(of: "href").allSatisfy {
                $0.hasPrefix("https://elbow.example.org/") || $0.hasPrefix("#")
            })
        #expect(frozen[text: "sheet.txt"].contains("\nThe skin may turn red. A pad See what it is.\n"))

        // A later change of everything that it was made of does not reach it.
        for file in ["content/media/pad.svg", "templates/assets/dot.svg"] {
            try folder.change(file, "</svg>", "<!-- new --></svg>")
        }
        try folder.write("html { color: red }", to: "templates/assets/sheet.css")
        try folder.change(Page.warming, "The skin may turn red.", "The skin may turn brown.")
        #expect(try folder.handout("build").end == .exit(0))
        #expect(folder.files(in: Self.first) == frozen)
        #expect(folder.files(in: "site")["versions/elbow-warming-en-v1/sheet.html"] == frozen["sheet.html"])
        #expect(!html.text.contains("turn brown"))
    }

    /// What a sheet is made of: a change of any of it makes the approval void.
    @Test(arguments: [
        Edit.replace(Page.warming, "The skin may turn red.", "The skin may turn brown."),
        .replace(Page.warming, "count: 3, of: 100", "count: 4, of: 100"),
        .replace("content/en/risks/numb-skin.md", "title: Numb skin", "title: Numb skin for hours"),
        .replace(Page.profile, "I could ask questions", "I could ask many questions"),
        .replace(Page.clinic, "555-0110", "555-0111"),
        .replace(Page.settings, "https://elbow.example.org/", "https://arm.example.org/"),
        .replace("templates/sheet.mustache", "<h1>{{heading}}</h1>", "<h1 class=\"x\">{{heading}}</h1>"),
        .replace(Page.words, "label-box: Patient label", "label-box: Label of the patient"),
    ])
    func `a change that reaches the sheet voids its approval`(_ edit: Edit) throws {
        let (folder, rules) = try approvedAndChanged(edit)
        #expect(rules.contains("void-approval"))
        #expect(try folder.handout("build").end == .exit(0))
        let site = folder.files(in: "site")
        #expect(site.markup(Self.sheet).text.contains("class=\"draft\""))
        #expect(
            page(1, site).plain.contains("✕ NOT CURRENT The text has changed since version 1 was approved."))
        #expect(page(1, site).plain.contains("Do not sign this text."))
    }

    /// What stands beside the sheet: a change of it leaves the approval.
    @Test(arguments: [
        Edit.replace(Page.warming, "You come to {{clinic.name}}", "You come to"),
        .append(Page.note, "\nMore.\n"),
        .replace("content/en/risks/numb-skin.md", "## What it is\n", "## What it is\n\nMore.\n"),
        .append("templates/home.mustache", "<!-- new -->\n"),
        .replace("templates/page.mustache", "<h1>{{title}}</h1>", "<h1 class=\"x\">{{title}}</h1>"),
        .append("templates/assets/site.css", "\na { color: red }\n"),
        .append("templates/assets/sheet.css", "\na { color: red }\n"),
        .replace(Page.words, "welcome: Plain", "welcome: New and plain"),
        .append("content/media/pad.svg", "<!-- new -->"),
    ])
    func `a change that does not reach the sheet leaves its approval`(_ edit: Edit) throws {
        let (folder, rules) = try approvedAndChanged(edit)
        #expect(!rules.contains("void-approval"))
        #expect(try folder.handout("build").end == .exit(0))
        #expect(page(1, folder.files(in: "site")).plain.contains("✓ CURRENT"))
    }

    private func approvedAndChanged(_ edit: Edit) throws -> (Folder, rules: [String]) {
        let folder = try Project.good.folder()
        #expect(try folder.approve().end == .exit(0))
        var files = folder.files()
        _ = try edit.apply(to: &files)
        try folder.write([edit.file: files[edit.file] ?? []])
        let check = try folder.handout("check", "--format", "line")
        #expect(check.end == .exit(0))
        return (folder, check.findings.map(\.rule))
    }

    @Test func `a second approval is version 2, and version 1 is not current`() throws {
        let folder = try Project.good.folder()
        try folder.approve()
        let old = folder.files(in: Self.first)
        try folder.change(Page.warming, "The skin may turn red.", "The skin may turn brown.")
        try folder.write(folder.files()[text: Project.ledger] + "# kept  \n", to: Project.ledger)
        let ledger = folder.files()[text: Project.ledger]
        #expect(try folder.approve(by: "C. Other").output.hasPrefix("elbow-warming-en-v2: version 2"))
        #expect(folder.files()[text: Project.ledger].hasPrefix(ledger))
        #expect(folder.files(in: Self.first) == old)
        #expect(try folder.handout("build").end == .exit(0))
        let site = folder.files(in: "site")
        #expect(page(1, site).plain.contains("✕ NOT CURRENT Version 2 has taken its place. Version 2 "))
        #expect(page(2, site).plain.contains("✓ CURRENT"))
        #expect(site.markup(Self.sheet).plain.contains("Version 2. Content check"))
        // The old text again is no approved text: somebody had a reason to change it.
        try folder.change(Page.warming, "The skin may turn brown.", "The skin may turn red.")
        #expect(try folder.handout("build").end == .exit(0))
        #expect(
            page(1, folder.files(in: "site")).plain.contains("NOT CURRENT Version 2 has taken its place."))
        #expect(folder.files(in: "site").markup(Self.sheet).text.contains("class=\"draft\""))
    }

    @Test func `versions of a sheet that is gone say so`() throws {
        let folder = try Project.good.folder()
        try folder.approve()
        try folder.change(Page.settings, "profile: us-cms", "profile: none")
        #expect(try folder.handout("build").end == .exit(0))
        #expect(
            page(1, folder.files(in: "site")).plain.contains("NOT CURRENT This sheet is no longer given out.")
        )
    }

    @Test func `each language and clinic has its own versions`() throws {
        let folder = try Project.good.folder()
        #expect(try folder.approve(language: "es").end == .exit(0))
        #expect(try folder.approve("elbow-cooling").end == .exit(0))
        let other = try folder.approve("elbow-cooling", "--clinic", "valley-example-clinic")
        #expect(other.output.hasPrefix("elbow-cooling-en-v2:"))
        #expect(try folder.handout("build").end == .exit(0))
        let site = folder.files(in: "site")
        let spanish = site.markup("versions/elbow-warming-es-v1/index.html")
        #expect(spanish.plain.contains("✓ VIGENTE"))
        #expect(spanish.text.contains("<html lang=\"es\""))
        #expect(site.markup("versions/elbow-cooling-en-v1/index.html").plain.contains("✓ CURRENT"))
        #expect(site["versions/elbow-cooling-en-v2/index.html"] == nil)
        let valley = try Program(
            arguments: [
                "build", "--project", folder.path, "--clinic", "valley-example-clinic", "--output",
                folder / "valley",
            ]
        ).run()
        #expect(valley.end == .exit(0))
        let theirs = folder.files(in: "valley")
        #expect(theirs.markup("versions/elbow-cooling-en-v2/index.html").plain.contains("✓ CURRENT"))
        #expect(theirs["versions/elbow-cooling-en-v1/index.html"] == nil)
        #expect(theirs.markup("sheets/elbow-cooling/index.html").plain.contains("Version 2. Content check"))
    }

    /// What cannot be approved, with words of the reason. Nothing is written.
    @Test(arguments: [
        (["elbow-warmin"], "There is no technique `elbow-warmin`. Did you mean `elbow-warming`?"),
        (["elbow-care"], "a group of techniques, which has no sheet"),
        (["elbow-cooling", "--language", "es"], "`elbow-cooling` has no text in `es`."),
        (["elbow-warming", "--language", "de"], "The project has no language `de`"),
        (
            ["elbow-warming", "--clinic", "valley-example-clinic"],
            "`valley-example-clinic` does not offer `elbow-warming`"
        ),
        (["elbow-warming", "--clinic", "vale"], "The project has no clinic `vale`."),
        (["elbow-warming", "--author", "À. NoBody "], "Nobody can approve a text of their own"),
        (["elbow-warming", "--author", "A Nobody"], "Nobody can approve a text of their own"),
        (["elbow-warming", "--date", "2999-01-01"], "which is still to come"),
        (
            ["elbow-warming", "--date", "2020-01-01", "--next-review", "2020-06-01"],
            "must lie after the approval, and not before today"
        ),
        (["elbow-warming", "--next-review", "2020-01-01"], "must lie after the approval"),
        (["elbow-warming", "--next-review", "2020-02-30"], "invalid"),
        (["elbow-warming", "--by", ""], "--by names nobody"),
        (["elbow-warming", "--role", " . "], "--role names nobody"),
        (["elbow-warming", "--by", "A\nNobody"], "--by holds a line end or an invisible character"),
        (["elbow-warming", "--by", "A\u{202E}ydoboN"], "invisible character (U+202E)"),
        (
            ["elbow-warming", "--by", String(repeating: "a", count: 10_000)],
            "--by has more than 200 characters"
        ),
    ])
    func `what may not be approved is refused`(_ arguments: [String], _ words: String) throws {
        let folder = try Project.good.folder()
        let all = ["--language": "en", "--by": "A. Nobody", "--role": "doctor", "--author": "B. Writer"]
        let missing = all.filter { !arguments.contains($0.key) }.flatMap { [$0.key, $0.value] }
        let outcome = try Program(
            arguments: ["approve", "--project", folder.path] + arguments + missing
        ).run()
        #expect(outcome.end == .exit(outcome.errors.contains("Usage:") ? 64 : 1))
        #expect(outcome.errors.contains(words), "\(outcome.errors.prefix(300))")
        #expect(folder.files() == Project.good.files)
    }

    @Test func `a text is not approved twice, nor one with errors, nor a stale translation`() throws {
        let folder = try Project.good.folder()
        try folder.approve("elbow-warming", "--next-review", "2099-01-01")
        let files = folder.files()
        let again = try folder.approve(by: "C. Other")
        #expect(again.errors.contains("is approved already: version 1, by A. Nobody, until 2099-01-01."))
        #expect(folder.files() == files)
        try folder.change(Page.warming, "The skin may turn red.", "The skin may turn brown.")
        #expect(try folder.approve(language: "es").errors.contains("The translation in `es` is out of date"))
        try folder.change(Page.warming, "title: Elbow warming", "titel: Elbow warming")
        let faulty = try folder.approve()
        #expect(faulty.end == .exit(1))
        #expect(faulty.errors.contains("[unknown-key]") && faulty.errors.contains("Nothing was approved."))
    }

    @Test func `an approval that is due soon can be renewed before it ends`() throws {
        let folder = try Project.good.folder()
        try folder.approve("elbow-warming", "--next-review", Project.day(20))
        #expect(try folder.approve().output.hasPrefix("elbow-warming-en-v2"))
        #expect(try folder.handout("check", "--format", "line").findings == [])
    }

    @Test func `what a frozen sheet cannot hold is refused`() throws {
        for (edit, words) in [
            (
                Edit.append("templates/assets/sheet.css", ".x { background: url(none.svg) }"),
                "`assets/none.svg` is no file"
            ),
            (.append("templates/assets/sheet.css", "@import \"other.css\";"), "holds `@import`"),
            (
                .replace(
                    "templates/sheet.mustache", "<main class=\"sheet\">",
                    "<main class=\"sheet\"><img src=\"https://other.example/a.png\" alt=\"A\">"),
                "it shows `https://other.example/a.png` of another site"
            ),
            (
                .replace(
                    "templates/sheet.mustache", "<main class=\"sheet\">",
                    "<main class=\"sheet\"><img srcset=\"a.png\" src=\"a.png\" alt=\"A\">"),
                "`<img>` cannot be frozen"
            ),
        ] {
            let folder = try Project.good.with(edit).folder()
            let files = folder.files()
            let outcome = try folder.approve()
            #expect(outcome.end == .exit(1))
            #expect(outcome.errors.contains("The sheet cannot be frozen: ") && outcome.errors.contains(words))
            #expect(folder.files() == files)
        }
    }

    /// Names as people have them, and as nobody should.
    @Test(arguments: [
        "<script>alert(1)</script>", "O'Neil & \"Sons\" \\ : # - {a: b} [c] !d *e &f %g @h", "محمد أحمد",
        "null", "2026",
        "Ж. Иванова", "{name} {{clinic.name}}",
    ])
    func `a name is quoted in YAML and escaped in HTML`(_ name: String) throws {
        let folder = try Project.good.folder()
        #expect(try folder.approve(by: name, role: name + " r").end == .exit(0))
        #expect(try folder.handout("build", "--format", "line").findings == [])
        let site = folder.files(in: "site")
        let escaped = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")].reduce(
            name
        ) {
            $0.replacingOccurrences(of: $1.0, with: $1.1)
        }
        #expect(page(1, site).text.contains("<bdi>\(escaped)</bdi>"))
        #expect(site[text: Self.sheet].contains("Approved by \(escaped), \(escaped) r, on "))
        #expect(
            folder.files(in: Self.first)[text: "sheet.txt"].contains("Approved by \(name), \(name) r, on "))
    }

    /// Harm to the archive, with the file and the rule that tell of it.
    @Test(arguments: [
        (Edit.append("\(first)/sheet.html", " "), "\(first)/sheet.html", "altered-version"),
        (.append("\(first)/sheet.txt", "More.\n"), "\(first)/sheet.txt", "altered-version"),
        (.remove("\(first)/sheet.html"), "\(first)/sheet.html", "missing-file"),
        (.remove("\(first)/version.yaml"), "\(first)/version.yaml", "missing-file"),
        (.remove(first), Project.ledger, "missing-archive"),
        (.remove(Project.archive), Project.ledger, "missing-archive"),
        (.remove(Project.ledger), "\(first)/version.yaml", "unlisted-version"),
        (
            .replace(Project.ledger, "by: \"A. Nobody\"", "by: \"C. Other\""), "\(first)/version.yaml",
            "archive-mismatch"
        ),
        (
            .replace("\(first)/version.yaml", "role: \"doctor\"", "role: \"nurse\""), "\(first)/version.yaml",
            "archive-mismatch"
        ),
        (
            .replace("\(first)/version.yaml", "role: \"doctor\"", "rule: \"doctor\""),
            "\(first)/version.yaml", "unknown-key"
        ),
        (.write("\(first)/sheet.pdf", "%PDF"), "\(first)/sheet.pdf", "unlisted-file"),
        (.write("\(first)/notes.txt", "x"), "\(first)/notes.txt", "unexpected-file"),
        (.write("\(Project.archive)/notes.txt", "x"), "\(Project.archive)/notes.txt", "unexpected-file"),
    ])
    func `a damaged archive is an error`(_ edit: Edit, _ file: String, _ rule: String) throws {
        let folder = try Project.good.folder()
        try folder.approve()
        var project = Project(files: folder.files())
        _ = try project.apply([edit])
        let outcome = try project.folder().handout("build", "--format", "line")
        #expect(outcome.end == .exit(1))
        let errors = outcome.findings.filter(\.isError)
        #expect(errors.contains { $0.file == file && $0.rule == rule }, "\(errors)")
    }

    @Test func `a frozen PDF file that the version lists is published as it is`() throws {
        let folder = try Project.good.folder()
        try folder.approve()
        try folder.write("%PDF-1.7 made up", to: "\(Self.first)/sheet.pdf")
        let sum = try Program(path: "/usr/bin/sha256sum", arguments: [folder / "\(Self.first)/sheet.pdf"])
            .run()
        let facts = folder.files()[text: "\(Self.first)/version.yaml"]
        try folder.write(
            facts + "  sheet.pdf: \"\(sum.output.prefix(64))\"\n", to: "\(Self.first)/version.yaml")
        #expect(try folder.handout("build", "--format", "line").findings == [])
        let site = folder.files(in: "site")
        #expect(site[text: "versions/elbow-warming-en-v1/sheet.pdf"] == "%PDF-1.7 made up")
        #expect(page(1, site).values(of: "href").contains("../../versions/elbow-warming-en-v1/sheet.pdf"))
    }

    @Test func `what an interrupted approval left behind is in nobody's way`() throws {
        let folder = try Project.good.folder()
        try folder.write("half", to: "\(Project.archive)/.new-elbow-warming-en-v1/sheet.html")
        try folder.write("half", to: "content/.approvals-new.yaml")
        #expect(try folder.handout("check", "--format", "line").findings == [])
        #expect(try folder.approve().end == .exit(0))
        #expect(try folder.handout("check", "--format", "line").findings == [])
        #expect(!folder.exists("\(Project.archive)/.new-elbow-warming-en-v1"))
        #expect(!folder.exists("content/.approvals-new.yaml"))
    }

    @Test func `an approval that cannot be written leaves ledger and archive as they were`() throws {
        // Somebody's folder stands where the new ledger has to be written, after the sheet.
        let folder = try Project.good.folder()
        try folder.approve("elbow-cooling")
        try folder.write("x", to: "content/.approvals-new.yaml/x")
        let files = folder.files()
        let outcome = try folder.approve()
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains("Nothing was approved."))
        #expect(folder.files() == files)
        #expect(!folder.exists(Self.first))
        try folder.remove("content/.approvals-new.yaml")
        #expect(try folder.approve().end == .exit(0))
    }

    @Test func `a ledger of another form is left alone`() throws {
        for ledger in ["approvals: [ ]", "approvals:\n- x: [\n]\n"] {
            let folder = try Project.good.with(.write(Project.ledger, ledger)).folder()
            let outcome = try folder.approve()
            #expect(outcome.end == .exit(1))
            #expect(folder.files()[text: Project.ledger] == ledger)
            #expect(!folder.exists(Project.archive))
        }
    }

    @Test func `the ledger keeps every byte that it has`() throws {
        for ledger in [
            "# Ours\n\napprovals:  []  # none\n", "approvals: []", "# x\r\napprovals: []\r\n# y",
        ] {
            let folder = try Project.good.with(.write(Project.ledger, ledger)).folder()
            #expect(try folder.approve().end == .exit(0))
            #expect(try folder.approve("elbow-cooling").end == .exit(0))
            let written = folder.files()[text: Project.ledger]
            #expect(written.hasPrefix(ledger.replacingOccurrences(of: "[]", with: "")))
            #expect(try folder.handout("check", "--format", "line").findings == [])
        }
        // As some people write lists.
        let folder = try Project.good.folder()
        try folder.approve()
        let flat =
            folder.files()[text: Project.ledger].replacingOccurrences(of: "\n  ", with: "\n") + "# kept"
        try folder.write(flat, to: Project.ledger)
        #expect(try folder.approve("elbow-cooling").end == .exit(0))
        #expect(folder.files()[text: Project.ledger].hasPrefix(flat + "\n- clinic:"))
        #expect(try folder.handout("check", "--format", "line").findings == [])
    }

    @Test func `two approvals at once are both whole`() throws {
        let folder = try Project.good.folder()
        let runs = try ["elbow-warming", "elbow-cooling"].map { sheet in
            try Program(
                arguments: [
                    "approve", "--project", folder.path, sheet, "--language", "en", "--by", "A. Nobody",
                    "--role",
                    "doctor", "--author", "B. Writer",
                ]
            ).start()
        }
        for run in runs { #expect(run.wait(seconds: 60)) }
        #expect(try folder.handout("check", "--format", "line").findings == [])
        let approved = folder.files()[text: Project.ledger].components(separatedBy: "- clinic:").count - 1
        #expect(runs.count { $0.process.terminationStatus == 0 } == approved && approved >= 1)
    }
}
