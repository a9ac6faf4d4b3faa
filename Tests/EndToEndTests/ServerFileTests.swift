import Foundation
import Testing

/// What servers read: redirects, headers, the sitemap, compressed files.
@Suite struct ServerFileTests {
    private static let folderAddress = Edit.replace(
        Page.settings, "https://elbow.example.org/", "https://elbow.example.org/hand.outs/")

    @Test func `redirects lead from former names to pages that are published`() throws {
        let hosts = Project.goodSite[text: "_redirects"].split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(
            hosts == [
                "/es/techniques/elbow-heating/ /es/techniques/elbow-warming/ 301",
                "/techniques/elbow-heating/ /techniques/elbow-warming/ 301",
            ])
        let nginx = Project.goodSite[text: "data/redirects.nginx.conf"]
        for old in ["", "/", "/index.html"].map({ "/techniques/elbow-heating\($0)" }) {
            #expect(nginx.contains("    \"\(old)\" \"/techniques/elbow-warming/\";\n"))
        }
        let elsewhere = try Project.good.with(Self.folderAddress).site()[text: "_redirects"]
        #expect(
            elsewhere.contains(
                "\n/hand.outs/techniques/elbow-heating/ /hand.outs/techniques/elbow-warming/ 301\n"))
        // The files are there before anything has moved, so that a server's settings can name them.
        let valley = try Project.good.site("--clinic", "valley-example-clinic")
        #expect(valley[text: "_redirects"].split(separator: "\n").count == 1)
        #expect(valley[text: "data/redirects.nginx.conf"].contains("{\n    default \"\";\n}\n"))
    }

    @Test func `an address with signs that nginx reads otherwise stays a text`() throws {
        let project = try Project.good.with(
            .replace(Page.settings, "https://elbow.example.org/", "https://elbow.example.org/a$b(c/"))
        let site = try project.site()
        #expect(site[text: "data/redirects.nginx.conf"].contains("\"/a%24b(c/techniques/elbow-warming/\";"))
        #expect(site[text: "data/headers.nginx.conf"].contains("\"^/a\\$b\\(c/assets/"))
    }

    @Test func `one policy holds for all pages, and fingerprinted files are kept for ever`() {
        let headers = Project.goodSite[text: "_headers"]
        let policies = headers.split(separator: "\n").filter { $0.hasPrefix("  Content-Security-Policy: ") }
        #expect(policies.count == 1)
        #expect(headers.contains("\n/*\n  Content-Security-Policy: default-src 'none'; script-src 'self';"))
        #expect(!headers.contains("unsafe"))
        for file in Project.goodSite.keys where file.hasPrefix("assets/") {
            let rule = "\n/\(file)\n  Cache-Control: public, max-age=31536000, immutable\n"
            #expect(
                headers.contains(rule) == (file.wholeMatch(of: #/.*\.[0-9a-f]{8}\..*/#) != nil), "\(file)")
        }
    }

    /// The check of the site's own policies, on the site of a folder; what it complains of.
    private func complaints(_ folder: Folder) throws -> String {
        let script = Repository.root + "/scripts/check-headers"
        let outcome = try Program(path: Folder.python, arguments: [script, folder.path + "/site"]).run()
        return outcome.end == .exit(0) ? "" : outcome.errors
    }

    @Test func `every page keeps to the policy of its address, approved sheets to one of their own`() throws {
        let folder = try Project.good.folder()
        try folder.approve("elbow-warming", "--next-review", "2099-01-01")
        #expect(try folder.handout("build").end == .exit(0))
        #expect(try complaints(folder) == "")
        let site = folder.files(in: "site")
        let headers = site[text: "_headers"]
        let page =
            "  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
        for path in ["/", "/404.html", "/techniques/*", "/:language/techniques/*", "/versions/:id/"] {
            #expect(headers.contains("\n\(path)\n\(page)"), "\(path)")
        }
        #expect(
            headers.contains(
                "\n/versions/:id/sheet.html\n  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline';"
            ))
        #expect(site[text: "versions/elbow-warming-en-v1/sheet.html"].contains("<style"))
        #expect(
            site[text: "data/headers.nginx.conf"].contains("if ($uri ~ \"^/versions/[^/]+/sheet\\.html$\")"))
        // What a page may not hold is found.
        try folder.write(["site/index.html": Array("<p style=\"color: red\">".utf8)])
        #expect(try complaints(folder).contains("'unsafe-inline' of style-src is not allowed"))
    }

    private static let reviewed =
        "review: {date: 2026-04-02, by: A. Nobody, role: doctor, next: 2099-01-01}\nupdated:"

    @Test func `the sitemap holds no drafts, and names each page in every language`() throws {
        #expect(!Project.goodSite[text: "sitemap.xml"].contains("<url>"))
        let site = try Project.good.with(
            .replace(Page.warming, "updated:", Self.reviewed),
            .replace(Page.condition, "updated:", Self.reviewed)
        ).site()
        let lines = site[text: "sitemap.xml"].split(separator: "\n").filter { $0.hasPrefix("<url>") }
        let root = "https://elbow.example.org/"
        let alternates = ["en": "", "es": "es/"].sorted { $0.key < $1.key }.map {
            "<xhtml:link rel=\"alternate\" hreflang=\"\($0.key)\" href=\"\(root)\($0.value)techniques/elbow-warming/\"/>"
        }.joined()
        let warming = ["", "es/"].map {
            "<url><loc>\(root)\($0)techniques/elbow-warming/</loc><lastmod>2026-04-02</lastmod>\(alternates)</url>"
        }
        for line in warming { #expect(lines.contains(line[...]), "\(lines)") }
        #expect(lines.contains { $0.contains("/conditions/sore-elbow/</loc>") && !$0.contains("xhtml:link") })
        // All that is left in Spanish are lists, none of which shows a draft.
        #expect(lines.count { $0.contains("\(root)es/") && !$0.contains("<lastmod>") } == 4)
        #expect(lines.count == 7)
    }

    /// What Python's own libraries make of the compressed files of a site; nil of one that they cannot read.
    private static let decompressing = """
        import gzip, json, sys, urllib.parse
        files = json.load(sys.stdin)
        json.dump({name: gzip.decompress(bytes(data)).decode() for name, data in files.items()}, sys.stdout)
        """

    @Test func `texts are compressed for servers, and only what has changed is compressed anew`() throws {
        let folder = try Project.good.folder()
        #expect(try folder.handout("build", "--compress").end == .exit(0))
        let site = folder.files(in: "site")
        let endings = ["html", "css", "js", "svg", "xml", "json", "txt"]
        let plain = site.filter { !$0.key.hasSuffix(".gz") && !$0.key.hasSuffix(".br") }
        #expect(
            plain.filter { $0.key != ".handout-manifest" }
                == Project.goodSite.filter { $0.key != ".handout-manifest" })
        for name in plain.keys {
            let isText = endings.contains { name.hasSuffix("." + $0) }
            #expect((site[name + ".gz"] != nil) == isText && (site[name + ".br"] != nil) == isText, "\(name)")
        }
        let zipped = site.filter { $0.key.hasSuffix(".gz") }
        let input = try JSONEncoder().encode(zipped.mapValues { $0.map(Int.init) })
        let texts: [String: String] = try Python.run(Self.decompressing, on: Array(input))
        #expect(texts.count == zipped.count)
        for (name, text) in texts { #expect(text == site[text: String(name.dropLast(3))], "\(name)") }
        let page = "techniques/elbow-warming/index.html"
        #expect((site[page + ".br"]?.count ?? .max) < (site[page + ".gz"]?.count ?? 0))

        // A changed page brings its own; a damaged or foreign file is replaced; the rest is left alone.
        try folder.change(Page.condition, "\ntitle: Sore elbow", "\ntitle: Aching elbow")
        let other = "glossary/index.html"
        try folder.write(["site/\(other).br": site["a-to-z/index.html.br"] ?? []])
        let outcome = try folder.handout("build", "--compress")
        #expect(outcome.end == .exit(0))
        let later = folder.files(in: "site")
        #expect(later[other + ".br"] == site[other + ".br"])
        for name in later.keys where name.hasSuffix(".br") || name.hasSuffix(".gz") {
            let text = String(name.dropLast(3))
            #expect((later[name] == site[name]) == (later[text] == site[text]), "\(name)")
        }
        #expect(later["conditions/sore-elbow/index.html.br"] != site["conditions/sore-elbow/index.html.br"])
        // Without the option they go again.
        #expect(try folder.handout("build").end == .exit(0))
        #expect(!folder.files(in: "site").keys.contains { $0.hasSuffix(".gz") || $0.hasSuffix(".br") })
    }
}
