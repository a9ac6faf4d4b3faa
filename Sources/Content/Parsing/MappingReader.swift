import Diagnostics

/// Reads the keys of one mapping: typed values out, every problem as a diagnostic at its place.
///
/// Unknown and missing keys are reported when the reader is made; each value when it is asked for.
struct MappingReader {
    let position: Position
    private let file: String
    /// A mapping has few keys: to look through them is faster than to hash them.
    private let values: [(key: String, node: YAMLNode)]

    /// - Parameters:
    ///   - allowed: the keys that may stand there.
    ///   - required: the keys that must.
    ///   - place: what the mapping is, for messages: "the front matter of a technique".
    init(
        _ node: YAMLNode, file: String, allowed: [String], required: [String] = [],
        place: @autoclosure () -> String,
        into diagnostics: inout [Diagnostic]
    ) {
        self.file = file
        position = node.position
        guard case .mapping(let pairs) = node.content else {
            values = []
            diagnostics.append(
                Diagnostic(
                    rule: "wrong-type", file: file, at: node.position,
                    "\(place()) must be a group of keys, not \(node.description)",
                    help: "Write lines of the form `key: value`."))
            return
        }
        var values: [(key: String, node: YAMLNode)] = []
        values.reserveCapacity(pairs.count)
        for (key, value) in pairs {
            guard allowed.contains(key.value) else {
                diagnostics.append(
                    Diagnostic(
                        rule: "unknown-key", file: file, at: key.position,
                        "the key `\(key.value.prefix(80))` is not known in \(place())",
                        help: Spelling.suggestion(for: key.value, in: allowed)
                            ?? "Known keys: \(allowed.sorted().joined(separator: ", "))."))
                continue
            }
            if value.isNothing {
                diagnostics.append(
                    Diagnostic(
                        rule: "empty-value", file: file, at: key.position,
                        "the key `\(key.value)` has no value",
                        help: "Write a value after the colon, or remove the line."))
            } else {
                values.append((key.value, value))
            }
        }
        for key in required where !pairs.contains(where: { $0.key.value == key }) {
            diagnostics.append(
                Diagnostic(
                    rule: "missing-key", file: file, at: node.position,
                    "the key `\(key)` is missing in \(place())",
                    help: "Add a line `\(key): …`."))
        }
        self.values = values
    }

    func has(_ key: String) -> Bool { node(key) != nil }

    /// The raw value, for keys with a form of their own.
    func node(_ key: String) -> YAMLNode? { values.first { $0.key == key }?.node }

    func text(_ key: String, into diagnostics: inout [Diagnostic]) -> Located<String>? {
        node(key).flatMap { Self.text($0, key: key, file: file, into: &diagnostics) }
    }

    /// A text that is shown as it stands: facts, links and marks, which would stay unread in it, are reported.
    func plainText(_ key: String, into diagnostics: inout [Diagnostic]) -> Located<String>? {
        text(key, into: &diagnostics).map { Self.checkPlain($0, key: key, file: file, into: &diagnostics) }
    }

    /// - Parameter mayRepeat: whether a text may stand in the list twice.
    func texts(
        _ key: String, mayRepeat: Bool = false, into diagnostics: inout [Diagnostic]
    ) -> [Located<String>] {
        let texts = items(key, into: &diagnostics).compactMap {
            Self.text($0, key: key, file: file, into: &diagnostics)
        }
        return mayRepeat ? texts : unique(texts, key: key, into: &diagnostics)
    }

    /// The list of valid page names; a wrong one is reported and left out.
    func names(_ key: String, into diagnostics: inout [Diagnostic]) -> [Located<String>] {
        let names = items(key, into: &diagnostics).compactMap {
            Self.word($0, key: key, file: file, into: &diagnostics)
        }
        return unique(names, key: key, into: &diagnostics)
            .filter { Self.isName($0, key: key, file: file, into: &diagnostics) }
    }

    func name(_ key: String, into diagnostics: inout [Diagnostic]) -> Located<String>? {
        node(key).flatMap { Self.word($0, key: key, file: file, into: &diagnostics) }.flatMap {
            Self.isName($0, key: key, file: file, into: &diagnostics) ? $0 : nil
        }
    }

    /// The items without those that stand before already, which are reported.
    private func unique(
        _ items: [Located<String>], key: String, into diagnostics: inout [Diagnostic]
    ) -> [Located<String>] {
        guard items.count > 1 else { return items }
        var places: [String: Position] = [:]
        return items.filter { item in
            guard let first = places.updateValue(item.position, forKey: item.value) else { return true }
            diagnostics.append(
                Diagnostic(
                    rule: "duplicate-id", file: file, at: item.position,
                    "`\(item.value.prefix(80))` stands twice in `\(key)`", help: "Keep one of the two.",
                    notes: [.init("the first one", file: file, at: first)]))
            return false
        }
    }

    func flag(_ key: String, into diagnostics: inout [Diagnostic]) -> Bool? {
        guard let node = self.node(key) else { return nil }
        if case .scalar(let text, isPlain: true) = node.content {
            if text == "true" { return true }
            if text == "false" { return false }
        }
        wrongType(node, key: key, expected: "`true` or `false`", into: &diagnostics)
        return nil
    }

    /// A whole number from 0.
    func number(_ key: String, into diagnostics: inout [Diagnostic]) -> Int? {
        guard let node = self.node(key) else { return nil }
        if case .scalar(let text, isPlain: true) = node.content, let number = Int(text),
            // No sign, and no zero before the first digit.
            String(number) == text, number >= 0
        {
            return number
        }
        wrongType(
            node, key: key, expected: "a whole number, written in digits without a comma", into: &diagnostics)
        return nil
    }

    func date(_ key: String, into diagnostics: inout [Diagnostic]) -> CalendarDate? {
        guard let node = self.node(key) else { return nil }
        if case .scalar(let text, _) = node.content, let date = CalendarDate(text) { return date }
        wrongType(node, key: key, expected: "a date of the form 2026-11-21", into: &diagnostics)
        return nil
    }

    /// A year or a day, as it is written.
    func yearOrDate(_ key: String, into diagnostics: inout [Diagnostic]) -> String? {
        guard let node = self.node(key) else { return nil }
        if case .scalar(let text, _) = node.content,
            CalendarDate(text) != nil || CalendarDate(text + "-01-01") != nil
        {
            return text
        }
        wrongType(node, key: key, expected: "a year or a date of the form 2026-11-21", into: &diagnostics)
        return nil
    }

    /// One of a closed set of words.
    func word<Word: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ type: Word.Type, into diagnostics: inout [Diagnostic]
    ) -> Word? {
        guard let node = node(key), let text = Self.word(node, key: key, file: file, into: &diagnostics)
        else {
            return nil
        }
        if let word = Word(rawValue: text.value) { return word }
        let words = Word.allCases.map(\.rawValue)
        diagnostics.append(
            Diagnostic(
                rule: "unknown-word", file: file, at: text.position,
                "`\(text.value.prefix(80))` is no value of `\(key)`",
                help: Spelling.suggestion(for: text.value, in: words)
                    ?? "Write one of: \(words.joined(separator: ", "))."))
        return nil
    }

    /// The items of a list; anything else, and a list without items, is reported.
    func items(_ key: String, mayBeEmpty: Bool = false, into diagnostics: inout [Diagnostic]) -> [YAMLNode] {
        guard let node = self.node(key) else { return [] }
        if case .sequence(let items) = node.content {
            if items.isEmpty, !mayBeEmpty {
                diagnostics.append(
                    Diagnostic(
                        rule: "empty-value", file: file, at: node.position, "the list of `\(key)` is empty",
                        help: "Write at least one item, or leave the key out where it is not needed."))
            }
            return items
        }
        wrongType(node, key: key, expected: "a list, such as `[one, two]`", into: &diagnostics)
        return []
    }

    /// The pairs of a mapping whose keys are not fixed.
    func pairs(_ key: String, into diagnostics: inout [Diagnostic]) -> [(
        key: Located<String>, value: YAMLNode
    )] {
        guard let node = self.node(key) else { return [] }
        if case .mapping(let pairs) = node.content { return pairs }
        wrongType(node, key: key, expected: "a group of keys", into: &diagnostics)
        return []
    }

    func wrongType(_ node: YAMLNode, key: String, expected: String, into diagnostics: inout [Diagnostic]) {
        diagnostics.append(Self.wrongType(node, key: key, expected: expected, file: file))
    }
}

extension MappingReader {
    /// A text for readers.
    static func text(
        _ node: YAMLNode, key: String, file: String, into diagnostics: inout [Diagnostic]
    ) -> Located<String>? {
        if node.isCut {
            diagnostics.append(
                Diagnostic(
                    rule: "cut-text", file: file, at: node.position,
                    "the text of `\(key)` ends before the `#`; the rest of the line would not be shown",
                    help: "Put the whole text in quotation marks, or a remark on a line of its own."))
        }
        return word(node, key: key, file: file, into: &diagnostics)
    }

    /// A name or word whose form is checked, so that a remark behind it cannot be a part of it.
    static func word(
        _ node: YAMLNode, key: String, file: String, into diagnostics: inout [Diagnostic]
    ) -> Located<String>? {
        guard case .scalar(let text, _) = node.content, !node.isNothing else {
            diagnostics.append(wrongType(node, key: key, expected: "a text", file: file))
            return nil
        }
        guard text.holdsWords else {
            diagnostics.append(
                Diagnostic(
                    rule: "empty-value", file: file, at: node.position, "the text of `\(key)` is empty",
                    help: "Write the text between the quotation marks, or remove the line."))
            return nil
        }
        return Located(text, at: node.position)
    }

    static func checkPlain(
        _ text: Located<String>, key: String, file: String, into diagnostics: inout [Diagnostic]
    ) -> Located<String> {
        guard let mark = mark(in: text.value) else { return text }
        diagnostics.append(
            Diagnostic(
                rule: "markup-in-text", file: file, at: text.position,
                "`\(mark)` in `\(key)` would be shown as it stands",
                help:
                    "Write plain words: facts, links and marks work only in the text below the front matter.")
        )
        return text
    }

    /// The first kind of mark that a text holds which would be shown as it stands.
    static func mark(in text: String) -> String? {
        // Nearly every text holds none of the bytes that all marks begin with.
        guard
            text.utf8.contains(where: {
                $0 == 0x7B || $0 == 0x2A || $0 == 0x5D || $0 == 0x5B || $0 == 0x60
            })
        else { return nil }
        return ["{{", "**", "](", "[^", "`"].first(where: text.contains)
    }

    static func isName(
        _ name: Located<String>, key: String, file: String, into diagnostics: inout [Diagnostic]
    ) -> Bool {
        if PageID.isValidName(name.value) { return true }
        diagnostics.append(
            Diagnostic(
                rule: "bad-name", file: file, at: name.position,
                "`\(name.value.prefix(80))` in `\(key)` cannot be the name of a page",
                help: "Names have lower-case letters a to z, digits and `-`, at most 80 of them."))
        return false
    }

    static func wrongType(_ node: YAMLNode, key: String, expected: String, file: String) -> Diagnostic {
        Diagnostic(
            rule: "wrong-type", file: file, at: node.position,
            "`\(key)` must be \(expected), not \(node.description)",
            help: "Change the value.")
    }
}

extension String {
    /// Whether there is anything to read in it: more than white space and characters that nobody sees.
    fileprivate var holdsWords: Bool {
        if utf8.contains(where: { $0 > 0x20 && $0 < 0x7F }) { return true }
        return unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .unassigned: false
            default: true
            }
        }
    }
}
