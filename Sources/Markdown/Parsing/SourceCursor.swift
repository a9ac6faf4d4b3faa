import Diagnostics

/// A place that moves forward through the source beside the walk over cmark's inlines, to tell where each was
/// written.
///
/// cmark's own columns are wrong on continuation lines and inside tables, its lines after a link over two
/// lines or after link definitions. The cursor follows the source instead: it expects what comes next, and
/// where the source differs (a hidden definition, an odd container) it looks ahead a little, then goes on;
/// the line stays right.
struct SourceCursor {
    let lines: Lines
    let firstLine: Int
    /// Bytes that a search may look ahead, so that no text makes the walk quadratic.
    static let reach = 2_000

    var offset = 0
    private(set) var line = 0
    var atLineStart = false
    /// The last place whose column was counted.
    private var counted = (line: 0, offset: 0, column: 1)

    init(lines: Lines, firstLine: Int) {
        self.lines = lines
        self.firstLine = firstLine
    }

    /// Goes to a line and byte column as cmark counts them, both from 1.
    mutating func move(toLine newLine: Int, column: Int) {
        line = min(max(newLine - 1, 0), lines.starts.count - 1)
        offset = min(lines.starts[line] + max(column - 1, 0), lines.end(of: line))
        atLineStart = column <= 1
    }

    /// The place in the file; the column counts code points.
    mutating func position() -> Position {
        var (column, from) = (1, lines.starts[line])
        if counted.line == line, counted.offset <= offset {
            (column, from) = (counted.column, counted.offset)
        }
        lines.bytes.withUnsafeBufferPointer { bytes in
            for byte in bytes[from..<max(from, offset)] where byte & 0xC0 != 0x80 { column += 1 }
        }
        counted = (line, offset, column)
        return Position(line: firstLine + line, column: column)
    }

    /// The byte here, or 0 at the end of the text.
    var byte: UInt8 { offset < lines.bytes.count ? lines.bytes[offset] : 0 }

    /// The line's bytes from here to its end.
    var restOfLine: ArraySlice<UInt8> { lines.bytes[offset..<max(offset, lines.end(of: line))] }

    // MARK: Moving over what cmark found

    /// Goes past the end of the line.
    mutating func passLineEnd() {
        go(to: lines.end(of: line))
        atLineStart = true
    }

    /// Goes past a code span, its backticks among them; `length` is that of its text.
    mutating func passCode(length: Int) -> Position {
        skipContainers()
        let place = position()
        guard byte == UInt8(ascii: "`") else { return place }
        var ticks = 0
        var index = offset
        while index < lines.bytes.count, lines.bytes[index] == UInt8(ascii: "`") {
            (ticks, index) = (ticks + 1, index + 1)
        }
        let limit = min(lines.bytes.count, offset + 4 * length + 400)
        var run = 0
        while index < limit {
            run = lines.bytes[index] == UInt8(ascii: "`") ? run + 1 : 0
            index += 1
            if run == ticks, index == lines.bytes.count || lines.bytes[index] != UInt8(ascii: "`") {
                go(to: index)
                break
            }
        }
        return place
    }

    /// Goes past what opens or closes emphasis.
    mutating func passDelimiters(_ count: Int) -> Position {
        skipContainers()
        let place = position()
        var left = count
        while left > 0, byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~") {
            go(to: offset + 1)
            left -= 1
        }
        return place
    }

    /// How many `~` stand here.
    var tildes: Int { restOfLine.prefix { $0 == UInt8(ascii: "~") }.count }

    /// Goes past what opens a link or an image.
    mutating func passLinkStart() -> Position {
        skipContainers()
        let place = position()
        if byte == UInt8(ascii: "!") { go(to: offset + 1) }
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<") { go(to: offset + 1) }
        return place
    }

    /// Goes past what closes a link: its address and title, its label, or one angle bracket.
    mutating func passLinkEnd() {
        if byte == UInt8(ascii: ">") { go(to: offset + 1) }
        guard byte == UInt8(ascii: "]") else { return }
        go(to: offset + 1)
        if byte == UInt8(ascii: "["), let end = find(UInt8(ascii: "]"), within: Self.reach) {
            go(to: end + 1)
        } else if byte == UInt8(ascii: "("), let end = endOfAddress() {
            go(to: end)
        }
    }

    /// Goes past `[^label]`.
    mutating func passFootnoteReference() -> Position {
        skipContainers()
        let place = position()
        if byte == UInt8(ascii: "["), let end = find(UInt8(ascii: "]"), within: Self.reach) {
            go(to: end + 1)
        }
        return place
    }

    /// Goes past a piece of raw HTML, which may run over lines.
    mutating func passHTML(_ literal: UnsafeBufferPointer<UInt8>) -> Position {
        skipContainers()
        let place = position()
        var last = 0
        for (index, byte) in literal.enumerated() where byte == 0x0A {
            passLineEnd()
            last = index + 1
        }
        var ignored = TextRun()
        pass(text: UnsafeBufferPointer(rebasing: literal[last...]), into: &ignored)
        return place
    }

    /// Goes past the next pipe that parts two cells.
    mutating func passCellEnd() {
        var index = offset
        let end = lines.end(of: line)
        while index < end {
            if lines.bytes[index] == UInt8(ascii: "\\") {
                index += 2
                continue
            }
            index += 1
            if lines.bytes[index - 1] == UInt8(ascii: "|") { return go(to: index) }
        }
    }

    /// Goes past `##` before a heading's text.
    mutating func passHeadingMark() {
        skipContainers()
        while byte == UInt8(ascii: "#") { go(to: offset + 1) }
        skipSpaces()
    }

    /// Goes past spaces and tabs.
    mutating func skipSpaces() {
        while byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { go(to: offset + 1) }
    }

    /// Whether a text stands at a place of the file exactly as given.
    func isWritten(_ text: String, at place: Position) -> Bool {
        let index = place.line - firstLine
        guard lines.starts.indices.contains(index) else { return false }
        var (offset, column) = (lines.starts[index], 1)
        while column < place.column, offset < lines.bytes.count {
            offset += 1
            if offset == lines.bytes.count || lines.bytes[offset] & 0xC0 != 0x80 { column += 1 }
        }
        return lines.bytes[offset...].starts(with: text.utf8)
    }

    /// The label and place of the footnote definition whose text begins here.
    mutating func passFootnoteLabel() -> (label: String, position: Position) {
        let before = lines.bytes[lines.starts[line]..<offset]
        let end = offset
        guard
            let caret = before.indices.last(where: {
                before[$0] == UInt8(ascii: "^") && before[max(before.startIndex, $0 - 1)] == UInt8(ascii: "[")
            }),
            let close = before[caret...].firstIndex(of: UInt8(ascii: "]"))
        else { return ("", position()) }
        offset = caret - 1
        let place = position()
        offset = end
        return (String(decoding: before[(caret + 1)..<close], as: UTF8.self), place)
    }

    /// Goes past white space and quote marks at the beginning of a line.
    mutating func skipContainers(before text: UnsafeBufferPointer<UInt8>? = nil) {
        guard atLineStart else { return }
        while byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: ">") {
            if let text, byte == UInt8(ascii: ">"), isHere(text) { break }
            go(to: offset + 1)
        }
        atLineStart = false
    }
}

extension SourceCursor {
    mutating func go(to newOffset: Int) {
        offset = min(newOffset, lines.bytes.count)
        while line + 1 < lines.starts.count, lines.starts[line + 1] <= offset { line += 1 }
    }

    private func find(_ wanted: UInt8, within reach: Int) -> Int? {
        let limit = min(lines.bytes.count, offset + reach)
        return lines.bytes[min(offset, limit)..<limit].firstIndex(of: wanted)
    }

    /// Offset after the `)` that closes the `(` here.
    private func endOfAddress() -> Int? {
        let limit = min(lines.bytes.count, offset + Self.reach)
        var index = offset + 1
        var depth = 1
        var closer: UInt8?
        var before = UInt8(ascii: " ")
        while index < limit {
            let byte = lines.bytes[index]
            if byte == UInt8(ascii: "\\") {
                index += 2
                before = byte
                continue
            }
            if let wanted = closer {
                if byte == wanted { closer = nil }
            } else if before == UInt8(ascii: " ") || before == 0x0A, depth == 1,
                let wanted = Self.closers[byte]
            {
                closer = wanted
            } else if byte == UInt8(ascii: "(") {
                depth += 1
            } else if byte == UInt8(ascii: ")") {
                depth -= 1
                if depth == 0 { return index + 1 }
            }
            before = byte
            index += 1
        }
        return nil
    }

    private static let closers: [UInt8: UInt8] = [
        UInt8(ascii: "<"): UInt8(ascii: ">"), UInt8(ascii: "\""): UInt8(ascii: "\""),
        UInt8(ascii: "'"): UInt8(ascii: "'"),
    ]
}
