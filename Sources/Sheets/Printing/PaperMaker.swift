import Content
import Site

/// What PDF files are made with.
package struct Printing: Sendable {
    let python: String
    let seconds: Int
    let cache: PrintCache?
    let program: String

    /// - Parameters:
    ///   - python: the program that runs the engine.
    ///   - seconds: how long one sheet may take.
    ///   - cache: where files are kept for the next time; nil where nothing may be kept.
    ///   - program: tells builds of this program apart: another may print in another way, or check more.
    package init(python: String, seconds: Int, cache: PrintCache?, program: String) {
        self.python = python
        self.seconds = seconds
        self.cache = cache
        self.program = program
    }
}

/// Makes PDF files of sheets: printed, compared with what was to be printed, and kept for the next time.
package struct PaperMaker: Sendable {
    let printer: SheetPrinter
    private let cache: PrintCache?
    private let program: String

    /// - Parameter address: where the site stands, ending in `/`.
    init(_ printing: Printing, assets: Assets, address: String) {
        // An asset that cannot be read ends the build as a route of its own.
        let files = assets.own.compactMap { route in
            (try? route.render()).map { PrintFile(url: address + route.address.path, bytes: $0) }
        }
        printer = SheetPrinter(python: printing.python, files: files, seconds: printing.seconds)
        cache = printing.cache
        program = printing.program
    }

    /// The file of a sheet that is everybody's.
    func pdf(of job: PrintJob, _ check: PaperCheck) throws(PrintProblem) -> [UInt8] {
        let key = cache == nil ? "" : try key(of: job)
        if let pdf = cache?[key] { return pdf }
        let pdf = try privatePDFs(of: job, [check])[0]
        cache?.keep(pdf, as: key)
        return pdf
    }

    /// The files of a sheet that holds what nobody else may know, one for each copy: they are kept nowhere.
    ///
    /// - Parameter checks: one for each copy.
    func privatePDFs(of job: PrintJob, _ checks: [PaperCheck]) throws(PrintProblem) -> [[UInt8]] {
        let sheets = try printer.print(job)
        let problems = zip(sheets, checks).flatMap { $1.problems(with: $0) }
        guard problems.isEmpty, sheets.count == checks.count else {
            let needsFont = problems.contains { if case .foreignFont = $0 { true } else { false } }
            throw PrintProblem(
                problems.map(\.description).joined(separator: "; "), cause: needsFont ? .font : .sheet)
        }
        return sheets.map(\.pdf)
    }

    private func key(of job: PrintJob) throws(PrintProblem) -> String {
        let files = job.files.map { "\($0.url) \(Digest.full($0.bytes))" }
        let engine = [program, try printer.machine.engine]
        let parts = engine + [printer.filesDigest, job.url, String(job.isForm)] + files
        return Digest.full(parts.joined(separator: "\n").utf8 + [0x0A] + job.html)
    }
}
