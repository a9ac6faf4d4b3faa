extension SourceCursor {
    /// Goes past link definitions that stand before a paragraph's or heading's own text, at most so many
    /// lines.
    mutating func skipDefinitions(atMost limit: Int) {
        var left = limit
        while left > 0, let count = definitionLineCount, line + count < lines.starts.count {
            go(to: lines.starts[line + min(count, left)])
            atLineStart = true
            skipContainers()
            left -= count
        }
    }

    /// How many lines the link definition here fills: its address, and its title, may stand on a line of
    /// their own.
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
            lines.bytes[lines.starts[line]..<lines.end(of: line)].drop {
                Self.isSpace($0) || $0 == UInt8(ascii: ">")
            })
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop(while: isSpace)
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return bytes
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
