import Diagnostics

/// Finds what a name means in a scope: the innermost context that declares its first part wins, whether the
/// value is there or not; every further part must be declared by the record before it.
struct NameResolver {
    let scope: Scope

    struct Resolution {
        let place: Scope.Place
        let kind: FieldKind
        /// The name up to the first part that may be absent here.
        let unproved: String?
    }

    struct Problem: Error {
        let rule: String
        let position: Position
        let message: String
        let help: String?
    }

    func resolve(_ name: Name) throws(Problem) -> Resolution {
        let innermost = scope.contexts.count - 1
        guard let first = name.parts.first else {
            let place = Scope.Place(context: innermost, path: [])
            return Resolution(place: place, kind: scope.contexts[innermost].kind, unproved: nil)
        }
        let candidates = name.isRelative ? [innermost] : Array(scope.contexts.indices.reversed())
        let context = candidates.first { scope.contexts[$0].kind.shape?.slot(of: first) != nil }
        guard let context else { throw unknown(name, among: candidates) }
        var place = Scope.Place(context: context, path: [])
        var kind = scope.contexts[context].kind
        var unproved: String?
        for (index, part) in name.parts.enumerated() {
            guard let shape = kind.shape else {
                throw Problem(
                    rule: "not-a-record", position: name.position(ofPart: index),
                    message:
                        "`\(name.parts[index - 1].shown)` is \(kind.description): it has no `\(part.shown)`",
                    help: help(towards: kind, of: name.parts[..<index]))
            }
            guard let slot = shape.slot(of: part) else {
                throw unknown(part, of: shape, at: name.position(ofPart: index))
            }
            place.path.append(slot)
            kind = shape.fields[slot].kind
            if unproved == nil, shape.fields[slot].isOptional, !scope.isPresent(place) {
                unproved = name.parts[...index].joined(separator: ".")
            }
        }
        return Resolution(place: place, kind: kind, unproved: unproved)
    }
}

extension NameResolver {
    private func unknown(_ name: Name, among contexts: [Int]) -> Problem {
        let shapes = contexts.compactMap { scope.contexts[$0].kind.shape }
        let known = shapes.flatMap { $0.fields.map(\.name) }
        let views = shapes.map { "`\($0.name)`" }.joined(separator: " or ")
        let part = name.parts[0]
        return Problem(
            rule: "unknown-name", position: name.position(ofPart: 0),
            message: "`\(part.shown)` is not a field of \(views.isEmpty ? "anything here" : views)",
            help: Spelling.suggestion(for: part, in: known) ?? list(known))
    }

    private func unknown(_ part: String, of shape: Shape, at position: Position) -> Problem {
        let known = shape.fields.map(\.name)
        return Problem(
            rule: "unknown-name", position: position,
            message: "`\(part.shown)` is not a field of `\(shape.name)`",
            help: Spelling.suggestion(for: part, in: known) ?? list(known))
    }

    private func list(_ names: [String]) -> String? {
        guard !names.isEmpty else { return nil }
        let shown = names.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
        return "Fields here: \(shown)\(names.count > 12 ? " and more" : "")."
    }

    private func help(towards kind: FieldKind, of parts: ArraySlice<String>) -> String? {
        guard case .list = kind else { return nil }
        return
            "Open a section `{{#\(parts.joined(separator: ".").shown)}}` and use its items' fields there."
    }
}

extension FieldKind {
    /// The kind in words, with its article.
    var description: String {
        switch self {
        case .text: "text"
        case .html: "HTML"
        case .flag: "a yes or no"
        case .record: "a record"
        case .list: "a list"
        case .mixed: "a value of no certain kind"
        }
    }
}
