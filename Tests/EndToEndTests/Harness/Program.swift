import Foundation

/// A run of the program, or of another one around it.
struct Program {
    var path = Repository.program
    var arguments: [String]
    var environment: [String: String] = [:]
    var input: [UInt8] = []
    var folder: String?
    /// Whether a build or an approval makes PDF files too, which takes seconds: only the tests of these ask for them.
    var printsSheets = false
    /// Whether a build makes the search too, which takes seconds: only the tests of it ask for it.
    var makesSearch = false
    /// Seconds after which the run counts as hanging; the slowest of these tests needs a tenth of them.
    var limit = 60.0

    /// Runs it to its end. Output goes through files: a full pipe would stop a program that nobody reads from.
    func run() throws -> Outcome {
        let running = try start()
        let isInTime = running.wait(seconds: limit)
        if !isInTime { running.kill() }
        let end: Outcome.End =
            switch (isInTime, running.process.terminationReason) {
            case (false, _): .timeLimit
            case (true, .uncaughtSignal): .signal(running.process.terminationStatus)
            case (true, _): .exit(running.process.terminationStatus)
            }
        let streams = running.streams.files()
        return Outcome(end: end, bytes: streams["output"] ?? [], errors: streams[text: "errors"])
    }

    func start() throws -> Running {
        let streams = try Folder(["input": input, "output": [], "errors": []])
        let process = Process()
        process.executableURL = URL(filePath: path)
        let canPrint = ["build", "approve"].contains(arguments.first) && path == Repository.program
        let canSearch = arguments.first == "build" && path == Repository.program
        process.arguments =
            arguments + (canPrint && !printsSheets ? ["--no-pdf"] : [])
            + (canSearch && !makesSearch ? ["--no-search"] : [])
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = URL(filePath: folder) }
        let input = try FileHandle(forReadingFrom: URL(filePath: streams / "input"))
        let output = try FileHandle(forWritingTo: URL(filePath: streams / "output"))
        let errors = try FileHandle(forWritingTo: URL(filePath: streams / "errors"))
        // The program has its own once it runs. Left to `Process` they would stay open to the end of all tests, and with more
        // than 1,350 open files Foundation reads past the end of its list of them when it starts a program.
        defer { for handle in [input, output, errors] { try? handle.close() } }
        (process.standardInput, process.standardOutput, process.standardError) = (input, output, errors)
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        return Running(process: process, streams: streams, ended: ended)
    }

    /// A program that has been started.
    struct Running {
        let process: Process
        /// The files `input`, `output` and `errors`.
        let streams: Folder
        fileprivate let ended: DispatchSemaphore

        /// Whether it has ended in time.
        func wait(seconds: Double) -> Bool { ended.wait(timeout: .now() + seconds) == .success }

        /// Ends it at once, as a power cut would.
        func kill() {
            Foundation.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
    }
}

extension Folder {
    /// Runs a command of the program on the project in this folder.
    func handout(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        let command = arguments.prefix(1) + ["--project", path] + arguments.dropFirst()
        return try Program(arguments: Array(command), environment: environment).run()
    }
}

/// Runs a command that needs no project.
func handout(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws
    -> Outcome
{
    try Program(arguments: arguments, environment: environment, input: Array(input.utf8)).run()
}
