import Diagnostics

/// Decodes `content/profiles/<id>.yaml`.
struct ProfileParser {
    let languages: [Language]

    enum FormWord: String, CaseIterable {
        case fact
        case fillIn = "fill-in"
        case space, side
        case spinalLevel = "spinal-level"
        case part, choice, statement, signature
    }

    func parse(_ file: SourceFile, id: String, into diagnostics: inout [Diagnostic]) -> ParsedProfile? {
        guard let node = YAMLReader(file: file.path).read(file.bytes, into: &diagnostics) else { return nil }
        let reader = MappingReader(
            node, file: file.path, allowed: ["title", "add-on", "rules", "groups"],
            required: ["title", "rules", "groups"], place: "a consent profile", into: &diagnostics)
        let isAddOn = reader.flag("add-on", into: &diagnostics) ?? false
        return ParsedProfile(
            id: id, file: file.path,
            title: LanguageTexts(languages: languages).read(
                "title", from: reader, file: file.path, into: &diagnostics) ?? [:],
            isAddOn: isAddOn,
            rules: items("rules", of: reader, "a rule set", file: file.path, into: &diagnostics) {
                ruleSet($0, file: file.path, into: &$1)
            },
            groups: items(
                "groups", of: reader, "a group", besides: isAddOn ? ["before"] : [], file: file.path,
                into: &diagnostics
            ) { group($0, isOfAddOn: isAddOn, file: file.path, into: &$1) })
    }

    /// The items of a list: those with the key `use` name what another profile holds, `read` decodes the others.
    private func items<Value>(
        _ key: String, of reader: MappingReader, _ thing: String, besides keys: [String] = [], file: String,
        into diagnostics: inout [Diagnostic], read: (YAMLNode, inout [Diagnostic]) -> Value?
    ) -> [ParsedProfile.Item<Value>] {
        reader.items(key, into: &diagnostics).compactMap { node in
            guard case .mapping(let pairs) = node.content, pairs.contains(where: { $0.key.value == "use" })
            else { return read(node, &diagnostics).map { .written($0) } }
            let reader = MappingReader(
                node, file: file, allowed: ["use"] + keys,
                place: "\(thing) that is taken from another profile", into: &diagnostics)
            return use(reader, thing, file: file, into: &diagnostics).map { .taken($0) }
        }
    }

    private func use(
        _ reader: MappingReader, _ thing: String, file: String, into diagnostics: inout [Diagnostic]
    ) -> ParsedProfile.Use? {
        guard let name = reader.text("use", into: &diagnostics) else { return nil }
        let parts = name.value.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts.allSatisfy(PageID.isValidName) else {
            diagnostics.append(
                Diagnostic(
                    rule: "bad-name", file: file, at: name.position,
                    "`\(name.value.prefix(80))` does not name \(thing) of another profile",
                    help: "Write the profile's name, `/` and the id, such as `use: uk-form-1/change-mind`."))
            return nil
        }
        return ParsedProfile.Use(
            profile: parts[0], id: parts[1], position: name.position,
            answers: reader.has("answers") ? reader.texts("answers", into: &diagnostics) : nil,
            before: reader.name("before", into: &diagnostics))
    }

    private func group(
        _ node: YAMLNode, isOfAddOn: Bool, file: String, into diagnostics: inout [Diagnostic]
    ) -> ParsedProfile.Group? {
        let reader = MappingReader(
            node, file: file, allowed: ["id", "title", "elements", "use"] + (isOfAddOn ? ["before"] : []),
            required: ["id", "title", "elements"], place: "a group of a consent profile", into: &diagnostics)
        guard let id = reader.name("id", into: &diagnostics),
            let title = LanguageTexts(languages: languages).read(
                "title", from: reader, file: file, into: &diagnostics)
        else { return nil }
        return ParsedProfile.Group(
            id: id, title: title,
            elements: items(
                "elements", of: reader, "an element", besides: ["answers"], file: file, into: &diagnostics
            ) { element($0, file: file, into: &$1) },
            before: reader.name("before", into: &diagnostics))
    }

    private func ruleSet(
        _ node: YAMLNode, file: String, into diagnostics: inout [Diagnostic]
    ) -> Profile.RuleSet? {
        let reader = MappingReader(
            node, file: file, allowed: ["id", "source", "asks", "use"], required: ["id", "source", "asks"],
            place: "a rule set of a consent profile", into: &diagnostics)
        guard let id = reader.name("id", into: &diagnostics),
            let source = reader.text("source", into: &diagnostics)
        else { return nil }
        let asks = reader.pairs("asks", into: &diagnostics).compactMap { key, value in
            ask(key, value, of: id.value, file: file, into: &diagnostics)
        }
        return Profile.RuleSet(
            id: id.value, file: file, source: source.value, asks: asks, position: id.position)
    }

    /// A text, or a text with the part of the page that answers it.
    private func ask(
        _ key: Located<String>, _ node: YAMLNode, of rule: String, file: String,
        into diagnostics: inout [Diagnostic]
    ) -> Profile.Ask? {
        guard MappingReader.isName(key, key: "asks", file: file, into: &diagnostics) else { return nil }
        let id = "\(rule)/\(key.value)"
        if case .scalar = node.content {
            let text = MappingReader.text(node, key: key.value, file: file, into: &diagnostics)
            return text.map { Profile.Ask(id: id, text: $0.value, part: nil, position: key.position) }
        }
        let reader = MappingReader(
            node, file: file, allowed: ["text", "part"], required: ["text", "part"],
            place: "what a rule set asks for", into: &diagnostics)
        guard let text = reader.text("text", into: &diagnostics),
            let part = reader.word("part", Profile.Part.self, into: &diagnostics)
        else { return nil }
        return Profile.Ask(id: id, text: text.value, part: part, position: key.position)
    }

    private func element(
        _ node: YAMLNode, file: String, into diagnostics: inout [Diagnostic]
    ) -> Profile.Element? {
        let reader = MappingReader(
            node, file: file,
            allowed: ["id", "answers", "form", "text", "of", "fields", "lines", "options", "use"],
            required: ["id", "answers", "form", "text"], place: "an element of a consent profile",
            into: &diagnostics)
        guard let id = reader.name("id", into: &diagnostics),
            let word = reader.word("form", FormWord.self, into: &diagnostics),
            let text = LanguageTexts(languages: languages).read(
                "text", from: reader, file: file, into: &diagnostics),
            let form = form(word, reader, file: file, into: &diagnostics)
        else { return nil }
        return Profile.Element(
            id: id.value, answers: reader.texts("answers", into: &diagnostics), form: form, text: text,
            position: id.position)
    }

    /// What can be ticked, each in every language.
    private func options(
        _ reader: MappingReader, file: String, into diagnostics: inout [Diagnostic]
    ) -> [[Language: String]] {
        let texts = LanguageTexts(languages: languages)
        return reader.items("options", into: &diagnostics).compactMap {
            texts.read($0, key: "options", file: file, into: &diagnostics)
        }
    }

    private func form(
        _ word: FormWord, _ reader: MappingReader, file: String, into diagnostics: inout [Diagnostic]
    ) -> Profile.Form? {
        func required<Value>(_ key: String, _ value: Value?) -> Value? {
            if value == nil && !reader.has(key) {
                diagnostics.append(
                    Diagnostic(
                        rule: "missing-key", file: file, at: reader.position,
                        "an element of the form `\(word.rawValue)` needs the key `\(key)`",
                        help: "Add a line `\(key): …`."))
            }
            return value
        }
        let used: [FormWord: String] = [
            .fact: "of", .part: "of", .space: "lines", .signature: "fields", .choice: "options",
        ]
        for key in ["of", "lines", "fields", "options"] where key != used[word] {
            guard let node = reader.node(key) else { continue }
            diagnostics.append(
                Diagnostic(
                    rule: "unknown-key", file: file, at: node.position,
                    "an element of the form `\(word.rawValue)` does not use the key `\(key)`",
                    help: "Take it out, or write another form."))
        }
        switch word {
        case .fact:
            return required("of", reader.word("of", Profile.Fact.self, into: &diagnostics)).map { .fact($0) }
        case .part:
            return required("of", reader.word("of", Profile.Part.self, into: &diagnostics)).map { .part($0) }
        case .fillIn: return .fillIn
        case .space:
            guard let lines = required("lines", reader.number("lines", into: &diagnostics)) else {
                return nil
            }
            guard (1...40).contains(lines) else {
                diagnostics.append(
                    Diagnostic(
                        rule: "wrong-count", file: file, at: reader.node("lines")?.position,
                        "there cannot be \(lines) empty lines on a sheet",
                        help: "Write a number from 1 to 40."))
                return nil
            }
            return .space(lines: lines)
        case .side: return .side
        case .spinalLevel: return .spinalLevel
        case .statement: return .statement
        case .choice:
            let options = options(reader, file: file, into: &diagnostics)
            guard let node = reader.node("options"), options.count < 2 else {
                return required("options", options.isEmpty ? nil : options).map { .choice($0) }
            }
            diagnostics.append(
                Diagnostic(
                    rule: "wrong-count", file: file, at: node.position, "there is nothing to choose here",
                    help: "Write at least two options, each with its text in every language."))
            return nil
        case .signature:
            let fields = reader.texts("fields", into: &diagnostics)
            let known = fields.compactMap { field in
                let value = Profile.SignatureField(rawValue: field.value)
                if value == nil {
                    let words = Profile.SignatureField.allCases.map(\.rawValue)
                    diagnostics.append(
                        Diagnostic(
                            rule: "unknown-word", file: file, at: field.position,
                            "`\(field.value.prefix(40))` is no field of a signature",
                            help: Spelling.suggestion(for: field.value, in: words)
                                ?? "Write some of: \(words.joined(separator: ", "))."))
                }
                return value
            }
            return required("fields", known.isEmpty ? nil : known).map { .signature($0) }
        }
    }
}
