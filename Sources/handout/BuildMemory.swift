import Content
import Diagnostics
import JSON
import Output
import Parallel

/// What is known of the last build into a folder: where nothing has changed since, there is nothing to do.
struct BuildMemory {
    /// What a build says at its end.
    struct Build {
        var pages: Int
        var sheets: Int
        /// PDF files.
        var papers: Int
        var files: Int
        var diagnostics: [Diagnostic]
    }

    private let folder: String
    /// Nil where the program cannot tell its own build apart from others.
    private let key: String?
    private let workers: Workers

    /// - Parameters:
    ///   - choices: the options that change what is built.
    ///   - today: reviews fall due, so the day counts.
    init(folder: String, choices: [String], today: CalendarDate, workers: Workers) {
        self.folder = folder
        self.workers = workers
        key = Machine.program.map { program in
            // A digest: the folder is published, and where the program stands is nobody's business.
            Digest.full(JSON.array(([program, today.description] + choices).map { .string($0) }).bytes())
        }
    }

    /// The last build, where this one would read the same and what was written stands untouched.
    func unchanged(_ files: FileSystem) -> Build? {
        guard let key, let record = BuildRecord(of: folder, key: key, workers: workers),
            let build = Build(record.notes.report)
        else { return nil }
        let isSame = workers.map(record.notes.inputs) { line in
            FileRecorder.Observation(line: line)?.holds(in: files) ?? false
        }
        return isSame.allSatisfy { $0 } ? build : nil
    }

    /// What the next build should know of this one.
    func notes(on build: Build, read: [FileRecorder.Observation]) -> BuildRecord.Notes? {
        key.map { BuildRecord.Notes(key: $0, inputs: read.map(\.line).sorted(), report: build.lines) }
    }
}

extension BuildMemory.Build {
    /// The counts, and each problem as a line of JSON.
    fileprivate var lines: [String] {
        ["\(pages) \(sheets) \(papers) \(files)"] + diagnostics.map { $0.json.serialized() }
    }

    fileprivate init?(_ lines: [String]) {
        guard let counts = lines.first?.split(separator: " ").map({ Int($0) }), counts.count == 4,
            let pages = counts[0], let sheets = counts[1], let papers = counts[2], let files = counts[3]
        else { return nil }
        let diagnostics = lines.dropFirst().map { line in
            (try? JSON(parsing: Array(line.utf8))).flatMap { Diagnostic(json: $0) }
        }
        guard !diagnostics.contains(nil) else { return nil }
        self.init(
            pages: pages, sheets: sheets, papers: papers, files: files,
            diagnostics: diagnostics.compactMap { $0 })
    }
}
