import Content
import Foundation
import Preview
import Testing

private let page = "content/en/conditions/sciatica.md"
private let other = "content/en/conditions/gout.md"
private let folder = "content/en/conditions"

/// Ways of saving a page.
private let saves: [(String, @Sendable (TemporaryProject) throws -> Void)] = [
    ("in place", { try $0.write("new", to: page) }),
    ("in place, with as many bytes", { try $0.write("Z", to: page) }),
    (
        "in place, with as many bytes and the old time",
        {
            let time = try FileManager.default.attributesOfItem(atPath: $0.path(page))[.modificationDate]
            try $0.write("Z", to: page)
            try FileManager.default.setAttributes(
                [.modificationDate: time as Any], ofItemAtPath: $0.path(page))
        }
    ),
    (
        "in several parts",
        {
            let file = try #require(FileHandle(forWritingAtPath: $0.path(page)))
            for part in 0..<5 {
                file.write(Data("part \(part)\n".utf8))
                usleep(2_000)
            }
            try file.close()
        }
    ),
    (
        "by a temporary file beside it",
        {
            try $0.write("new", to: folder + "/.sciatica.md.tmp")
            try $0.move(folder + "/.sciatica.md.tmp", to: page)
        }
    ),
    (
        "by a temporary file from elsewhere",
        {
            try $0.write("new", to: "page.tmp")
            try $0.move("page.tmp", to: page)
        }
    ),
    (
        "as Vim does, with a probe and a copy of the old text",
        {
            try $0.write("", to: folder + "/4913")
            try $0.remove(folder + "/4913")
            try $0.move(page, to: page + "~")
            try $0.write("new", to: page)
            try $0.remove(page + "~")
        }
    ),
    (
        "as JetBrains does",
        {
            try $0.write("new", to: page + "___jb_tmp___")
            try $0.move(page, to: page + "___jb_old___")
            try $0.move(page + "___jb_tmp___", to: page)
            try $0.remove(page + "___jb_old___")
        }
    ),
    (
        "by removing it first",
        {
            try $0.remove(page)
            try $0.write("new", to: page)
        }
    ),
    (
        "as a second name of another file",
        {
            try $0.remove(page)
            guard Foundation.link($0.path(other), $0.path(page)) == 0 else {
                throw CocoaError(.fileWriteUnknown)
            }
        }
    ),
    ("by removing it", { try $0.remove(page) }),
    ("by taking the right to read it", { _ = chmod($0.path(page), 0) }),
]

@Suite(.timeLimit(.minutes(5))) struct WatchingTests {
    @Test(arguments: Listener.Sort.allCases, saves.indices)
    func `every way of saving is told`(sort: Listener.Sort, way: Int) throws {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        try saves[way].1(project)
        #expect(listener.hears(page), "\(saves[way].0)")
    }

    @Test(arguments: Listener.Sort.allCases)
    func `one save after another is told, however fast`(sort: Listener.Sort) throws {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        for text in ["1", "2", "3", "4", "5"] {
            try project.write(text, to: page)
            #expect(listener.hears(page))
            listener.forget()
        }
    }

    @Test(arguments: Listener.Sort.allCases)
    func `a program that keeps the file open is not waited for`(sort: Listener.Sort) throws {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        let file = try #require(FileHandle(forWritingAtPath: project.path(page)))
        file.write(Data("first".utf8))
        #expect(listener.hears(page))
        listener.forget()
        file.write(Data("second".utf8))
        #expect(listener.hears(page))
        try file.close()
    }

    @Test(arguments: Listener.Sort.allCases)
    func `a save is told after the project's folder could not be read for a while`(sort: Listener.Sort) throws
    {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        _ = chmod(project.root, 0)
        // The system's user may read it all the same, and polling finds nothing new then.
        if sort == .inotify || getuid() != 0 { #expect(listener.hearsOf(page)) }
        listener.forget()
        _ = chmod(project.root, 0o755)
        if sort == .inotify || getuid() != 0 { #expect(listener.hearsOf(page)) }
        listener.forget()
        try project.write("new", to: page)
        #expect(listener.hearsOf(page))
    }

    @Test(arguments: Listener.Sort.allCases)
    func `settings and templates are told`(sort: Listener.Sort) throws {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        try project.write("languages: [en, es]", to: "handout.yaml")
        try project.write("new", to: "templates/page.mustache")
        try project.write("new", to: "templates/assets/site.css")
        #expect(listener.hears("handout.yaml", "templates/page.mustache", "templates/assets/site.css"))
    }

    @Test(arguments: Listener.Sort.allCases)
    func `what a build passes over is not told`(sort: Listener.Sort) throws {
        let project = try TemporaryProject()
        try project.makeFolder("content/.git")
        let listener = try Listener(sort, project)
        // The files of the project are new, so a look at all files may tell them once.
        try project.write("x", to: "site/index.html")
        try project.write("x", to: "shared/aftercare.md")
        try project.write("x", to: "README.md")
        for name in [
            ".sciatica.md.swp", ".sciatica.md.swo", "sciatica.md~", ".hidden/page.md", "folder~/page.md",
        ] {
            try project.write("x", to: folder + "/" + name)
        }
        try project.link(folder + "/.#sciatica.md", to: "somebody@somewhere.1")
        try project.write("x", to: "content/.git/index")
        try project.write("x", to: folder + "/last.md")
        #expect(listener.hears(folder + "/last.md"))
        guard case .files(let told) = listener.changes else {
            Issue.record("anything was told")
            return
        }
        let known: Set = [
            folder + "/last.md", folder, "content", "content/en", page, other, "handout.yaml", "templates",
            "templates/page.mustache",
        ]
        #expect(told.isSubset(of: known), "\(told.subtracting(known))")
    }

    @Test(arguments: Listener.Sort.allCases)
    func `hundreds of files at once are told`(sort: Listener.Sort) throws {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        let names = (0..<600).map { "content/en/conditions/page-\($0).md" }
        for name in names { try project.write("new", to: name) }
        #expect(listener.hears(names))
        listener.forget()
        // As when a branch is switched: some go, some come, some change.
        for name in names.prefix(200) { try project.remove(name) }
        for name in names.suffix(200) { try project.write("other", to: name) }
        let more = (0..<200).map { "content/es/risks/page-\($0).md" }
        for name in more { try project.write("new", to: name) }
        #expect(listener.hears(names.prefix(200) + names.suffix(200) + more))
    }

    @Test(arguments: Listener.Sort.allCases)
    func `new folders are told with the files that they have at once`(sort: Listener.Sort) throws {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        let names = (0..<100).flatMap { number in
            ["a.md", "b/c.md", "b/d/e.md"].map { "content/media/f\(number)/" + $0 }
        }
        for name in names { try project.write("new", to: name) }
        #expect(listener.hears(names))
        listener.forget()
        try project.write("again", to: "content/media/f50/b/d/e.md")
        #expect(listener.hears("content/media/f50/b/d/e.md"))
    }

    @Test(arguments: Listener.Sort.allCases)
    func `a folder that is moved into the project is told with its files`(sort: Listener.Sort) throws {
        let project = try TemporaryProject()
        try project.write("new", to: "elsewhere/techniques/block.md")
        let listener = try Listener(sort, project)
        try project.move("elsewhere", to: "content/es")
        #expect(listener.hears("content/es/techniques/block.md"))
        listener.forget()
        try project.write("again", to: "content/es/techniques/block.md")
        #expect(listener.hears("content/es/techniques/block.md"))
    }

    @Test(arguments: Listener.Sort.allCases)
    func `renaming a file tells both names`(sort: Listener.Sort) throws {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        try project.move(page, to: folder + "/back-pain.md")
        #expect(listener.hears(page, folder + "/back-pain.md"))
    }

    @Test(arguments: Listener.Sort.allCases)
    func `renaming a folder tells its new files, and is followed`(sort: Listener.Sort) throws {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        try project.move(folder, to: "content/en/risks")
        #expect(listener.hears(folder, "content/en/risks/sciatica.md", "content/en/risks/gout.md"))
        listener.forget()
        try project.write("new", to: "content/en/risks/gout.md")
        #expect(listener.hears("content/en/risks/gout.md"))
        // A new folder in the old place is another one.
        try project.write("new", to: page)
        #expect(listener.hears(page))
    }

    @Test(arguments: Listener.Sort.allCases)
    func `a folder that has left the project is watched no longer`(sort: Listener.Sort) throws {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        try project.move(folder, to: "kept")
        #expect(listener.hears(folder))
        listener.forget()
        try project.write("new", to: "kept/gout.md")
        try project.write("new", to: "templates/page.mustache")
        #expect(listener.hears("templates/page.mustache"))
        #expect(listener.changes == .files(["templates/page.mustache"]))
    }

    @Test(arguments: Listener.Sort.allCases)
    func `removing a folder is told`(sort: Listener.Sort) throws {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        try project.remove("content/en")
        #expect(listener.hears(page, other, folder, "content/en"))
        listener.forget()
        try project.fill()
        #expect(listener.hears(page, other))
    }

    @Test(arguments: Listener.Sort.allCases)
    func `the folder of all pages may go and come`(sort: Listener.Sort) throws {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        try project.move("content", to: "kept")
        #expect(listener.hearsOf(page))
        listener.forget()
        try project.move("kept", to: "content")
        #expect(listener.hearsOf(page))
        try expectsNews(listener, project)
    }

    @Test(arguments: Listener.Sort.allCases)
    func `the project may be removed and made again`(sort: Listener.Sort) throws {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        for _ in 0..<3 {
            try project.remove("")
            #expect(listener.hearsOf(page, other, "handout.yaml"))
            listener.forget()
            try project.fill()
            #expect(listener.hearsOf(page, other, "handout.yaml"))
            try expectsNews(listener, project)
        }
        try project.moveAway()
        #expect(listener.hearsAnything())
        listener.forget()
        try project.fill()
        #expect(listener.hearsOf(page, other, "handout.yaml"))
        try expectsNews(listener, project)
    }

    @Test(arguments: Listener.Sort.allCases)
    func `a folder above the project may be replaced`(sort: Listener.Sort) throws {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        try project.withHomeMoved {
            try project.fill()
            #expect(listener.hearsAnything())
            try expectsNews(listener, project)
        }
    }

    @Test(arguments: Listener.Sort.allCases)
    func `a thread that waits can be ended by another`(sort: Listener.Sort) throws {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        #expect(!listener.hasEnded)
        listener.end()
        #expect(Listener.waits { listener.hasEnded })
    }

    /// Once all is quiet, one more save is told by its name.
    private func expectsNews(_ listener: Listener, _ project: TemporaryProject) throws {
        // What came before may be told in several parts: `anything` goes on until the last of them.
        #expect(
            Listener.waits {
                listener.forget()
                try? project.write(UUID().uuidString, to: page)
                usleep(100_000)
                return listener.changes == .files([page])
            })
    }
}
