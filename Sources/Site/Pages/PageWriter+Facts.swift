import Content
import Templates

extension PageWriter {
    /// The links of one relation, seen from the page that states it; nil where none is left in this edition.
    package func relation(_ key: RelationKey, of owner: Int) -> RelationView? {
        let items = library.entries[owner].links(key).compactMap { link in
            item(
                link.to, note: note(of: owner, key, link.relation),
                chance: link.relation.chance, scope: scope(of: link, in: owner), sources: sources(of: link))
        }
        guard !items.isEmpty else { return nil }
        return RelationView(
            id: RelationView.id(of: key), title: lexicon.relations[key]?.here ?? "", items: items)
    }

    /// The pages that state the relation to this one, each with what it says about it.
    package func backRelation(_ key: RelationKey, to target: Int) -> RelationView? {
        let backlinks = library.entries[target].backlinks(key)
        guard !backlinks.isEmpty else { return nil }
        // What a page that a release leaves out says of this one may not stand here either.
        let sorted = backlinks.filter { !local.edition.leavesOut($0.from, in: local.language) }
            .compactMap { back in local.reference(to: back.from).map { (back, $0.rank) } }
            .sorted { $0.1 < $1.1 }
        let items = sorted.compactMap { back, _ in
            item(
                back.from, note: note(of: back.from, key, back.link.relation),
                chance: back.link.relation.chance, scope: scope(of: back.link, in: back.from),
                sources: sources(of: back.link))
        }
        guard !items.isEmpty else { return nil }
        return RelationView(
            id: RelationView.id(of: key) + "-of", title: lexicon.relations[key]?.there ?? "", items: items)
    }

    /// Whom the chance of a risk speaks of; nil where a link has none.
    private func scope(of link: Link, in owner: Int) -> Phrased? {
        guard case .stated(let frequency) = link.relation.chance else { return nil }
        return scope(of: frequency, of: link.relation.target.value, in: owner)
    }

    /// The sources that say so, with that of the chance.
    private func sources(of link: Link) -> [Int] {
        guard let source = link.chanceSource, !link.sources.contains(source) else { return link.sources }
        return link.sources + [source]
    }

    /// The risks of a technique with their chances.
    package func risks(of technique: Int) -> RiskTableView? {
        let links = library.entries[technique].links(.risks)
        let scale = ChanceScale(
            links.compactMap { link in
                guard case .stated(let stated) = link.relation.chance else { return nil }
                return stated
            })
        let rows = links.compactMap {
            link -> Prepared<RiskView>? in
            guard let chance = link.relation.chance,
                let item = item(
                    link.to,
                    note: note(of: technique, .risks, link.relation),
                    sources: link.sources)
            else { return nil }
            let band = ChanceBand(chance)
            let bandName = lexicon.bands[band]?.name ?? ""
            var frequency: Prepared<FrequencyView>?
            if case .stated(let stated) = chance {
                frequency = self.frequency(
                    stated, bandName, on: scale, of: link.relation.target.value, in: technique)
            }
            return Prepared(
                RiskView(
                    item: item, band: band.rawValue, bandName: bandName,
                    bandWords: lexicon.bands[band]?.words ?? "", frequency: frequency,
                    notStated: frequency == nil ? lexicon[.notStated] : nil))
        }
        return rows.isEmpty
            ? nil
            : RiskTableView(
                caption: lexicon[.riskTable],
                scaleNote: scale.map { lexicon.fill(.onOneScale, ["of": lexicon.number($0.people)]) },
                rows: rows)
    }

    private func frequency(
        _ frequency: Frequency, _ bandName: String, on scale: ChanceScale?, of risk: String, in technique: Int
    ) -> Prepared<FrequencyView>? {
        guard let source = sourceMark(named: frequency.source.value) else { return nil }
        let scope = scope(of: frequency, of: risk, in: technique)
        let own = counted(frequency.count, of: frequency.of)
        let isBelow = scale.map { frequency.isBelow(oneIn: $0.people) } ?? false
        // Arrays of one table have as many squares each, where the scale is small enough to be drawn.
        let squares = scale.flatMap { $0.people <= 1_000 ? $0.people : nil }
        return Prepared(
            FrequencyView(
                bandName: bandName, affected: own.affected, notAffected: own.notAffected,
                scaled: scale.flatMap { scaled(frequency, on: $0) },
                belowScale: isBelow
                    ? scale.map { lexicon.fill(.belowScale, ["of": lexicon.number($0.people)]) } : nil,
                scope: scope?.text,
                scopeLanguage: scope.flatMap { $0.language == local.language ? nil : $0.language.tag },
                source: source,
                icons: IconArray(count: frequency.count, of: frequency.of, squares: squares),
                count: frequency.count,
                of: frequency.of, local: local))
    }

    private func scaled(_ frequency: Frequency, on scale: ChanceScale) -> ScaledView? {
        guard let count = scale.count(frequency) else { return nil }
        let (affected, notAffected) = counted(count, of: scale.people)
        let own = lexicon.fill(
            .ownNumber, ["count": lexicon.number(frequency.count), "of": lexicon.number(frequency.of)])
        return ScaledView(
            affected: affected, notAffected: notAffected, own: frequency.of == scale.people ? nil : own)
    }

    /// How many of how many people it happens to, and to how many it does not.
    private func counted(_ count: Int, of people: Int) -> (affected: String, notAffected: String) {
        let total = lexicon.number(people)
        return (
            lexicon.fill(.affected, ["count": lexicon.number(count), "of": total]),
            lexicon.fill(.notAffected, ["count": lexicon.number(people - count), "of": total])
        )
    }

    /// Whom a number speaks of, over what time and for which year, as far as the source says; in the source language
    /// unless all of it is translated.
    private func scope(of frequency: Frequency, of risk: String, in technique: Int) -> Phrased? {
        let among = words(of: technique, "chance", "\(risk)/among", source: frequency.among)
        let within = words(of: technique, "chance", "\(risk)/within", source: frequency.within)
        let source = library.settings.sourceLanguage
        let isTranslated = [among, within].compactMap { $0 }.allSatisfy { $0.language == local.language }
        let language = isTranslated ? local.language : source
        guard let lexicon = library.lexicons[language] else { return nil }
        let parts = [
            (isTranslated ? among?.text : frequency.among).map { lexicon.fill(.among, ["people": $0]) },
            (isTranslated ? within?.text : frequency.within).map { lexicon.fill(.within, ["time": $0]) },
            frequency.asOf.map { lexicon.fill(.asOf, ["date": $0]) },
        ].compactMap { $0 }
        return parts.isEmpty ? nil : Phrased(text: parts.joined(separator: ", "), language: language)
    }

    /// What the sources say to expect of a technique, all five topics in their fixed order.
    package func expectations(of technique: Int) -> [ExpectationView] {
        guard let facts = library.entries[technique].facts.technique, !facts.isGroup else { return [] }
        return ExpectationTopic.allCases.map { topic -> ExpectationView in
            let statements = (facts.expectations[topic] ?? []).compactMap {
                statement($0, topic, of: technique)
            }
            return ExpectationView(
                id: topic.rawValue, name: lexicon.expectations[topic] ?? "", statements: statements,
                notStated: statements.isEmpty ? lexicon[.notStated] : nil)
        }
    }

    private func statement(_ statement: Statement, _ topic: ExpectationTopic, of technique: Int)
        -> Prepared<StatementView>?
    {
        guard let source = sourceMark(named: statement.source.value) else { return nil }
        let name = statement.name(under: topic)
        switch statement.amount {
        case .range(let from, let to, let unit):
            let note = words(of: technique, "expect", name, source: statement.note?.value)
            return Prepared(
                StatementView(
                    text: lexicon.amount(from: from, to: to, unit: unit), language: foreignTag(of: note),
                    note: note?.text, source: source))
        case .words(let own):
            guard var text = words(of: technique, "expect", name, source: own.value) else { return nil }
            var note = statement.note.flatMap {
                words(of: technique, "expect", statement.noteName(under: topic), source: $0.value)
            }
            // One language is told for both, so both are shown as the source has them unless both are translated.
            if let other = note, other.language != text.language {
                let language = library.settings.sourceLanguage
                text = Phrased(text: own.value, language: language)
                note = statement.note.map { Phrased(text: $0.value, language: language) }
            }
            return Prepared(
                StatementView(
                    text: text.text, language: foreignTag(of: text), note: note?.text, source: source))
        }
    }

    /// The language of a text, where it is not the page's.
    private func foreignTag(of text: Phrased?) -> String? {
        text.flatMap { $0.language == local.language ? nil : $0.language.tag }
    }

    /// What the clinic adds in the given slots.
    package func localNotes(_ slots: [LocalSlot], of technique: Int) -> [LocalNoteView] {
        let clinic = local.edition.clinic
        guard let notes = clinic.notes[local.language]?[library.entries[technique].id.name] else { return [] }
        return notes.slots.filter { slots.contains($0.slot) }.map { note in
            LocalNoteView(
                title: lexicon.slots[note.slot] ?? "", label: lexicon.fill(.localNote, ["name": clinic.name]),
                html: html(note.blocks, targets: notes.links, marksTerms: false, idPrefix: "local-"))
        }
    }

    /// Who published the page, when it was changed and reviewed, and when it is due.
    package func dates(of facts: Facts) -> [String] {
        var dates = [
            lexicon.fill(.publishedBy, ["name": local.edition.clinic.name]),
            lexicon.fill(.updated, ["date": lexicon.date(facts.updated)]),
        ]
        if let review = facts.review {
            dates.append(
                lexicon.fill(
                    .lastReviewed,
                    ["date": lexicon.date(review.date), "name": review.by, "role": review.role]))
            dates.append(lexicon.fill(.nextReview, ["date": lexicon.date(review.next)]))
        } else {
            dates.append(lexicon[.notReviewed])
        }
        return dates
    }

    /// Whom to tell of a mistake, in words that the phone number ends; nil where the clinic has none.
    package var reportMistake: String? {
        let clinic = local.edition.clinic
        return clinic.facts[.phone] == nil ? nil : lexicon.fill(.reportMistake, ["name": clinic.name])
    }
}
