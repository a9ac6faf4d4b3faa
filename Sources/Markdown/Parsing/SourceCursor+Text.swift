extension SourceCursor {
    /// Goes past a text and adds it to a run, piece by piece: what the writer escaped (`\*`, `&amp;`) apart.
    mutating func pass(text: UnsafeBufferPointer<UInt8>, into run: inout TextRun) {
        skipContainers(before: text)
        if isPlain(text) {
            let place = position()
            run.append(text, at: place, isEscaped: false)
            offset += text.count
            return
        }
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
                run.append(
                    UnsafeBufferPointer(rebasing: text[index..<index + length]), at: place, isEscaped: true)
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

    /// Whether exactly this text stands here, with nothing in it that may be an escape.
    private func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        lines.bytes.withUnsafeBufferPointer { $0.holds(text, at: offset) }
            && !text.holds(UInt8(ascii: "\\")) && !text.holds(UInt8(ascii: "&"))
    }

    /// How many bytes of the source are an escape, and how many bytes of the text it stands for; zero where
    /// none is.
    private func escape(
        at place: Int, for text: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (consumed: Int, length: Int) {
        guard place + 1 < lines.bytes.count else { return (0, 0) }
        let next = lines.bytes[place + 1]
        if lines.bytes[place] == UInt8(ascii: "\\"), next == text[index], Self.isPunctuation(next) {
            return (2, 1)
        }
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
    func isHere(_ text: UnsafeBufferPointer<UInt8>) -> Bool { isThere(text, at: offset) }

    private func isThere(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        guard !text.isEmpty, place < lines.bytes.count else { return false }
        if escape(at: place, for: text, at: 0).consumed > 0 { return true }
        return lines.bytes[place...].prefix(16).starts(with: text.prefix(16))
            || lines.bytes[place] == text[0] && hasEscape(text, at: place)
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
        guard let found = (offset..<max(offset, limit)).first(where: { isThere(text, at: $0) }) else {
            return
        }
        go(to: found)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !isAlphanumeric(byte)
    }
}
