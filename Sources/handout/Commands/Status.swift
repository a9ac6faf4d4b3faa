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

            --format csv is a table for spreadsheets: each sheet, each page whose review is due or that was never reviewed, each \
            translation that is out of date. --format ical is a calendar: a whole day for each page's next review and for the \
            last day of each approval, with an alarm three months before.

            Example: handout status --clinic hill-example-clinic
            """)

    @OptionGroup var project: ProjectOptions

    /// The forms in which the status is shown: for people, for programs, for spreadsheets, for calendars.
    enum Form: String, CaseIterable, ExpressibleByArgument { case human, json, csv, ical }

    @Option(name: .long, help: "How the status is shown: human, json, csv or ical.")
    var format = Form.human

    @Flag(name: .long, help: "The map of the consent profile instead.")
    var profile = false

    @Option(name: .long, help: ArgumentHelp("The clinic; that of handout.yaml by default.", valueName: "id"))
    var clinic: String?

    func validate() throws {
        if profile, format != .human { throw ValidationError("--profile is for people only.") }
    }

    func run() throws {
        let files = try project.fileSystem()
        let loaded = try LoadedProject(files, workers: project.workers, clinic: clinic)
        guard let publication = loaded.publication else {
            try report(files).show(loaded.diagnostics)
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
            try report(files).show([failure.diagnostic])
            Report.close("A sheet cannot be made.")
            throw ExitCode.failure
        }
        try Machine.print(text(of: due))
    }

    private func text(of due: Due) throws -> String {
        switch format {
        case .human: return DueText(due: due).text
        case .json: return DueText(due: due).json.serialized(pretty: true) + "\n"
        case .csv: return DueTable(due: due).csv
        case .ical:
            guard let calendar = DueCalendar(due: due).text else {
                throw Failure(
                    "There is nothing to put into a calendar: no page states a review, and no sheet is approved."
                )
            }
            return calendar
        }
    }

    /// Problems are shown as JSON to who asked for it; a table or calendar stays empty.
    private func report(_ files: FileSystem) -> Report {
        Report(format: format == .json ? .json : .human, files: files)
    }
}
