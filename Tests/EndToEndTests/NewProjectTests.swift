import Foundation
import Testing

/// `handout init`: a new project.
@Suite struct NewProjectTests {
    private static let clinic = "content/clinics/meadow-example-clinic/clinic.yaml"

    /// What a new project holds where nothing is chosen.
    private static let expected: Files = {
        var files: Files = [:]
        for folder in ["content", "templates"] {
            for (name, bytes) in Repository.files(in: folder) { files["\(folder)/\(name)"] = bytes }
        }
        for name in ["handout.yaml", "LICENSE-CONTENT.md"] {
            files[name] = FileManager.default.contents(atPath: "\(Repository.root)/\(name)").map(Array.init)
        }
        return files
    }()

    private func newProject(_ folder: String, _ options: String...) throws -> Outcome {
        try Program(arguments: ["init", folder] + options).run()
    }

    @Test func `a new project is the library with its templates, and can be built`() throws {
        let folder = try Folder()
        let path = folder / "clinic"
        let outcome = try newProject(path)
        #expect(outcome.end == .exit(0))
        #expect(outcome.output.contains("\(path)/\(Self.clinic)"))
        let files = Folder.files(below: path)
        #expect(files.differences(from: Self.expected) == [".gitignore"])
        #expect(files[text: ".gitignore"].contains("\n/site/\n"))

        let build = try Program(arguments: ["build", "--project", path, "--format", "line"]).run()
        #expect(build.end == .exit(0))
        #expect(build.findings.filter(\.isError) == [])
        #expect(Folder.files(below: path + "/site").pages.count > 500)
    }

    @Test func `clinic, title and language can be chosen`() throws {
        let folder = try Folder()
        let path = folder / "clinic"
        let title = #"Hill: "pain" & more"#
        #expect(
            try newProject(path, "--clinic", "hill-clinic", "--title", title, "--language", "en").end
                == .exit(0))
        var files = Folder.files(below: path)
        let facts = files.removeValue(forKey: "content/clinics/hill-clinic/clinic.yaml")
        #expect(facts == Self.expected[Self.clinic])
        let left = Self.expected.filter { $0.key != Self.clinic && !$0.key.hasPrefix("content/es/") }
        #expect(files.differences(from: left) == [".gitignore", "handout.yaml"])
        // All else of the settings stays, with what explains it.
        let old = Self.expected[text: "handout.yaml"].split(separator: "\n")
        let new = files[text: "handout.yaml"].split(separator: "\n")
        #expect(
            new.filter { !old.contains($0) } == [
                #"  en: "Hill: \"pain\" & more""#, "languages: [en]", "clinic: hill-clinic",
            ])
        #expect(old.filter { !new.contains($0) }.count == 4)

        let check = try Program(arguments: ["check", "--project", path, "--format", "line"]).run()
        #expect(check.findings.filter(\.isError) == [])
    }

    @Test func `an empty folder is filled, also where a run was killed in it`() throws {
        let folder = try Folder([".handout-new/content/en/terms/a.md": []])
        #expect(try newProject(folder.path).end == .exit(0))
        #expect(folder.files().differences(from: Self.expected) == [".gitignore"])
    }

    @Test(
        arguments: [
            (["full"], 1, "`full` is not empty: it holds `note.txt`"), (["full/note.txt"], 1, "is no folder"),
            (["gone/new"], 1, "Cannot make the folder `gone/new`"), ([""], 64, "has no name"),
            ([], 64, "dir"),
            (["new", "--clinic", "../x"], 64, "--clinic takes"),
            (["new", "--title", " "], 64, "--title names nothing"),
            (["new", "--title", "a\nb"], 64, "a line end"),
            (["new", "--language", "fr"], 1, "no texts in `fr`"),
            (["new", "--language", "es"], 1, "written in `en`"),
        ] as [([String], Int32, String)])
    func `what cannot be a new project is refused`(_ arguments: [String], _ end: Int32, _ words: String)
        throws
    {
        let folder = try Folder(["full/note.txt": [0x61]])
        let outcome = try Program(arguments: ["init"] + arguments, folder: folder.path).run()
        #expect(outcome.end == .exit(end))
        #expect(outcome.errors.contains(words))
        #expect(folder.files() == ["full/note.txt": [0x61]])
        #expect(!folder.exists("new"))
    }

    @Test func `a disk that fails in the middle leaves nothing`() throws {
        let folder = try Folder()
        // No file may be larger than 4 KB: many can be written before the first that cannot.
        for path in [folder / "new", folder.path] {
            let command = "trap '' XFSZ; ulimit -f 8; exec \(Repository.program) init \(path)"
            let outcome = try Program(path: "/bin/sh", arguments: ["-c", command]).run()
            #expect(outcome.end == .exit(1))
            #expect(outcome.errors.contains("Cannot write `"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        }
    }

    @Test func `an installed program takes what is installed beside it`() throws {
        var installed: Files = [:]
        let own = [
            "content/approvals.yaml", "content/archive/v1/sheet.html", "content/en/terms/a.md~", ".notes",
        ]
        for (name, bytes) in Project.good.files { installed["share/handout/\(name)"] = bytes }
        for name in ["LICENSE-CONTENT.md", "README.md"] + own { installed["share/handout/\(name)"] = [0x61] }
        let folder = try Folder(installed)
        try FileManager.default.createDirectory(atPath: folder / "bin", withIntermediateDirectories: true)
        _ = try Program(path: "/bin/cp", arguments: [Repository.program, folder / "bin/handout"]).run()
        let program = Program(path: folder / "bin/handout", arguments: ["init", folder / "new"])
        #expect(try program.run().end == .exit(0))
        // Nobody begins with the approvals of others.
        #expect(
            folder.files(in: "new").differences(from: Project.good.files) == [
                ".gitignore", "LICENSE-CONTENT.md",
            ])
        #expect(try Program(arguments: ["check", "--project", folder / "new"]).run().end == .exit(0))

        try folder.link("share/handout/content/en/terms/b.md", to: "/etc/hostname")
        let linked = try Program(path: folder / "bin/handout", arguments: ["init", folder / "linked"]).run()
        #expect(linked.end == .exit(1))
        #expect(linked.errors.contains("b.md` is no ordinary file"))
        #expect(!folder.exists("linked"))

        try folder.remove("share")
        let missing = try Program(path: folder / "bin/handout", arguments: ["init", folder / "missing"]).run()
        #expect(missing.end == .exit(1))
        #expect(missing.errors.contains("there is no folder share/handout beside the program"))
        #expect(missing.errors.split(separator: "\n").count == 1)
        #expect(!folder.exists("missing"))
    }
}
