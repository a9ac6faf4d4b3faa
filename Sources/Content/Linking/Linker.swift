import Diagnostics
import Markdown
import Parallel

/// Joins parsed pages to a ``Library``: relations both ways, links of the texts, includes, translations.
///
/// Everything that leads nowhere is reported, all of it at once; what can be linked is linked.
struct Linker {
    let settings: ProjectSettings
    let lexicons: [Language: Lexicon]
    let passages: [Passage]
    let media: [String]
    let workers: Workers
    /// Pages with errors of their own that are not among the parsed ones.
    let unreadable: Set<PageID>

    func link(
        _ pages: [ParsedPage], clinics: [Clinic], profiles: ProfileLinker, approvals: [Approval],
        versions: [FrozenVersion], into diagnostics: inout [Diagnostic]
    ) -> Library {
        let subjects = subjects(of: pages, into: &diagnostics)
        let places = Dictionary(uniqueKeysWithValues: subjects.enumerated().map { ($1.id, $0) })

        let names = Dictionary(grouping: subjects.map(\.id), by: \.kind).mapValues {
            Vocabulary($0.lazy.map(\.name))
        }
        let relations = RelationLinker(places: places, names: names, unreadable: unreadable)
        let linked = workers.map(subjects) { relations.links(of: $0) }
        diagnostics += linked.flatMap(\.diagnostics)
        let backlinks = relations.backlinks(linked.map(\.links))

        let passages = Passages(self.passages, into: &diagnostics)
        let expanded = workers.map(subjects) { $0.expanding(passages) }
        diagnostics += expanded.flatMap(\.diagnostics)
        let texts = TextLinker(
            places: places, names: names, texts: expanded.map(\.texts), media: media,
            languages: settings.languages, unreadable: unreadable)
        let targets = workers.map(Array(expanded.indices)) {
            texts.targets(of: subjects[$0].texts, expanded: expanded[$0].texts, entry: $0)
        }
        diagnostics += targets.flatMap(\.diagnostics)
        // A passage is checked by itself, so that a fault in it is reported once, in its own file.
        for passage in self.passages {
            _ = texts.targets(in: [passage.blocks], file: passage.file, own: nil, into: &diagnostics)
        }

        let entries = workers.map(Array(subjects.indices)) { index in
            let subject = subjects[index]
            var entryTexts: [Language: EntryText] = [:]
            for (language, text) in expanded[index].texts {
                entryTexts[language] = EntryText(
                    page: text, written: subject.texts[language] ?? text,
                    targets: targets[index].targets[language] ?? [:],
                    translation: language == settings.sourceLanguage
                        ? nil : subject.texts[settings.sourceLanguage].map { Translation(of: $0, by: text) })
            }
            return Entry(
                id: subject.id, facts: subject.facts, links: linked[index].links, backlinks: backlinks[index],
                texts: entryTexts)
        }
        ClinicFactCheck(clinics: clinics).check(
            subjects.flatMap { $0.texts.values.filter(\.holdsFacts).map { ($0.file, $0.nodes) } }
                + self.passages.map { ($0.file, [$0.blocks]) }
                + clinics.flatMap {
                    $0.notes.values.flatMap(\.values).map { ($0.file, $0.slots.map(\.blocks)) }
                },
            into: &diagnostics)
        let linkedClinics = clinics.map { link($0, passages, texts, into: &diagnostics) }
        checkClinic(among: clinics, into: &diagnostics)
        let profile = profiles.profile(into: &diagnostics)
        checkAliases(of: entries, places, into: &diagnostics)
        return Library(
            settings: settings, lexicons: lexicons, clinics: linkedClinics, profile: profile,
            approvals: approvals, versions: versions, entries: entries, places: places,
            passages: self.passages, media: media, isComplete: !diagnostics.hasErrors)
    }
}

/// One subject before it is linked: its facts and its text in every language.
final class Subject: Sendable {
    let id: PageID
    let facts: Facts
    let file: String
    let texts: [Language: PageText]

    init(id: PageID, facts: Facts, file: String, texts: [Language: PageText]) {
        self.id = id
        self.facts = facts
        self.file = file
        self.texts = texts
    }

    func expanding(_ passages: Passages) -> (texts: [Language: PageText], diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let texts = texts.mapValues { text in
            guard text.sections.contains(where: { $0.blocks.hold(.include) }) else { return text }
            var taken = text.anchors
            var room = Passages.roomOnPage
            return text.holding(
                text.sections.map { section in
                    section.holding(
                        passages.expand(
                            section.blocks, in: text.language, file: text.file, taken: &taken, room: &room,
                            into: &diagnostics))
                })
        }
        return (texts, diagnostics)
    }
}

extension PageText {
    /// Every place that a link may name.
    var anchors: Set<String> {
        var anchors: Set<String> = []
        for section in sections {
            if !section.id.isEmpty { anchors.insert(section.id) }
            anchors.formUnion(section.blocks.headingIDs)
        }
        return anchors
    }
}

extension PageText {
    fileprivate var holdsFacts: Bool {
        // One in a heading has been reported as such.
        footnotes.hold(.fact) || sections.contains { $0.blocks.hold(.fact) }
    }
}

extension Nodes {
    fileprivate var headingIDs: [String] { all(.heading).compactMap(\.headingID) }
}

extension Linker {
    /// The pages grouped by subject; a translation of nothing is reported.
    private func subjects(of pages: [ParsedPage], into diagnostics: inout [Diagnostic]) -> [Subject] {
        let sources = pages.filter { $0.facts != nil }
        let translations = translations(among: pages, of: Set(sources.map(\.id)), into: &diagnostics)
        let subjects = sources.compactMap { page in
            page.facts.map { facts in
                var texts = translations[page.id] ?? [:]
                texts[page.text.language] = page.text
                return Subject(id: page.id, facts: facts, file: page.text.file, texts: texts)
            }
        }
        return subjects.sorted { $0.id < $1.id }
    }

    private func translations(
        among pages: [ParsedPage], of sources: Set<PageID>, into diagnostics: inout [Diagnostic]
    ) -> [PageID: [Language: PageText]] {
        var translations: [PageID: [Language: PageText]] = [:]
        var names: [Kind: Vocabulary] = [:]
        for page in pages where page.facts == nil {
            if sources.contains(page.id) {
                translations[page.id, default: [:]][page.text.language] = page.text
            } else if !unreadable.contains(page.id) {
                let kind = page.id.kind
                let known = names[kind] ?? Vocabulary(sources.lazy.filter { $0.kind == kind }.map(\.name))
                names[kind] = known
                diagnostics.append(
                    Diagnostic(
                        rule: "no-source-page", file: page.text.file, at: .start,
                        "this is a translation of a page that does not exist",
                        help: known.suggestion(for: page.id.name)
                            ?? "Write content/\(settings.sourceLanguage.tag)/\(page.id).md first."))
            }
        }
        return translations
    }

    private func link(
        _ clinic: Clinic, _ passages: Passages, _ texts: TextLinker,
        into diagnostics: inout [Diagnostic]
    ) -> Clinic {
        var clinic = clinic
        let places = texts.places
        let techniques = texts.names[.technique]
        for offer in clinic.offers ?? [] where places[PageID(.technique, offer.value)] == nil {
            guard !unreadable.contains(PageID(.technique, offer.value)) else { continue }
            diagnostics.append(
                Diagnostic(
                    rule: "unknown-id", file: clinic.file, at: offer.position,
                    "there is no technique `\(offer.value)`",
                    help: techniques?.suggestion(for: offer.value)
                        ?? "Write its page, or take it out of `offers`."))
        }
        for (language, notes) in clinic.notes {
            for (technique, note) in notes {
                if places[PageID(.technique, technique)] == nil,
                    !unreadable.contains(PageID(.technique, technique))
                {
                    diagnostics.append(
                        Diagnostic(
                            rule: "unknown-id", file: note.file,
                            "there is no technique `\(technique)` to add notes to",
                            help: techniques?.suggestion(for: technique)
                                ?? "Rename or remove the file."))
                }
                var note = note
                var taken = Set(note.slots.flatMap(\.blocks.headingIDs))
                var room = Passages.roomOnPage
                for index in note.slots.indices {
                    let blocks = note.slots[index].blocks
                    note.slots[index].blocks = passages.expand(
                        blocks, in: language, file: note.file, taken: &taken, room: &room, into: &diagnostics)
                    let targets = texts.targets(
                        in: [blocks], expanded: { [note.slots[index].blocks] }, language, file: note.file,
                        own: nil,
                        into: &diagnostics)
                    note.links.merge(targets) { first, _ in first }
                }
                clinic.notes[language]?[technique] = note
            }
        }
        return clinic
    }

    /// The clinic that the settings name.
    private func checkClinic(among clinics: [Clinic], into diagnostics: inout [Diagnostic]) {
        let name = settings.clinic
        let known = clinics.map(\.id)
        guard !known.contains(name.value),
            // One whose file has errors is not missing; the errors have been reported.
            !diagnostics.contains(where: { $0.file.hasPrefix("content/clinics/\(name.value)/") })
        else { return }
        diagnostics.append(
            Diagnostic(
                rule: "unknown-id", file: ProjectSettings.file, at: name.position,
                "there is no clinic `\(name.value)`",
                help: Spelling.suggestion(for: name.value, in: known)
                    ?? "Write content/clinics/\(name.value)/clinic.yaml."))
    }

    /// No name that leads to a page is that of another.
    private func checkAliases(
        of entries: [Entry], _ places: [PageID: Int], into diagnostics: inout [Diagnostic]
    ) {
        var aliases: [PageID: (file: String, position: Position)] = [:]
        for entry in entries where !entry.facts.aliases.isEmpty {
            guard let file = entry.texts[settings.sourceLanguage]?.page.file else { continue }
            for alias in entry.facts.aliases {
                let id = PageID(entry.id.kind, alias.value)
                let other = places[id].map { entries[$0] }?.texts[settings.sourceLanguage]?.page.file
                let first = aliases.updateValue((file, alias.position), forKey: id)
                guard other != nil || first != nil else { continue }
                diagnostics.append(
                    Diagnostic(
                        rule: "duplicate-id", file: file, at: alias.position,
                        "the name `\(alias.value)` belongs to another page already",
                        help: "Take one of the two away.",
                        notes: [
                            .init(
                                "the other page", file: other ?? first?.file ?? file,
                                at: other == nil ? first?.position : nil)
                        ]))
            }
        }
    }
}

extension Translation {
    /// Compares the hashes that a translation states with those of the source text.
    init(of source: PageText, by translation: PageText) {
        self.init(stale: [], missing: [], extra: [])
        let own = Set(translation.hashes.map(\.part))
        for (part, hash) in source.hashes {
            if !own.contains(part) {
                missing.append((part, hash))
            } else if translation.translates[part]?.value != hash {
                stale.append((part, hash))
            }
        }
        let parts = Set(source.hashes.map(\.part))
        extra = translation.hashes.map(\.part).filter { !parts.contains($0) }
    }
}
