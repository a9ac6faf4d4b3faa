import Diagnostics

/// Finds footnotes that would vanish or show as brackets: cmark drops a note that nothing refers to without a word, and
/// leaves a reference to no note as text.
struct FootnoteCheck {
    let lines: Lines
    let firstLine: Int

    func check(_ document: Document, problems: inout Problems) {
        // Nearly every text has no footnote at all.
        guard (0..<lines.count).contains(where: { label(onLine: $0) != nil }) || holdsReference(document)
        else { return }
        let used = Set(
            document.footnotes.compactMap { node -> String? in
                if case .footnoteDefinition(let footnote) = node.kind {
                    footnote.label.lowercased()
                } else {
                    nil
                }
            })
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
        (document.blocks + document.footnotes).forEachNode { node in
            guard case .text(let text) = node.kind, let label = reference(in: text) else { return }
            problems.add(
                "unknown-footnote", at: node.position, "There is no footnote `\(label.prefix(40))`",
                help: "Write it as `[^\(label.prefix(40))]: …` on a line of its own.")
        }
    }
}

extension FootnoteCheck {
    private func holdsReference(_ document: Document) -> Bool {
        !(document.blocks + document.footnotes).nodes { node in
            if case .text(let text) = node.kind { reference(in: text) != nil } else { false }
        }.isEmpty
    }

    /// The label of a line such as `[^1]: …`, indented by at most three spaces.
    private func label(onLine line: Int) -> String? {
        let bytes = lines.bytes[lines.starts[line]..<lines.end(of: line)]
        let start = bytes.drop { $0 == UInt8(ascii: " ") }
        guard bytes.count - start.count <= 3, start.starts(with: "[^".utf8),
            let close = start.firstIndex(of: UInt8(ascii: "]")),
            start[(close + 1)...].first == UInt8(ascii: ":")
        else { return nil }
        return String(decoding: start[(start.startIndex + 2)..<close], as: UTF8.self)
    }

    /// The label of the first `[^…]` in a text.
    private func reference(in text: String) -> String? {
        let bytes = text.utf8
        var rest = bytes[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "[")) {
            rest = rest[open...].dropFirst()
            guard rest.first == UInt8(ascii: "^") else { continue }
            guard let close = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            return String(rest[rest.index(after: rest.startIndex)..<close])
        }
        return nil
    }

    private func codeLines(of document: Document) -> Set<String> {
        var lines: Set<String> = []
        document.blocks.forEachNode { node in
            guard case .codeBlock(_, let text) = node.kind else { return }
            for line in text.split(separator: "\n") { lines.insert(trimmed(String(line))) }
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
