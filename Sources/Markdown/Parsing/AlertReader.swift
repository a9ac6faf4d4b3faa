import Diagnostics

/// Turns a block quote that begins with `[!NAME]` into an alert.
struct AlertReader {
    /// Makes an alert of the quote that was closed last, if it begins like one.
    ///
    /// `isWritten` tells whether `[!` stands in the source at a place: an escaped bracket begins no alert.
    ///
    /// - Returns: where the mark stands that was read or reported; nil where the quote begins otherwise.
    func read(
        _ quote: Int, in tree: inout TreeBuilder, isWritten: (Position) -> Bool, problems: inout Problems
    ) -> Position? {
        let (paragraph, opening) = (quote + 1, quote + 2)
        guard opening < tree.count, tree[paragraph].kind == .paragraph, tree[opening].kind == .text else {
            return nil
        }
        let text = tree.withView { $0.string($0.records[opening]) }
        let place = tree[opening].position
        guard let marker = Self.marker(of: text), isWritten(place) else { return nil }
        guard let level = AlertLevel(rawValue: marker.name) else {
            let names = AlertLevel.allCases.map(\.rawValue)
            problems.add(
                "unknown-alert", at: place, "`[!\(marker.name)]` is not a kind of alert",
                help: Spelling.suggestion(for: marker.name, in: names)
                    ?? "Use one of \(names.map { "`[!\($0)]`" }.joined(separator: ", ")).")
            return place
        }
        tree[quote].kind = .alert
        tree[quote].flags = UInt8(AlertLevel.allCases.firstIndex(of: level) ?? 0)
        let titleText = marker.rest.drop { $0 == " " }
        cut(
            opening, in: &tree, by: text.utf8.count - titleText.utf8.count,
            columns: text.unicodeScalars.count - titleText.unicodeScalars.count)
        split(paragraph, inside: quote, in: &tree)
        check(quote, in: tree, of: level, at: place, problems: &problems)
        return place
    }

    /// Every `[!LEVEL]` that a run of text holds unescaped, in letters of whatever case, with its place.
    func marks(in run: inout TextRun) -> [(name: String, position: Position)] {
        guard run.holdsAlertMark else { return [] }
        let bytes = run.bytes
        var marks: [(name: String, position: Position)] = []
        for open in bytes.indices.dropLast(3)
        where bytes[open] == UInt8(ascii: "[") && bytes[open + 1] == UInt8(ascii: "!") && !run.isEscaped(open)
        {
            let rest = bytes[(open + 2)...].prefix(Self.longestName + 1)
            guard let close = rest.firstIndex(of: UInt8(ascii: "]")) else { continue }
            let name = run.text(in: open + 2..<close)
            guard AlertLevel(rawValue: name.uppercased()) != nil else { continue }
            marks.append((name, run.position(at: open)))
        }
        return marks
    }

    private static let longestName = AlertLevel.allCases.map(\.rawValue.utf8.count).max() ?? 0

    private func cut(_ text: Int, in tree: inout TreeBuilder, by bytes: Int, columns: Int) {
        tree[text].start += Int32(bytes)
        tree[text].count -= Int32(bytes)
        tree[text].position.column += columns
    }

    /// Parts the alert's first paragraph: its first line is the title, the rest a paragraph of the body. Either may
    /// be empty, and is taken out then.
    private func split(_ paragraph: Int, inside quote: Int, in tree: inout TreeBuilder) {
        let end = Int(tree[paragraph].end)
        var lineEnd = paragraph + 1
        while lineEnd < end, tree[lineEnd].kind != .softBreak, tree[lineEnd].kind != .lineBreak {
            lineEnd = Int(tree[lineEnd].end)
        }
        let isRestEmpty = lineEnd + 1 >= end
        let opening = paragraph + 1
        if tree[opening].count == 0, lineEnd == opening + 1 {
            // No title: the paragraph is the body's, without the line of the marker.
            if isRestEmpty { return tree.remove(paragraph..<end, inside: quote) }
            tree[paragraph].position = tree[lineEnd + 1].position
            return tree.remove(opening..<lineEnd + 1, inside: quote)
        }
        tree[paragraph].kind = .alertTitle
        tree[paragraph].end = Int32(lineEnd)
        if lineEnd < end {
            // The line break's place in the tree becomes that of the body's paragraph.
            if isRestEmpty {
                tree.remove(lineEnd..<end, inside: quote)
            } else {
                tree[lineEnd] = NodeRecord(.paragraph, at: tree[lineEnd + 1].position)
                tree[lineEnd].end = Int32(end)
            }
        }
        if tree[opening].count == 0 { tree.remove(opening..<opening + 1, inside: quote) }
    }

    private func check(
        _ alert: Int, in tree: TreeBuilder, of level: AlertLevel, at position: Position,
        problems: inout Problems
    ) {
        var first = alert + 1
        if first < tree.count, tree[first].kind == .alertTitle { first = Int(tree[first].end) }
        if first == tree.count {
            problems.add(
                "empty-alert", at: position, "The alert `[!\(level.rawValue)]` holds nothing",
                help: "Write its text in the lines below, each beginning with `> `.")
        } else if level.isList, tree[first].kind != .list || Int(tree[first].end) != tree.count {
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
