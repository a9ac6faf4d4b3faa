extension JSON {
    /// Why a text is not JSON, and where: line and column count from 1, columns in Unicode code points.
    package struct ParseError: Error, Equatable, Sendable {
        package let line: Int
        package let column: Int
        /// What is wrong: one line, no full stop.
        package let message: String
    }

    /// How deeply arrays and objects may nest.
    package static let maximumDepth = 100

    /// Reads one JSON value (RFC 8259). Stricter than the standard where it leaves a choice: a key may stand
    /// only once in an object, escaped surrogates must come in pairs, and nesting is bounded by
    /// ``maximumDepth``.
    package init(parsing bytes: [UInt8]) throws(ParseError) {
        var parser = JSONParser(bytes: bytes)
        self = try parser.parse()
    }
}

/// Reads JSON text from left to right.
private struct JSONParser {
    let bytes: [UInt8]
    var offset = 0
    var depth = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func parse() throws(JSON.ParseError) -> JSON {
        skipSpace()
        let value = try value()
        skipSpace()
        guard offset == bytes.count else { throw error("There is text after the end of the value") }
        return value
    }
}

extension JSONParser {
    private var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: wanted) else { return false }
        offset += 1
        return true
    }

    private func error(_ message: String, at place: Int? = nil) -> JSON.ParseError {
        var (line, column) = (1, 1)
        for byte in bytes.prefix(place ?? offset) {
            if byte == 0x0A {
                (line, column) = (line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return JSON.ParseError(line: line, column: column, message: message)
    }

    private mutating func value() throws(JSON.ParseError) -> JSON {
        guard let byte else { throw error("The text ends where a value should stand") }
        switch byte {
        case UInt8(ascii: "{"): return try nested { (parser) throws(JSON.ParseError) in try parser.object() }
        case UInt8(ascii: "["): return try nested { (parser) throws(JSON.ParseError) in try parser.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default:
            for (word, value) in [("true", JSON.bool(true)), ("false", .bool(false)), ("null", .null)]
            where bytes[offset...].starts(with: word.utf8) {
                offset += word.utf8.count
                return value
            }
            throw error("No JSON value begins like this")
        }
    }

    private mutating func nested(
        _ read: (inout JSONParser) throws(JSON.ParseError) -> JSON
    ) throws(JSON.ParseError) -> JSON {
        guard depth < JSON.maximumDepth else {
            throw error("The data nests more than \(JSON.maximumDepth) levels deep")
        }
        depth += 1
        offset += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func array() throws(JSON.ParseError) -> JSON {
        var values: [JSON] = []
        skipSpace()
        if take("]") { return .array(values) }
        while true {
            skipSpace()
            values.append(try value())
            skipSpace()
            if take("]") { return .array(values) }
            guard take(",") else { throw error("A `,` or `]` is missing") }
        }
    }

    private mutating func object() throws(JSON.ParseError) -> JSON {
        var members: [(key: String, value: JSON)] = []
        var keys: Set<String> = []
        skipSpace()
        if take("}") { return .object(members) }
        while true {
            skipSpace()
            let start = offset
            guard byte == UInt8(ascii: "\"") else { throw error("A key in quotes is missing") }
            let key = try string()
            guard keys.insert(key).inserted else {
                throw error("This key stands twice in one object", at: start)
            }
            skipSpace()
            guard take(":") else { throw error("A `:` is missing after the key") }
            skipSpace()
            members.append((key, try value()))
            skipSpace()
            if take("}") { return .object(members) }
            guard take(",") else { throw error("A `,` or `}` is missing") }
        }
    }
}

extension JSONParser {
    private mutating func string() throws(JSON.ParseError) -> String {
        let start = offset
        offset += 1
        var content: [UInt8] = []
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                let text = String(decoding: content, as: UTF8.self)
                // Decoding repairs what is not UTF-8, and so changes its bytes.
                guard text.utf8.elementsEqual(content) else {
                    throw error("The text is not UTF-8", at: start)
                }
                return text
            case UInt8(ascii: "\\"): content += String(try escape()).utf8
            case 0..<0x20: throw error("A control character must be written as an escape")
            default:
                content.append(byte)
                offset += 1
            }
        }
        throw error("The text in quotes does not end", at: start)
    }

    private mutating func escape() throws(JSON.ParseError) -> Unicode.Scalar {
        let start = offset
        offset += 1
        let letter = byte
        offset += 1
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): break
        default: throw error("No such escape", at: start)
        }
        var code = hexadecimal()
        if let high = code, 0xD800..<0xDC00 ~= high, take("\\"), take("u"), let low = hexadecimal(),
            0xDC00..<0xE000 ~= low
        {
            code = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let code, let scalar = Unicode.Scalar(code) else { throw error("No such character", at: start) }
        return scalar
    }

    private mutating func hexadecimal() -> UInt32? {
        guard offset + 4 <= bytes.count else { return nil }
        let digits = bytes[offset..<offset + 4]
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        offset += 4
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private mutating func number() throws(JSON.ParseError) -> JSON {
        let start = offset
        var isWhole = true
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") {
            isWhole = false
            try digits()
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if isWhole, let whole = Int(text) { return .int(whole) }
        guard let double = Double(text), double.isFinite else {
            throw error("The number is too large", at: start)
        }
        return .double(double)
    }

    private mutating func digits() throws(JSON.ParseError) {
        let start = offset
        while let byte, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { offset += 1 }
        guard offset > start else { throw error("A digit is missing") }
    }
}
