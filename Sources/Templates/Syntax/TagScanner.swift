import Diagnostics

/// Finds the tags of a template from left to right, in time linear in its length.
struct TagScanner {
    enum Finding {
        case tag(Tag)
        /// A tag that does not end before the next one begins, or not at all.
        case unclosed(Position)
        case badDelimiters(Position)
    }

    private let bytes: [UInt8]
    private var opening = Array("{{".utf8)
    private var closing = Array("}}".utf8)
    private var offset: Int
    private var places: PositionCounter

    init(bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        offset = start
        places = PositionCounter(bytes: bytes, from: start)
    }

    /// The next tag, or nil at the end.
    mutating func next() -> Finding? {
        while offset < bytes.count, !stands(opening, at: offset) { offset += 1 }
        guard offset < bytes.count else { return nil }
        let start = offset
        let position = places.position(of: start)
        var inner = skipSpace(from: start + opening.count)
        let sign = inner < bytes.count ? Tag.Kind(sign: bytes[inner]) : nil
        let kind = sign ?? .variable
        var end = closing
        if kind == .delimiters { end = [UInt8(ascii: "=")] + closing }
        if kind == .unescaped, bytes[inner] == UInt8(ascii: "{") { end = [UInt8(ascii: "}")] + closing }
        if sign != nil { inner += 1 }
        guard let close = find(end, from: inner, mayHoldTags: kind == .comment || kind == .delimiters) else {
            return .unclosed(position)
        }
        offset = close + end.count
        let contentStart = min(skipSpace(from: inner), close)
        var contentEnd = close
        while contentEnd > contentStart, isSpace(bytes[contentEnd - 1]) { contentEnd -= 1 }
        let content = contentStart..<contentEnd
        if kind == .delimiters, !setDelimiters(content) { return .badDelimiters(position) }
        return .tag(
            Tag(
                kind: kind, range: start..<offset, content: content, position: position,
                contentPosition: places.position(of: contentStart)))
    }
}

extension TagScanner {
    /// Where the end of a tag begins. Where none comes before the next opening, scanning goes on there.
    private mutating func find(_ end: [UInt8], from start: Int, mayHoldTags: Bool) -> Int? {
        var place = start
        while place < bytes.count {
            if stands(end, at: place) { return place }
            if !mayHoldTags, opening != closing, stands(opening, at: place) { break }
            place += 1
        }
        offset = place
        return nil
    }

    private func stands(_ word: [UInt8], at place: Int) -> Bool {
        guard bytes[place] == word[0], place + word.count <= bytes.count else { return false }
        return word.indices.allSatisfy { bytes[place + $0] == word[$0] }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private func skipSpace(from start: Int) -> Int {
        var place = start
        while place < bytes.count, isSpace(bytes[place]) { place += 1 }
        return place
    }

    private mutating func setDelimiters(_ content: Range<Int>) -> Bool {
        let words = bytes[content].split(whereSeparator: isSpace).map(Array.init)
        // A delimiter is compared at every byte: a long one would make that slow.
        guard words.count == 2, words.allSatisfy({ $0.count <= 16 && !$0.contains(UInt8(ascii: "=")) }) else {
            return false
        }
        (opening, closing) = (words[0], words[1])
        return true
    }
}
