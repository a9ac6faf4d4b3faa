import Content
import Synchronization

/// Prints sheets as PDF files, with as many workers as there are threads that ask at once.
///
/// A worker that ends or hangs is replaced, and its sheet tried once more.
package final class SheetPrinter: Sendable {
    /// The version of the engine that sheets are made for.
    package static var weasyPrint: String { PrintWorker.version }

    private let python: String
    private let files: [PrintFile]
    private let seconds: Int
    private let idle = Mutex<[PrintWorker]>([])
    /// Changes with every byte of the files.
    let filesDigest: String

    /// - Parameters:
    ///   - python: the program that runs the workers.
    ///   - files: what every sheet may use: the assets.
    ///   - seconds: how long one sheet may take.
    package init(python: String, files: [PrintFile], seconds: Int) {
        self.python = python
        self.files = files
        self.seconds = seconds
        filesDigest = Digest.full(files.map { "\($0.url) \(Digest.full($0.bytes))\n" }.joined().utf8)
    }

    deinit { close() }

    /// Ends the workers that nobody uses; those that are needed later are started anew.
    package func close() {
        let workers = idle.withLock { workers in
            defer { workers = [] }
            return workers
        }
        for worker in workers { worker.end() }
    }

    /// What prints on this machine.
    package var machine: PrintMachine {
        get throws(PrintProblem) { try use { worker throws(PrintWorker.Failure) in worker.machine } }
    }

    /// One sheet, or one for each copy.
    func print(_ job: PrintJob) throws(PrintProblem) -> [PrintedSheet] {
        try use { worker throws(PrintWorker.Failure) in try worker.print(job) }
    }

    func join(_ parts: [JoinPart], title: String, isDuplex: Bool) throws(PrintProblem) -> [UInt8] {
        try use { worker throws(PrintWorker.Failure) in
            try worker.join(parts, title: title, isDuplex: isDuplex)
        }
    }

    private func use<Result>(
        _ work: (inout PrintWorker) throws(PrintWorker.Failure) -> Result
    ) throws(PrintProblem) -> Result {
        do throws(PrintWorker.Failure) {
            return try attempt(work, with: idle.withLock { $0.popLast() })
        } catch {
            if case .problem(let problem) = error { throw problem }
        }
        // With a worker of its own: those that wait may have ended too.
        do throws(PrintWorker.Failure) { return try attempt(work, with: nil) } catch {
            switch error {
            case .problem(let problem): throw problem
            case .lost(.timedOut):
                throw PrintProblem(
                    "the worker gave no answer within \(seconds) second\(seconds == 1 ? "" : "s"), twice",
                    cause: .worker)
            case .lost(.ended):
                throw PrintProblem("the worker ended without an answer, twice", cause: .worker)
            }
        }
    }

    private func attempt<Result>(
        _ work: (inout PrintWorker) throws(PrintWorker.Failure) -> Result, with free: PrintWorker?
    ) throws(PrintWorker.Failure) -> Result {
        var worker: PrintWorker
        if let free {
            worker = free
        } else {
            worker = try PrintWorker(python: python, files: files, seconds: seconds)
        }
        do throws(PrintWorker.Failure) {
            let result = try work(&worker)
            idle.withLock { [worker] in $0.append(worker) }
            return result
        } catch {
            // A worker that has said why it cannot could go on; but nobody goes on with this run.
            worker.end()
            throw error
        }
    }
}
