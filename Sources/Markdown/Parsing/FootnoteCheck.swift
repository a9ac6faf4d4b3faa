import Diagnostics

/// Finds footnotes that would vanish or show as brackets: cmark drops a note that nothing refers to without a word, and
/// leaves a reference to no note as text.
struct FootnoteCheck {
    let scanner: DefinitionScanner

    func check(
        _ document: Document, _ definitions: [DefinitionScanner.Found], problems: inout Problems
    ) {
        // Nearly every text has no footnote at all.
        guard holdsMark else { return }
        let used = Set(document.footnotes.map { $0.text.lowercased() })
        let code = scanner.codeLines(of: document)
        var places: [String: Position] = [:]
        for definition in definitions where definition.isFootnote && !code.contains(definition.line) {
            let place = scanner.position(of: definition)
            let name = definition.name.prefix(40)
            if let first = places.updateValue(place, forKey: definition.label) {
                problems.add(
                    "duplicate-footnote", at: place,
                    "The footnote `\(name)` stands here a second time, so this one would not be shown",
                    help: "Give it another name, or join the two.",
                    notes: [Diagnostic.Note("The first one", file: problems.file, at: first)])
            } else if !used.contains(definition.name.lowercased()) {
                problems.add(
                    "unused-footnote", at: place,
                    "Nothing refers to the footnote `\(name)`, so readers would not see it",
                    help: "Write `[^\(name)]` where it belongs, or take the note out.")
            }
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
        scanner.lines.bytes.withUnsafeBufferPointer {
            $0.holds(UInt8(ascii: "^")) || $0.holds(UInt8(ascii: "&"))
        }
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
}
