import Diagnostics

/// Turns a block quote that begins with `[!NAME]` into an alert.
struct AlertReader {
    /// The alert that a quote's children make, or nil where they make none.
    ///
    /// `isWritten` tells whether `[!` stands in the source at a place: an escaped bracket begins no alert.
    func read(
        _ children: [Node], at position: Position, isWritten: (Position) -> Bool, problems: inout Problems
    ) -> Node? {
        guard let first = children.first, first.kind == .paragraph, let opening = first.children.first,
            case .text(let text) = opening.kind, let marker = Self.marker(of: text),
            isWritten(opening.position)
        else { return nil }
        guard let level = Alert.Level(rawValue: marker.name) else {
            let names = Alert.Level.allCases.map(\.rawValue)
            problems.add(
                "unknown-alert", at: opening.position, "`[!\(marker.name)]` is not a kind of alert",
                help: Spelling.suggestion(for: marker.name, in: names)
                    ?? "Use one of \(names.map { "`[!\($0)]`" }.joined(separator: ", ")).")
            return nil
        }
        var line = first.children.prefix { $0.kind != .softBreak && $0.kind != .lineBreak }
        let rest = first.children.dropFirst(line.count + 1)
        let titleText = marker.rest.drop { $0 == " " }
        line.removeFirst()
        if !titleText.isEmpty {
            let column = opening.position.column + text.unicodeScalars.count - titleText.unicodeScalars.count
            line.insert(
                Node(.text(String(titleText)), at: Position(line: opening.position.line, column: column)),
                at: line.startIndex)
        }
        var body = Array(children.dropFirst())
        if let start = rest.first { body.insert(Node(.paragraph, at: start.position, Array(rest)), at: 0) }
        check(body, of: level, at: opening.position, problems: &problems)
        return Node(.alert(Alert(level, title: Array(line))), at: position, body)
    }

    private func check(_ body: [Node], of level: Alert.Level, at position: Position, problems: inout Problems)
    {
        if body.isEmpty {
            problems.add(
                "empty-alert", at: position, "The alert `[!\(level.rawValue)]` holds nothing",
                help: "Write its text in the lines below, each beginning with `> `.")
        } else if level.isList, !(body.count == 1 && body[0].isList) {
            problems.add(
                "alert-needs-list", at: position,
                "The alert `[!\(level.rawValue)]` must hold one list and nothing else",
                help: "Write each thing to do or not to do as a list item: `> - …`.")
        }
    }

    /// The name in `[!NAME]` at the beginning of a text, and what follows.
    private static func marker(of text: String) -> (name: String, rest: Substring)? {
        guard text.utf8.starts(with: "[!".utf8), let close = text.firstIndex(of: "]") else { return nil }
        let name = text[text.index(text.startIndex, offsetBy: 2)..<close]
        let rest = text[text.index(after: close)...]
        guard !name.isEmpty, rest.isEmpty || rest.first == " " else { return nil }
        return (String(name), rest)
    }
}

extension Node {
    var isList: Bool { if case .list = kind { true } else { false } }
}
