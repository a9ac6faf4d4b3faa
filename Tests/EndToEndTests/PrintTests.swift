import Foundation
import Testing

/// The PDF files of sheets, and what happens where they cannot be made.
@Suite(.serialized) struct PrintTests {
    private static let names = ["", "-form", "-large", "-patient", "-record"].map {
        "sheets/elbow-cooling/elbow-cooling\($0).pdf"
    }

    private func papers(_ folder: Folder) -> Files {
        folder.files(in: "site").filter { $0.key.hasSuffix(".pdf") }
    }

    /// Nothing but these words is said, and the old site is as it was.
    private func expectFailure(
        _ words: String, _ environment: [String: String] = [:], in folder: Folder,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = folder.files(in: "site")
        let outcome = try folder.printing("build", "--jobs", "1", environment: environment)
        #expect(outcome.end == .exit(1), sourceLocation: sourceLocation)
        #expect(outcome.errors.contains(words), "\(outcome.errors)", sourceLocation: sourceLocation)
        #expect(outcome.errors.split(separator: "\n").count == 1, sourceLocation: sourceLocation)
        #expect(folder.files(in: "site") == before, sourceLocation: sourceLocation)
    }

    /// A folder with the project and a site without PDF files, which every failure must leave alone.
    private func folder(_ project: Project = .short) throws -> Folder {
        let folder = try project.folder()
        try folder.write("<h1>The old site</h1>", to: "site/index.html")
        try folder.write("index.html\n", to: "site/.handout-manifest")
        return folder
    }

    @Test func `the files are the same without what was kept, and in another number of threads`() throws {
        let folder = try Project.short.folder()
        #expect(try folder.printing("build", "--jobs", "2").end == .exit(0))
        let first = papers(folder)
        #expect(first.keys.sorted() == Self.names.sorted())
        #expect(first.values.allSatisfy { $0.starts(with: "%PDF-".utf8) })
        // What was kept and is no PDF file any more is no help.
        for name in folder.files(in: ".handout/pdf").keys { try folder.write("", to: ".handout/pdf/\(name)") }
        try folder.remove("site")
        #expect(try folder.printing("build", "--jobs", "1").end == .exit(0))
        #expect(papers(folder) == first)
    }

    @Test(arguments: [("scripts", Project.scripts), ("short", Project.short)])
    func `every PDF file reads as its sheet does`(_ name: String, _ project: Project) throws {
        let folder = try project.folder()
        #expect(try folder.printing("build").end == .exit(0))
        let check = try Program(
            path: Folder.python, arguments: [Repository.root + "/scripts/check-pdf", folder / "site"]
        ).run()
        #expect(check.end == .exit(0), "\(name): \(check.errors)")
    }

    /// What stands among letters that are written from right to left.
    @Test func `numbers and Latin words keep their order in Arabic`() throws {
        let folder = try Project.scripts.folder()
        #expect(try folder.printing("build", "--language", "ar").end == .exit(0))
        let file = "site/sheets/elbow-warming/elbow-warming"
        for variant in ["", "-large"] {
            let text = try Program(
                path: "/usr/bin/env", arguments: ["pdftotext", "-raw", folder / "\(file)\(variant).pdf", "-"]
            ).run().output
            for words in ["555-0130", "913", "warm pad", "AB-12", "https://scripts.example.org/"] {
                #expect(text.contains(words), "\(words)")
            }
        }
        // The box for the label stands on the left, the name of the sheet on the right of the page of 595 points.
        for (left, width, words) in [("0", "240", "رقم"), ("400", "195", "تدفئة")] {
            let text = try Program(
                path: "/usr/bin/env",
                arguments: ["pdftotext", "-l", "1", "-x", left, "-W", width, "-y", "0", "-H", "120"] + [
                    folder / "\(file).pdf", "-",
                ]
            ).run().output
            #expect(text.contains(words))
        }
    }

    /// The whole look of a page: what no check has a name for.
    @Test(arguments: [
        ("scripts", "sheets/elbow-warming/elbow-warming"),
        ("short", "sheets/elbow-cooling/elbow-cooling-large"),
    ])
    func `pages look as they did`(_ name: String, _ file: String) throws {
        let folder = try (name == "scripts" ? Project.scripts : .short).folder()
        #expect(try folder.printing("build").end == .exit(0))
        let picture = Repository.root + "/Tests/EndToEndTests/Pictures/\(name).png"
        let check = try Program(
            path: Folder.python,
            arguments: [Repository.root + "/scripts/check-pictures", folder / "site/\(file).pdf", picture]
        ).run()
        #expect(check.end == .exit(0), "\(check.errors)")
    }

    @Test func `only what has changed is printed anew`() throws {
        let folder = try Project.short.folder()
        // The real worker, which notes each sheet that it prints.
        let environment = try folder.python(
            #"""
            exec REAL -I -c "$(printf '%s' "$3" | sed "s|^def printed(.*|&\n    open('\#(folder.path)/log', 'a').write('x')|")"
            """#)
        func printed(after edit: Edit? = nil) throws -> Int {
            var project = folder.files().filter { !$0.key.hasPrefix("site/") }
            if let edit {
                _ = try edit.apply(to: &project)
                try folder.write([edit.file: try #require(project[edit.file])])
            }
            try folder.write("", to: "log")
            #expect(try folder.printing("build", environment: environment).end == .exit(0))
            return folder.files()["log"]?.count ?? 0
        }
        #expect(try printed() == 5)
        try folder.remove("site")
        #expect(try printed() == 0)
        #expect(try printed(after: .append("content/en/guides/your-first-visit.md", "\nMore.\n")) == 0)
        #expect(
            try printed(after: .replace(Page.cooling, "The skin may turn red.", "The skin may turn blue."))
                == 5)
        #expect(try printed(after: .append("templates/assets/sheet.css", "p { margin-bottom: 3mm }\n")) == 5)
        #expect(try printed(after: .append("content/media/pad.svg", "<!-- new -->")) == 5)
    }

    // MARK: The machine

    @Test(arguments: [
        ("exit 127", "the worker ended without an answer, twice"),
        (#"exec python3 -I -S -c "$3""#, "is needed, and `"),
        ("HELLO | sed s/70.0/69.0/; cat > /dev/null", "WeasyPrint 70.0 is needed, and `"),
        ("PATH=/nowhere exec REAL -I -c \"$3\"", "pdftotext is needed, and `"),
    ])
    func `a machine that cannot print is told so, and the doctor tells the remedy`(
        _ script: String, _ words: String
    ) throws {
        let folder = try folder()
        let environment = try folder.python(script)
        try expectFailure(words, environment, in: folder)
        let doctor = try handout("doctor", environment: environment)
        #expect(doctor.end == .exit(1))
        #expect(doctor.output.contains(words))
        #expect(doctor.output.contains("weasyprint==70.0 pikepdf"))
    }

    @Test func `a Python that is not there is told, and nothing needs it without PDF files`() throws {
        let folder = try folder()
        let environment = ["HANDOUT_PYTHON": folder / "no-python"]
        try expectFailure("cannot be started: `\(folder / "no-python")`", environment, in: folder)
        #expect(try handout("doctor", environment: environment).output.contains("cannot be started"))
        #expect(try folder.handout("build", "--no-pdf", environment: environment).end == .exit(0))
    }

    @Test func `the doctor finds nothing wrong where all is there`() throws {
        let doctor = try handout("doctor")
        #expect(doctor.end == .exit(0))
        #expect(doctor.output.contains("WeasyPrint         70.0\n"))
    }

    @Test(arguments: [
        ("HELLO; read -r line; exit 1", "the worker ended without an answer, twice"),
        ("HELLO; read -r line; echo nonsense; cat > /dev/null", "the worker ended without an answer, twice"),
        (
            #"HELLO; read -r line; echo '{"sheets": [{"pdf": -5, "text": [], "fonts": []}]}'; cat > /dev/null"#,
            "the worker ended without an answer, twice"
        ),
        (#"HELLO; read -r line; echo '{"sheets": "x"}'; cat > /dev/null"#, "cannot be read"),
        (
            #"HELLO; read -r line; echo '{"sheets": [{"pdf": 3, "text": 7, "fonts": []}]}'; printf abc; cat > /dev/null"#,
            "cannot be read"
        ),
        (
            #"HELLO; read -r line; echo '{"sheets": [{"pdf": 3, "text": [""], "fonts": []}]}'; printf abc; cat > /dev/null"#,
            "is not on the paper"
        ),
        (#"HELLO; read -r line; echo '{"error": "no"}'; cat > /dev/null"#, "cannot be printed: no"),
    ])
    func `a worker that answers nothing of use ends the build`(_ script: String, _ words: String) throws {
        let folder = try folder()
        try expectFailure(words, try folder.python(script), in: folder)
    }

    @Test func `a worker that dies once is replaced`() throws {
        let folder = try folder()
        let environment = try folder.python(
            #"mkdir "\#(folder.path)/once" 2> /dev/null && { HELLO; read -r line; exit 1; }; exec REAL -I -c "$3""#
        )
        #expect(try folder.printing("build", "--jobs", "1", environment: environment).end == .exit(0))
        #expect(folder.exists("once"))
        #expect(papers(folder).count == 5)
    }

    @Test func `a worker that hangs is ended, tried once more and told`() throws {
        let folder = try folder()
        var environment = try folder.python(
            #"echo $$ >> "\#(folder.path)/processes"; HELLO; exec sleep 1000"#)
        environment["HANDOUT_PRINT_SECONDS"] = "1"
        try expectFailure("the worker gave no answer within 1 second, twice", environment, in: folder)
        let processes = folder.files()[text: "processes"].split(separator: "\n").compactMap { pid_t($0) }
        #expect(processes.count >= 2)
        for process in processes { #expect(kill(process, 0) != 0) }
    }

    @Test func `a build that is killed leaves no worker behind, and the old site`() throws {
        let folder = try folder()
        let before = folder.files(in: "site")
        // The real worker after its number was noted.
        let environment = try folder.python(#"echo $$ >> "\#(folder.path)/processes"; exec REAL -I -c "$3""#)
        let running = try Program(
            arguments: ["build", "--project", folder.path], environment: environment, printsSheets: true
        ).start()
        // Until the first file is kept: the workers are at their work.
        while folder.files(in: ".handout/pdf").isEmpty { if running.wait(seconds: 0.01) { break } }
        running.kill()
        let processes = folder.files()[text: "processes"].split(separator: "\n").compactMap { pid_t($0) }
        #expect(!processes.isEmpty)
        for process in processes {
            var tries = 0
            while kill(process, 0) == 0, tries < 500 {
                Thread.sleep(forTimeInterval: 0.01)
                tries += 1
            }
            #expect(kill(process, 0) != 0)
        }
        let left = folder.files(in: "site").filter { !$0.key.hasPrefix(".handout-new/") }
        #expect(left == before)
        #expect(try folder.printing("build").end == .exit(0))
        #expect(papers(folder).count == 5)
    }

    #if os(Linux)
        @Test(.enabled(if: OutputTests.canMount)) func `a full disk where files are kept is no failure`()
            throws
        {
            let folder = try folder()
            let script = """
                mkdir "$1/.handout" && mount -t tmpfs -o size=40k none "$1/.handout" || exit 99
                "$0" build --project "$1"
                """
            let outcome = try Program(
                path: "/usr/bin/unshare",
                arguments: ["-m", "/bin/bash", "-c", script, Repository.program, folder.path]
            ).run()
            #expect(outcome.end == .exit(0), "\(outcome.errors)")
            #expect(papers(folder).count == 5)
        }
    #endif

    // MARK: The sheet

    private static let style = "templates/assets/sheet.css"

    @Test(arguments: [
        ".risks { display: none }", ".risks { position: absolute; left: -9999px }",
        ".running-version { display: none }", ".page-count { display: none !important }",
    ])
    func `a style sheet that hides words is refused`(_ rule: String) throws {
        try expectFailure("” is not on ", in: folder(.short.with(.append(Self.style, rule + "\n"))))
    }

    @Test(arguments: ["color: #ddd", "opacity: 0.1"])
    func `a style sheet that makes words pale is refused`(_ rule: String) throws {
        try expectFailure(
            "too pale to be read", in: folder(.short.with(.append(Self.style, ".risks { \(rule) }\n"))))
    }

    @Test(arguments: ["\"No Such Font\"", "No Such Font, \"Noto Sans\""])
    func `a style sheet that asks for a font that is not there is refused`(_ family: String) throws {
        try expectFailure(
            "the font `No Such Font`, which the style sheets ask for first, is not on this machine",
            in: folder(.short.with(.append(Self.style, "body { font-family: \(family) }\n"))))
    }

    @Test(arguments: [
        "body { background: url(ADDRESS/x.png) }",
        "@font-face { font-family: X; src: url(ADDRESS/x.woff2) } body { font-family: X }",
        "body { background: url(file:///etc/passwd) }",
    ])
    func `a style sheet that asks for a foreign file is refused, and nothing is fetched`(_ rule: String)
        throws
    {
        let listener = try Listener()
        let rule = rule.replacing("ADDRESS", with: listener.address)
        try expectFailure(
            "which is no file of the project that it may use",
            in: folder(.short.with(.append(Self.style, rule + "\n"))))
        #expect(!listener.wasCalled)
    }

    @Test(arguments: ["ADDRESS/x.css", "file:///etc/passwd"])
    func `a style sheet that imports a foreign one is refused, and nothing is fetched`(_ address: String)
        throws
    {
        let listener = try Listener()
        var project = Project.short
        let address = address.replacing("ADDRESS", with: listener.address)
        project.files[text: Self.style] = "@import url(\"\(address)\");\n" + project.files[text: Self.style]
        try expectFailure("which is no file of the project that it may use", in: folder(project))
        #expect(!listener.wasCalled)
    }

    @Test(arguments: [
        ("<image href=\"ADDRESS/x.png\" width=\"5\" height=\"5\"/>", "which is no file of the project"),
        (
            "<image xlink:href=\"file:///etc/passwd\" width=\"5\" height=\"5\"/>",
            "which is no file of the project"
        ),
        ("<style>@import url(ADDRESS/x.css);</style>", "media/pad.svg"),
    ])
    func `a picture that asks for a foreign file is refused, and nothing is fetched`(
        _ element: String, _ words: String
    ) throws {
        let listener = try Listener()
        let picture = """
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">\
            \(element.replacing("ADDRESS", with: listener.address))</svg>
            """
        try expectFailure(words, in: folder(.short.with(.write("content/media/pad.svg", picture))))
        #expect(!listener.wasCalled)
    }

    @Test(arguments: [
        Edit.replace(
            Page.cooling, "title: Elbow cooling", "title: \(String(repeating: "Cool pad ", count: 60))"),
        .replace(
            "content/clinics/valley-example-clinic/clinic.yaml", "Valley Example Clinic",
            String(repeating: "Valley Example Clinic ", count: 48)),
        .replace(
            "content/clinics/valley-example-clinic/clinic.yaml", "Valley Example Clinic",
            String(repeating: "V", count: 1_000)),
        .append("templates/assets/sheet.css", ".label-title { padding-top: 3cm }\n"),
        .append(
            "templates/assets/sheet-pdf.css", ".running-qr { margin-inline-end: -5cm; position: relative }\n"),
    ])
    func `running lines that do not fit are refused`(_ edit: Edit) throws {
        try expectFailure("running line", in: folder(.short.with(edit)))
    }

    @Test func `a long sheet is printed whole`() throws {
        var project = Project.short
        let redness = project.files[text: "content/en/risks/redness.md"]
        var ids: [String] = []
        for number in 1...200 {
            ids.append("  - id: redness-\(number)\n    chance: not-stated\n")
            project.files[text: "content/en/risks/redness-\(number).md"] = redness.replacing(
                "title: Redness", with: "title: Redness number \(number)")
        }
        _ = try project.apply([.replace(Page.cooling, "alternatives:", ids.joined() + "alternatives:")])
        let folder = try project.folder()
        #expect(try folder.printing("build").end == .exit(0))
        let text = try Program(
            path: "/usr/bin/env", arguments: ["pdftotext", folder / "site/\(Self.names[0])", "-"]
        ).run().output
        for number in 1...200 { #expect(text.contains("Redness number \(number)\n")) }
    }
}

/// A server on this machine that nobody may call.
private final class Listener {
    let address: String
    private let descriptor: Int32

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isOpen = withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, size) == 0 && listen(descriptor, 5) == 0
                    && getsockname(descriptor, address, &size) == 0
            }
        }
        try #require(isOpen)
        address = "http://127.0.0.1:\(UInt16(bigEndian: place.sin_port))"
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }

    deinit { close(descriptor) }

    var wasCalled: Bool {
        let caller = accept(descriptor, nil, nil)
        if caller >= 0 { close(caller) }
        return caller >= 0
    }
}
