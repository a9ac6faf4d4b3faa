/// Follows the fixed HTML of templates, and knows whether what is printed next is text of the body.
///
/// Values need not be read: escaped ones cannot end what they stand in, and HTML of the tool closes all that it opens.
struct MarkupCursor {
    private enum State { case text, tag, quoted(UInt8) }

    private static let body = Array("body".utf8)

    private var state = State.text
    private var isInBody = false
    /// How many letters of the open tag's name are those of `body`; nil from the first that is not.
    private var bodyLetters: Int?

    /// Whether the next value is shown to a reader.
    var isInText: Bool {
        if case .text = state { return isInBody }
        return false
    }

    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        var place = 0
        while place < bytes.count {
            switch state {
            case .text:
                while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
                guard place < bytes.count else { return }
                state = .tag
                bodyLetters = 0
            case .tag: readTag(bytes[place])
            case .quoted(let mark):
                while place < bytes.count, bytes[place] != mark { place += 1 }
                guard place < bytes.count else { return }
                state = .tag
            }
            place += 1
        }
    }

    private mutating func readTag(_ byte: UInt8) {
        if let letters = bodyLetters {
            if letters < Self.body.count {
                bodyLetters = byte | 0x20 == Self.body[letters] ? letters + 1 : nil
            } else {
                isInBody = isInBody || byte == UInt8(ascii: ">") || byte <= 0x20
                bodyLetters = nil
            }
        }
        switch byte {
        case UInt8(ascii: ">"): state = .text
        case UInt8(ascii: "\""), UInt8(ascii: "'"): state = .quoted(byte)
        default: break
        }
    }
}
