import Diagnostics

/// Decodes `content/profiles/<id>.yaml`.
struct ProfileParser {
    let languages: [Language]

    private enum FormWord: String, CaseIterable {
        case fact
        case fillIn = "fill-in"
        case space, side
        case spinalLevel = "spinal-level"
        case part, choice, statement, signature
    }

    func parse(_ file: SourceFile, id: String, into diagnostics: inout [Diagnostic]) -> Profile? {
        guard let node = YAMLReader(file: file.path).read(file.bytes, into: &diagnostics) else { return nil }
        let before = diagnostics.count
        let reader = MappingReader(
            node, file: file.path, allowed: ["title", "add-on", "rules", "groups"],
            required: ["title", "rules", "groups"], place: "a consent profile", into: &diagnostics)
        let texts = LanguageTexts(languages: languages)
        var profile = Profile(
            id: id, file: file.path,
            title: texts.read("title", from: reader, file: file.path, into: &diagnostics) ?? [:],
            isAddOn: reader.flag("add-on", into: &diagnostics) ?? false,
            rules: rules(reader, file: file.path, into: &diagnostics), groups: [])
        let asks = profile.rules.flatMap(\.asks).map(\.id)
        var places: [String: Position] = [:]
        var groups: [String: Position] = [:]
        for item in reader.items("groups", into: &diagnostics) {
            let group = MappingReader(
                item, file: file.path,
                allowed: ["id", "title", "elements"] + (profile.isAddOn ? ["before"] : []),
                required: ["id", "title", "elements"],
                place: "a group of a consent profile", into: &diagnostics)
            guard let name = group.name("id", into: &diagnostics),
                let title = texts.read("title", from: group, file: file.path, into: &diagnostics)
            else { continue }
            if let first = groups.updateValue(name.position, forKey: name.value) {
                diagnostics.append(Self.duplicate("group", name, first, file: file.path))
            }
            let elements = group.items("elements", into: &diagnostics).compactMap {
                element($0, asks: asks, file: file.path, places: &places, into: &diagnostics)
            }
            profile.groups.append(
                Profile.Group(
                    id: name.value, title: title, elements: elements,
                    before: profile.isAddOn ? group.name("before", into: &diagnostics) : nil))
        }
        if !diagnostics[before...].hasErrors, !profile.isAddOn { check(profile, into: &diagnostics) }
        return profile
    }

    private func rules(
        _ reader: MappingReader, file: String, into diagnostics: inout [Diagnostic]
    ) -> [Profile.RuleSet] {
        var places: [String: Position] = [:]
        return reader.items("rules", into: &diagnostics).compactMap { item in
            let rule = MappingReader(
                item, file: file, allowed: ["id", "source", "asks"], required: ["id", "source", "asks"],
                place: "a rule set of a consent profile", into: &diagnostics)
            guard let id = rule.name("id", into: &diagnostics),
                let source = rule.text("source", into: &diagnostics)
            else { return nil }
            if let first = places.updateValue(id.position, forKey: id.value) {
                diagnostics.append(Self.duplicate("rule set", id, first, file: file))
            }
            let asks = rule.pairs("asks", into: &diagnostics).compactMap { key, value in
                ask(key, value, of: id.value, file: file, into: &diagnostics)
            }
            return Profile.RuleSet(
                id: id.value, file: file, source: source.value, asks: asks, position: id.position)
        }
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

    private static func duplicate(
        _ thing: String, _ id: Located<String>, _ first: Position, file: String
    ) -> Diagnostic {
        Diagnostic(
            rule: "duplicate-id", file: file, at: id.position, "the \(thing) `\(id.value)` stands here twice",
            help: "Give one of the two another id.",
            notes: [.init("the first one", file: file, at: first)])
    }

    /// Without these no sheet tells a patient what there is to agree to, or lets anyone sign it.
    private func check(_ profile: Profile, into diagnostics: inout [Diagnostic]) {
        let forms = profile.groups.flatMap(\.elements).map(\.form)
        var missing: [String] = []
        for part in [Profile.Part.benefits, .risks, .alternatives] {
            let isThere = forms.contains { if case .part(part) = $0 { true } else { false } }
            if !isThere { missing.append("`form: part, of: \(part.rawValue)`") }
        }
        if !forms.contains(where: { if case .signature = $0 { true } else { false } }) {
            missing.append("`form: signature`")
        }
        for element in missing {
            diagnostics.append(
                Diagnostic(
                    rule: "missing-element", file: profile.file, at: .start,
                    "the profile has no element of \(element)",
                    help: "Add it to one of the groups: no consent is informed without it."))
        }
    }

    private func element(
        _ node: YAMLNode, asks: [String], file: String, places: inout [String: Position],
        into diagnostics: inout [Diagnostic]
    ) -> Profile.Element? {
        let reader = MappingReader(
            node, file: file, allowed: ["id", "answers", "form", "text", "of", "fields", "lines", "options"],
            required: ["id", "answers", "form", "text"], place: "an element of a consent profile",
            into: &diagnostics)
        guard let id = reader.name("id", into: &diagnostics),
            let word = reader.word("form", FormWord.self, into: &diagnostics),
            let text = LanguageTexts(languages: languages).read(
                "text", from: reader, file: file, into: &diagnostics),
            let form = form(word, reader, file: file, into: &diagnostics)
        else { return nil }
        if let first = places.updateValue(id.position, forKey: id.value) {
            diagnostics.append(Self.duplicate("element", id, first, file: file))
        }
        let answers = reader.texts("answers", into: &diagnostics)
        for answer in answers where !asks.contains(answer.value) {
            diagnostics.append(
                Diagnostic(
                    rule: "unknown-id", file: file, at: answer.position,
                    "no rule set asks for `\(answer.value.prefix(80))`",
                    help: Spelling.suggestion(for: answer.value, in: asks)
                        ?? "Name a rule set of this file and what it asks for, such as `\(asks.first ?? "rule/ask")`."
                ))
        }
        return Profile.Element(
            id: id.value, answers: answers.map(\.value), form: form, text: text, position: id.position)
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
