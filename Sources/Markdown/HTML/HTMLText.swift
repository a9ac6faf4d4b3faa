/// Escaping of text and addresses as HTML needs it, appended to a buffer.
package enum HTMLText {
    /// Appends a text, with `&`, `<`, `>` and `"` escaped: fit for content and for quoted attributes.
    package static func append(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &output) }
    }

    /// Appends an address, with every byte percent-encoded that cannot stand in one: fit for `href` and
    /// `src`.
    package static func append(address: String, to output: inout [UInt8]) {
        var address = address
        address.withUTF8 { append(address: $0, to: &output) }
    }

    package static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var start = 0
        for index in bytes.indices where needsEscape(bytes[index]) {
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            output += escape(of: bytes[index])
            start = index + 1
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    package static func append(address bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var start = 0
        for (index, byte) in bytes.enumerated() {
            guard let escape = addressEscapes[Int(byte)] else { continue }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            output.append(contentsOf: escape)
            start = index + 1
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    /// The four characters lie below 64, so that one word of bits answers for all bytes.
    private static func needsEscape(_ byte: UInt8) -> Bool {
        let escaped: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E
        return byte < 64 && escaped >> UInt64(byte) & 1 == 1
    }

    private static func escape(of byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        default: "&quot;"
        }
    }

    private static let addressEscapes: [[UInt8]?] = (0...255).map { byte in
        let byte = UInt8(byte)
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            return nil
        case UInt8(ascii: "&"): return Array("&amp;".utf8)
        case UInt8(ascii: "'"): return Array("&#x27;".utf8)
        default:
            if "-_.+!*(),%#@?=;:/$~".utf8.contains(byte) { return nil }
            let digits = String(byte, radix: 16, uppercase: true)
            return Array("%\(byte < 16 ? "0" : "")\(digits)".utf8)
        }
    }
}
