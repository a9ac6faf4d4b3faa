import JSON
import Platform

/// One running `worker.py`, spoken to in the messages that its first lines describe.
struct PrintWorker: Sendable {
    /// The engine's version that sheets are made and tested for. Another may break lines or tags in another way.
    static let version = "70.0"

    /// Why a worker gave no answer that can be used.
    enum Failure: Error {
        /// It ended or hung: another may do better.
        case lost(ChildProcess.Failure)
        /// It said why it cannot.
        case problem(PrintProblem)
    }

    let machine: PrintMachine
    private var process: ChildProcess
    private let seconds: Int

    /// Starts a worker and hands it the files that every sheet may use.
    ///
    /// - Parameters:
    ///   - python: the program that runs it.
    ///   - seconds: how long one sheet may take.
    init(python: String, files: [PrintFile], seconds: Int) throws(Failure) {
        let source = String(decoding: PackageResources.worker_py, as: UTF8.self)
        do throws(SystemError) {
            // Isolated: no module of the folder where somebody happens to stand takes the place of another.
            process = try ChildProcess(python, ["-I", "-c", source])
        } catch {
            throw .problem(
                PrintProblem(
                    "Python, which prints the PDF files, cannot be started: `\(python)`: \(error.words). "
                        + Self.remedy, isOfMachine: true))
        }
        self.seconds = seconds
        let hello: JSON
        do throws(Failure) { hello = try Self.answer(&process, until: .init(seconds: seconds)).message } catch
        {
            process.end()
            throw error
        }
        guard let machine = PrintMachine(hello), machine.weasyPrint == Self.version else {
            process.end()
            throw .problem(Self.unfit(hello, python: python))
        }
        self.machine = machine
        do throws(Failure) {
            try send([("files", Self.sizes(of: files))], files.map(\.bytes))
        } catch {
            process.end()
            throw error
        }
    }

    /// One sheet, or one for each copy.
    mutating func print(_ job: PrintJob) throws(Failure) -> [PrintedSheet] {
        try send(
            [
                ("url", .string(job.url)), ("html", .int(job.html.count)), ("form", .bool(job.isForm)),
                ("copies", .array(job.copies.map { .string($0) })), ("files", Self.sizes(of: job.files)),
            ], [job.html] + job.files.map(\.bytes))
        let answer = try Self.answer(&process, until: .init(seconds: seconds * max(1, job.copies.count)))
        guard answer.pdfs.count == max(1, job.copies.count) else { throw Self.refusal(answer.message) }
        var sheets: [PrintedSheet] = []
        for (facts, pdf) in answer.pdfs {
            guard let pages = facts.texts("text"), let fonts = facts.texts("fonts") else {
                throw Self.refusal(answer.message)
            }
            sheets.append(PrintedSheet(pdf: pdf, pages: pages, fonts: fonts))
        }
        return sheets
    }

    /// Puts PDF files into one.
    mutating func join(_ parts: [JoinPart], title: String, isDuplex: Bool) throws(Failure) -> [UInt8] {
        let sizes = parts.map { part in
            JSON.array([.int(part.pdf.count), part.bookmark.map { .string($0) } ?? .null])
        }
        try send(
            [("join", .array(sizes)), ("title", .string(title)), ("duplex", .bool(isDuplex))],
            parts.map(\.pdf))
        // Quick for each file, but there may be hundreds.
        let answer = try Self.answer(&process, until: .init(seconds: seconds + parts.count))
        guard let joined = answer.pdfs.first, answer.pdfs.count == 1 else {
            throw Self.refusal(answer.message)
        }
        return joined.bytes
    }

    func end() { process.end() }

    private func send(_ members: [(key: String, value: JSON)], _ parts: [[UInt8]]) throws(Failure) {
        let deadline = ChildProcess.Deadline(seconds: seconds)
        do throws(ChildProcess.Failure) {
            try process.write(JSON.object(members).bytes() + [0x0A], until: deadline)
            for part in parts { try process.write(part, until: deadline) }
        } catch { throw .lost(error) }
    }

    private static func answer(
        _ process: inout ChildProcess, until deadline: ChildProcess.Deadline
    ) throws(Failure) -> (message: JSON, pdfs: [(facts: JSON, bytes: [UInt8])]) {
        do throws(ChildProcess.Failure) {
            let line = try process.readLine(until: deadline)
            guard let message = try? JSON(parsing: line) else { throw .ended }
            var pdfs: [(facts: JSON, bytes: [UInt8])] = []
            if case .array(let sheets)? = message["sheets"] {
                for facts in sheets {
                    guard let size = facts.number("pdf"), size > 0 else { throw .ended }
                    pdfs.append((facts, try process.read(size, until: deadline)))
                }
            }
            return (message, pdfs)
        } catch { throw .lost(error) }
    }

    private static func refusal(_ message: JSON) -> Failure {
        .problem(PrintProblem(message.text("error") ?? "the answer of the worker cannot be read"))
    }

    private static func sizes(of files: [PrintFile]) -> JSON {
        .array(files.map { .array([.string($0.url), .int($0.bytes.count)]) })
    }

    private static let remedy =
        "Install what is missing (`handout doctor` tells how), or build without PDF files: --no-pdf."

    private static func unfit(_ hello: JSON, python: String) -> PrintProblem {
        if let name = hello.text("missing") {
            return PrintProblem(
                "To print PDF files, \(name) is needed, and `\(python)` finds none. \(remedy)",
                isOfMachine: true)
        }
        return PrintProblem(
            "To print PDF files, WeasyPrint \(version) is needed, and `\(python)` has \(hello.text("weasyprint") ?? "another"). \(remedy)",
            isOfMachine: true)
    }
}
