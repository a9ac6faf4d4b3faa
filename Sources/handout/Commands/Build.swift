import ArgumentParser
import Output
import Sheets

/// `handout build`: checks the project and writes its site.
struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the project and write its site.",
        discussion: """
            Nothing is written while an error stands. Files that have not changed are left alone; files of an earlier \
            build that are no longer made are removed; files of other programs are never touched.

            Example: handout build --project clinic --output public
            """)

    @OptionGroup var project: ProjectOptions
    @OptionGroup var report: ReportOptions

    @Option(
        name: .long,
        help: ArgumentHelp("The folder to write to; site/ in the project by default.", valueName: "dir"))
    var output: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The clinic to publish for; that of handout.yaml by default.", valueName: "id"))
    var clinic: String?

    @Option(
        name: .long, help: ArgumentHelp("Only this language; may be given more than once.", valueName: "tag"))
    var language: [String] = []

    @Flag(
        name: .long, help: "Make no PDF files. (This version makes none; the sheets print from the browser.)")
    var noPdf = false

    func run() throws {
        let start = Machine.seconds
        let path = output ?? project.project + "/site"
        let folder = try OutputFolder(path, project: project.project)
        let loaded = try LoadedProject(project, clinic: clinic, languages: language)
        try Report(format: report.format, files: loaded.files).show(loaded.diagnostics)
        guard let publication = loaded.publication else {
            Report.close("\(Report.count(loaded.diagnostics)). Nothing was written.")
            throw ExitCode.failure
        }

        let progress = Progress(total: publication.routes.count)
        let files = publication.routes.map { OutputFolder.File($0.address.path, bytes: $0.render) }
        let summary = try folder.write(files, workers: project.workers, progress: progress.update)
        progress.finish()
        let milliseconds = Int((Machine.seconds - start) * 1_000)
        Report.close(
            """
            \(publication.pageCount) pages and \(publication.sheetCount) consent sheets in \(path): \
            \(summary.written) files written, \(summary.unchanged) unchanged, \(summary.removed) removed, \
            in \(milliseconds) ms; \(Report.count(loaded.diagnostics)).
            """)
    }
}
