/// What may have changed in a project's folder since the last look.
package enum Changes: Equatable, Sendable {
    /// The files at these paths from the project's folder: written, made, renamed or removed.
    case files(Set<String>)
    /// Anything: it is not known what.
    case anything
}

extension Changes {
    /// Whether the file at a path may have changed.
    func include(_ path: String) -> Bool {
        switch self {
        case .files(let paths): paths.contains(path)
        case .anything: true
        }
    }

    /// What has changed after both.
    package func joined(with other: Changes) -> Changes {
        guard case .files(let own) = self, case .files(let more) = other else { return .anything }
        return .files(own.union(more))
    }
}
