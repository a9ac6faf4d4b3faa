import Diagnostics
import JSON

/// How a whole project stands: what every browser is told, and what the panel begins with.
package struct ProjectState: Sendable {
    /// In reading order: all that `handout check` would show, or what is known until that has been looked at.
    let diagnostics: [Diagnostic]
    private let isChecked: Bool
    private let errors: Int
    private let warnings: Int

    /// - Parameter checked: the last check; it may be of an earlier snapshot.
    init(_ snapshot: Snapshot, checked: LiveProject.Checked?) {
        let found = checked.flatMap { $0.snapshot == snapshot.number ? $0.diagnostics : nil }
        isChecked = found != nil
        diagnostics = found ?? snapshot.problems
        errors = diagnostics.count { $0.severity == .error }
        warnings = diagnostics.count { $0.severity == .warning }
    }
}

extension ProjectState {
    /// `fine`, `warning`, `error` or `checking`.
    var word: String {
        errors > 0 ? "error" : !isChecked ? "checking" : warnings > 0 ? "warning" : "fine"
    }

    var summary: String {
        guard errors == 0 else {
            return
                "\(Self.counted(errors, "error")): the site cannot be built until \(errors == 1 ? "it is" : "they are") mended."
        }
        guard isChecked else { return "Checking the whole project …" }
        return warnings == 0
            ? "No problems: the site can be built."
            : "The site can be built; \(Self.counted(warnings, "warning"))."
    }

    /// What browsers are told with every event.
    package func json(with more: [(key: String, value: JSON)] = []) -> JSON {
        .object(
            [("errors", .int(errors)), ("warnings", .int(warnings)), ("isChecked", .bool(isChecked))] + more)
    }

    static func counted(_ count: Int, _ thing: String) -> String {
        "\(count) \(thing)\(count == 1 ? "" : "s")"
    }
}
