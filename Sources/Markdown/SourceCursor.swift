import Diagnostics

/// A place that moves forward through the source beside the walk over cmark's inlines, to tell where each was written.
///
/// cmark's own columns are wrong on continuation lines and inside tables, its lines after a link over two lines or after
/// link definitions. The cursor follows the source instead: it expects what comes next, and where the source differs
/// (a hidden definition, an odd container) it looks ahead a little, then goes on; the line stays right.
struct SourceCursor {
    let lines: Lines
    let firstLine: Int
    /// Bytes that a search may look ahead, so that no text makes the walk quadratic.
    private static let reach = 2_000

    private(set) var offset = 0
    private var line = 0
    private var atLineStart = false
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
        if counted.line == line, counted.offset <= offset { (column, from) = (counted.column, counted.offset) }
        var index = from
        while index < offset {
            if lines.bytes[index] & 0xC0 != 0x80 { column += 1 }
            index += 1
        }
        counted = (line, offset, column)
        return Position(line: firstLine + line, column: column)
    }

    /// The byte here, or 0 at the end of the text.
    var byte: UInt8 { offset < lines.bytes.count ? lines.bytes[offset] : 0 }

    /// The line's bytes from here to its end.
    var restOfLine: ArraySlice<UInt8> { lines.bytes[offset..<max(offset, lines.end(of: line))] }

    // MARK: Moving over what cmark found

    /// Goes past a text and adds it to a run, piece by piece: what the writer escaped (`\*`, `&amp;`) apart.
    mutating func pass(text: UnsafeBufferPointer<UInt8>, into run: inout TextRun) {
        skipContainers(before: text)
        var (start, index) = (0, 0)
        if !isHere(text) { seek(text) }
        var place = position()
        func close(_ end: Int) {
            guard start < end else { return }
            run.append(UnsafeBufferPointer(rebasing: text[start..<end]), at: place, isEscaped: false)
        }
        while index < text.count {
            let (consumed, length) = escape(at: offset, for: text, at: index)
            if consumed > 0 {
                close(index)
                place = position()
                run.append(UnsafeBufferPointer(rebasing: text[index..<index + length]), at: place, isEscaped: true)
                go(to: offset + consumed)
                index += length
                (start, place) = (index, position())
            } else if byte == text[index] {
                offset += 1
                index += 1
            } else {
                // Lost: the rest is looked for further on.
                close(index)
                start = index
                seek(UnsafeBufferPointer(rebasing: text[index...]))
                place = position()
                guard isHere(UnsafeBufferPointer(rebasing: text[index...])) else { break }
            }
        }
        close(text.count)
        go(to: offset)
    }

    /// How many bytes of the source are an escape, and how many bytes of the text it stands for; zero where none is.
    private func escape(
        at place: Int, for text: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (consumed: Int, length: Int) {
        guard place + 1 < lines.bytes.count else { return (0, 0) }
        let next = lines.bytes[place + 1]
        if lines.bytes[place] == UInt8(ascii: "\\"), next == text[index], Self.isPunctuation(next) { return (2, 1) }
        guard lines.bytes[place] == UInt8(ascii: "&") else { return (0, 0) }
        let rest = lines.bytes[place..<min(place + 40, lines.bytes.count)]
        guard let end = rest.firstIndex(of: UInt8(ascii: ";")), end > place + 1,
            rest[(place + 1)..<end].allSatisfy({ $0 == UInt8(ascii: "#") || Self.isAlphanumeric($0) })
        else { return (0, 0) }
        // A name that is no entity stands in the text as it is written.
        if text[index...].starts(with: rest[...end]) { return (0, 0) }
        let lead = text[index]
        let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        return (end + 1 - place, min(length, text.count - index))
    }

    /// Whether the beginning of a text stands here.
    private func isHere(_ text: UnsafeBufferPointer<UInt8>) -> Bool { isThere(text, at: offset) }

    private func isThere(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        guard !text.isEmpty, place < lines.bytes.count else { return false }
        if escape(at: place, for: text, at: 0).consumed > 0 { return true }
        return lines.bytes[place...].prefix(16).starts(with: text.prefix(16)) || lines.bytes[place] == text[0] && hasEscape(text, at: place)
    }

    /// Whether source and text are alike up to an escape within the first bytes.
    private func hasEscape(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        for index in 0..<min(16, text.count) where place + index < lines.bytes.count {
            if escape(at: place + index, for: text, at: index).consumed > 0 { return true }
            if lines.bytes[place + index] != text[index] { return false }
        }
        return true
    }

    /// Goes to the next place on this line where a text may begin, or stays.
    private mutating func seek(_ text: UnsafeBufferPointer<UInt8>) {
        let limit = min(lines.end(of: line), offset + Self.reach)
        guard let found = (offset..<max(offset, limit)).first(where: { isThere(text, at: $0) }) else { return }
        go(to: found)
    }

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
        while index < lines.bytes.count, lines.bytes[index] == UInt8(ascii: "`") { (ticks, index) = (ticks + 1, index + 1) }
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
        if byte == UInt8(ascii: "["), let end = find(UInt8(ascii: "]"), within: Self.reach) { go(to: end + 1) }
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

    /// Goes past link definitions that stand before a paragraph's or heading's own text, at most so many lines.
    mutating func skipDefinitions(atMost limit: Int) {
        var left = limit
        while left > 0, let count = definitionLineCount, line + count < lines.starts.count {
            go(to: lines.starts[line + min(count, left)])
            atLineStart = true
            skipContainers()
            left -= count
        }
    }

    /// How many lines the link definition here fills: its address, and its title, may stand on a line of their own.
    private var definitionLineCount: Int? {
        let rest = restOfLine.prefix(Self.reach)
        guard rest.first == UInt8(ascii: "["), let close = rest.firstIndex(of: UInt8(ascii: "]")),
            rest[close...].dropFirst().first == UInt8(ascii: ":")
        else { return nil }
        var count = 1
        var address = Self.trimmed(rest[(close + 2)...])
        if address.isEmpty {
            address = content(ofLine: line + 1)
            count += 1
        }
        var title = Self.trimmed(address.drop { !Self.isSpace($0) })
        if title.isEmpty {
            title = content(ofLine: line + count)
            guard let quote = title.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
                title.last == quote, title.count > 1
            else { return count }
            return count + 1
        }
        while let quote = title.first, title.count < 2 || title.last != quote, count < 10 {
            title = title.prefix(1) + content(ofLine: line + count)
            count += 1
        }
        return count
    }

    /// A line's bytes without quote marks before them and white space around them.
    private func content(ofLine line: Int) -> ArraySlice<UInt8> {
        guard line < lines.starts.count else { return [] }
        return Self.trimmed(
            lines.bytes[lines.starts[line]..<lines.end(of: line)].drop { Self.isSpace($0) || $0 == UInt8(ascii: ">") })
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop(while: isSpace)
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return bytes
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

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
        guard let caret = before.indices.last(where: { before[$0] == UInt8(ascii: "^") && before[max(before.startIndex, $0 - 1)] == UInt8(ascii: "[") }),
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
    private mutating func go(to newOffset: Int) {
        offset = min(newOffset, lines.bytes.count)
        while line + 1 < lines.starts.count, lines.starts[line + 1] <= offset { line += 1 }
    }

    private func find(_ wanted: UInt8, within reach: Int) -> Int? {
        let limit = min(lines.bytes.count, offset + reach)
        return lines.bytes[min(offset, limit)..<limit].firstIndex(of: wanted)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !isAlphanumeric(byte)
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
