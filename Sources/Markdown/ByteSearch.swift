#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Searches with the system's own routines, which look at 16 or more bytes in one step.
extension UnsafeBufferPointer<UInt8> {
    /// Where the byte stands first, from `start` on.
    package func first(_ byte: UInt8, from start: Int = 0) -> Int? {
        guard let base = baseAddress, start < count,
            let found = memchr(base + start, Int32(byte), count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    package func holds(_ byte: UInt8) -> Bool { first(byte) != nil }

    /// Whether the two bytes stand side by side somewhere.
    package func holds(_ byte: UInt8, then next: UInt8) -> Bool {
        var place = 0
        while let found = first(byte, from: place) {
            if found + 1 < count, self[found + 1] == next { return true }
            place = found + 1
        }
        return false
    }

    /// Whether the text stands somewhere.
    package func holds(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { text in
            guard let start = text.first else { return true }
            var place = 0
            while let found = first(start, from: place) {
                if holds(text, at: found) { return true }
                place = found + 1
            }
            return false
        }
    }

    /// Whether all bytes are printable ASCII, tabs and line feeds, as nearly all of an English text are. Eight bytes are
    /// looked at in one step.
    package var areVisibleASCII: Bool {
        let (ones, spaces, highest): (UInt64, UInt64, UInt64) = (
            0x0101_0101_0101_0101, 0x2020_2020_2020_2020, 0x8080_8080_8080_8080
        )
        var place = 0
        while place + 8 <= count {
            let word = UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: place, as: UInt64.self)
            // The highest bit of a byte is set by every byte below 0x20 and from 0x7F on, now and then by another.
            let odd = ((word &- spaces) | (word &+ ones) | word) & highest
            if odd != 0, !self[place..<place + 8].allSatisfy(Self.isVisibleASCII) { return false }
            place += 8
        }
        return self[place...].allSatisfy(Self.isVisibleASCII)
    }

    private static func isVisibleASCII(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09
    }

    /// Whether exactly these bytes stand at a place.
    func holds(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        guard place + bytes.count <= count else { return false }
        guard let base = baseAddress, let other = bytes.baseAddress else { return bytes.isEmpty }
        return memcmp(base + place, other, bytes.count) == 0
    }

    /// How often the byte stands here.
    func count(of byte: UInt8) -> Int {
        var (found, place) = (0, 0)
        while let next = first(byte, from: place) { (found, place) = (found + 1, next + 1) }
        return found
    }
}

/// Characters as running text has them, by their bytes.
extension UInt8 {
    /// A letter: of English, or any character beyond ASCII.
    @inlinable package var isLetterOfWord: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 || self >= 0x80 }
    @inlinable package var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
    /// A letter or a digit.
    @inlinable package var isOfWord: Bool { isLetterOfWord || isDigit }
}
