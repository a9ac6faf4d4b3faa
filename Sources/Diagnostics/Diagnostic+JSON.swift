import JSON

extension Diagnostic {
    /// The diagnostic as one value: what `--format json` lists, and what ``init(json:)`` reads again.
    package var json: JSON {
        .object([
            ("severity", .string(severity.rawValue)), ("rule", .string(rule)), ("file", .string(file)),
            ("line", position.map { .int($0.line) } ?? .null),
            ("column", position.map { .int($0.column) } ?? .null), ("message", .string(message)),
            ("help", help.map { .string($0) } ?? .null),
            (
                "notes",
                .array(
                    notes.map { note in
                        .object([
                            ("message", .string(note.message)), ("file", .string(note.file)),
                            ("line", note.position.map { .int($0.line) } ?? .null),
                            ("column", note.position.map { .int($0.column) } ?? .null),
                        ])
                    })
            ),
        ])
    }

    /// The diagnostic that ``json`` was made of; nil for any other value.
    package init?(json: JSON) {
        guard let severity = json.text("severity").flatMap(Severity.init), let rule = json.text("rule"),
            let file = json.text("file"), let message = json.text("message"),
            case .array(let notes)? = json["notes"]
        else { return nil }
        self.init(
            severity, rule: rule, file: file, at: json.position, message, help: json.text("help"),
            notes: notes.compactMap { note in
                guard let message = note.text("message"), let file = note.text("file") else { return nil }
                return Note(message, file: file, at: note.position)
            })
    }
}

extension JSON {
    fileprivate var position: Position? {
        guard case .int(let line)? = self["line"], case .int(let column)? = self["column"] else { return nil }
        return Position(line: line, column: column)
    }
}
