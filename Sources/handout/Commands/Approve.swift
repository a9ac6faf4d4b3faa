import ArgumentParser
import Content
import Diagnostics
import Sheets
import Templates

/// `handout approve`: records that a clinician has approved a sheet's text, and freezes the sheet as it is.
struct Approve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record a clinician's approval of a consent sheet, and freeze the sheet as it is.",
        discussion: """
            Adds a line to content/approvals.yaml and the sheet itself to content/archive/. The approval holds for exactly \
            this text until its next review: any later change makes the sheet a draft again, and the version's page says so. \
            Nobody can approve a text of their own.

            Run it for the person who approves, with the text before them. Keep both files with the project.

            Example: handout approve epidural-steroid-injection --language en --author "B. Writer" --by "A. Nobody" \
            --role "consultant in pain medicine"
            """)

    @Argument(help: "The sheet: the name of the technique's file, without `.md`.")
    var sheet: String

    @OptionGroup var project: ProjectOptions
    @OptionGroup var report: ReportOptions

    @Option(name: .long, help: ArgumentHelp("The sheet's language.", valueName: "tag"))
    var language: String

    @Option(name: .long, help: ArgumentHelp("Who approves the text.", valueName: "name"))
    var by: String

    @Option(name: .long, help: ArgumentHelp("What that person is at the clinic.", valueName: "role"))
    var role: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Who answers for the text as its writer; never the same person.", valueName: "name"))
    var author: String

    @Option(
        name: .long, help: ArgumentHelp("The clinic; that of handout.yaml by default.", valueName: "id"))
    var clinic: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The day of the approval; today by default.", valueName: "yyyy-mm-dd"))
    var date: CalendarDate?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The day by which the text is reviewed again; a year after the approval by default.",
            valueName: "yyyy-mm-dd"))
    var nextReview: CalendarDate?

    @Flag(name: .long, help: "Freeze no PDF file of the sheet.")
    var noPdf = false

    func validate() throws {
        for (option, text) in [("--by", by), ("--role", role), ("--author", author)] {
            try Self.check(text, option)
        }
    }

    func run() throws {
        let today = try Machine.today
        let (date, nextReview) = try dates(today)
        guard !PersonName(by).isSame(as: PersonName(author)) else {
            throw Failure("Nobody can approve a text of their own: --by and --author name the same person.")
        }
        let files = try project.fileSystem()
        let archive = try VersionArchive(project: project.project)
        let loaded = try LoadedProject(
            files, workers: project.workers, clinic: clinic, languages: [language],
            printing: noPdf ? nil : Machine.printing(keptIn: nil))
        guard let library = loaded.library, let publication = loaded.publication else {
            try Report(format: report.format, files: files).show(loaded.diagnostics)
            Report.close("\(Report.count(loaded.diagnostics)). Nothing was approved.")
            throw ExitCode.failure
        }
        let sheet = try found(in: publication, library)
        let subject = Approval.Sheet(
            clinic: publication.edition.clinic.id, name: sheet.proof.sheet, language: sheet.proof.language)
        try refuse(sheet.proof, last: library.approval(of: subject), date, today)
        let approval = Approval(
            clinic: subject.clinic, sheet: subject.name, language: subject.language,
            version: Self.next(subject, in: library), hash: sheet.proof.hash, author: author, by: by,
            role: role, date: date, nextReview: nextReview)
        let ledger = try ledger(with: approval, library, files)
        try archive.add(approval.id, files: frozen(sheet, as: approval, publication, files), ledger: ledger)
        try Machine.print(
            "\(approval.id): version \(approval.version), approved on \(date), next review due on \(nextReview)\n"
        )
        Report.close("The sheet is frozen in \(FrozenVersion.folder)/\(approval.id).")
    }
}

extension Approve {
    private func dates(_ today: CalendarDate) throws -> (date: CalendarDate, nextReview: CalendarDate) {
        let date = date ?? today
        let nextReview = nextReview ?? date.adding(months: 12)
        guard date <= today else { throw Failure("The approval is dated \(date), which is still to come.") }
        guard nextReview > date, nextReview >= today else {
            throw Failure(
                "The next review (\(nextReview)) must lie after the approval, and not before today.")
        }
        return (date, nextReview)
    }

    /// What speaks against approving this text now.
    private func refuse(
        _ proof: SheetProof, last: Approval?, _ date: CalendarDate, _ today: CalendarDate
    ) throws {
        if proof.isStale {
            throw Failure(
                "The translation in `\(language)` is out of date; `handout check` says where. Nothing was approved."
            )
        }
        // What is due soon may be renewed before it ends, so that a sheet need not be a draft for a day.
        if case .approved(let line) = proof.standing, line.nextReview >= today.adding(months: 3) {
            throw Failure(
                "This text is approved already: version \(line.version), by \(line.by), until \(line.nextReview)."
            )
        }
        if let last, last.date > date {
            throw Failure("Version \(last.version) was approved later, on \(last.date).")
        }
    }

    private func ledger(with approval: Approval, _ library: Library, _ files: FileSystem) throws -> [UInt8] {
        // Only where it has no line can it be that there is none.
        let old = library.approvals.isEmpty ? try? files.read(Approval.file) : try files.read(Approval.file)
        guard let ledger = ApprovalsWriter().appending(approval, to: old) else {
            throw Failure(
                "A line cannot be added to `\(Approval.file)`: write its list with a line of its own for each key, and nothing behind it."
            )
        }
        return ledger
    }

    private func frozen(
        _ sheet: ProvedSheet, as approval: Approval, _ publication: Publication, _ files: FileSystem
    ) throws -> [(name: String, bytes: [UInt8])] {
        let frozen: [(name: String, bytes: [UInt8])]
        do {
            frozen = try sheet.frozen(as: approval, by: publication.paper)
        } catch let failure as RenderFailure {
            try Report(format: report.format, files: files).show([failure.diagnostic])
            Report.close("The approved sheet cannot be made. Nothing was approved.")
            throw ExitCode.failure
        } catch let problem as PrintProblem {
            throw Failure("\(problem) Nothing was approved.")
        } catch let failure as UnfreezableSheet {
            throw Failure("The sheet cannot be frozen: \(failure.description). Nothing was approved.")
        }
        if let large = frozen.first(where: { $0.bytes.count > FileSystem.largestFile }) {
            throw Failure(
                "`\(large.name)` would have \(large.bytes.count / 1_000_000) MB; make the sheet's pictures smaller."
            )
        }
        return frozen
    }

    /// The sheet that is meant, or why there is none.
    private func found(in publication: Publication, _ library: Library) throws -> ProvedSheet {
        guard publication.profileMap != nil else {
            throw Failure("This project makes no consent sheets (`profile: none`).")
        }
        if let found = publication.sheets.first(where: { $0.proof.sheet == sheet }) { return found }
        guard let index = library.index(of: PageID(.technique, sheet)) else {
            let known = publication.sheets.map(\.proof.sheet)
            throw Failure(
                "There is no technique `\(sheet.prefix(80))`. "
                    + (Spelling.suggestion(for: sheet, in: known)
                        ?? "Write the name of its file, without `.md`."))
        }
        if let technique = library.entries[index].facts.technique, !technique.hasSheet {
            throw Failure(
                technique.isGroup
                    ? "`\(sheet)` is a page about a group of techniques, which has no sheet."
                    : "`\(sheet)` has no sheet: its page says `sheet: false`.")
        }
        guard publication.edition.includes(index) else {
            throw Failure("The clinic `\(publication.edition.clinic.id)` does not offer `\(sheet)`.")
        }
        throw Failure("`\(sheet)` has no text in `\(language)`.")
    }

    /// One more than the last number that the ledger has under this name, whichever clinic's it is.
    private static func next(_ sheet: Approval.Sheet, in library: Library) -> Int {
        let name = Approval.id(sheet.name, sheet.language, 0)
        let known = library.approvals.filter { Approval.id($0.sheet, $0.language, 0) == name }
        return (known.map(\.version).max() ?? 0) + 1
    }

    /// What is written to the ledger, shown on paper and compared must be one line that people can read.
    private static func check(_ text: String, _ option: String) throws {
        guard PersonName(text).isName else { throw ValidationError("\(option) names nobody.") }
        try OneLine.check(text, option)
    }
}

extension CalendarDate: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
