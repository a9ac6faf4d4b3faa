import Foundation
import Testing

/// What a build does to the folder that it writes to.
@Suite struct OutputTests {
    @Test func `a second build writes nothing`() throws {
        let folder = try Project.good.folder()
        #expect(try folder.handout("build").end == .exit(0))
        let dates = try modificationDates(folder)
        Thread.sleep(forTimeInterval: 0.02)
        let outcome = try folder.handout("build")
        #expect(outcome.errors.contains(" 0 files written, "))
        #expect(outcome.errors.contains(" 0 removed, "))
        #expect(try modificationDates(folder) == dates)
    }

    private func modificationDates(_ folder: Folder) throws -> [String: Date] {
        var dates: [String: Date] = [:]
        for name in folder.files(in: "site").keys {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder / "site/\(name)")
            dates[name] = attributes[.modificationDate] as? Date
        }
        return dates
    }

    @Test func `only files that differ are written`() throws {
        let folder = try Project.good.folderWithSite()
        let dates = try modificationDates(folder)
        Thread.sleep(forTimeInterval: 0.02)
        try folder.write(Project.good.with(.append(Page.condition, "\nMore.\n")).files)
        #expect(try folder.handout("build").end == .exit(0))
        let changed = try modificationDates(folder).filter { dates[$0.key] != $0.value }.keys.sorted()
        #expect(changed == ["conditions/sore-elbow/index.html"])
    }

    @Test func `the file of a page that is gone is removed, and its folder with it`() throws {
        let folder = try Project.good.folderWithSite()
        try folder.remove("content/en/guides/your-first-visit.md")
        try folder.remove(Page.note)
        #expect(try folder.handout("build").end == .exit(0))
        #expect(!folder.exists("site/guides"))
        #expect(folder.exists("site/techniques/elbow-warming/index.html"))
    }

    @Test func `files of others are kept`() throws {
        let folder = try Project.good.folderWithSite()
        try folder.write("kept", to: "site/CNAME")
        try folder.write("kept", to: "site/guides/your-first-visit/photo.txt")
        try folder.remove("content/en/guides/your-first-visit.md")
        try folder.remove(Page.note)
        #expect(try folder.handout("build").end == .exit(0))
        #expect(folder.files(in: "site")[text: "CNAME"] == "kept")
        #expect(folder.files(in: "site")[text: "guides/your-first-visit/photo.txt"] == "kept")
        #expect(!folder.exists("site/guides/your-first-visit/index.html"))
    }

    /// Two files that somebody has put where a page's folder and a page's file must stand.
    @Test(arguments: ["guides", "guides/your-first-visit/index.html/notes.txt"])
    func `what somebody else has put in the way is kept, and said`(_ name: String) throws {
        let folder = try Project.good.folder()
        let site = Project.goodSite.filter { !$0.key.hasPrefix("guides/") }
        try folder.write(site, below: "site")
        try folder.write(
            site[text: ".handout-manifest"].split(separator: "\n").filter { !$0.hasPrefix("guides/") }
                .joined(separator: "\n"), to: "site/.handout-manifest")
        try folder.write("kept", to: "site/\(name)")
        let outcome = try folder.handout("build")
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains("site/guides"))
        #expect(folder.files(in: "site")[text: name] == "kept")
    }

    @Test func `a page becomes a folder and a folder becomes a page`() throws {
        let folder = try Project.good.folderWithSite()
        try folder.remove("site/robots.txt")
        try folder.write("", to: "site/robots.txt/old.html")
        try folder.write(
            folder.files(in: "site")[text: ".handout-manifest"] + "robots.txt/old.html\nmedia\n",
            to: "site/.handout-manifest")
        try folder.remove("site/media/pad.svg")
        try folder.remove("site/media")
        try folder.write("", to: "site/media")
        #expect(try folder.handout("build").end == .exit(0))
        #expect(folder.files(in: "site").differences(from: Project.goodSite) == [])
    }

    @Test func `a file of somebody else is never replaced by a page`() throws {
        let folder = try Project.good.folderWithSite()
        try folder.remove("site/guides")
        let kept = folder.files(in: "site")[text: ".handout-manifest"].split(separator: "\n")
            .filter { !$0.hasPrefix("guides/") }.joined(separator: "\n")
        try folder.write(kept + "\n", to: "site/.handout-manifest")
        try folder.write("mine", to: "site/guides/index.html")
        let outcome = try folder.handout("build")
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains("guides/index.html` is a file that no build has written"))
        #expect(folder.files()[text: "site/guides/index.html"] == "mine")
    }

    @Test(arguments: [
        "../precious.txt", "../../precious.txt", "./../precious.txt", "a/../../precious.txt", "/PRECIOUS",
        "//PRECIOUS",
        "techniques/../../precious.txt", "..", "", ".", "link/precious.txt",
        ".handout-new/../../precious.txt", ".git/config",
    ])
    func `a hostile manifest removes nothing outside`(_ line: String) throws {
        let folder = try Project.good.folderWithSite()
        try folder.write("precious", to: "precious.txt")
        try folder.write("precious", to: "elsewhere/precious.txt")
        try folder.write("precious", to: "site/.git/config")
        try folder.link("site/link", to: "../elsewhere")
        let path = line.replacingOccurrences(of: "PRECIOUS", with: folder / "precious.txt")
        try folder.write(
            folder.files(in: "site")[text: ".handout-manifest"] + path + "\n" + path + "\0\n",
            to: "site/.handout-manifest")
        #expect(try folder.handout("build").end == .exit(0))
        #expect(folder.files()[text: "precious.txt"] == "precious")
        #expect(folder.files()[text: "elsewhere/precious.txt"] == "precious")
        #expect(folder.files()[text: "site/.git/config"] == "precious")
    }

    @Test(arguments: [
        ("content", "lies inside `content/`"), ("content/en/site", "lies inside `content/`"),
        ("templates", "lies inside `templates/`"), ("templates/assets", "lies inside `templates/`"),
        ("templates/../content/x", "lies inside `content/`"), (".", "holds the project itself"),
        ("..", "holds the project itself"), ("link/en", "lies inside `content/`"),
        ("handout.yaml", "is not a folder"),
        ("other", "holds files that no build has written, such as `diary.txt`"),
        ("nosuch/..", "holds the project itself"), ("nosuch/../content/en/site", "lies inside `content/`"),
        ("nosuch/./../link/en/site", "lies inside `content/`"), ("real/site", "lies inside `content/`"),
        ("real", "lies inside `content/`"),
    ])
    func `an output folder that could lose somebody's work is refused`(_ name: String, _ reason: String)
        throws
    {
        let folder = try Project.good.folder()
        try folder.write("dear diary", to: "other/diary.txt")
        try folder.link("link", to: "content")
        // A folder of the sources that really stands elsewhere.
        try FileManager.default.moveItem(atPath: folder / "content/media", toPath: folder / "real")
        try folder.link("content/media", to: "../real")
        let before = folder.files()
        let outcome = try folder.handout("build", "--output", folder / name)
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains(reason))
        #expect(folder.files().differences(from: before) == [])
    }

    /// The rename of the new files must not begin where it cannot end.
    @Test(arguments: ["folder", "permission"])
    func `a site that cannot be replaced whole is not replaced in part`(_ obstacle: String) throws {
        let folder = try Project.good.folderWithSite()
        defer { chmod(folder / "site/risks", 0o755) }
        if obstacle == "folder" {
            try folder.remove("site/techniques/index.html")
            try folder.write("mine", to: "site/techniques/index.html/mine.txt")
        }
        // The user that the build runs as may write everywhere but in one folder.
        chmod(folder.path, 0o777)
        for name in [""] + (try FileManager.default.subpathsOfDirectory(atPath: folder / "site")) {
            chmod(folder / "site/\(name)", 0o777)
        }
        if obstacle == "permission" { chmod(folder / "site/risks", 0o555) }
        let before = folder.files(in: "site")
        let outcome = try Unprivileged.run(
            [
                "build", "--no-pdf", "--no-search", "--project", folder.path, "--clinic",
                "valley-example-clinic",
            ])
        #expect(outcome.end == .exit(1))
        #expect(
            outcome.errors.contains(
                obstacle == "folder" ? "holds `mine.txt`" : "site/risks`: there is no permission"))
        #expect(folder.files(in: "site").differences(from: before) == [])
    }

    @Test func `a second build beside one that writes is refused and changes nothing`() throws {
        let folder = try Project.good.folderWithSite()
        let descriptor = open(folder / "site", O_RDONLY)
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        let refused = try folder.handout("build", "--clinic", "valley-example-clinic")
        #expect(refused.end == .exit(1))
        #expect(refused.errors.contains("Error: Another build is writing to `"))
        #expect(folder.files(in: "site").differences(from: Project.goodSite) == [])
        close(descriptor)
        #expect(try folder.handout("build", "--clinic", "valley-example-clinic").end == .exit(0))
    }

    @Test func `builds that start together leave one of their sites and no mixture`() throws {
        let folder = try Project.good.folder()
        let other = try Project.good.site("--clinic", "valley-example-clinic")
        for _ in 1...5 {
            let runs = try ["hill-example-clinic", "valley-example-clinic"].map { clinic in
                try Program(arguments: ["build", "--project", folder.path, "--clinic", clinic]).start()
            }
            for run in runs { #expect(run.wait(seconds: 60)) }
            let site = folder.files(in: "site")
            #expect(site == Project.goodSite || site == other)
        }
    }

    @Test func `a link of somebody else is not replaced by a page`() throws {
        let folder = try Project.good.folderWithSite()
        try folder.remove("site/404.html")
        try folder.link("site/404.html", to: "../handout.yaml")
        let kept = folder.files(in: "site")[text: ".handout-manifest"].split(separator: "\n")
            .filter { $0 != "404.html" }.joined(separator: "\n")
        try folder.write(kept + "\n", to: "site/.handout-manifest")
        let outcome = try folder.handout("build")
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains("404.html` is a file that no build has written"))
        #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: folder / "site/404.html")) != nil)
    }

    @Test func `an empty folder, a new one and one of a repository are accepted`() throws {
        let folder = try Project.good.folder()
        try FileManager.default.createDirectory(atPath: folder / "empty", withIntermediateDirectories: false)
        try folder.write("*\n", to: "kept/.gitignore")
        for name in ["empty", "kept", "new/and/deep"] {
            #expect(try folder.handout("build", "--output", folder / name).end == .exit(0))
            #expect(folder.exists("\(name)/techniques/elbow-warming/index.html"))
        }
    }

    @Test func `an output folder without permission leaves the old site as it is`() throws {
        let folder = try Project.good.with(.append(Page.condition, "\nMore.\n")).folderWithSite()
        chmod(folder / "site", 0o555)
        defer { chmod(folder / "site", 0o755) }
        let outcome = try Unprivileged.run(["build", "--no-pdf", "--no-search", "--project", folder.path])
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains("there is no permission"))
        #expect(folder.files(in: "site").differences(from: Project.goodSite) == [])
    }

    /// A limit on the size of files fails in the middle of a write, as a full disk does, and needs no rights.
    @Test func `a file that cannot be written to its end leaves the old site as it is`() throws {
        let folder = try Project.good.with(
            .append(Page.warming, "\n- \(String(repeating: "Is it warm? ", count: 4_000))\n")
        )
        .folderWithSite()
        let outcome = try Program(
            path: "/bin/bash",
            arguments: [
                "-c", "trap '' XFSZ; ulimit -f 40; \"$0\" build --no-pdf --no-search --project \"$1\"",
                Repository.program,
                folder.path,
            ]
        ).run()
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains("Error: Cannot write `"))
        #expect(folder.files(in: "site").differences(from: Project.goodSite) == [])
    }

    #if os(Linux)
        /// A file system of 200 KB in a name space of its own, where the machine lets us make one.
        static let canMount =
            (try? Program(
                path: "/usr/bin/unshare", arguments: ["-m", "mount", "-t", "tmpfs", "none", "/mnt"]
            ).run().end == .exit(0)) ?? false

        @Test(.enabled(if: canMount)) func `a full disk leaves the old site as it is and says so`() throws {
            let folder = try Project.good.folder()
            let script = """
                mkdir "$1/site" && mount -t tmpfs -o size=800k none "$1/site" || exit 99
                "$0" build --no-pdf --no-search --project "$1" --clinic valley-example-clinic || exit 98
                cp -R "$1/site" "$1/before"
                head -c 800000 /dev/zero > "$1/site/.git-ballast" 2> /dev/null
                "$0" build --no-pdf --no-search --project "$1"; code=$?
                rm "$1/site/.git-ballast"; cp -R "$1/site" "$1/after"
                exit $code
                """
            let outcome = try Program(
                path: "/usr/bin/unshare",
                arguments: ["-m", "/bin/bash", "-c", script, Repository.program, folder.path]
            ).run()
            #expect(outcome.end == .exit(1))
            #expect(outcome.errors.contains("there is no space left on the disk"))
            #expect(folder.files(in: "before").count > 20)
            #expect(folder.files(in: "after").differences(from: folder.files(in: "before")) == [])
        }
    #endif
}
