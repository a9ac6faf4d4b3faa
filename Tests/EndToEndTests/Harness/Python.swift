import Foundation

/// The Python of `.venv`, with the packages of `scripts/requirements-tests.txt`.
enum Python {
    /// The script's answer, as JSON, on what it reads from standard input.
    static func run<Answer: Decodable>(_ script: String, on input: [UInt8]) throws -> Answer {
        let outcome = try Program(path: Folder.python, arguments: ["-c", script], input: input).run()
        guard outcome.end == .exit(0) else { throw Edit.Problem(description: outcome.errors) }
        return try JSONDecoder().decode(Answer.self, from: Data(outcome.bytes))
    }
}
