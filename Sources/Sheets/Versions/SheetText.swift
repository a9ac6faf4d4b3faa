/// The words of a sheet, a line for each block: what a difference between two versions is shown by, and what must be found
/// again on its paper.
struct SheetText {
    let lines: [String]

    /// The words of a sheet's HTML that stand on paper.
    ///
    /// - Parameter readsPictures: whether the words that stand for a picture count.
    init(html: [UInt8], readsPictures: Bool = true) {
        var lines: [String] = []
        var line: [UInt8] = []
        var place = 0
        func end() {
            let words = Self.decoded(String(decoding: line, as: UTF8.self)).split(
                whereSeparator: \.isWhitespace)
            if !words.isEmpty { lines.append(words.joined(separator: " ")) }
            line = []
        }
        while place < html.count {
            guard let tag = HTMLTag(html, at: place) else {
                line.append(html[place])
                place += 1
                continue
            }
            place = tag.end
            if tag.name == "img", readsPictures { line += " \(tag["alt"] ?? "") ".utf8 }
            if Self.cells.contains(tag.name) { line.append(0x20) }
            if Self.blocks.contains(tag.name) { end() }
            if !tag.isEnd, Self.unread.contains(tag.name) {
                place = Self.behind(tag.name, in: html, from: place)
            }
        }
        end()
        self.lines = lines
    }

    /// A text that was made by ``text``.
    init(text: [UInt8]) {
        lines = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    var text: [UInt8] { lines.flatMap { Array($0.utf8) + [0x0A] } }

    /// Where the element that has just begun ends.
    private static func behind(_ name: String, in html: [UInt8], from start: Int) -> Int {
        var place = start
        while place < html.count {
            guard let tag = HTMLTag(html, at: place) else {
                place += 1
                continue
            }
            place = tag.end
            if tag.isEnd, tag.name == name { return place }
        }
        return place
    }

    private static let unread: Set<String> = ["head", "nav", "style", "svg"]
    private static let cells: Set<String> = ["td", "th", "sup"]
    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "legend", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr",
        "ul",
    ]

    /// The text with its character references read.
    private static func decoded(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var parts = text.split(separator: "&", omittingEmptySubsequences: false)[...]
        var result = String(parts.popFirst() ?? "")
        for part in parts {
            let pieces = part.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
            if pieces.count == 2, let scalar = character(String(pieces[0])) {
                result.unicodeScalars.append(scalar)
                result += pieces[1]
            } else {
                result += "&" + part
            }
        }
        return result
    }

    private static func character(_ name: String) -> Unicode.Scalar? {
        if let known = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " "][name] {
            return known.unicodeScalars.first
        }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let number =
            digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap { Unicode.Scalar($0) }
    }
}
