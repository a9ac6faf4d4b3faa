import Foundation
import Testing

/// Builds that end before their time.
@Suite struct InterruptionTests {
    /// Large enough that a build can be met at its work.
    private static let large: Project = {
        var project = Project.good
        let cooling = project.files[text: Page.cooling]
        for number in 1...300 {
            project.files[text: "content/en/techniques/cooling-\(number).md"] = cooling.replacingOccurrences(
                of: "title: Elbow cooling", with: "title: Cooling number \(number)")
        }
        return project
    }()

    /// Starts a build and kills it as soon as the condition holds; false where it was done before.
    private func kill(_ folder: Folder, when isMet: () -> Bool) throws -> Bool {
        let running = try Program(arguments: ["build", "--project", folder.path, "--jobs", "1"]).start()
        while !isMet() {
            if running.wait(seconds: 0.0005) { return false }
        }
        running.kill()
        return true
    }

    @Test func `a build that is killed at its work leaves the old site, and the next one is whole`() throws {
        let folder = try Folder(Self.large.files)
        try folder.write(Project.goodSite, below: "site")
        let isKilled = try kill(folder) {
            let staged = try? FileManager.default.contentsOfDirectory(
                atPath: folder / "site/.handout-new/techniques")
            return (staged?.count ?? 0) > 20
        }
        #expect(isKilled)
        let left = folder.files(in: "site").filter { !$0.key.hasPrefix(".handout-new/") }
        #expect(left.differences(from: Project.goodSite) == [])

        #expect(try folder.handout("build").end == .exit(0))
        #expect(folder.files(in: "site").differences(from: try Self.large.site()) == [])
        #expect(!folder.exists("site/.handout-new"))
    }

    /// Killed while the new files take their places: whichever are there, the folder is still known as a site's.
    @Test func `a first build that is killed at its end can be built again`() throws {
        let folder = try Folder(Self.large.files)
        _ = try kill(folder) { folder.exists("site/a-to-z/index.html") }
        #expect(try folder.handout("build").end == .exit(0))
        #expect(folder.files(in: "site").differences(from: try Self.large.site()) == [])
    }

    /// A folder of somebody else stands where a page must go, so the build fails after some files have been written.
    @Test func `what a failed build has written is removed when it is no longer made`() throws {
        let folder = try Project.good.folderWithSite()
        let page = Project.good.files[text: Page.condition]
        try folder.write(page, to: "content/en/conditions/a-new-page.md")
        try folder.write(
            "kept",
            to: "site/conditions/sore-elbow/index.html/kept.txt".replacingOccurrences(
                of: "sore-elbow", with: "sore-hand"))
        try folder.write(page, to: "content/en/conditions/sore-hand.md")
        let failed = try folder.handout("build")
        #expect(failed.end == .exit(1))
        #expect(folder.files(in: "site")[text: "conditions/sore-hand/index.html/kept.txt"] == "kept")
        #expect(!folder.exists("site/.handout-new"))

        try folder.remove("content/en/conditions/a-new-page.md")
        try folder.remove("content/en/conditions/sore-hand.md")
        try folder.remove("site/conditions/sore-hand")
        #expect(try folder.handout("build").end == .exit(0))
        #expect(folder.files(in: "site").differences(from: Project.goodSite) == [])
    }

    @Test(arguments: [
        ["TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"], ["TZ": "America/Los_Angeles", "LC_ALL": "C"],
    ])
    func `the same content gives the same bytes anywhere`(_ environment: [String: String]) throws {
        for jobs in ["1", "3", "16"] {
            let folder = try Project.good.folder()
            let outcome = try folder.handout("build", "--jobs", jobs, environment: environment)
            #expect(outcome.end == .exit(0))
            #expect(folder.files(in: "site").differences(from: Project.goodSite) == [])
        }
    }

    @Test func `the project may be named in any way`() throws {
        let folder = try Project.good.folder()
        for (path, place) in [
            (".", folder.path), ("../content/..", folder / "templates"), (folder.path + "/", "/"),
        ] {
            #expect(
                try Program(arguments: ["build", "--project", path], folder: place).run().end == .exit(0))
            #expect(folder.files(in: "site").differences(from: Project.goodSite) == [])
        }
    }
}
