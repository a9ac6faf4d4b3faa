import Foundation

/// HTML of a site, looked at from outside.
struct Markup: Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    /// Every value of an attribute, in order.
    func values(of attribute: String) -> [String] { all("\\s\(attribute)=\"([^\"]*)\"") }

    /// Every element's name, in order.
    var elements: [String] { all("<([a-zA-Z][a-zA-Z0-9]*)") }

    /// The part from the tag with this id to the next heading of level 2, or to the end; nil where there is none.
    func section(_ id: String) -> Markup? {
        guard let start = text.range(of: "id=\"\(id)\"") else { return nil }
        let end = text.range(of: "<h2", range: start.upperBound..<text.endIndex)?.lowerBound ?? text.endIndex
        return Markup(String(text[start.lowerBound..<end]))
    }

    /// What stands between the first `opening` and the next `closing`.
    func part(from opening: String, to closing: String) -> Markup {
        guard let start = text.range(of: opening),
            let end = text.range(of: closing, range: start.upperBound..<text.endIndex)
        else { return Markup("") }
        return Markup(String(text[start.upperBound..<end.lowerBound]))
    }

    /// The words without the tags, with single spaces.
    var plain: String {
        text.replacingOccurrences(of: "<[^>]*>", with: " ", options: .regularExpression)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Without what only search engines read, which holds no tag of its own.
    var withoutLinkedData: Markup {
        Markup(text.replacing(#/<script type="application\/ld\+json">[^<]*<\/script>\n/#, with: ""))
    }

    private func all(_ pattern: String) -> [String] {
        guard let regex = try? NSRegularExpression(pattern: pattern) else { return [] }
        return regex.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap { match in
            Range(match.range(at: 1), in: text).map { String(text[$0]) }
        }
    }
}

extension Files {
    func markup(_ name: String) -> Markup { Markup(self[text: name]) }

    /// The names of all HTML files, sorted.
    var pages: [String] { keys.filter { $0.hasSuffix(".html") }.sorted() }
}

/// Where a link of one file of a site leads: the file's name and the anchor, whatever it asks of that page.
func destination(of link: String, on page: String) -> (file: String, anchor: String?) {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map {
        $0.split(separator: "?", omittingEmptySubsequences: false).first.map(String.init) ?? ""
    }
    guard !parts[0].isEmpty else { return (page, parts.count > 1 ? parts[1] : nil) }
    var folders = parts[0].hasPrefix("/") ? [] : page.split(separator: "/").dropLast().map(String.init)
    for part in parts[0].split(separator: "/").map(String.init) {
        if part == ".." { _ = folders.popLast() } else { folders.append(part) }
    }
    return (folders.joined(separator: "/"), parts.count > 1 ? parts[1] : nil)
}
