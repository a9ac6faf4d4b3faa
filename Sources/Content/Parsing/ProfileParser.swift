import Diagnostics

/// Decodes `content/profiles/<id>.yaml`.
struct ProfileParser {
    let languages: [Language]

    private enum FormWord: String, CaseIterable {
        case fact
        case fillIn = "fill-in"
        case space, side
        case spinalLevel = "spinal-level"
        case part, statement, signature
    }

    func parse(_ file: SourceFile, id: String, into diagnostics: inout [Diagnostic]) -> Profile? {
        guard let node = YAMLReader(file: file.path).read(file.bytes, into: &diagnostics) else { return nil }
        let before = diagnostics.count
        let reader = MappingReader(
            node, file: file.path, allowed: ["title", "groups"], required: ["title", "groups"],
            place: "a consent profile", into: &diagnostics)
        let texts = LanguageTexts(languages: languages)
        var profile = Profile(
            id: id, file: file.path,
            title: texts.read("title", from: reader, file: file.path, into: &diagnostics) ?? [:], groups: [])
        var places: [String: Position] = [:]
        var groups: [String: Position] = [:]
        for item in reader.items("groups", into: &diagnostics) {
            let group = MappingReader(
                item, file: file.path, allowed: ["id", "title", "elements"],
                required: ["id", "title", "elements"],
                place: "a group of a consent profile", into: &diagnostics)
            guard let name = group.name("id", into: &diagnostics),
                let title = texts.read("title", from: group, file: file.path, into: &diagnostics)
            else { continue }
            if let first = groups.updateValue(name.position, forKey: name.value) {
                diagnostics.append(
                    Diagnostic(
                        rule: "duplicate-id", file: file.path, at: name.position,
                        "the group `\(name.value)` stands here twice",
                        help: "Give one of the two another id.",
                        notes: [.init("the first one", file: file.path, at: first)]))
            }
            let elements = group.items("elements", into: &diagnostics).compactMap {
                element($0, file: file.path, places: &places, into: &diagnostics)
            }
            profile.groups.append(Profile.Group(id: name.value, title: title, elements: elements))
        }
        if !diagnostics[before...].hasErrors { check(profile, into: &diagnostics) }
        return profile
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
        _ node: YAMLNode, file: String, places: inout [String: Position], into diagnostics: inout [Diagnostic]
    ) -> Profile.Element? {
        let reader = MappingReader(
            node, file: file, allowed: ["id", "rule", "form", "text", "of", "fields", "lines"],
            required: ["id", "rule", "form", "text"], place: "an element of a consent profile",
            into: &diagnostics)
        guard let id = reader.name("id", into: &diagnostics),
            let rule = reader.text("rule", into: &diagnostics),
            let word = reader.word("form", FormWord.self, into: &diagnostics),
            let text = LanguageTexts(languages: languages).read(
                "text", from: reader, file: file, into: &diagnostics),
            let form = form(word, reader, file: file, into: &diagnostics)
        else { return nil }
        if let first = places.updateValue(id.position, forKey: id.value) {
            diagnostics.append(
                Diagnostic(
                    rule: "duplicate-id", file: file, at: id.position,
                    "the element `\(id.value)` stands here twice",
                    help: "Give one of the two another id.",
                    notes: [.init("the first one", file: file, at: first)]))
        }
        return Profile.Element(id: id.value, rule: rule.value, form: form, text: text)
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
        let used: [FormWord: String] = [.fact: "of", .part: "of", .space: "lines", .signature: "fields"]
        for key in ["of", "lines", "fields"] where key != used[word] {
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
