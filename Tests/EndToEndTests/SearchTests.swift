import Foundation
import Testing

/// The search of the site, and what happens where it cannot be made.
@Suite(.serialized) struct SearchTests {
    private func build(
        _ folder: Folder, _ arguments: String..., environment: [String: String] = [:]
    ) throws -> Outcome {
        try Program(
            arguments: ["build", "--project", folder.path] + arguments, environment: environment,
            makesSearch: true
        ).run()
    }

    /// A program of its own that stands in for Pagefind: `REAL` in the script is the real one, `VERSION` what it says of itself.
    private func pagefind(_ script: String, in folder: Folder) throws -> [String: String] {
        let packages = Repository.root + "/.venv/lib"
        let python = try FileManager.default.contentsOfDirectory(atPath: packages).first ?? ""
        let real = "\(packages)/\(python)/site-packages/pagefind_bin/pagefind"
        let version = #"if [ "$1" = --version ]; then echo pagefind 1.5.2; exit; fi"#
        try folder.write(
            "#!/bin/bash\n"
                + script.replacing("REAL", with: real).replacing("VERSION", with: version) + "\n",
            to: "pagefind")
        chmod(folder / "pagefind", 0o755)
        return ["HANDOUT_PAGEFIND": folder / "pagefind"]
    }

    @Test func `the index holds every page but sources, and is the same in another number of threads`() throws
    {
        let folder = try Project.good.folder()
        #expect(try build(folder, "--jobs", "2").end == .exit(0))
        let site = folder.files(in: "site")
        let index = site.filter { $0.key.hasPrefix("pagefind/") }
        let searched = site.filter {
            String(decoding: $0.value, as: UTF8.self).contains("data-pagefind-body")
        }
        let pages = Project.good.files.keys.filter {
            $0.wholeMatch(of: #/content/e[ns]/[a-z-]+/[a-z-]+\.md/#) != nil && !$0.contains("/passages/")
                && !$0.contains("/sources/")
        }
        #expect(searched.count == pages.count)
        #expect(index.keys.count { $0.hasPrefix("pagefind/fragment/") } == pages.count)
        let entry = site[text: "pagefind/pagefind-entry.json"]
        let languages = entry.matches(of: #/"(e[ns])":\{"hash"/#).map { String($0.1) }
        #expect(languages == ["en", "es"])
        let plain = index.keys.filter { $0.split(separator: "/").count == 2 && !$0.hasSuffix(".pf_meta") }
        let needed = [
            "pagefind-entry.json", "pagefind-worker.js", "pagefind.js", "wasm.en.pagefind",
            "wasm.es.pagefind",
        ]
        #expect(plain.sorted() == needed.map { "pagefind/" + $0 })

        try folder.remove("site")
        try folder.remove(".handout")
        #expect(try build(folder, "--jobs", "1").end == .exit(0))
        #expect(folder.files(in: "site").differences(from: site) == [])
    }

    @Test func `the search page knows the groups and the names, and every page leads to it`() throws {
        let folder = try Project.good.folder()
        #expect(try build(folder).end == .exit(0))
        let site = folder.files(in: "site")
        let page = site.markup("search/index.html")
        let counts = page.text.matches(of: #/value="([a-z]+)" data-count="([0-9]+)"/#).map {
            "\($0.1) \($0.2)"
        }
        #expect(counts.prefix(2) == ["technique 3", "condition 2"])
        #expect(!page.text.contains("class=\"site-search\""))
        for (address, target) in [
            ("techniques/elbow-warming/index.html", "../../search/index.html"),
            ("index.html", "search/index.html"),
            ("404.html", "/search/index.html"), ("es/index.html", "../es/search/index.html"),
        ] {
            #expect(site.markup(address).values(of: "action") == [target], "\(address)")
        }
        let names = site[text: "search/names.json"]
        #expect(names.contains(#"["Elbow warming","../techniques/elbow-warming/index.html""#))
        #expect(!names.contains("sources/"))
        #expect(site[text: "es/search/names.json"].contains("../../es/techniques/elbow-warming/index.html"))
    }

    @Test func `without search nothing promises one`() throws {
        let site = Project.goodSite
        #expect(site["index.html"] != nil)
        #expect(!site.keys.contains { $0.hasPrefix("pagefind/") || $0.contains("search/") })
        for (name, bytes) in site where name.hasSuffix(".html") {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("id=\"site-search\"") && !text.contains("data-pagefind-body"), "\(name)")
        }
    }

    @Test func `Pagefind runs only where a page that is searched has changed`() throws {
        let folder = try Project.good.folder()
        let environment = try pagefind(
            #"[ "$1" = --service ] && echo x >> "\#(folder.path)/log"; exec REAL "$@""#, in: folder)
        func runs(after edit: Edit? = nil) throws -> Int {
            if let edit {
                var files = folder.files().filter { !$0.key.hasPrefix("site/") }
                _ = try edit.apply(to: &files)
                try folder.write([edit.file: try #require(files[edit.file])])
            }
            try folder.write("", to: "log")
            let outcome = try build(folder, environment: environment)
            #expect(outcome.end == .exit(0), "\(outcome.errors)")
            return folder.files()["log"]?.count(where: { $0 == UInt8(ascii: "x") }) ?? 0
        }
        #expect(try runs() == 1)
        #expect(try runs() == 0)
        let index = folder.files(in: "site/pagefind")
        #expect(try runs(after: .append("templates/home.mustache", "<!-- new -->\n")) == 0)
        #expect(folder.files(in: "site/pagefind") == index)
        try folder.write("not what was kept", to: ".handout/search")
        #expect(try runs(after: .append("templates/home.mustache", "<!-- newer -->\n")) == 1)
        #expect(folder.files(in: "site/pagefind") == index)
        #expect(try runs(after: .append(Page.condition, "\nIt may itch.\n")) == 1)
        #expect(folder.files(in: "site/pagefind") != index)
    }

    @Test(arguments: [
        ("exit 1", "Pagefind 1.5.2 is needed, and `"),
        ("echo pagefind 1.4.0", "says `pagefind 1.4.0`"),
        ("VERSION; exit 1", "Pagefind ended without an answer."),
        ("VERSION; echo -n nonsense,; cat > /dev/null", "The answer of Pagefind cannot be read."),
        (
            #"VERSION; printf '{"message_id":7,"payload":{"type":"NewIndex","index_id":0}}' | base64 -w0; echo -n ,; cat > /dev/null"#,
            "The answer of Pagefind cannot be read."
        ),
        (
            #"VERSION; printf '{"payload":{"type":"Error","message":"no room"}}' | base64 -w0; echo -n ,; cat > /dev/null"#,
            "Pagefind cannot make the search: no room."
        ),
    ])
    func `a machine that cannot make the search is told so, and the old site stays`(
        _ script: String, _ words: String
    ) throws {
        let folder = try Project.good.folderWithSite()
        let environment = try pagefind(script, in: folder)
        let before = folder.files(in: "site")
        let outcome = try build(folder, environment: environment)
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(folder.files(in: "site") == before)
    }

    @Test func `a Pagefind that is not there is told with both ways on, and nothing needs it without search`()
        throws
    {
        let folder = try Project.good.folder()
        let environment = ["HANDOUT_PAGEFIND": folder / "nowhere"]
        let outcome = try build(folder, environment: environment)
        #expect(outcome.end == .exit(1))
        #expect(
            outcome.errors.contains("`handout doctor` tells how") && outcome.errors.contains("--no-search"))
        #expect(!folder.exists("site/index.html"))
        #expect(try build(folder, "--no-search", environment: environment).end == .exit(0))
        let doctor = try handout("doctor", environment: environment)
        #expect(doctor.end == .exit(1))
        #expect(doctor.output.contains("'pagefind[bin]==1.5.2'"))
    }
}
