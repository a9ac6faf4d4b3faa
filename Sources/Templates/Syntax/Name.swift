import Diagnostics

/// A name in a tag, split at its dots.
struct Name: Sendable {
    /// Without parts the name is `.`, the current item itself.
    let parts: [String]
    /// Whether the name begins with a dot: it is then looked up in the current item only.
    let isRelative: Bool
    let position: Position

    /// The name as it is written.
    var text: String { (isRelative ? "." : "") + parts.joined(separator: ".") }

    /// The name as messages show it.
    var shown: String { text.shown }

    /// Where a part of the name stands.
    func position(ofPart index: Int) -> Position {
        let before = parts.prefix(index).reduce(isRelative ? 1 : 0) { $0 + $1.unicodeScalars.count + 1 }
        return Position(line: position.line, column: position.column + before)
    }
}

extension Name {
    static let maximumLength = 200

    init(_ bytes: ArraySlice<UInt8>, of tag: Tag) {
        position = tag.contentPosition
        // What is too long for a name is an error; its end need not be kept.
        let bytes = bytes.prefix(Self.maximumLength + 1)
        guard tag.kind.isDataName || tag.kind == .close else {
            (parts, isRelative) = ([String(decoding: bytes, as: UTF8.self)], false)
            return
        }
        let dot = UInt8(ascii: ".")
        isRelative = bytes.first == dot
        let rest = isRelative ? bytes.dropFirst() : bytes
        parts =
            rest.isEmpty && isRelative
            ? []
            : rest.split(separator: dot, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
    }

    /// What is wrong with the name, if anything.
    func problem(in tag: Tag) -> (rule: String, message: String, help: String)? {
        let text = text
        if text.isEmpty {
            return (
                "empty-tag", "This tag names nothing",
                "Write a name between the braces, or take the tag away."
            )
        }
        if tag.content.count > Self.maximumLength {
            return ("bad-name", "This name is longer than \(Self.maximumLength) bytes", "Use a shorter name.")
        }
        if text.unicodeScalars.contains(where: {
            $0.properties.isWhitespace || $0.value < 0x20 || $0.value == 0x7F
        }) {
            return (
                "bad-name", "`\(text.shown)` is not one word", "A tag holds one name, without spaces in it."
            )
        }
        if tag.kind.isDataName, parts.contains("") {
            return (
                "bad-name", "`\(text.shown)` has a dot too many",
                "Write names with one dot between their parts."
            )
        }
        if tag.kind == .partial || tag.kind == .layout, text.hasPrefix("*") {
            return (
                "bad-name", "`\(text.shown)` is chosen while the page is made",
                "Write the name of the template itself."
            )
        }
        return nil
    }
}

extension Tag.Kind {
    /// Whether the tag's name is looked up in the data (and not among templates or blocks).
    var isDataName: Bool { self == .variable || self == .unescaped || self == .section || self == .inverted }
}

extension String {
    /// The text as messages show it: not too long, without characters that could disturb a terminal.
    var shown: String {
        let scalars = unicodeScalars.prefix(41).map { $0.value < 0x20 || 0x7F..<0xA0 ~= $0.value ? "?" : $0 }
        var text = String.UnicodeScalarView(scalars.prefix(40))
        if scalars.count > 40 { text.append("…") }
        return String(text)
    }
}
