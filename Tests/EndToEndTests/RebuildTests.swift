import Foundation
import Testing

/// A build after a build: nothing is done where nothing has changed, and nothing is missed where something has.
@Suite struct RebuildTests {
    /// Whether the last build did nothing but look: it leaves its note for the next one as it is.
    private func note(_ folder: Folder) -> Data? {
        FileManager.default.contents(atPath: folder / "site/.handout-build")
    }

    private func noteDate(_ folder: Folder) throws -> Date? {
        try FileManager.default.attributesOfItem(atPath: folder / "site/.handout-build")[.modificationDate]
            as? Date
    }

    @Test func `an unchanged project is only looked at`() throws {
        let folder = try Project.good.folder()
        let first = try folder.handout("build")
        let date = try #require(try noteDate(folder))
        let site = folder.files(in: "site")
        Thread.sleep(forTimeInterval: 0.02)
        let second = try folder.handout("build")
        #expect(try noteDate(folder) == date)
        #expect(second.errors.contains(" 0 files written, \(site.count - 1) unchanged, 0 removed"))
        #expect(second.errors.hasSuffix("no problems.\n") == first.errors.hasSuffix("no problems.\n"))
        #expect(folder.files(in: "site") == site)
    }

    @Test func `what was wrong is said again, in every form`() throws {
        let project = try Project.good.with(.append(Page.condition, "\nThis is guaranteed.\n"))
        let folder = try project.folder()
        let first = try folder.handout("build")
        let date = try noteDate(folder)
        let second = try folder.handout("build")
        #expect(first.errors.contains("promising-word"))
        func problems(_ text: String) -> Substring {
            text.prefix { _ in true }.split(separator: "handout: ")[0]
        }
        #expect(problems(first.errors) == problems(second.errors))
        for format in ["json", "line", "sarif"] {
            let again = try folder.handout("build", "--format", format).output
            try FileManager.default.removeItem(atPath: folder / "site/.handout-build")
            #expect(try folder.handout("build", "--format", format).output == again)
        }
        #expect(date != nil)
    }

    /// Every change of what a build reads or has written leads to a whole build with the same site as in an empty folder.
    @Test(arguments: [
        Edit.replace(Page.condition, "updated:", "also: [tennis arm]\nupdated:"),
        .append(Page.passage, "\nMore.\n"),
        .append(Page.note, "\nMore.\n"), .replace(Page.clinic, "555-0110", "555-0199"),
        .append("templates/home.mustache", "<!-- new -->\n"),
        .append("templates/assets/site.css", "\na { color: red }\n"),
        .append("content/media/pad.svg", "<!-- new -->"), .remove("content/en/guides/your-first-visit.md"),
        .write(
            "content/en/conditions/gout.md",
            "---\ntitle: Gout\nsummary: A.\nsources: [elbow-leaflet]\nupdated: 2026-03-01\n---\n\n## What it is\n\nA.\n"
        ),
    ])
    func `a change of any source is seen`(_ edit: Edit) throws {
        var project = Project.good
        if edit.file == "content/en/guides/your-first-visit.md" { project.files[Page.note] = nil }
        let folder = try project.folder()
        #expect(try folder.handout("build").end == .exit(0))
        let before = folder.files(in: "site")
        _ = try project.apply([edit])
        if case .remove(let name) = edit {
            try folder.remove(name)
        } else {
            try folder.write([edit.file: try #require(project.files[edit.file])])
        }
        #expect(try folder.handout("build").end == .exit(0))
        let after = folder.files(in: "site")
        #expect(after != before)
        #expect(after.differences(from: try project.site()) == [])
    }

    @Test func `a change of the site is seen`() throws {
        let folder = try Project.good.folder()
        #expect(try folder.handout("build").end == .exit(0))
        let site = folder.files(in: "site")
        let page = "site/conditions/sore-elbow/index.html"
        let date = try FileManager.default.attributesOfItem(atPath: folder / page)[.modificationDate]
        for words in [
            "a different text", "",
            String(repeating: "x", count: site["conditions/sore-elbow/index.html"]?.count ?? 0),
        ] {
            Thread.sleep(forTimeInterval: 0.02)
            try folder.write(words, to: page)
            if let date {
                try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: folder / page)
            }
            #expect(try folder.handout("build").end == .exit(0))
            #expect(folder.files(in: "site").differences(from: site) == [])
        }
        try folder.remove(page)
        #expect(try folder.handout("build").end == .exit(0))
        #expect(folder.files(in: "site").differences(from: site) == [])
    }

    @Test func `another choice of clinic or language is another build`() throws {
        let folder = try Project.good.folder()
        #expect(try folder.handout("build").end == .exit(0))
        let site = folder.files(in: "site")
        #expect(try folder.handout("build", "--language", "en").end == .exit(0))
        #expect(folder.files(in: "site") != site)
        #expect(try folder.handout("build", "--clinic", "valley-example-clinic").end == .exit(0))
        #expect(try folder.handout("build").end == .exit(0))
        #expect(folder.files(in: "site").differences(from: site) == [])
    }

    @Test func `an error is an error again, and its repair brings the old site back`() throws {
        let folder = try Project.good.folder()
        #expect(try folder.handout("build").end == .exit(0))
        let site = folder.files(in: "site")
        try folder.write(try Project.good.with(.append(Page.condition, "\n<b>x</b>\n")).files)
        for _ in 0..<2 { #expect(try folder.handout("build").end == .exit(1)) }
        try folder.write(Project.good.files)
        let outcome = try folder.handout("build")
        #expect(outcome.end == .exit(0))
        #expect(folder.files(in: "site") == site)
    }

    @Test(arguments: [
        "", "nonsense",
        "# What the last build read and wrote: one that would read the same has nothing to do.\nk\n",
    ])
    func `a note that is not a build's own is not believed`(_ words: String) throws {
        let folder = try Project.good.folder()
        #expect(try folder.handout("build").end == .exit(0))
        let (site, own) = (folder.files(in: "site"), note(folder))
        try folder.write(words, to: "site/.handout-build")
        try folder.remove("site/index.html")
        #expect(try folder.handout("build").end == .exit(0))
        #expect(folder.files(in: "site").differences(from: site) == [])
        #expect(own != nil && note(folder)?.count == own?.count)
    }
}
