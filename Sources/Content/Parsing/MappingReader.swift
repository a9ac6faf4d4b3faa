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
        _ node: YAMLNode, file: String, allowed: [String], required: [String] = [], place: String,
        into diagnostics: inout [Diagnostic]
    ) {
        self.file = file
        position = node.position
        guard case .mapping(let pairs) = node.content else {
            values = []
            diagnostics.append(
                Diagnostic(
                    rule: "wrong-type", file: file, at: node.position,
                    "\(place) must be a group of keys, not \(node.description)",
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
                        "the key `\(key.value.prefix(80))` is not known in \(place)",
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
                    "the key `\(key)` is missing in \(place)",
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

    func texts(_ key: String, into diagnostics: inout [Diagnostic]) -> [Located<String>] {
        items(key, into: &diagnostics).compactMap { Self.text($0, key: key, file: file, into: &diagnostics) }
    }

    /// The list of valid page names; a wrong one is reported and left out.
    func names(_ key: String, into diagnostics: inout [Diagnostic]) -> [Located<String>] {
        texts(key, into: &diagnostics).filter { Self.isName($0, key: key, file: file, into: &diagnostics) }
    }

    func name(_ key: String, into diagnostics: inout [Diagnostic]) -> Located<String>? {
        text(key, into: &diagnostics).flatMap {
            Self.isName($0, key: key, file: file, into: &diagnostics) ? $0 : nil
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
        if case .scalar(let text, isPlain: true) = node.content, let number = Int(text), number >= 0 {
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

    /// One of a closed set of words.
    func word<Word: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ type: Word.Type, into diagnostics: inout [Diagnostic]
    ) -> Word? {
        guard let text = text(key, into: &diagnostics) else { return nil }
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

    /// The items of a list; anything else is reported.
    func items(_ key: String, into diagnostics: inout [Diagnostic]) -> [YAMLNode] {
        guard let node = self.node(key) else { return [] }
        if case .sequence(let items) = node.content { return items }
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
    static func text(
        _ node: YAMLNode, key: String, file: String, into diagnostics: inout [Diagnostic]
    ) -> Located<String>? {
        guard case .scalar(let text, _) = node.content, !node.isNothing else {
            diagnostics.append(wrongType(node, key: key, expected: "a text", file: file))
            return nil
        }
        guard text.utf8.contains(where: { $0 > 0x20 }) else {
            diagnostics.append(
                Diagnostic(
                    rule: "empty-value", file: file, at: node.position, "the text of `\(key)` is empty",
                    help: "Write the text between the quotation marks, or remove the line."))
            return nil
        }
        return Located(text, at: node.position)
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
