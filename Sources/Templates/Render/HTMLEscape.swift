extension [UInt8] {
    /// Appends text in a form that stands safely in HTML text and in quoted attributes.
    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { appendEscaped($0) }
    }

    mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in bytes.indices where Self.needsEscape(bytes[index]) {
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            append(contentsOf: Self.escape(of: bytes[index]).utf8)
            start = index + 1
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    /// The five characters lie below 64, so that one word of bits answers for all bytes.
    private static func needsEscape(_ byte: UInt8) -> Bool {
        let escaped: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E
        return byte < 64 && escaped >> UInt64(byte) & 1 == 1
    }

    private static func escape(of byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: "&#39;"
        }
    }
}

extension StaticString {
    fileprivate var utf8: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}
