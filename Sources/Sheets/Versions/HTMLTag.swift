/// One tag of HTML that the program has made.
struct HTMLTag {
    /// In small letters.
    private(set) var name = ""
    private(set) var isEnd = false
    /// Names in small letters, values as they stand between the quotation marks.
    private(set) var attributes: [(name: String, value: String)] = []
    /// Behind its `>`.
    private(set) var end: Int

    subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

    /// Nil where no tag begins at this place. Comments and declarations are tags with an empty name.
    init?(_ bytes: [UInt8], at start: Int) {
        guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "<") else { return nil }
        end = start + 1
        isEnd = bytes[end] == UInt8(ascii: "/")
        if isEnd { end += 1 }
        name = word(bytes, until: { $0 <= 0x20 || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") })
            .lowercased()
        guard let first = name.utf8.first else { return nil }
        if !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) {
            guard first == UInt8(ascii: "!") else { return nil }
            name = ""
        }
        while end < bytes.count, bytes[end] != UInt8(ascii: ">") { readAttribute(bytes) }
        end = min(end + 1, bytes.count)
    }

    private mutating func readAttribute(_ bytes: [UInt8]) {
        guard bytes[end] > 0x20, bytes[end] != UInt8(ascii: "/") else {
            end += 1
            return
        }
        let name = word(
            bytes, until: { $0 <= 0x20 || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ">") })
        var value = ""
        if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "=") {
            end += 1
            let mark = bytes[end]
            if mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") {
                end += 1
                value = word(bytes, until: { $0 == mark })
                end += 1
            } else {
                value = word(bytes, until: { $0 <= 0x20 || $0 == UInt8(ascii: ">") })
            }
        } else if name.isEmpty {
            end += 1
        }
        attributes.append((name.lowercased(), value))
    }

    private mutating func word(_ bytes: [UInt8], until isEnd: (UInt8) -> Bool) -> String {
        let start = end
        while end < bytes.count, !isEnd(bytes[end]) { end += 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
