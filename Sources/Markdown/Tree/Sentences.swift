/// Finds where the sentences of one paragraph end.
struct Sentences {
    /// Up to the paragraph's end.
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where it begins.
    let start: Int
    /// Whether nothing in it is asked or exclaimed, as in nearly every paragraph.
    private let hasOnlyFullStops: Bool

    init(bytes: UnsafeBufferPointer<UInt8>, start: Int) {
        self.bytes = bytes
        self.start = start
        hasOnlyFullStops =
            bytes.first(UInt8(ascii: "?"), from: start) == nil
            && bytes.first(UInt8(ascii: "!"), from: start) == nil
    }

    /// Where the sentence that begins at a place ends, behind its full stop and what closes with it; nil where no full stop
    /// follows.
    func end(from sentence: Int) -> Int? {
        var next = sentence
        while let place = stop(from: next) {
            var end = place + 1
            while end < bytes.count {
                let length = Self.isStop(bytes[end]) ? 1 : closingLength(at: end)
                if length == 0 { break }
                end += length
            }
            // What stands between a sentence and its full stop has been taken out.
            if end == bytes.count || bytes[end] == 0x20,
                bytes[place] != UInt8(ascii: ".") || endsSentence(place)
            {
                return end
            }
            // All of "…" or "?!" has been looked at.
            next = end
        }
        return nil
    }

    private func stop(from place: Int) -> Int? {
        hasOnlyFullStops
            ? bytes.first(UInt8(ascii: "."), from: place) : bytes[place...].firstIndex(where: Self.isStop)
    }

    /// What is left without the spaces before it; nil where there is no word.
    func trimmed(_ range: Range<Int>) -> Range<Int>? {
        var first = range.lowerBound
        while first < range.upperBound, bytes[first] == 0x20 { first += 1 }
        return bytes[first..<range.upperBound].contains(where: \.isOfWord) ? first..<range.upperBound : nil
    }

    /// Whether the full stop at a place ends a sentence, and not an abbreviation, a name's first letter or a number.
    private func endsSentence(_ place: Int) -> Bool {
        // What stands farther off begins no sentence here, and looking for it again and again would take long.
        let next = bytes[(place + 1)...].prefix(40).first { $0.isOfWord || $0 == UInt8(ascii: "(") }
        if let next, next &- UInt8(ascii: "a") < 26 { return false }
        var wordStart = place
        while wordStart > start, bytes[wordStart - 1] != 0x20, bytes[wordStart - 1] != UInt8(ascii: "(") {
            wordStart -= 1
            // Longer than any abbreviation.
            if place - wordStart > 6 { return true }
        }
        let word = bytes[wordStart..<place]
        if word.count == 1, let letter = word.first, letter &- UInt8(ascii: "A") < 26 { return false }
        return !Self.abbreviations.contains { $0.count == word.count && $0.elementsEqual(word) }
    }

    /// How many bytes a closing quotation mark or bracket at a place has; 0 where there is none.
    private func closingLength(at place: Int) -> Int {
        switch bytes[place] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): 1
        case 0xE2 where place + 2 < bytes.count && bytes[place + 1] == 0x80:
            bytes[place + 2] == 0x99 || bytes[place + 2] == 0x9D ? 3 : 0
        default: 0
        }
    }

    private static let abbreviations = [
        "Dr", "Mr", "Mrs", "Ms", "St", "Prof", "vs", "e.g", "i.e", "approx",
    ]
    .map { Array($0.utf8) }

    private static func isStop(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
    }
}
