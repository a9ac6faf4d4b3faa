import Testing

/// One thing that is wrong with a project, and what the program must say about it.
struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let edits: [Edit]
    /// Where it is shown if no edit holds the marker: at the beginning of this file.
    let file: String
    let rule: String
    let message: String
    let help: String

    /// - Parameter file: the file that is reported, where it is not that of the first edit.
    init(
        _ name: String, _ edits: Edit..., in file: String? = nil, rule: String, _ message: String,
        help: String
    ) {
        testDescription = name
        self.edits = edits
        self.file = file ?? edits.first?.file ?? ""
        self.rule = rule
        self.message = message
        self.help = help
    }

    /// The faulty project, and the diagnostic that it must give.
    func project() throws -> (Project, Finding) {
        var project = Project.good
        let place = try project.apply(edits)
        let finding = Finding(
            file: place?.file ?? file, line: place?.line ?? 1, column: place?.column ?? 1, rule: rule,
            message: message)
        return (project, finding)
    }
}

/// Expects that the fault, and nothing else, is an error; that the program says what to do; and that nothing is written.
func expectIsReported(_ fault: Fault, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let (project, finding) = try fault.project()
    try expectIsReported(
        finding, help: fault.help, in: project.folderWithSite(), sourceLocation: sourceLocation)
}

/// The same for a fault that has been put into a folder which holds the site of the good project.
func expectIsReported(
    _ finding: Finding, help: String, in folder: Folder, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let check = try folder.handout("check", "--format", "line")
    #expect(check.findings.filter(\.isError) == [finding], sourceLocation: sourceLocation)
    #expect(check.end == .exit(1), sourceLocation: sourceLocation)

    let build = try folder.handout("build", "--format", "json")
    #expect(build.helpOnErrors == [help], sourceLocation: sourceLocation)
    #expect(build.end == .exit(1), sourceLocation: sourceLocation)
    #expect(
        folder.files(in: "site").differences(from: Project.goodSite) == [], sourceLocation: sourceLocation)
}
