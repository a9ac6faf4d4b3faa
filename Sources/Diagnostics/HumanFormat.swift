/// Diagnostics for people: what, where, the line itself, what to do.
///
///     error: the key `benifits` is not known in the front matter of a technique [unknown-key]
///       --> content/en/techniques/nerve-block.md:9:1
///        |
///      9 | benifits: [temporary-relief]
///        | ^
///        = help: Did you mean `benefits`?
struct HumanFormat {
    let isColoured: Bool

    private enum Colour: String {
        case red = "31", yellow = "33", blue = "34", bold = "1"
    }

    func text(of diagnostics: [Diagnostic], source: (String) -> [UInt8]?) -> String {
        var text = ""
        // Diagnostics come sorted by file, so one file's lines are cut once.
        var lines: (file: String, lines: [ArraySlice<UInt8>])?
        for diagnostic in diagnostics {
            if lines?.file != diagnostic.file {
                let bytes = diagnostic.position == nil ? nil : source(diagnostic.file)
                lines = (
                    diagnostic.file,
                    bytes.map { $0.split(separator: 0x0A, omittingEmptySubsequences: false) } ?? []
                )
            }
            append(diagnostic, lines: lines?.lines ?? [], to: &text)
        }
        return text
    }
}

extension HumanFormat {
    private func append(_ diagnostic: Diagnostic, lines: [ArraySlice<UInt8>], to text: inout String) {
        let colour: Colour =
            switch diagnostic.severity {
            case .error: .red
            case .warning: .yellow
            case .note: .blue
            }
        let message = paint(": \(diagnostic.message.onOneLine)", .bold)
        text += "\(paint(diagnostic.severity.rawValue, colour))\(message) [\(diagnostic.rule)]\n"
        text += "  --> \(place(diagnostic.file, diagnostic.position))\n"
        if let position = diagnostic.position, lines.indices.contains(position.line - 1) {
            let (line, column) = Excerpt.line(lines[position.line - 1], column: position.column)
            let number = String(position.line)
            let margin = String(repeating: " ", count: number.count)
            text += " \(margin) |\n"
            text += " \(number) | \(line)\n"
            text += " \(margin) | \(String(repeating: " ", count: column - 1))\(paint("^", colour))\n"
        }
        for note in diagnostic.notes {
            text += "    = note: \(note.message.onOneLine): \(place(note.file, note.position))\n"
        }
        if let help = diagnostic.help { text += "    = help: \(help.onOneLine)\n" }
        text += "\n"
    }

    private func place(_ file: String, _ position: Position?) -> String {
        position.map { "\(file.onOneLine):\($0.line):\($0.column)" } ?? file.onOneLine
    }

    private func paint(_ text: String, _ colour: Colour) -> String {
        isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }
}
