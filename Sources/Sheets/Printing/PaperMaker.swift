import Content
import Site

/// Makes the PDF file of a sheet: printed, compared with the sheet, and kept for the next time.
struct PaperMaker: Sendable {
    let printer: SheetPrinter
    /// Nil where nothing may be kept.
    let cache: PrintCache?

    /// - Parameters:
    ///   - name: what the sheet is called in messages.
    func pdf(of job: PrintJob, check: PaperCheck, name: String) throws(PrintProblem) -> [UInt8] {
        do throws(PrintProblem) {
            guard let cache else { return try printed(job, check).pdf }
            let key = try key(of: job)
            if let pdf = cache[key] { return pdf }
            let sheet = try printed(job, check)
            cache.keep(sheet.pdf, as: key)
            return sheet.pdf
        } catch {
            throw error.isOfMachine ? error : PrintProblem("\(name) cannot be printed: \(error).")
        }
    }

    private func printed(_ job: PrintJob, _ check: PaperCheck) throws(PrintProblem) -> PrintedSheet {
        let sheet = try printer.print(job)
        let problems = check.problems(with: sheet)
        guard problems.isEmpty else { throw PrintProblem(problems.joined(separator: "; ")) }
        return sheet
    }

    private func key(of job: PrintJob) throws(PrintProblem) -> String {
        let files = job.files.map { "\($0.url) \(Digest.full($0.bytes))" }
        let parts = [try printer.machine.engine, printer.filesDigest, job.url, String(job.isForm)] + files
        return Digest.full(parts.joined(separator: "\n").utf8 + [0x0A] + job.html)
    }
}
