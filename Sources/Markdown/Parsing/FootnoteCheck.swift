import Diagnostics

/// Finds footnotes that would vanish or show as brackets: cmark drops a note that nothing refers to without a word, and
/// leaves a reference to no note as text.
struct FootnoteCheck {
    let lines: Lines
    let firstLine: Int

    func check(_ document: Document, problems: inout Problems) {
        // Nearly every text has no footnote at all.
        guard holdsMark else { return }
        let used = Set(document.footnotes.map { $0.text.lowercased() })
        let code = codeLines(of: document)
        for line in 0..<lines.count {
            guard let label = label(onLine: line), !used.contains(label.lowercased()),
                !code.contains(text(ofLine: line))
            else { continue }
            problems.add(
                "unused-footnote", at: Position(line: firstLine + line, column: 1),
                "Nothing refers to the footnote `\(label.prefix(40))`, so readers would not see it",
                help: "Write `[^\(label.prefix(40))]` where it belongs, or take the note out.")
        }
        for (label, position) in document.nodes.compactMapTexts(reference) {
            problems.add(
                "unknown-footnote", at: position, "There is no footnote `\(label.prefix(40))`",
                help: "Write it as `[^\(label.prefix(40))]: …` on a line of its own.")
        }
    }
}

extension FootnoteCheck {
    /// Whether a caret stands anywhere in the text: a footnote's mark may be written with escapes.
    private var holdsMark: Bool {
        lines.bytes.withUnsafeBufferPointer { $0.holds(UInt8(ascii: "^")) || $0.holds(UInt8(ascii: "&")) }
    }

    /// The label of a line such as `[^1]: …`, indented by at most three spaces.
    private func label(onLine line: Int) -> String? {
        // Nearly every line begins otherwise.
        let indentation = lines.bytes[lines.starts[line]...].prefix(3).prefix { $0 == UInt8(ascii: " ") }
        guard indentation.endIndex < lines.bytes.count,
            lines.bytes[indentation.endIndex] == UInt8(ascii: "[")
        else { return nil }
        let bytes = lines.bytes[lines.starts[line]..<lines.end(of: line)]
        let start = bytes.drop { $0 == UInt8(ascii: " ") }
        guard bytes.count - start.count <= 3, start.starts(with: "[^".utf8),
            let close = start.firstIndex(of: UInt8(ascii: "]")),
            start[(close + 1)...].first == UInt8(ascii: ":")
        else { return nil }
        return String(decoding: start[(start.startIndex + 2)..<close], as: UTF8.self)
    }

    /// The label of the first `[^…]` in a text.
    private func reference(in text: UnsafeBufferPointer<UInt8>) -> String? {
        var place = 0
        while let open = text.first(UInt8(ascii: "["), from: place) {
            place = open + 1
            guard place < text.count, text[place] == UInt8(ascii: "^") else { continue }
            guard let close = text.first(UInt8(ascii: "]"), from: place) else { return nil }
            return String(decoding: text[(place + 1)..<close], as: UTF8.self)
        }
        return nil
    }

    private func codeLines(of document: Document) -> Set<String> {
        var lines: Set<String> = []
        for node in document.blocks.all(.codeBlock) {
            for line in node.code.split(separator: "\n") { lines.insert(trimmed(String(line))) }
        }
        return lines
    }

    private func text(ofLine line: Int) -> String {
        trimmed(String(decoding: lines.bytes[lines.starts[line]..<lines.end(of: line)], as: UTF8.self))
    }

    private func trimmed(_ text: String) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
