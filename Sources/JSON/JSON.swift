/// A JSON value whose objects keep the order they are written in, so that the same input gives the same bytes.
package indirect enum JSON: Equatable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case array([JSON])
    case object([(key: String, value: JSON)])

    package static func == (left: JSON, right: JSON) -> Bool {
        left.serialized() == right.serialized()
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int) { self = .int(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { (key: $0.0, value: $0.1) })
    }
}

extension JSON {
    /// A member of an object; nil where there is none or this is no object.
    package subscript(key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// A member of an object that is a text.
    package func text(_ key: String) -> String? {
        if case .string(let text)? = self[key] { text } else { nil }
    }

    /// A member of an object that is a whole number.
    package func number(_ key: String) -> Int? {
        if case .int(let number)? = self[key] { number } else { nil }
    }

    /// A member of an object that is a list of texts.
    package func texts(_ key: String) -> [String]? {
        guard case .array(let values)? = self[key] else { return nil }
        let texts = values.compactMap { value -> String? in
            if case .string(let text) = value { text } else { nil }
        }
        return texts.count == values.count ? texts : nil
    }
}

extension JSON {
    /// The value as JSON text: two spaces of indentation where `pretty`, else without white space.
    package func serialized(pretty: Bool = false) -> String {
        String(decoding: bytes(pretty: pretty), as: UTF8.self)
    }

    /// The value as UTF-8 bytes, as ``serialized(pretty:)``.
    package func bytes(pretty: Bool = false) -> [UInt8] {
        var output: [UInt8] = []
        write(to: &output, pretty: pretty, depth: 0)
        return output
    }

    private func write(to output: inout [UInt8], pretty: Bool, depth: Int) {
        switch self {
        case .null: output += "null".utf8
        case .bool(let value): output += (value ? "true" : "false").utf8
        case .int(let value): output += String(value).utf8
        case .double(let value): output += (value.isFinite ? String(value) : "null").utf8
        case .string(let value): Self.quote(value, to: &output)
        case .array(let values):
            Self.list(values, open: "[", close: "]", to: &output, pretty: pretty, depth: depth) {
                value, output in
                value.write(to: &output, pretty: pretty, depth: depth + 1)
            }
        case .object(let members):
            Self.list(members, open: "{", close: "}", to: &output, pretty: pretty, depth: depth) {
                member, output in
                Self.quote(member.key, to: &output)
                output += (pretty ? ": " : ":").utf8
                member.value.write(to: &output, pretty: pretty, depth: depth + 1)
            }
        }
    }

    private static func list<Element>(
        _ elements: [Element], open: String, close: String, to output: inout [UInt8], pretty: Bool,
        depth: Int,
        write: (Element, inout [UInt8]) -> Void
    ) {
        output += open.utf8
        for (index, element) in elements.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            if pretty { Self.newline(to: &output, depth: depth + 1) }
            write(element, &output)
        }
        if pretty && !elements.isEmpty { Self.newline(to: &output, depth: depth) }
        output += close.utf8
    }

    private static func newline(to output: inout [UInt8], depth: Int) {
        output.append(UInt8(ascii: "\n"))
        output += repeatElement(UInt8(ascii: " "), count: 2 * depth)
    }

    /// `<`, `>` and `&` are written as escapes, so that the text may stand inside an HTML script element.
    private static func quote(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): output += "\\\"".utf8
            case UInt8(ascii: "\\"): output += "\\\\".utf8
            case UInt8(ascii: "\n"): output += "\\n".utf8
            case UInt8(ascii: "\r"): output += "\\r".utf8
            case UInt8(ascii: "\t"): output += "\\t".utf8
            case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0x7F:
                let digits = String(byte, radix: 16)
                output += "\\u".utf8
                output += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
                output += digits.utf8
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
