import Diagnostics

/// Decodes `content/<language>/language.yaml`; a language that lacks a word is an error, so that no page has a gap.
struct LexiconParser {
    func parse(_ file: SourceFile, language: Language, into diagnostics: inout [Diagnostic]) -> Lexicon? {
        guard let node = YAMLReader(file: file.path).read(file.bytes, into: &diagnostics) else { return nil }
        let before = diagnostics.count
        let keys = [
            "name", "direction", "months", "date", "thousands-separator", "kinds", "sections", "slots",
            "relations",
            "bands", "units", "expectations", "source-types", "signature-fields", "words",
        ]
        let reader = MappingReader(
            node, file: file.path, allowed: keys, required: keys, place: "the words of a language",
            into: &diagnostics)
        let months = reader.texts("months", mayRepeat: true, into: &diagnostics).map(\.value)
        if months.count != 12, reader.has("months") {
            diagnostics.append(
                Diagnostic(
                    rule: "wrong-count", file: file.path, at: reader.node("months")?.position,
                    "there are \(months.count) months here, not 12", help: "Name all 12, January first."))
        }
        let lexicon = Lexicon(
            language: language, file: file.path,
            name: reader.text("name", into: &diagnostics)?.value ?? language.tag,
            direction: reader.word("direction", Lexicon.Direction.self, into: &diagnostics) ?? .leftToRight,
            months: months, dateForm: reader.text("date", into: &diagnostics)?.value ?? "",
            thousandsSeparator: separator(reader),
            kinds: counted(reader, "kinds", file, into: &diagnostics),
            sections: texts(reader, "sections", file, into: &diagnostics),
            slots: texts(reader, "slots", file, into: &diagnostics),
            relations: groups(reader, "relations", ["here", "there"], file, into: &diagnostics) {
                Lexicon.Ends(here: $0[0], there: $0[1])
            },
            bands: groups(reader, "bands", ["name", "words"], file, into: &diagnostics) {
                Lexicon.Band(name: $0[0], words: $0[1])
            },
            units: counted(reader, "units", file, into: &diagnostics),
            expectations: texts(reader, "expectations", file, into: &diagnostics),
            sourceTypes: texts(reader, "source-types", file, into: &diagnostics),
            signatureFields: texts(reader, "signature-fields", file, into: &diagnostics),
            phrases: texts(reader, "words", file, into: &diagnostics))
        checkPlaceholders(reader, file, into: &diagnostics)
        return diagnostics[before...].hasErrors ? nil : lexicon
    }
}

extension LexiconParser {
    /// What stands between groups of three digits: mostly a mark, in many languages a space that does not break.
    private func separator(_ reader: MappingReader) -> String {
        guard case .scalar(let text, _) = reader.node("thousands-separator")?.content else { return "" }
        return text
    }

    /// One text for every case of a closed set.
    private func texts<Word: RawRepresentable<String> & CaseIterable & Hashable>(
        _ reader: MappingReader, _ key: String, _ file: SourceFile, into diagnostics: inout [Diagnostic]
    ) -> [Word: String] {
        guard let inner = inner(reader, key, Word.self, file, into: &diagnostics) else { return [:] }
        var result: [Word: String] = [:]
        for word in Word.allCases { result[word] = inner.text(word.rawValue, into: &diagnostics)?.value }
        return result
    }

    private func counted<Word: RawRepresentable<String> & CaseIterable & Hashable>(
        _ reader: MappingReader, _ key: String, _ file: SourceFile, into diagnostics: inout [Diagnostic]
    ) -> [Word: Lexicon.Counted] {
        groups(reader, key, ["one", "many"], file, into: &diagnostics) {
            Lexicon.Counted(one: $0[0], many: $0[1])
        }
    }

    /// A small group of texts for every case of a closed set.
    private func groups<Word: RawRepresentable<String> & CaseIterable & Hashable, Value>(
        _ reader: MappingReader, _ key: String, _ parts: [String], _ file: SourceFile,
        into diagnostics: inout [Diagnostic], make: ([String]) -> Value
    ) -> [Word: Value] {
        guard let inner = inner(reader, key, Word.self, file, into: &diagnostics) else { return [:] }
        var result: [Word: Value] = [:]
        for word in Word.allCases {
            guard let node = inner.node(word.rawValue) else { continue }
            let group = MappingReader(
                node, file: file.path, allowed: parts, required: parts, place: "`\(key)`, `\(word.rawValue)`",
                into: &diagnostics)
            let texts = parts.compactMap { group.text($0, into: &diagnostics)?.value }
            if texts.count == parts.count { result[word] = make(texts) }
        }
        return result
    }

    private func inner<Word: RawRepresentable<String> & CaseIterable>(
        _ reader: MappingReader, _ key: String, _ type: Word.Type, _ file: SourceFile,
        into diagnostics: inout [Diagnostic]
    ) -> MappingReader? {
        let words = Word.allCases.map(\.rawValue)
        return reader.node(key).map {
            MappingReader(
                $0, file: file.path, allowed: words, required: words, place: "`\(key)` of a language",
                into: &diagnostics)
        }
    }

    private func checkPlaceholders(
        _ reader: MappingReader, _ file: SourceFile, into diagnostics: inout [Diagnostic]
    ) {
        if let date = reader.node("date") {
            check(date, ["day", "month", "year"], "date", file, into: &diagnostics)
        }
        guard let words = reader.node("words"), case .mapping(let pairs) = words.content else { return }
        for (key, value) in pairs {
            guard let phrase = Phrase(rawValue: key.value) else { continue }
            check(value, phrase.placeholders, key.value, file, into: &diagnostics)
        }
    }

    private func check(
        _ node: YAMLNode, _ wanted: Set<String>, _ key: String, _ file: SourceFile,
        into diagnostics: inout [Diagnostic]
    ) {
        guard case .scalar(let text, _) = node.content else { return }
        let found = Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
                part.firstIndex(of: "}").map { String(part[..<$0]) }
            })
        guard found != wanted else { return }
        let names = wanted.sorted().map { "{\($0)}" }.joined(separator: ", ")
        diagnostics.append(
            Diagnostic(
                rule: "placeholders", file: file.path, at: node.position,
                wanted.isEmpty ? "`\(key)` has no placeholders" : "`\(key)` must hold exactly \(names)",
                help: "Change the text."))
    }
}
