/// Reads `{#id}` at the end of a heading.
struct ExplicitID {
    /// What the end of a heading's last run of text says.
    enum Reading: Equatable {
        case none
        case malformed
        /// `textEnd` is where the heading's own text ends.
        case id(String, textEnd: Int)
    }

    func read(_ run: TextRun) -> Reading {
        let bytes = run.bytes
        var end = bytes.count
        while end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        guard end > 0, bytes[end - 1] == UInt8(ascii: "}") else { return .none }
        var open = end - 1
        while open >= 0, bytes[open] != UInt8(ascii: "{") { open -= 1 }
        guard open >= 0, bytes[open + 1] == UInt8(ascii: "#"), !run.isEscaped(open), !run.isEscaped(open + 1)
        else {
            return .none
        }
        let id = bytes[open + 2..<end - 1]
        guard let first = id.first, first != UInt8(ascii: "-"), id.allSatisfy(Self.isAllowed),
            open == 0 || bytes[open - 1] == UInt8(ascii: " ")
        else { return .malformed }
        while open > 0, bytes[open - 1] == UInt8(ascii: " ") { open -= 1 }
        return .id(String(decoding: id, as: UTF8.self), textEnd: open)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
