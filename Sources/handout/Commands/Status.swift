import ArgumentParser
import Content
import Diagnostics
import Sheets
import Templates

/// `handout status`: what a project is waiting for, and what it has to show for itself.
struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what is due: approvals, reviews and translations.",
        discussion: """
            For each consent sheet the approved version and until when it holds, or that it is a draft; where the text has \
            changed since it was approved, what has changed: - stands before what was taken out, + before what was added. \
            Then the reviews that are overdue or due within six months, and the translations that are out of date.

            With --profile: for everything that the rule sets of the profile and of its add-ons ask for, the group and the \
            element that answer it, and on how many sheets. A sheet that lacks one would fail `handout check`.

            Example: handout status --clinic hill-example-clinic
            """)

    @OptionGroup var project: ProjectOptions
    @OptionGroup var report: ReportOptions

    @Flag(name: .long, help: "The map of the consent profile instead.")
    var profile = false

    @Option(name: .long, help: ArgumentHelp("The clinic; that of handout.yaml by default.", valueName: "id"))
    var clinic: String?

    func validate() throws {
        if report.format == .sarif { throw ValidationError("`status` has no SARIF form; use --format json.") }
        if profile, report.format == .json { throw ValidationError("--profile has no JSON form.") }
    }

    func run() throws {
        let files = try project.fileSystem()
        let loaded = try LoadedProject(files, workers: project.workers, clinic: clinic)
        guard let publication = loaded.publication else {
            try Report(format: report.format, files: files).show(loaded.diagnostics)
            Report.close("\(Report.count(loaded.diagnostics)). The status is shown when they are mended.")
            throw ExitCode.failure
        }
        if profile {
            let map = publication.profileMap.map {
                ProfileMapText(map: $0, language: loaded.library?.settings.sourceLanguage).text
            }
            return try Machine.print(map ?? "This project makes no consent sheets (`profile: none`).\n")
        }
        let due: Due
        do {
            due = try Due(publication, today: Machine.today, files: files)
        } catch let failure as RenderFailure {
            try Report(format: report.format, files: files).show([failure.diagnostic])
            Report.close("A sheet cannot be made.")
            throw ExitCode.failure
        }
        try Machine.print(
            report.format == .json
                ? DueText(due: due).json.serialized(pretty: true) + "\n" : DueText(due: due).text)
    }
}
