import ArgumentParser

/// `handout check`: finds everything that is wrong, and writes nothing.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find everything that is wrong with the project, and write nothing.",
        discussion: """
            Problems for people go to standard error; `line`, `json` and `sarif` go to standard output.

            Example: handout check --strict --format line
            """)

    @OptionGroup var project: ProjectOptions
    @OptionGroup var report: ReportOptions

    @Flag(name: .long, help: "Fail on warnings too.")
    var strict = false

    func run() throws {
        let files = try project.fileSystem()
        let loaded = try LoadedProject(files, workers: project.workers)
        try Report(format: report.format, files: files).show(loaded.diagnostics)
        let pages = loaded.library?.entries.reduce(0) { $0 + $1.texts.count } ?? 0
        Report.close("\(pages) pages checked: \(Report.count(loaded.diagnostics)).")
        let fails = loaded.diagnostics.contains {
            $0.severity == .error || (strict && $0.severity == .warning)
        }
        if fails { throw ExitCode.failure }
    }
}
