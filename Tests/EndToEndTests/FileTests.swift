import Foundation
import Testing

/// Things in a project's folder that are no ordinary text files in their place.
@Suite struct FileTests {
    @Test(arguments: Fault.bytes) func `a file that is no text is reported`(_ fault: Fault) throws {
        try expectIsReported(fault)
    }

    @Test(arguments: Fault.places) func `a file out of its place is reported`(_ fault: Fault) throws {
        try expectIsReported(fault)
    }

    /// A link to a folder or file elsewhere, and the place at which it is found.
    @Test(arguments: [
        "content/en/conditions/gout.md", "content/en/language.yaml", "content/media/secret.svg",
        "content/media/more",
        "templates/secret.mustache", "templates/assets/secret.css", "content/clinics/far-clinic",
        "content/profiles/secret.yaml", "content/en/guides",
        "content/clinics/hill-example-clinic/es/techniques",
    ])
    func `a link out of the project is reported, and what it leads to is never read`(_ name: String) throws {
        let secret = try Folder(["secret.md": Array("a secret".utf8)])
        let folder = try Project.good.with(
            .replace(Page.note, "[clinic](../../../../en/guides/your-first-visit.md#the-door)", "clinic")
        )
        .folderWithSite()
        let isFile = name.contains(".")
        if folder.exists(name) { try folder.remove(name) }
        try folder.write([:])
        try FileManager.default.createDirectory(
            atPath: ((folder / name) as NSString).deletingLastPathComponent, withIntermediateDirectories: true
        )
        try folder.link(name, to: isFile ? secret / "secret.md" : secret.path)

        let finding = Finding(
            file: name, rule: "outside-project", message: "This is a link that leads out of the project")
        try expectIsReported(finding, help: "Copy the file into the project instead.", in: folder)
    }

    @Test func `a link within the project is followed`() throws {
        let folder = try Project.good.folder()
        try folder.remove(Page.passage)
        try folder.write("Keep the arm still.\n", to: "shared/aftercare.md")
        try folder.link(Page.passage, to: "../../../shared/aftercare.md")
        #expect(try folder.handout("build").end == .exit(0))
        #expect(
            folder.files(in: "site")[text: "techniques/elbow-warming/index.html"].contains(
                "Keep the arm still."))
    }

    @Test func `a link to itself is reported`() throws {
        let folder = try Project.good.folderWithSite()
        try folder.link("content/en/conditions/gout.md", to: "gout.md")
        let finding = Finding(
            file: "content/en/conditions/gout.md", rule: "unreadable-file",
            message: "This cannot be read: Too many levels of symbolic links")
        try expectIsReported(finding, help: "Check the disk and the file.", in: folder)
    }

    @Test func `a link that leads nowhere is reported`() throws {
        let folder = try Project.good.folderWithSite()
        try folder.link("content/en/conditions/gout.md", to: "nowhere.md")
        let finding = Finding(
            file: "content/en/conditions/gout.md", rule: "missing-file",
            message: "This file or folder does not exist")
        try expectIsReported(finding, help: "Add it, or check the spelling of its name.", in: folder)
    }

    @Test func `folders that hold themselves through a link end somewhere`() throws {
        let folder = try Project.good.folderWithSite()
        try folder.link("content/media/again", to: "../media")
        let outcome = try folder.handout("check", "--format", "line")
        #expect(outcome.end == .exit(1))
        #expect(outcome.findings.map(\.rule) == ["unexpected-file"])
    }

    @Test func `a tree of links that lead up again is left soon`() throws {
        let folder = try Project.good.folderWithSite()
        for name in 0..<12 {
            try folder.write("x", to: "content/media/a\(name)/x.png")
            for link in 0..<8 { try folder.link("content/media/a\(name)/l\(link)", to: "..") }
        }
        let outcome = try folder.handout("check", "--format", "line")
        #expect(outcome.end == .exit(1))
        #expect(Set(outcome.findings.map(\.rule)) == ["unexpected-file"])
        #expect(outcome.findings.contains { $0.message == "There are more than 1,000 folders in this one" })
    }

    @Test(arguments: [
        (Page.condition, "wrong-sort"), (Page.settings, "wrong-sort"), (Page.clinic, "wrong-sort"),
        ("content/media/pipe.svg", "wrong-sort"), ("templates/assets/pipe.css", "wrong-sort"),
    ])
    func `a pipe is reported and never waited for`(_ name: String, _ rule: String) throws {
        let folder = try Project.good.folderWithSite()
        if folder.exists(name) { try folder.remove(name) }
        #expect(mkfifo(folder / name, 0o644) == 0)
        let outcome = try folder.handout("check", "--format", "line")
        #expect(
            outcome.findings.filter(\.isError)
                == [Finding(file: name, rule: rule, message: "This is not an ordinary file")])
        #expect(outcome.end == .exit(1))
    }

    @Test func `a file that may not be read is reported`() throws {
        let folder = try Project.good.folderWithSite()
        chmod(folder / Page.condition, 0o000)
        defer { chmod(folder / Page.condition, 0o644) }
        let outcome = try Unprivileged.run(["check", "--project", folder.path, "--format", "line"])
        #expect(
            outcome.findings.filter(\.isError) == [
                Finding(
                    file: Page.condition, rule: "unreadable-file",
                    message: "There is no permission to read this")
            ])
        #expect(outcome.end == .exit(1))
    }

    @Test func `an empty project is told what it lacks`() throws {
        let folder = try Folder()
        let outcome = try folder.handout("check", "--format", "line")
        #expect(
            outcome.findings == [
                Finding(
                    file: Page.settings, rule: "missing-file", message: "This file or folder does not exist")
            ])
        #expect(outcome.end == .exit(1))
    }

    @Test(arguments: ["build", "check"]) func `a folder that does not exist is no project`(_ command: String)
        throws
    {
        let outcome = try handout(command, "--project", "/nowhere/at-all")
        #expect(outcome.errors == "Error: There is no folder `/nowhere/at-all`.\n")
        #expect(outcome.end == .exit(1))
    }

    @Test func `byte order marks change nothing`() throws {
        var project = Project.good
        for name in project.files.keys
        where name.hasSuffix(".md") || name.hasSuffix(".yaml") || name.hasSuffix(".mustache") {
            project.files[name]?.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0)
        }
        #expect(try project.site().differences(from: Project.goodSite) == [])
    }

    @Test func `line ends of Windows change nothing`() throws {
        var project = Project.good
        for name in project.files.keys where name.hasSuffix(".md") || name.hasSuffix(".yaml") {
            project.files[text: name] = project.files[text: name].replacingOccurrences(of: "\n", with: "\r\n")
        }
        #expect(try project.site().differences(from: Project.goodSite) == [])
    }

    @Test(arguments: [Fault.links[3], Fault.relations[0], Fault.sections[2], Fault.markdown[1]])
    func `an error has the same place with line ends of Windows`(_ fault: Fault) throws {
        var (project, finding) = try fault.project()
        for name in project.files.keys where name.hasSuffix(".md") {
            project.files[text: name] = project.files[text: name].replacingOccurrences(of: "\n", with: "\r\n")
        }
        try expectIsReported(finding, help: fault.help, in: project.folderWithSite())
    }

    @Test(arguments: [
        String(repeating: "> ", count: 10_000), String(repeating: "- ", count: 10_000),
        String(repeating: "*", count: 50_000), String(repeating: "[", count: 50_000),
        String(repeating: "![](", count: 10_000), String(repeating: "`", count: 50_000) + "a",
        String(repeating: "a@", count: 30_000), String(repeating: "{{", count: 20_000),
        String(repeating: "|", count: 10_000),
        "[^1]: " + String(repeating: "[^1]", count: 10_000),
    ])
    func `a hostile text ends the run soon and in order`(_ text: String) throws {
        let outcome = try Project.good.with(.append(Page.condition, "\n" + text + "\n")).folder()
            .handout("check", "--format", "line")
        #expect(outcome.end == .exit(0) || outcome.end == .exit(1))
        #expect(outcome.findings.allSatisfy { $0.file == Page.condition || !$0.isError })
    }

    @Test(arguments: [
        "also: " + String(repeating: "[", count: 100_000),
        "also: " + String(repeating: "{a: ", count: 50_000),
        String(repeating: "? ", count: 50_000), String(repeating: "- ", count: 50_000), "also: !!binary aGk=",
        "also: &a [*a]", "%YAML 9.9", "also: \"\\u0000\"",
        "also: |\n  " + String(repeating: "a", count: 1_000_000),
    ])
    func `hostile front matter ends the run soon and in order`(_ yaml: String) throws {
        let outcome = try Project.good.with(.replace(Page.condition, "updated:", yaml + "\nupdated:"))
            .folder()
            .handout("check", "--format", "line")
        #expect(outcome.end == .exit(0) || outcome.end == .exit(1))
        #expect(outcome.findings.allSatisfy { $0.file == Page.condition || !$0.isError })
    }
}
