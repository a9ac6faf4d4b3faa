import ArgumentParser
import Content
import Diagnostics

/// Shows diagnostics and the line that closes a run.
struct Report {
    let format: Format
    let files: FileSystem
    /// Whether standard output belongs to what the command makes.
    var keepsOutputFree = false

    /// Diagnostics for people go to standard error, those for programs to standard output.
    func show(_ diagnostics: [Diagnostic]) throws {
        if keepsOutputFree && diagnostics.isEmpty { return }
        let isHuman = format == .human
        let text = format.text(
            of: diagnostics, isColoured: isHuman && Machine.isColoured(2), source: { try? files.read($0) })
        if isHuman || keepsOutputFree {
            Machine.note(text)
        } else {
            try Machine.print(text)
        }
    }

    /// `2 errors, 1 warning`, or `no problems`.
    static func count(_ diagnostics: [Diagnostic]) -> String {
        let counts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
            let count = diagnostics.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }
        return counts.isEmpty ? "no problems" : counts.joined(separator: ", ")
    }

    /// A sentence about the run, on standard error so that it never mixes with output for programs.
    static func close(_ sentence: String) { Machine.note("handout: \(sentence)\n") }
}
