import Foundation
import Testing

/// What every run of the program has in common: formats, exit codes, help.
@Suite struct RunTests {
    /// Three faults in three files, one of them before the others in the alphabet.
    private static let faults = [Fault.relations[0], Fault.links[1], Fault.clinics[0]]

    private func faultyFolder() throws -> (Folder, [Finding]) {
        var project = Project.good
        let findings = try Self.faults.map { fault -> Finding in
            let place = try project.apply(fault.edits)
            return Finding(
                file: place?.file ?? fault.file, line: place?.line ?? 1, column: place?.column ?? 1,
                rule: fault.rule,
                message: fault.message)
        }
        return (try project.folderWithSite(), findings)
    }

    @Test func `all errors of all files are shown in one run, sorted by file and place`() throws {
        let (folder, findings) = try faultyFolder()
        let outcome = try folder.handout("check", "--format", "line")
        let sorted = findings.sorted { ($0.file, $0.line) < ($1.file, $1.line) }
        #expect(outcome.findings.filter(\.isError) == sorted)
        let places = outcome.findings.map { ($0.file, $0.line, $0.column) }
        #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test func `every format holds the same problems`() throws {
        let (folder, _) = try faultyFolder()
        let lines = try folder.handout("check", "--format", "line").findings
        let json = try folder.handout("check", "--format", "json").json
        let sarif = try folder.handout("check", "--format", "sarif").json
        let human = try folder.handout("check").errors
        #expect(lines.count >= 3)

        let diagnostics = json["diagnostics"] as? [[String: Any]] ?? []
        #expect(diagnostics.map { $0["message"] as? String } == lines.map(\.message))
        #expect(diagnostics.map { $0["line"] as? Int } == lines.map(\.line))
        #expect(json["errors"] as? Int == lines.count(where: \.isError))

        let results = (sarif["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]] ?? []
        #expect(results.map { $0["ruleId"] as? String } == lines.map(\.rule))
        #expect(sarif["version"] as? String == "2.1.0")

        for finding in lines {
            #expect(human.contains("\(finding.severity): \(finding.message) [\(finding.rule)]"))
            #expect(human.contains("--> \(finding.file):\(finding.line):\(finding.column)"))
        }
    }

    @Test func `a run without problems gives empty lists`() throws {
        let folder = try Project.good.folder()
        #expect(try folder.handout("check", "--format", "line").output == "")
        let json = try folder.handout("check", "--format", "json").json
        #expect((json["diagnostics"] as? [Any])?.isEmpty == true)
        let sarif = try folder.handout("check", "--format", "sarif").json
        #expect(((sarif["runs"] as? [[String: Any]])?.first?["results"] as? [Any])?.isEmpty == true)
    }

    @Test func `warnings fail a strict check only`() throws {
        let folder = try Project.good.with(.append(Page.condition, "\nThis is painless.\n")).folder()
        #expect(try folder.handout("check").end == .exit(0))
        #expect(try folder.handout("build").end == .exit(0))
        let strict = try folder.handout("check", "--strict", "--format", "line")
        #expect(strict.findings.map(\.severity) == ["warning"])
        #expect(strict.end == .exit(1))
        #expect(try Project.good.folder().handout("check", "--strict").end == .exit(0))
    }

    @Test func `a check writes nothing`() throws {
        let folder = try Project.good.folder()
        #expect(try folder.handout("check").end == .exit(0))
        #expect(folder.files().differences(from: Project.good.files) == [])
    }

    @Test(arguments: [
        ["check", "--unknown"], ["build", "--jobs", "0"], ["build", "--jobs", "many"],
        ["check", "--format", "xml"],
        ["bild"], ["build", "--output"], ["schema", "techniqe"], ["mustache"], ["build", "stray"],
    ])
    func `a command that is not understood ends with 64 and does nothing`(_ arguments: [String]) throws {
        let folder = try Project.good.folder()
        let outcome = try Program(arguments: arguments, folder: folder.path).run()
        #expect(outcome.end == .exit(64))
        #expect(outcome.output == "")
        #expect(outcome.errors.hasPrefix("Error: "))
        #expect(folder.files().differences(from: Project.good.files) == [])
    }

    @Test func `every command explains itself with an example`() throws {
        let help = try handout("--help").output
        let list = help.components(separatedBy: "SUBCOMMANDS:").last ?? ""
        let commands = list.split(separator: "\n").compactMap {
            $0.wholeMatch(of: #/\s{2}([a-z]+)\s+\S.*/#)?.1
        }.map(String.init)
        #expect(commands.count >= 6)
        for command in commands {
            let outcome = try handout(command, "--help")
            #expect(outcome.end == .exit(0))
            #expect(outcome.output.contains("Example: "), "\(command)")
            #expect(outcome.output.contains("handout \(command)"), "\(command)")
        }
    }

    @Test(arguments: [[:], ["NO_COLOR": "1"], ["TERM": "xterm-256color"]])
    func `nothing is coloured where nobody looks`(_ environment: [String: String]) throws {
        let (folder, _) = try faultyFolder()
        let outcome = try folder.handout("check", environment: environment)
        #expect(!outcome.errors.contains("\u{1B}"))
        #expect(!outcome.output.contains("\u{1B}"))
    }

    #if os(Linux)
        /// `script` makes a terminal for the program.
        @Test(
            .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")),
            arguments: [false, true])
        func `a terminal has colours unless it wants none`(_ wantsNone: Bool) throws {
            let (folder, _) = try faultyFolder()
            let command = "\(Repository.program) check --project \(folder.path)"
            let outcome = try Program(
                path: "/usr/bin/script", arguments: ["-qec", command, "/dev/null"],
                environment: ["NO_COLOR": wantsNone ? "1" : ""]
            ).run()
            #expect(outcome.output.contains("unknown-id"))
            #expect(outcome.output.contains("\u{1B}[31m") == !wantsNone)
        }

        @Test(arguments: ["schema", "doctor"])
        func `output that cannot be written is a failure`(_ command: String) throws {
            let outcome = try Program(
                path: "/bin/sh", arguments: ["-c", "\(Repository.program) \(command) > /dev/full"]
            ).run()
            #expect(outcome.end == .exit(1))
            #expect(outcome.errors != "")
        }
    #endif

    @Test func `the doctor finds everything that the program needs`() throws {
        let outcome = try handout("doctor")
        #expect(outcome.end == .exit(0))
        #expect(outcome.output.contains("libcmark-gfm"))
        #expect(outcome.output.contains("libqrencode"))
        #expect(outcome.output.contains(#/libyaml +[0-9]+\.[0-9]+\.[0-9]+/#))
        #expect(outcome.output.contains(#/libz +[0-9]+\.[0-9]+/#))
        #expect(outcome.output.contains(#/libbrotli +[0-9]+\.[0-9]+\.[0-9]+/#))
    }
}
