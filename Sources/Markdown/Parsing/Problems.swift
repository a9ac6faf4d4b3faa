import Diagnostics

/// The problems found in one text, at most so many of them.
struct Problems {
    let file: String
    let limit: Int
    private(set) var diagnostics: [Diagnostic] = []

    init(file: String, limit: Int) {
        self.file = file
        self.limit = limit
    }

    mutating func add(
        _ rule: String, _ severity: Diagnostic.Severity = .error, at position: Position?, _ message: String,
        help: String? = nil, notes: [Diagnostic.Note] = []
    ) {
        guard diagnostics.count <= limit else { return }
        if diagnostics.count == limit {
            diagnostics.append(
                Diagnostic(
                    rule: "too-many-problems", file: file, at: position,
                    "This text has more than \(limit) problems; the rest are not shown",
                    help: "Correct those that are shown, then check again."))
            return
        }
        diagnostics.append(
            Diagnostic(severity, rule: rule, file: file, at: position, message, help: help, notes: notes))
    }
}
