/// The words of a sheet's HTML, passage by passage: what a reader of the paper must find there.
struct SheetText: Sendable {
    /// In their order; none is empty. Tags within a line, such as `strong`, do not part a passage.
    let passages: [String]

    /// Elements that stand within a line of text.
    private static let inlineElements: Set<String> = [
        "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "em", "i", "img", "input", "ins", "kbd",
        "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
    ]
    /// Elements whose text is not printed: `nav` is for screens, and the rest holds no words of the sheet.
    private static let hiddenElements: Set<String> = [
        "head", "nav", "script", "style", "svg", "textarea", "title",
    ]

    init(html: [UInt8]) {
        var passages: [String] = []
        var passage: [UInt8] = []
        func end() {
            let text = Self.unescaped(passage)
            if text.contains(where: { !$0.isWhitespace }) { passages.append(text) }
            passage = []
        }
        var place = 0
        var hidden: String?
        while place < html.count {
            guard html[place] == UInt8(ascii: "<") else {
                if hidden == nil { passage.append(html[place]) }
                place += 1
                continue
            }
            let tag = TemplateTag(html, from: place)
            let isEnd = place + 1 < html.count && html[place + 1] == UInt8(ascii: "/")
            place = tag.end
            if let name = hidden {
                if isEnd, tag.name == name { hidden = nil }
            } else if !isEnd, Self.hiddenElements.contains(tag.name) {
                end()
                hidden = tag.name
            } else if Self.inlineElements.contains(tag.name) {
                if tag.name == "br" { passage.append(0x20) }
            } else {
                end()
            }
        }
        end()
        self.passages = passages
    }

    /// The text with the signs that stand in it by name or number. Names of letters are not known here.
    private static func unescaped(_ bytes: [UInt8]) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        var text = ""
        for (index, part) in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
            .enumerated()
        {
            guard index > 0, let end = part.firstIndex(of: UInt8(ascii: ";")) else {
                text += String(decoding: part, as: UTF8.self)
                continue
            }
            text += sign(String(decoding: part[..<end], as: UTF8.self))
            text += String(decoding: part[(end + 1)...], as: UTF8.self)
        }
        return text
    }

    private static func sign(_ name: String) -> String {
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let number =
                digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
        }
        return ["lt": "<", "gt": ">", "quot": "\"", "amp": "&", "apos": "'"][name] ?? " "
    }
}
