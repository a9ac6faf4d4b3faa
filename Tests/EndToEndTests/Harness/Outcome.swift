import Foundation

/// What a run of the program gave.
struct Outcome: Sendable {
    enum End: Equatable, Sendable {
        case exit(Int32)
        case signal(Int32)
        case timeLimit
    }

    let end: End
    let bytes: [UInt8]
    let errors: String

    /// Standard output as text.
    var output: String { String(decoding: bytes, as: UTF8.self) }

    /// What `--format line` has shown; a line of any other form is a finding without a rule.
    var findings: [Finding] { Finding.all(in: output) }

    /// Standard output as JSON; an empty object where it is none.
    var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]) ?? [:]
    }

    /// What `--format json` says to do about each error.
    var helpOnErrors: [String] {
        let diagnostics = json["diagnostics"] as? [[String: Any]] ?? []
        return diagnostics.filter { $0["severity"] as? String == "error" }.map { $0["help"] as? String ?? "" }
    }
}

/// One diagnostic as `--format line` shows it.
struct Finding: Equatable, Sendable {
    var file: String
    var line = 1
    var column = 1
    var severity = "error"
    var rule = ""
    var message = ""

    var isError: Bool { severity == "error" }
}

extension Finding: CustomStringConvertible {
    var description: String { "\(file):\(line):\(column): \(severity): \(message) [\(rule)]" }

    static func all(in text: String) -> [Finding] {
        text.split(separator: "\n").map { Finding(line: String($0)) ?? Finding(file: String($0)) }
    }

    init?(line text: String) {
        let form = /(.+?):(\d+):(\d+): (error|warning|note): (.*) \[([a-z0-9-]+)\]/
        guard let match = text.wholeMatch(of: form), let line = Int(match.2), let column = Int(match.3) else {
            return nil
        }
        self.init(
            file: String(match.1), line: line, column: column, severity: String(match.4),
            rule: String(match.6), message: String(match.5))
    }
}
