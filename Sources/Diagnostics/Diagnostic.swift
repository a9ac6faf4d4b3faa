/// Something that is wrong in a writer's file: where, which rule it breaks, and what to do about it.
package struct Diagnostic: Equatable, Sendable {
    /// How much a diagnostic weighs: nothing is written while an error stands.
    package enum Severity: String, Sendable, CaseIterable {
        case error, warning, note
    }

    /// A second place that helps to understand the first, such as the other page with the same id.
    package struct Note: Equatable, Sendable {
        package var message: String
        package var file: String
        package var position: Position?

        package init(_ message: String, file: String, at position: Position? = nil) {
            self.message = message
            self.file = file
            self.position = position
        }
    }

    package var severity: Severity
    /// The rule's stable name in kebab case, such as `unknown-key`.
    package var rule: String
    /// Path from the project's folder, with `/` between its parts.
    package var file: String
    /// Absent where the whole file is meant (missing, unreadable, too large).
    package var position: Position?
    /// What is wrong, in the writer's words: one line that begins with a capital, no full stop.
    package var message: String
    /// What to do about it: one sentence.
    package var help: String?
    package var notes: [Note]

    package init(
        _ severity: Severity = .error, rule: String, file: String, at position: Position? = nil,
        _ message: String, help: String? = nil, notes: [Note] = []
    ) {
        self.severity = severity
        self.rule = rule
        self.file = file
        self.position = position
        self.message = message.prefix(1).uppercased() + message.dropFirst()
        self.help = help
        self.notes = notes
    }
}

extension Diagnostic {
    /// The order in which diagnostics are shown: by file, then place, then weight, rule and text.
    package static func inReadingOrder(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        if left.file != right.file { return left.file < right.file }
        let (leftPlace, rightPlace) = (left.position ?? .start, right.position ?? .start)
        if leftPlace != rightPlace { return leftPlace < rightPlace }
        if left.severity != right.severity { return left.severity == .error }
        return (left.rule, left.message) < (right.rule, right.message)
    }
}

extension Sequence<Diagnostic> {
    /// Whether any of them is an error.
    package var hasErrors: Bool { contains { $0.severity == .error } }
}
