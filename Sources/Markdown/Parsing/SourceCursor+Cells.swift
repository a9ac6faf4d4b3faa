import Diagnostics

extension SourceCursor {
    /// What stands on this line behind so many cells, the first of which begins here; nil where nothing does.
    func surplusCell(beyond columns: Int) -> (text: String, position: Position)? {
        let end = lines.end(of: line)
        var (index, cells) = (offset, 0)
        while index < end, cells < columns {
            if lines.bytes[index] == UInt8(ascii: "\\") {
                index += 2
                continue
            }
            if lines.bytes[index] == UInt8(ascii: "|") { cells += 1 }
            index += 1
        }
        guard cells == columns, index < end else { return nil }
        let rest = lines.bytes[index..<end].drop { $0 <= 0x20 || $0 == UInt8(ascii: "|") }
        guard !rest.isEmpty else { return nil }
        var cursor = self
        cursor.go(to: rest.startIndex)
        let cell = rest.prefix { $0 != UInt8(ascii: "|") && $0 != 0x0A && $0 != 0x0D }
        return (String(decoding: cell, as: UTF8.self), cursor.position())
    }

    /// Whether a heading's `#` stands here, not a text that a line below it makes a heading.
    var isAtHeadingMark: Bool {
        var cursor = self
        cursor.skipContainers()
        let rest = cursor.restOfLine
        let marks = rest.prefix { $0 == UInt8(ascii: "#") }
        guard (1...6).contains(marks.count) else { return false }
        return rest[marks.endIndex...].first.map { $0 <= 0x20 } ?? true
    }
}
