/// Escaping of text and addresses as HTML needs it, appended to a buffer.
package enum HTMLText {
    /// Appends a text, with `&`, `<`, `>` and `"` escaped: fit for content and for quoted attributes.
    package static func append(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &output, escapes: textEscapes) }
    }

    /// Appends an address, with every byte percent-encoded that cannot stand in one: fit for `href` and
    /// `src`.
    package static func append(address: String, to output: inout [UInt8]) {
        var address = address
        address.withUTF8 { append($0, to: &output, escapes: addressEscapes) }
    }

    private static func append(
        _ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], escapes: [[UInt8]?]
    ) {
        var start = 0
        for (index, byte) in bytes.enumerated() {
            guard let escape = escapes[Int(byte)] else { continue }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            output.append(contentsOf: escape)
            start = index + 1
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    private static let textEscapes: [[UInt8]?] = (0...255).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "&"): Array("&amp;".utf8)
        case UInt8(ascii: "<"): Array("&lt;".utf8)
        case UInt8(ascii: ">"): Array("&gt;".utf8)
        case UInt8(ascii: "\""): Array("&quot;".utf8)
        default: nil
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
