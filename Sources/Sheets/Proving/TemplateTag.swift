/// One HTML tag of a template, with the mustaches in it.
struct TemplateTag {
    /// In lower case, without the `/` of an end tag; `{` stands where a mustache makes part of it.
    private(set) var name = ""
    /// Their names in lower case. Those in sections count, whatever the sections test.
    private(set) var attributes: [String] = []
    /// Whether another template or a block stands in it.
    private(set) var holdsInclusion = false
    private(set) var isClosed = false
    /// Whether it is no HTML tag but a change of the mustaches' delimiters.
    private(set) var setsDelimiters = false
    /// Where the tag ends, behind its `>`.
    private(set) var end: Int

    static let otherDelimiters: TemplateTag = {
        var tag = TemplateTag([], from: 0)
        tag.setsDelimiters = true
        return tag
    }()

    /// - Parameter start: the place of its `<`.
    init(_ bytes: [UInt8], from start: Int) {
        end = bytes.count
        var words: [[UInt8]] = [[]]
        var quote: UInt8?
        var place = start + 1
        while place < bytes.count, !isClosed {
            let byte = bytes[place]
            if Self.isMustache(bytes, at: place) {
                holdsInclusion = holdsInclusion || Self.inclusions.contains(bytes[place + 2])
                if words.count == 1, words[0].isEmpty { words[0].append(byte) }
                place = Self.endOfMustache(bytes, from: place)
                continue
            }
            place += 1
            switch byte {
            case _ where quote == byte: quote = nil
            case _ where quote != nil: break
            case UInt8(ascii: ">"):
                isClosed = true
                end = place
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "/") where words == [[]]: break
            case UInt8(ascii: "/"), 0...0x20: words.append([])
            default: words[words.count - 1].append(byte)
            }
        }
        let names = words.map { word in
            String(decoding: word.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self).lowercased()
        }
        name = names[0]
        attributes = names.dropFirst().filter { !$0.isEmpty }
    }

    /// The signs of partials, layouts, blocks and other delimiters.
    private static let inclusions = Array("><$=".utf8)

    static func isMustache(_ bytes: [UInt8], at place: Int) -> Bool {
        place + 2 < bytes.count && bytes[place] == UInt8(ascii: "{") && bytes[place + 1] == UInt8(ascii: "{")
    }

    static func endOfMustache(_ bytes: [UInt8], from start: Int) -> Int {
        var place = start + 2
        while place + 1 < bytes.count {
            if bytes[place] == UInt8(ascii: "}"), bytes[place + 1] == UInt8(ascii: "}") {
                return bytes[place...].firstIndex { $0 != UInt8(ascii: "}") } ?? bytes.count
            }
            place += 1
        }
        return bytes.count
    }
}
