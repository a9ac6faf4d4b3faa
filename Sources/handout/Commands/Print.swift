import ArgumentParser
import Content
import Diagnostics
import Platform
import Sheets
import Templates

/// `handout print`: consent sheets as one PDF file, for nobody in particular or for the patients of a list.
struct Print: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print consent sheets into one PDF file, also filled for a list of patients.",
        discussion: """
            With --packet, a table in CSV with a line for each patient: name, date-of-birth, identifier, procedure, and if wanted \
            side, language, size (standard or large), clinician, date. Dates are written 2026-11-03. Each patient's sheets follow \
            one another, a copy for the patient and one for the record, each beginning on the front of a piece of paper.

            What stands in the list goes into the PDF file, which only you may read, and nowhere else. A line that is wrong \
            is named by its number, and nothing is printed.

            Example: handout print --packet tomorrow.csv -o packet.pdf
            Example: handout print epidural-steroid-injection --large -o sheet.pdf
            """)

    @Argument(help: "The sheets: the names of the techniques' files, without `.md`.")
    var sheets: [String] = []

    @OptionGroup var project: ProjectOptions
    @OptionGroup var report: ReportOptions

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The PDF file to write; - for standard output.", valueName: "file"))
    var output: String

    @Option(
        name: .long,
        help: ArgumentHelp("A list of patients as CSV; - for standard input.", valueName: "file"))
    var packet: String?

    @Flag(name: .long, help: "With --packet: print the lines that are right, although others are wrong.")
    var skipBad = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The language of the sheets; the first of handout.yaml by default.", valueName: "tag"))
    var language: String?

    @Option(
        name: .long, help: ArgumentHelp("The clinic; that of handout.yaml by default.", valueName: "id"))
    var clinic: String?

    @Flag(name: .long, help: "In large print.")
    var large = false

    @Flag(name: .long, help: "With fields that can be filled on a screen; for one sheet.")
    var form = false

    @Option(name: .long, help: "The paper: a4 or letter; the first of handout.yaml by default.")
    var paper: Paper?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Whose copies: patient, record, or both as patient,record; with --packet both by default.",
            valueName: "copies"))
    var copies: Copies?

    @Flag(name: .long, help: "No blank pages for printing on both sides.")
    var singleSided = false

    func validate() throws {
        if packet == nil, sheets.isEmpty { throw ValidationError("Name a sheet, or a list with --packet.") }
        if packet != nil {
            if !sheets.isEmpty { throw ValidationError("--packet names the sheets: name none besides.") }
            if large || form || language != nil {
                throw ValidationError("With --packet the list says size and language; there are no forms.")
            }
        } else if skipBad {
            throw ValidationError("--skip-bad goes with --packet.")
        }
        if form {
            if large { throw ValidationError("--form and --large do not go together.") }
            if sheets.count > 1 || copies.map({ $0.list.count > 1 }) ?? false {
                throw ValidationError("--form prints one sheet: fields are lost where files are joined.")
            }
        }
        if output.isEmpty { throw ValidationError("-o names no file.") }
    }

    func run() throws {
        if packet != nil { Machine.keepNoMemoryOfCrashes() }
        try refuseOtherPlaces()
        let files = try project.fileSystem()
        let loaded = try LoadedProject(
            files, workers: project.workers, clinic: clinic, languages: language.map { [$0] } ?? [],
            printing: Machine.printing(keptIn: packet == nil ? cache : nil))
        guard let library = loaded.library, let publication = loaded.publication else {
            try Report(format: report.format, files: files).show(loaded.diagnostics)
            Report.close("\(Report.count(loaded.diagnostics)). Nothing was printed.")
            throw ExitCode.failure
        }
        guard publication.profileMap != nil, let maker = publication.paper else {
            throw Failure("This project makes no consent sheets (`profile: none`).")
        }
        let printer = PacketPrinter(sheets: publication.sheets, paper: maker, workers: project.workers)
        let form = PacketPrinter.Form(
            paper: paper ?? library.settings.papers.first ?? .a4,
            copies: copies?.list ?? (packet == nil ? [nil] : [.patient, .record]), isDuplex: !singleSided)
        do {
            if let packet {
                try print(packet, printer, publication, library, form)
            } else {
                try print(chosen(from: publication, library), printer, form)
            }
        } catch let problem as PrintProblem {
            throw Failure("\(problem) Nothing was printed.")
        } catch let failure as RenderFailure {
            try Report(format: report.format, files: files).show([failure.diagnostic])
            throw ExitCode.failure
        }
    }
}

extension Print {
    private var cache: PrintCache { PrintCache(folder: project.project + "/.handout/pdf") }

    private func print(
        _ list: String, _ printer: PacketPrinter, _ publication: Publication, _ library: Library,
        _ form: PacketPrinter.Form
    ) throws {
        let start = Machine.seconds
        let bytes = try Machine.read(list, limit: 10_000_000)
        let today = try Machine.today
        let packet: PacketList
        do throws(PacketList.Problem) {
            packet = try PacketList(
                bytes, sheets: publication.sheets.map(\.proof),
                sourceLanguage: library.settings.sourceLanguage, today: today)
        } catch { throw Failure("\(error.description.capitalisedFirst). Nothing was printed.") }
        try tell(packet.problems, isFinal: packet.rows.isEmpty)
        let progress = Progress(total: packet.rows.count)
        let (pdf, problems) = try printer.packet(
            of: packet.rows, form, title: library.settings.title[library.settings.sourceLanguage] ?? "",
            skipsBad: skipBad, progress: progress.update)
        progress.finish()
        try tell(problems, isFinal: pdf == nil)
        guard let pdf else { throw ExitCode.failure }
        try write(pdf)
        let printed = packet.rows.filter { row in !problems.contains { $0.line == row.line } }
        let patients = Set(printed.map(\.patient.identifier)).count
        let sheets = printed.count * form.copies.count
        let drafts = printer.drafts(among: printed)
        let milliseconds = Int((Machine.seconds - start) * 1_000)
        Report.close(
            "\(Report.counted(patients, "patient")), \(Report.counted(sheets, "sheet")) in \(output), "
                + "in \(milliseconds) ms.\(Self.warning(of: drafts * form.copies.count))")
    }

    private func print(
        _ sheets: [ProvedSheet], _ printer: PacketPrinter, _ form: PacketPrinter.Form
    ) throws {
        let layout: SheetVariant.Layout = large ? .large : self.form ? .form : .standard
        let title =
            sheets.count == 1 ? sheets[0].proof.title : sheets.map(\.proof.title).joined(separator: ", ")
        try write(try printer.file(of: sheets, layout: layout, form, title: title))
        let drafts = sheets.count { $0.proof.approval == nil }
        Report.close(
            "\(Report.counted(sheets.count * form.copies.count, "sheet")) in \(output)."
                + Self.warning(of: drafts * form.copies.count))
    }

    /// Nobody may think that whatever comes out of the printer is fit for use.
    private static func warning(of drafts: Int) -> String {
        guard drafts > 0 else { return "" }
        return
            " Not for use with patients: \(Report.counted(drafts, "sheet")) with a text that no clinician has approved."
    }

    /// Tells the problems of lines; ends the command where nothing is printed because of them.
    private func tell(_ problems: [PacketList.Problem], isFinal: Bool) throws {
        guard !problems.isEmpty else { return }
        Machine.note(problems.map { "\($0)\n" }.joined())
        let count = Set(problems.map(\.line)).count
        let lines = count == 1 ? "1 line of the list is wrong" : "\(count) lines of the list are wrong"
        guard skipBad, !isFinal else {
            Report.close("\(lines). Nothing was printed.")
            throw ExitCode.failure
        }
        Report.close("\(lines), and left out.")
    }

    private func chosen(from publication: Publication, _ library: Library) throws -> [ProvedSheet] {
        let language = language.flatMap(Language.init) ?? library.settings.sourceLanguage
        return try sheets.map { name in
            let own = publication.sheets.filter { $0.proof.language == language }
            if let sheet = own.first(where: { $0.proof.sheet == name }) { return sheet }
            throw Failure(
                "There is no sheet `\(name.prefix(80))` in `\(language.tag)`. "
                    + (Spelling.suggestion(for: name, in: own.map(\.proof.sheet))
                        ?? "Write the name of the technique's file, without `.md`."))
        }
    }

    private func write(_ pdf: [UInt8]) throws {
        do throws(SystemError) {
            if output == "-" {
                try Files.write(pdf, to: 1)
            } else {
                try Files.writePrivately(pdf, to: output)
            }
        } catch {
            let place = output == "-" ? "standard output" : "`\(output)`"
            throw Failure("Cannot write \(place): \(error.words). Nothing was printed.")
        }
    }

    /// What stands in the folder of a site is published, and what stands among the sources is given away with them. Found before
    /// the work begins, as is a place where nothing can be written.
    private func refuseOtherPlaces() throws {
        guard output != "-" else { return }
        let folder =
            output.contains("/") ? String(output[..<(output.lastIndex(of: "/") ?? output.startIndex)]) : "."
        let place: String
        do throws(SystemError) { place = try Files.realPath(folder.isEmpty ? "/" : folder) } catch {
            throw Failure("Cannot write into the folder `\(folder)`: \(error.words).")
        }
        guard Files.isWritable(folder: place) else {
            throw Failure("Cannot write into the folder `\(folder)`: there is no permission.")
        }
        if let sort = Files.status(output, followsLink: false)?.sort, sort != .file {
            throw Failure(
                "`\(output)` is a folder, a link or a device; name a file, or - for standard output.")
        }
        var above = place
        while !above.isEmpty {
            if Files.status(above + "/.handout-manifest", followsLink: false) != nil {
                throw Failure("`\(output)` would stand in a published site; choose another folder.")
            }
            above = above.lastIndex(of: "/").map { String(above[..<$0]) } ?? ""
        }
        for own in ["content", "templates", "site"] {
            guard let folder = try? Files.realPath(project.project + "/" + own) else { continue }
            if (place + "/").hasPrefix(folder + "/") {
                throw Failure("`\(output)` would stand in the project's `\(own)/`; choose another folder.")
            }
        }
    }
}

/// Whose copies are printed.
struct Copies: ExpressibleByArgument {
    let list: [SheetVariant.Copy?]

    init?(argument: String) {
        let copies = argument.split(separator: ",", omittingEmptySubsequences: false)
            .map { SheetVariant.Copy(rawValue: String($0)) }
        guard !copies.contains(nil), Set(copies).count == copies.count else { return nil }
        list = copies
    }
}

extension Paper: ExpressibleByArgument {}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
