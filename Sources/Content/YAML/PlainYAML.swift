import Diagnostics
import Markdown

/// Reads the YAML that nearly every page is written in: keys with a value on their line, lists, groups, quotation marks.
///
/// It gives the very tree that libyaml would give, or nil: whatever is not as plain as that (remarks, escapes, texts over
/// several lines, tabs, a key that stands twice, every mistake) is for ``YAMLReader`` to read. It is there because libyaml
/// takes as long for the front matter of a page as cmark for its text.
package struct PlainYAML {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let firstLine: Int
    private var place = 0
    /// The line that is being read, counted from 0.
    private var line = 0
    /// How many spaces stand before the text of the line.
    private var indent = 0
    /// The last place of which a position was asked, and its column: the next is counted on from there, since a line may
    /// hold a hundred thousand values.
    private var counted = (place: 0, column: 1)

    /// The tree of a text whose first line is `firstLine` of its file; nil where the text is not plain enough.
    package static func read(_ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) -> YAMLNode? {
        var reader = PlainYAML(bytes, firstLine: firstLine)
        guard reader.isPlain, reader.goToText(), reader.indent == 0,
            let root = reader.mapping(indent: 0, depth: 1), reader.isAtEnd
        else { return nil }
        return root
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
        self.bytes = bytes
        self.firstLine = firstLine
    }

    private static let deepest = 8
    private static let longestMapping = 40
    private static let longestKey = 120

    /// Whether there is no byte of which libyaml may think otherwise than this reader.
    private var isPlain: Bool {
        if bytes.holds(UInt8(ascii: "#")) || bytes.holds(0x09) || bytes.holds(UInt8(ascii: "\\")) {
            return false
        }
        // Beyond ASCII some characters end a line, and some are refused.
        return bytes.areVisibleASCII
            || bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 && $0 != 0xEF || $0 == 0x0A }
                && !holdsLineSeparator
    }
}

extension PlainYAML {
    /// Whether U+2028 or U+2029 stands anywhere.
    private var holdsLineSeparator: Bool {
        bytes.indices.dropLast(2).contains {
            bytes[$0] == 0xE2 && bytes[$0 + 1] == 0x80 && bytes[$0 + 2] & 0xFE == 0xA8
        }
    }

    private var isAtEnd: Bool { place >= bytes.count }
    private var byte: UInt8 { place < bytes.count ? bytes[place] : 0x0A }
    private var isAtLineEnd: Bool { byte == 0x0A }

    /// Goes to the text of the next line that is not empty; false at the end.
    private mutating func goToText() -> Bool {
        while place < bytes.count {
            indent = 0
            while byte == 0x20 {
                indent += 1
                place += 1
            }
            if place < bytes.count, !isAtLineEnd { return true }
            passLineEnd()
        }
        return false
    }

    private mutating func passLineEnd() {
        place += 1
        line += 1
        counted = (place, 1)
    }

    private mutating func passSpaces() { while byte == 0x20 { place += 1 } }

    /// Ends the line behind a value, and goes to the next text; false where anything else stands on the line.
    private mutating func endLine() -> Bool {
        passSpaces()
        guard isAtLineEnd else { return false }
        passLineEnd()
        if !goToText() { indent = -1 }
        return true
    }

    /// Asked for places of this line, each behind the one before.
    private mutating func position(of place: Int) -> Position {
        for byte in bytes[counted.place..<place] where byte & 0xC0 != 0x80 { counted.column += 1 }
        counted.place = place
        return Position(line: firstLine + line, column: counted.column)
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension PlainYAML {
    /// A group of keys, from the first of them on; each stands `indent` spaces from the left.
    private mutating func mapping(indent: Int, depth: Int) -> YAMLNode? {
        guard depth <= Self.deepest else { return nil }
        let start = position(of: place)
        var pairs: [(key: Located<String>, value: YAMLNode)] = []
        repeat {
            guard let key = key(notAmong: pairs), let value = value(indent: indent, depth: depth) else {
                return nil
            }
            pairs.append((key, value))
        } while self.indent == indent && !isAtEnd && byte != UInt8(ascii: "-")
        return self.indent > indent ? nil : YAMLNode(.mapping(pairs), at: start)
    }

    /// A list, from its first `-` on.
    private mutating func sequence(indent: Int, depth: Int) -> YAMLNode? {
        guard depth <= Self.deepest else { return nil }
        let start = position(of: place)
        var items: [YAMLNode] = []
        while self.indent == indent, !isAtEnd, byte == UInt8(ascii: "-") {
            guard place + 2 < bytes.count, bytes[place + 1] == 0x20, bytes[place + 2] != 0x20 else {
                return nil
            }
            place += 2
            // A group of keys may begin behind the `-`.
            let inner = indent + 2
            if isAtKey {
                self.indent = inner
                guard let item = mapping(indent: inner, depth: depth + 1) else { return nil }
                items.append(item)
            } else {
                guard let item = lineValue(deeperThan: indent, depth: depth) else { return nil }
                items.append(item)
            }
        }
        return self.indent > indent ? nil : YAMLNode(.sequence(items), at: start)
    }

    /// The value behind a key of a group that stands `indent` spaces from the left.
    private mutating func value(indent: Int, depth: Int) -> YAMLNode? {
        passSpaces()
        guard isAtLineEnd else { return lineValue(deeperThan: indent, depth: depth) }
        guard endLine() else { return nil }
        if byte == UInt8(ascii: "-"), self.indent >= indent {
            return sequence(indent: self.indent, depth: depth + 1)
        }
        return self.indent > indent ? mapping(indent: self.indent, depth: depth + 1) : nil
    }

    /// A value that ends with its line: no text goes on below it.
    private mutating func lineValue(deeperThan indent: Int, depth: Int) -> YAMLNode? {
        guard let value = flowValue(isInFlow: false, depth: depth), endLine(), self.indent <= indent else {
            return nil
        }
        return value
    }
}

extension PlainYAML {
    private static func isKeyByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    /// Behind the last letter of a key that begins here; nil where none does.
    private var endOfKey: Int? {
        var end = place
        while end < bytes.count, Self.isKeyByte(bytes[end]) { end += 1 }
        guard end > place, end - place <= Self.longestKey, end < bytes.count, byte != UInt8(ascii: "-"),
            bytes[end] == UInt8(ascii: ":")
        else { return nil }
        return end + 1 == bytes.count || bytes[end + 1] == 0x20 || bytes[end + 1] == 0x0A ? end : nil
    }

    private var isAtKey: Bool { endOfKey != nil }

    /// Passes a key with its colon; nil where it stands in the group already.
    private mutating func key(
        notAmong pairs: [(key: Located<String>, value: YAMLNode)]
    ) -> Located<String>? {
        guard pairs.count < Self.longestMapping, let end = endOfKey else { return nil }
        let key = Located(text(place..<end), at: position(of: place))
        place = end + 1
        return pairs.contains { $0.key.value == key.value } ? nil : key
    }

    /// A value on this line: a text, or a list or group in brackets.
    private mutating func flowValue(isInFlow: Bool, depth: Int) -> YAMLNode? {
        switch byte {
        case UInt8(ascii: "["): flowSequence(depth: depth + 1)
        case UInt8(ascii: "{"): flowMapping(depth: depth + 1)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quoted()
        default: plain(isInFlow: isInFlow)
        }
    }

    private mutating func flowSequence(depth: Int) -> YAMLNode? {
        let start = position(of: place)
        var items: [YAMLNode] = []
        guard depth <= Self.deepest else { return nil }
        let isWhole = passItems(until: UInt8(ascii: "]")) { reader in
            guard let item = reader.flowValue(isInFlow: true, depth: depth) else { return false }
            items.append(item)
            return true
        }
        return isWhole ? YAMLNode(.sequence(items), at: start) : nil
    }

    private mutating func flowMapping(depth: Int) -> YAMLNode? {
        let start = position(of: place)
        var pairs: [(key: Located<String>, value: YAMLNode)] = []
        guard depth <= Self.deepest else { return nil }
        let isWhole = passItems(until: UInt8(ascii: "}")) { reader in
            guard let key = reader.key(notAmong: pairs) else { return false }
            reader.passSpaces()
            guard let value = reader.flowValue(isInFlow: true, depth: depth) else { return false }
            pairs.append((key, value))
            return true
        }
        return isWhole ? YAMLNode(.mapping(pairs), at: start) : nil
    }

    /// Passes items apart by commas, from the opening bracket to behind the closing one.
    private mutating func passItems(until end: UInt8, _ pass: (inout PlainYAML) -> Bool) -> Bool {
        place += 1
        passSpaces()
        if byte == end {
            place += 1
            return true
        }
        while true {
            guard pass(&self) else { return false }
            passSpaces()
            let isLast = byte == end
            guard isLast || byte == UInt8(ascii: ",") else { return false }
            place += 1
            if isLast { return true }
            passSpaces()
        }
    }

    private mutating func quoted() -> YAMLNode? {
        let mark = byte
        guard let end = bytes.first(mark, from: place + 1) else { return nil }
        let range = place + 1..<end
        // A doubled mark stands for one, and a text over two lines is folded.
        guard end + 1 == bytes.count || bytes[end + 1] != mark, !bytes[range].contains(0x0A) else {
            return nil
        }
        let start = position(of: place)
        place = end + 1
        return YAMLNode(.scalar(text(range), isPlain: false), at: start)
    }

    private mutating func plain(isInFlow: Bool) -> YAMLNode? {
        guard Self.mayBegin(byte) else { return nil }
        let start = place
        var end = place
        while !isAtLineEnd {
            switch byte {
            case UInt8(ascii: ":") where isInFlow: return nil
            case UInt8(ascii: ":") where place + 1 == bytes.count || bytes[place + 1] <= 0x20: return nil
            case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
                if isInFlow {
                    return YAMLNode(.scalar(text(start..<end), isPlain: true), at: position(of: start))
                }
            case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "?"):
                if isInFlow { return nil }
            default: break
            }
            place += 1
            if bytes[place - 1] != 0x20 { end = place }
        }
        return isInFlow ? nil : YAMLNode(.scalar(text(start..<end), isPlain: true), at: position(of: start))
    }

    /// Whether a text without quotation marks may begin with the byte; of some that may, libyaml decides.
    private static func mayBegin(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
            || [UInt8(ascii: "("), UInt8(ascii: "/"), UInt8(ascii: "~"), UInt8(ascii: "_")].contains(byte)
    }
}
