import Diagnostics

/// Decodes `handout.yaml`.
struct SettingsParser {
    func parse(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> ProjectSettings? {
        guard let node = YAMLReader(file: file.path).read(file.bytes, into: &diagnostics) else { return nil }
        let keys = ["title", "address", "languages", "clinic", "profile"]
        let (addOns, paper, consentDays) = ("add-ons", "paper", "consent-days")
        let reader = MappingReader(
            node, file: file.path, allowed: keys + [addOns, paper, consentDays], required: keys,
            place: "the project's settings",
            into: &diagnostics)
        let languages = languages(reader, of: file, into: &diagnostics)
        let address = address(reader, of: file, into: &diagnostics)
        let title = LanguageTexts(languages: languages).read(
            "title", from: reader, file: file.path, into: &diagnostics)
        guard let clinic = reader.name("clinic", into: &diagnostics),
            let profile = reader.name("profile", into: &diagnostics), let address, let title
        else { return nil }
        return ProjectSettings(
            title: title, address: address, languages: languages, clinic: clinic,
            // No sheets at all is a choice that has to be written: a line forgotten must not be one.
            profile: profile.value == "none" ? nil : profile,
            addOns: reader.names(addOns, into: &diagnostics),
            papers: papers(paper, reader, of: file, into: &diagnostics),
            consentDays: days(consentDays, reader, of: file, into: &diagnostics))
    }

    private func days(
        _ key: String, _ reader: MappingReader, of file: SourceFile, into diagnostics: inout [Diagnostic]
    ) -> Int? {
        guard let days = reader.number(key, into: &diagnostics) else { return nil }
        if (1...3_650).contains(days) { return days }
        diagnostics.append(
            Diagnostic(
                rule: "wrong-count", file: file.path, at: reader.node(key)?.position,
                "a consent cannot hold for \(days) days",
                help: "Write a number from 1 to 3650, or leave the line out."))
        return nil
    }

    private func papers(
        _ key: String, _ reader: MappingReader, of file: SourceFile, into diagnostics: inout [Diagnostic]
    ) -> [Paper] {
        guard reader.has(key) else { return Paper.allCases }
        let known = Paper.allCases.map(\.rawValue)
        let papers = reader.texts(key, into: &diagnostics).compactMap { text -> Paper? in
            if let paper = Paper(rawValue: text.value) { return paper }
            diagnostics.append(
                Diagnostic(
                    rule: "unknown-value", file: file.path, at: text.position,
                    "`\(text.value.prefix(40))` is no paper that sheets are printed on",
                    help: Spelling.suggestion(for: text.value, in: known)
                        ?? "Write \(known.map { "`\($0)`" }.joined(separator: " or "))."))
            return nil
        }
        return papers.isEmpty ? Paper.allCases : papers
    }

    private func languages(
        _ reader: MappingReader, of file: SourceFile, into diagnostics: inout [Diagnostic]
    ) -> [Language] {
        var languages: [Language] = []
        for tag in reader.texts("languages", mayRepeat: true, into: &diagnostics) {
            guard let language = Language(tag.value), Kind(folder: tag.value) == nil else {
                diagnostics.append(
                    Diagnostic(
                        rule: "bad-language", file: file.path, at: tag.position,
                        "`\(tag.value.prefix(40))` is no language tag",
                        help: "Write a tag such as `en`, `es` or `pt-br`."))
                continue
            }
            guard !languages.contains(language) else {
                diagnostics.append(
                    Diagnostic(
                        rule: "bad-language", file: file.path, at: tag.position,
                        "the language `\(tag.value)` stands here twice", help: "Keep one of the two."))
                continue
            }
            languages.append(language)
        }
        if languages.isEmpty, reader.has("languages") {
            diagnostics.append(
                Diagnostic(
                    rule: "bad-language", file: file.path, at: reader.node("languages")?.position,
                    "there is no language here", help: "Write at least one, such as `languages: [en]`."))
        }
        return languages
    }

    private func address(
        _ reader: MappingReader, of file: SourceFile, into diagnostics: inout [Diagnostic]
    ) -> String? {
        guard let text = reader.text("address", into: &diagnostics) else { return nil }
        guard WebAddress.isPlain(text.value) else {
            diagnostics.append(
                Diagnostic(
                    rule: "bad-address", file: file.path, at: text.position,
                    "`\(text.value.prefix(80))` is no web address",
                    help: "Write where the site will stand, such as `https://handouts.example.org/`."))
            return nil
        }
        return text.value.hasSuffix("/") ? text.value : text.value + "/"
    }
}

/// Reads a text that has to be there once for each language of the project.
struct LanguageTexts {
    let languages: [Language]

    func read(
        _ key: String, from reader: MappingReader, file: String, into diagnostics: inout [Diagnostic]
    ) -> [Language: String]? {
        reader.node(key).flatMap { read($0, key: key, file: file, into: &diagnostics) }
    }

    func read(
        _ node: YAMLNode, key: String, file: String, into diagnostics: inout [Diagnostic]
    ) -> [Language: String]? {
        let tags = languages.map(\.tag)
        // A profile may know more languages than the project that uses it.
        var others: [String] = []
        if case .mapping(let pairs) = node.content {
            others = pairs.map(\.key.value).filter { Language($0) != nil }
        }
        let texts = MappingReader(
            node, file: file, allowed: tags + others, required: tags,
            place: "`\(key)`, which has one text for each language",
            into: &diagnostics)
        var result: [Language: String] = [:]
        for language in languages { result[language] = texts.text(language.tag, into: &diagnostics)?.value }
        return result
    }
}

/// What may be written where a web address is asked for.
enum WebAddress {
    /// `http://` or `https://`, a host, and no character that could break out of an attribute.
    static func isPlain(_ text: String) -> Bool {
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix), text.utf8.count <= 2_000
        else {
            return false
        }
        let rest = text.dropFirst(scheme.count)
        guard let first = rest.utf8.first, first != UInt8(ascii: "/") else { return false }
        return rest.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'<>\\^`{|}".utf8.contains($0) }
    }
}
