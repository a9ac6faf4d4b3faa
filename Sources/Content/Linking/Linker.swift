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

    /// - Parameter earlier: an earlier linking of the same project, of which what still holds is taken over.
    func link(
        _ pages: [ParsedPage], clinics: [Clinic], profiles: ProfileLinker, approvals: [Approval],
        versions: [FrozenVersion], after earlier: Linking? = nil, into diagnostics: inout [Diagnostic]
    ) -> (library: Library, linking: Linking) {
        let ground = Linking.Ground(
            languages: settings.languages, passages: PassageHashes(passages), media: media,
            unreadable: unreadable)
        let linking: Linking
        let passages = Passages(self.passages, into: &diagnostics)
        if let earlier, earlier.ground == ground, let subjects = earlier.subjects.holding(pages) {
            linking = link(subjects, passages, ground, after: earlier)
        } else {
            linking = link(
                Subjects(pages, unreadable: unreadable, source: settings.sourceLanguage), passages, ground,
                after: nil)
        }
        diagnostics += linking.diagnostics

        let subjects = linking.subjects
        let texts = textLinker(subjects, linking.texts)
        // A passage is checked by itself, so that a fault in it is reported once, in its own file.
        for passage in self.passages {
            _ = texts.targets(in: [passage.blocks], file: passage.file, own: nil, into: &diagnostics)
        }
        ClinicFactCheck(clinics: clinics).check(
            linking.texts.flatMap(\.insertingFacts) + self.passages.map { ($0.file, [$0.blocks]) }
                + clinics.flatMap {
                    $0.notes.values.flatMap(\.values).map { ($0.file, $0.slots.map(\.blocks)) }
                },
            into: &diagnostics)
        let linkedClinics = clinics.map { link($0, passages, texts, subjects, into: &diagnostics) }
        checkClinic(among: clinics, into: &diagnostics)
        let profile = profiles.profile(into: &diagnostics)
        checkAliases(of: linking.entries, subjects.places, into: &diagnostics)
        let library = Library(
            settings: settings, lexicons: lexicons, clinics: linkedClinics, profile: profile,
            approvals: approvals, versions: versions, entries: linking.entries, places: subjects.places,
            passages: self.passages, media: media, isComplete: !diagnostics.hasErrors)
        return (library, linking)
    }

    /// Each subject linked, or taken over where neither it nor what it was linked to has changed.
    private func link(
        _ subjects: Subjects, _ passages: Passages, _ ground: Linking.Ground, after earlier: Linking?
    ) -> Linking {
        let list = subjects.list
        let indices = Array(list.indices)
        let changed = earlier.map { earlier in
            indices.filter { earlier.subjects.list[$0] !== list[$0] }
        }
        /// What an earlier linking made of a subject that has not changed.
        @Sendable func kept<Value>(_ values: (Linking) -> [Value], _ index: Int) -> Value? {
            guard let earlier, earlier.subjects.list[index] === list[index] else { return nil }
            return values(earlier)[index]
        }

        let relationLinker = RelationLinker(subjects: subjects, unreadable: unreadable)
        let relations = workers.map(indices) { index in
            kept(\.relations, index) ?? relationLinker.links(of: list[index])
        }
        var backlinks = earlier?.backlinks ?? []
        var touched: Set<Int> = []
        if let earlier, let changed {
            touched = RelationLinker.update(
                &backlinks, changed: changed, from: earlier.relations, to: relations)
        } else {
            backlinks = RelationLinker.backlinks(relations)
        }

        let texts = workers.map(indices) { index in
            kept(\.texts, index) ?? list[index].expanding(passages)
        }
        let textLinker = textLinker(subjects, texts)
        // A link may name a heading of any page.
        let hasSameAnchors =
            if let earlier, let changed {
                changed.allSatisfy { texts[$0].hasSameAnchors(as: earlier.texts[$0]) }
            } else {
                false
            }
        let targets = workers.map(indices) { index in
            (hasSameAnchors ? kept(\.targets, index) : nil)
                ?? textLinker.targets(
                    of: list[index].texts, expanded: texts[index].texts, entry: index)
        }

        let (ownBacklinks, changedBacklinks) = (backlinks, touched)
        let entries = workers.map(indices) { index in
            let isKept = hasSameAnchors && !changedBacklinks.contains(index)
            return (isKept ? kept(\.entries, index) : nil)
                ?? entry(
                    of: list[index], relations[index].links, ownBacklinks[index], texts[index].texts,
                    targets[index].targets)
        }
        return Linking(
            ground: ground, subjects: subjects, relations: relations, backlinks: backlinks, texts: texts,
            targets: targets, entries: entries)
    }

    private func textLinker(_ subjects: Subjects, _ texts: [Subject.Expanded]) -> TextLinker {
        TextLinker(
            subjects: subjects, texts: texts.map(\.texts), media: media, languages: settings.languages,
            unreadable: unreadable)
    }

    private func entry(
        of subject: Subject, _ links: RelationLinker.Links, _ backlinks: RelationLinker.Backlinks,
        _ texts: [Language: PageText], _ targets: [Language: [String: LinkTarget]]
    ) -> Entry {
        let source = subject.texts[settings.sourceLanguage]
        var entryTexts: [Language: EntryText] = [:]
        for (language, text) in texts {
            entryTexts[language] = EntryText(
                page: text, written: subject.texts[language] ?? text, targets: targets[language] ?? [:],
                translation: language == settings.sourceLanguage
                    ? nil : source.map { Translation(of: $0, by: text) })
        }
        return Entry(
            id: subject.id, facts: subject.facts, links: links, backlinks: backlinks, texts: entryTexts)
    }
}

extension Linker {
    private func link(
        _ clinic: Clinic, _ passages: Passages, _ texts: TextLinker, _ subjects: Subjects,
        into diagnostics: inout [Diagnostic]
    ) -> Clinic {
        var clinic = clinic
        let places = subjects.places
        let techniques = subjects.names[.technique]
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
