import ArgumentParser
import Content
import Diagnostics
import Parallel
import Sheets

/// The options of every command that reads a project.
struct ProjectOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The project's folder.", valueName: "dir"))
    var project = "."

    @Option(
        name: .long,
        help: ArgumentHelp("How many threads work at once; all cores by default.", valueName: "n"))
    var jobs: Int?

    func validate() throws {
        if let jobs, !(1...256).contains(jobs) {
            throw ValidationError("--jobs takes a number from 1 to 256.")
        }
    }

    var workers: Workers { Workers(count: jobs ?? Machine.cores) }

    func fileSystem() throws -> FileSystem {
        do {
            return try FileSystem.disk(root: project)
        } catch .missing {
            throw Failure("There is no folder `\(project)`.")
        } catch .notPermitted {
            throw Failure("There is no permission to read the folder `\(project)`.")
        } catch {
            throw Failure("The folder `\(project)` cannot be read.")
        }
    }
}

/// How diagnostics are shown.
struct ReportOptions: ParsableArguments {
    @Option(name: .long, help: "How problems are shown: human, line, json or sarif.")
    var format = Format.human
}

extension Format: ExpressibleByArgument {}

/// A failure of the machine or of the work, as one sentence for the person at the terminal.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
