import Content
import Parallel
import Synchronization

/// Prints sheets into one PDF file: those that somebody names, or those of a list of patients.
package struct PacketPrinter: Sendable {
    private let sheets: [ProvedSheet]
    private let paper: PaperMaker
    private let workers: Workers

    /// - Parameter sheets: those that can be asked for.
    package init(sheets: [ProvedSheet], paper: PaperMaker, workers: Workers) {
        self.sheets = sheets
        self.paper = paper
        self.workers = workers
    }

    /// What every sheet of a packet has in common.
    package struct Form: Sendable {
        package var paper: Paper
        /// One of each sheet for each copy; nil stands for a sheet of which nobody says who keeps it.
        package var copies: [SheetVariant.Copy?]
        /// Whether each sheet begins on the front of a piece of paper.
        package var isDuplex: Bool

        package init(paper: Paper, copies: [SheetVariant.Copy?], isDuplex: Bool) {
            self.paper = paper
            self.copies = copies
            self.isDuplex = isDuplex
        }
    }

    /// One file of the sheets of a list: a patient's sheets one behind the other, with one bookmark for each patient.
    ///
    /// - Parameter skipsBad: whether sheets that cannot be printed are left out.
    /// - Returns: the file, nil where no sheet could be printed, and what is wrong with the sheets that could not.
    package func packet(
        of rows: [PacketList.Row], _ form: Form, title: String, skipsBad: Bool,
        progress: @Sendable (Int) -> Void
    ) throws(PrintProblem) -> (pdf: [UInt8]?, problems: [PacketList.Problem]) {
        let rows = Self.byPatient(rows)
        let done = Atomic(0)
        let results = workers.map(rows) { row in
            defer { progress(done.add(1, ordering: .relaxed).newValue) }
            return Result { () throws(PrintProblem) in
                try sheets[row.sheet].pdfs(
                    as: SheetVariant(layout: row.isLarge ? .large : .standard, paper: form.paper),
                    copies: form.copies, for: row.patient, by: paper)
            }
        }
        var parts: [JoinPart] = []
        var problems: [PacketList.Problem] = []
        var last: String?
        for (row, result) in zip(rows, results) {
            do throws(PrintProblem) {
                let patient = row.patient
                for pdf in try result.get() {
                    let isFirst = patient.identifier != last
                    last = patient.identifier
                    parts.append(
                        JoinPart(pdf: pdf, bookmark: isFirst ? "\(patient.name), \(patient.identifier)" : nil)
                    )
                }
            } catch {
                if error.isOfMachine { throw error }
                problems.append(PacketList.Problem(line: row.line, message: error.description))
            }
        }
        guard !parts.isEmpty, problems.isEmpty || skipsBad else { return (nil, problems) }
        return (try joined(parts, form, title: title), problems)
    }

    /// How many rows ask for a text that nobody has approved.
    package func drafts(among rows: [PacketList.Row]) -> Int {
        rows.count { sheets[$0.sheet].proof.approval == nil }
    }

    /// One file of sheets that are nobody's yet, in their order, with a bookmark for each.
    package func file(
        of chosen: [ProvedSheet], layout: SheetVariant.Layout, _ form: Form, title: String
    ) throws -> [UInt8] {
        let jobs = chosen.flatMap { sheet in form.copies.map { (sheet: sheet, copy: $0) } }
        let results = workers.map(jobs) { job in
            Result {
                try job.sheet.pdf(
                    as: SheetVariant(layout: layout, paper: form.paper, copy: job.copy), by: paper)
            }
        }
        let parts = try zip(jobs, results).map { job, result in
            JoinPart(pdf: try result.get(), bookmark: job.sheet.proof.title)
        }
        // Alone it stays as it is: fields to fill are lost where files are joined.
        if let only = parts.first, parts.count == 1 { return only.pdf }
        return try joined(parts, form, title: title)
    }

    private func joined(_ parts: [JoinPart], _ form: Form, title: String) throws(PrintProblem) -> [UInt8] {
        do throws(PrintProblem) {
            return try paper.printer.join(parts, title: title, isDuplex: form.isDuplex)
        } catch {
            throw error.isOfMachine
                ? error : PrintProblem("The sheets cannot be put into one file: \(error.description).")
        }
    }

    /// The rows with those of one patient together, where the first of them stands.
    private static func byPatient(_ rows: [PacketList.Row]) -> [PacketList.Row] {
        var order: [String] = []
        var own: [String: [PacketList.Row]] = [:]
        for row in rows {
            if own[row.patient.identifier] == nil { order.append(row.patient.identifier) }
            own[row.patient.identifier, default: []].append(row)
        }
        return order.flatMap { own[$0] ?? [] }
    }
}
