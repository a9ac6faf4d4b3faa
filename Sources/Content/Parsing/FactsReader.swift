import Diagnostics

/// Decodes the keys of a source-language page that hold in every language.
struct FactsReader {
    let file: String
    let kind: Kind

    func read(_ reader: MappingReader, into diagnostics: inout [Diagnostic]) -> Facts? {
        let schema = Schema.ofPage(kind)
        var relations: [RelationKey: [Relation]] = [:]
        for key in RelationKey.allCases where reader.has(key.rawValue) && schema[key.rawValue] != nil {
            relations[key] = self.relations(key, reader, into: &diagnostics)
        }
        let technique = kind == .technique ? technique(reader, into: &diagnostics) : nil
        let source = kind == .source ? self.source(reader, into: &diagnostics) : nil
        let codes = codes(reader, into: &diagnostics)
        let aliases = reader.names("aliases", into: &diagnostics)
        let review = review(reader, into: &diagnostics)
        guard let updated = reader.date("updated", into: &diagnostics), kind != .source || source != nil
        else {
            return nil
        }
        return Facts(
            aliases: aliases, updated: updated, review: review, relations: relations, codes: codes,
            region: schema["body-map"] == nil
                ? nil : reader.word("body-map", BodyRegion.self, into: &diagnostics),
            technique: technique, source: source)
    }
}

extension FactsReader {
    private func relations(
        _ key: RelationKey, _ reader: MappingReader, into diagnostics: inout [Diagnostic]
    ) -> [Relation] {
        let relations = reader.items(key.rawValue, into: &diagnostics).compactMap {
            relation($0, key, into: &diagnostics)
        }
        // Few are looked through faster than hashed.
        let isFew = relations.count < 16
        if isFew,
            relations.indices.allSatisfy({ index in
                relations[..<index].allSatisfy { $0.target.value != relations[index].target.value }
            })
        {
            return relations
        }
        var places: [String: Position] = [:]
        return relations.filter { relation in
            guard let first = places.updateValue(relation.target.position, forKey: relation.target.value)
            else { return true }
            diagnostics.append(
                Diagnostic(
                    rule: "duplicate-id", file: file, at: relation.target.position,
                    "`\(relation.target.value)` stands twice in `\(key.rawValue)`",
                    help: "Keep one of the two.",
                    notes: [.init("the first one", file: file, at: first)]))
            return false
        }
    }

    private func relation(
        _ item: YAMLNode, _ key: RelationKey, into diagnostics: inout [Diagnostic]
    ) -> Relation? {
        let name = key.rawValue
        if case .scalar = item.content {
            guard let target = MappingReader.word(item, key: name, file: file, into: &diagnostics),
                MappingReader.isName(target, key: name, file: file, into: &diagnostics)
            else { return nil }
            guard key != .risks else {
                diagnostics.append(
                    Diagnostic(
                        rule: "missing-key", file: file, at: item.position,
                        "the risk `\(target.value)` does not say its chance",
                        help:
                            "Write `- id: \(target.value)` and under it `chance: not-stated`, or a number with its source."
                    ))
                return nil
            }
            return Relation(target: target, note: nil, sources: [], chance: nil)
        }
        let isRisk = key == .risks
        let reader = MappingReader(
            item, file: file, allowed: isRisk ? Self.riskKeys : Self.relationKeys,
            required: isRisk ? Self.requiredRiskKeys : Self.requiredRelationKeys,
            place: "an item of `\(name)`", into: &diagnostics)
        let chance = reader.node("chance").flatMap { self.chance($0, into: &diagnostics) }
        let note = reader.plainText("note", into: &diagnostics)
        let sources = reader.names("sources", into: &diagnostics)
        guard let target = reader.name("id", into: &diagnostics), key != .risks || chance != nil else {
            return nil
        }
        return Relation(target: target, note: note, sources: sources, chance: chance)
    }

    private static let relationKeys = ["id", "note", "sources"]
    private static let riskKeys = relationKeys + ["chance"]
    private static let requiredRelationKeys = ["id"]
    private static let requiredRiskKeys = ["id", "chance"]

    private func chance(_ node: YAMLNode, into diagnostics: inout [Diagnostic]) -> Chance? {
        if case .scalar(let text, _) = node.content {
            if text == "not-stated" { return .notStated }
            diagnostics.append(
                Diagnostic(
                    rule: "bad-chance", file: file, at: node.position,
                    "a chance is never a word such as `\(text.prefix(40))`",
                    help:
                        "Write `not-stated`, or `{count: 1, of: 200, source: …}`; the word is computed from the number."
                ))
            return nil
        }
        let reader = MappingReader(
            node, file: file, allowed: ["count", "of", "within", "among", "source", "as-of"],
            required: ["count", "of", "source"], place: "a chance", into: &diagnostics)
        let within = reader.plainText("within", into: &diagnostics)?.value
        let among = reader.plainText("among", into: &diagnostics)?.value
        let asOf = reader.yearOrDate("as-of", into: &diagnostics)
        guard let count = reader.number("count", into: &diagnostics),
            let total = reader.number("of", into: &diagnostics),
            let source = reader.name("source", into: &diagnostics)
        else { return nil }
        guard total > 0, count <= total, total <= 1_000_000_000 else {
            diagnostics.append(
                Diagnostic(
                    rule: "bad-chance", file: file, at: node.position, "\(count) of \(total) is no chance",
                    help: "`count` is at most `of`, and `of` is from 1 to 1,000,000,000."))
            return nil
        }
        guard count > 0 else {
            // None of 100 people does not make a thing "very rare": up to 3 in 100 are likely still (the rule of three).
            diagnostics.append(
                Diagnostic(
                    rule: "bad-chance", file: file, at: node.position,
                    "that it happened to none of \(total) people does not tell how rare it is",
                    help: "Write `chance: not-stated`, and in a `note` that it happened to none of them."))
            return nil
        }
        return .stated(
            Frequency(
                count: count, of: total, within: within, among: among, source: source, asOf: asOf,
                position: node.position))
    }

    private func codes(_ reader: MappingReader, into diagnostics: inout [Diagnostic]) -> [Code] {
        var places: [String: Position] = [:]
        return reader.items("codes", into: &diagnostics).compactMap { item in
            guard let code = code(item, into: &diagnostics) else { return nil }
            let name = "\(code.system.rawValue) \(code.code.value)"
            guard let first = places.updateValue(code.code.position, forKey: name) else { return code }
            diagnostics.append(
                Diagnostic(
                    rule: "duplicate-id", file: file, at: code.code.position,
                    "`\(code.code.value)` of \(code.system.name) stands twice in `codes`",
                    help: "Keep one of the two.", notes: [.init("the first one", file: file, at: first)]))
            return nil
        }
    }

    private func code(_ item: YAMLNode, into diagnostics: inout [Diagnostic]) -> Code? {
        let keys = ["system", "code", "source"]
        let reader = MappingReader(
            item, file: file, allowed: keys, required: keys, place: "an item of `codes`", into: &diagnostics)
        let code = reader.text("code", into: &diagnostics)
        guard let system = reader.word("system", CodeSystem.self, into: &diagnostics),
            let source = reader.name("source", into: &diagnostics), let code
        else { return nil }
        guard system.admits(code.value) else {
            diagnostics.append(
                Diagnostic(
                    rule: "bad-code", file: file, at: code.position,
                    "`\(code.value.prefix(40))` cannot be a code of \(system.name)",
                    help: "Copy it from its source again. A code of \(system.name) is \(system.form)."))
            return nil
        }
        return Code(system: system, code: code, source: source)
    }

    private func technique(_ reader: MappingReader, into diagnostics: inout [Diagnostic]) -> TechniqueFacts {
        let isGroup = reader.flag("group", into: &diagnostics) ?? false
        for key in ["expect", "sheet", "side", "spinal-level"] where isGroup {
            guard let node = reader.node(key) else { continue }
            diagnostics.append(
                Diagnostic(
                    rule: "fact-of-group", file: file, at: node.position,
                    "a group has no sheet and shows no `\(key)`",
                    help: "State it on the page of each technique of the group."))
        }
        let hasSheet = !isGroup && reader.flag("sheet", into: &diagnostics) ?? true
        for key in ["side", "spinal-level"] where !isGroup && !hasSheet {
            guard let node = reader.node(key) else { continue }
            diagnostics.append(
                Diagnostic(
                    rule: "fact-without-sheet", file: file, at: node.position,
                    "only a consent sheet asks for `\(key)`, and this technique has none",
                    help: "Remove it, or remove `sheet: false`."))
        }
        if !isGroup && !reader.has("expect") {
            diagnostics.append(
                Diagnostic(
                    rule: "missing-key", file: file, at: reader.position,
                    "the key `expect` is missing in the front matter of a technique",
                    help:
                        "Add `expect:` with \(ExpectationTopic.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")), each `not-stated` or with its source."
                ))
        }
        return TechniqueFacts(
            isGroup: isGroup, hasSheet: hasSheet,
            hasSide: reader.flag("side", into: &diagnostics) ?? false,
            hasSpinalLevel: reader.flag("spinal-level", into: &diagnostics) ?? false,
            expectations: reader.node("expect").map { expectations($0, isGroup: isGroup, into: &diagnostics) }
                ?? [:])
    }

    private func expectations(
        _ node: YAMLNode, isGroup: Bool, into diagnostics: inout [Diagnostic]
    ) -> [ExpectationTopic: [Statement]] {
        let topics = ExpectationTopic.allCases.map(\.rawValue)
        let reader = MappingReader(
            node, file: file, allowed: topics, required: isGroup ? [] : topics, place: "`expect`",
            into: &diagnostics)
        var result: [ExpectationTopic: [Statement]] = [:]
        for topic in ExpectationTopic.allCases {
            guard let value = reader.node(topic.rawValue) else { continue }
            if case .scalar("not-stated", _) = value.content {
                result[topic] = []
            } else {
                var counts: [String: Int] = [:]
                result[topic] = reader.items(topic.rawValue, into: &diagnostics).compactMap {
                    statement($0, counts: &counts, into: &diagnostics)
                }
            }
        }
        return result
    }

    /// - Parameter counts: how many statements of each source there are so far under the topic.
    private func statement(
        _ node: YAMLNode, counts: inout [String: Int], into diagnostics: inout [Diagnostic]
    ) -> Statement? {
        let reader = MappingReader(
            node, file: file, allowed: ["from", "to", "unit", "says", "source", "note"], required: ["source"],
            place: "an expectation", into: &diagnostics)
        let note = reader.plainText("note", into: &diagnostics)
        guard let source = reader.name("source", into: &diagnostics) else { return nil }
        counts[source.value, default: 0] += 1
        let number = counts[source.value, default: 1]
        let says = reader.plainText("says", into: &diagnostics)
        let from = reader.number("from", into: &diagnostics)
        let to = reader.number("to", into: &diagnostics)
        let unit = reader.word("unit", Unit.self, into: &diagnostics)
        if let says, !reader.has("from"), !reader.has("to"), !reader.has("unit") {
            return Statement(
                amount: .words(says), number: number, source: source, note: note, position: node.position)
        }
        if says == nil, let from, let unit, (to ?? from) >= from {
            return Statement(
                amount: .range(from: from, to: to ?? from, unit: unit), number: number, source: source,
                note: note, position: node.position)
        }
        diagnostics.append(
            Diagnostic(
                rule: "bad-expectation", file: file, at: node.position,
                "an expectation is either a number with its unit or the words of its source",
                help: "Write `{from: 3, to: 4, unit: weeks, source: …}` or `{says: …, source: …}`."))
        return nil
    }

    private func review(_ reader: MappingReader, into diagnostics: inout [Diagnostic]) -> Review? {
        guard let node = reader.node("review") else { return nil }
        let keys = ["date", "by", "role", "next"]
        let inner = MappingReader(
            node, file: file, allowed: keys, required: keys, place: "`review`", into: &diagnostics)
        guard let date = inner.date("date", into: &diagnostics),
            let by = inner.text("by", into: &diagnostics),
            let role = inner.text("role", into: &diagnostics),
            let next = inner.date("next", into: &diagnostics)
        else { return nil }
        return Review(date: date, by: by.value, role: role.value, next: next, position: node.position)
    }

    private func source(_ reader: MappingReader, into diagnostics: inout [Diagnostic]) -> SourceFacts? {
        let address = reader.text("address", into: &diagnostics)
        if let address, !WebAddress.isPlain(address.value) {
            diagnostics.append(
                Diagnostic(
                    rule: "bad-address", file: file, at: address.position,
                    "`\(address.value.prefix(80))` is no web address",
                    help: "Write an address that begins with `https://`."))
        }
        let texts = ["author", "publisher", "published", "interest"].map {
            reader.text($0, into: &diagnostics)?.value
        }
        guard let type = reader.word("type", SourceFacts.SourceType.self, into: &diagnostics),
            let read = reader.date("read", into: &diagnostics)
        else { return nil }
        return SourceFacts(
            type: type, author: texts[0], publisher: texts[1], published: texts[2], address: address,
            read: read,
            interest: texts[3])
    }
}

extension Facts {
    /// What a translation of these facts has to say in its own words; see ``PageText/notes``.
    package var notes: [String: [String: Located<String>]] {
        var notes: [String: [String: Located<String>]] = [:]
        for (key, relations) in relations {
            for relation in relations {
                if let note = relation.note {
                    notes[key.rawValue, default: [:]][relation.target.value] = note
                }
                guard case .stated(let frequency) = relation.chance else { continue }
                let parts = [("among", frequency.among), ("within", frequency.within)]
                for case (let part, let text?) in parts {
                    notes["chance", default: [:]]["\(relation.target.value)/\(part)"] = Located(
                        text, at: frequency.position)
                }
            }
        }
        for (topic, statements) in technique?.expectations ?? [:] {
            for statement in statements {
                let name = statement.name(under: topic)
                switch statement.amount {
                case .words(let words):
                    notes["expect", default: [:]][name] = words
                    notes["expect", default: [:]][statement.noteName(under: topic)] = statement.note
                case .range:
                    notes["expect", default: [:]][name] = statement.note
                }
            }
        }
        return notes
    }
}
