import Content
import Templates

/// The page of one entry: its text, its facts, and both ends of each relation.
struct EntryPage: Sendable {
    private let writer: PageWriter
    private let index: Int
    private let text: EntryText

    /// - Parameter text: the entry's own in the edition's language.
    init(_ index: Int, _ text: EntryText, at address: Address, in local: LocalEdition) {
        writer = PageWriter(local: local, address: address, entry: index)
        self.index = index
        self.text = text
    }

    func view() -> PageView {
        let page = text.page
        let placed = placedRelations
        let intro = page.sections.first { $0.heading == nil }
        return PageView(
            frame: writer.frame(
                title: page.title.value, description: page.summary.value, kind: id.kind,
                isDraft: entry.facts.review == nil, about: .entry(index, text),
                alternates: {
                    local.edition.hasPage(of: index, in: $0) ? local.addresses.entry(id, $0) : nil
                }),
            words: writer.words, kind: id.kind.rawValue, kindName: lexicon.kinds[id.kind]?.one ?? "",
            searchGroup: local.hasSearch ? SearchGroup(id.kind)?.rawValue : nil,
            indexURL: writer.url(local.addresses.index(of: id.kind, local.language)),
            indexTitle: lexicon.kinds[id.kind]?.many ?? "", title: page.title.value,
            summary: page.summary.value,
            also: page.also, isGroup: entry.facts.technique?.isGroup ?? false,
            sheetURL: local.edition.hasSheet(of: index, in: local.language)
                ? writer.url(local.addresses.sheet(id.name, local.language)) : nil,
            translationNotice: translationNotice,
            intro: intro.map { writer.html($0.blocks, targets: text.targets, marksTerms: page.marksTerms) },
            sections: sections.map { section($0, placed) }, localNotes: unplacedNotes,
            relations: relations(placed),
            footnotes: writer.footnotes(page.footnotes, targets: text.targets), source: source,
            sourcesTitle: lexicon.relations[.sources]?.here ?? "",
            sources: writer.relation(.sources, of: index)?.items ?? [], dates: writer.dates(of: entry.facts),
            readingLevel: isGraded ? lexicon[.readingLevel] : nil, reportMistake: writer.reportMistake,
            script: writer.url(local.assets.address(of: .questionsScript)),
            comparing: Comparing(writer: writer, entry: index))
    }
}

extension EntryPage {
    /// Where on a technique's page each relation is shown; the rest follow at the end.
    private static let places: [SectionRole: [RelationKey]] = [
        .whoItMayHelp: [.treats],
        .benefits: [.benefits],
        .risks: [.risks],
        .alternatives: [.alternatives],
        .before: [.avoidIf, .cautionIf],
        .during: [.uses, .guidedBy, .bodyParts, .team],
        .notKnown: [.evidence],
    ]

    /// Where on a technique's page a clinic's own words are shown.
    private static let slots: [SectionRole: [LocalSlot]] = [
        .before: [.preparation, .bloodThinnerPolicy],
        .getHelp: [.contact],
        .questions: [.localNotes],
    ]

    /// The clinic's words for sections that the page does not have: they stand behind those that it has.
    private var unplacedNotes: [LocalNoteView] {
        guard id.kind == .technique else { return [] }
        let placed = Self.slots.filter { text.page[$0.key] != nil }.flatMap(\.value)
        return writer.localNotes(LocalSlot.allCases.filter { !placed.contains($0) }, of: index)
    }

    private var local: LocalEdition { writer.local }
    private var lexicon: Lexicon { writer.lexicon }
    private var entry: Entry { local.library.entries[index] }
    private var id: PageID { entry.id }

    /// Whether the page can stand here only below a reading grade: the rule measures English, texts as long as those of
    /// techniques, and lets pages go that say why they need not keep it.
    private var isGraded: Bool {
        local.language.tag.hasPrefix("en") && entry.facts.technique?.isGroup == false
            && text.page.waivers[.readingGrade] == nil
    }

    /// Sections with a role in the order of the schema, so that every technique reads alike; others before the questions.
    private var sections: [PageSection] {
        let own = text.page.sections.filter { $0.heading != nil && $0.role == nil }
        var sections: [PageSection] = []
        for role in Schema.roles(of: id.kind) {
            if role == .questions { sections += own }
            if let section = text.page[role] { sections.append(section) }
        }
        return Schema.roles(of: id.kind).contains(.questions) ? sections : sections + own
    }

    /// A relation is shown in its section only if the page has that section: it must not vanish with it.
    private var placedRelations: Set<RelationKey> {
        guard id.kind == .technique else { return [] }
        return Set(Self.places.filter { text.page[$0.key] != nil }.flatMap(\.value))
    }

    private func section(_ section: PageSection, _ placed: Set<RelationKey>) -> Prepared<SectionView> {
        let keys = section.role.flatMap { id.kind == .technique ? Self.places[$0] : nil } ?? []
        let isStale = text.translation?.stale.contains { $0.part == section.part } ?? false
        let slots = section.role.flatMap { Self.slots[$0] } ?? []
        return Prepared(
            SectionView(
                id: section.id, role: section.role?.rawValue ?? "", title: section.heading?.plainText() ?? "",
                html: writer.html(
                    section.blocks, targets: text.targets, marksTerms: text.page.marksTerms,
                    ticks: section.role == .questions ? .all : .tasks),
                staleNotice: isStale ? lexicon[.staleSection] : nil,
                risks: section.role == .risks ? writer.risks(of: index) : nil,
                benefits: keys.contains(.benefits) ? writer.relation(.benefits, of: index) : nil,
                expectations: section.role == .expectations ? writer.expectations(of: index) : [],
                relations: keys.filter { $0 != .risks && $0 != .benefits }.compactMap {
                    writer.relation($0, of: index)
                },
                localNotes: writer.localNotes(slots, of: index)))
    }

    private func relations(_ placed: Set<RelationKey>) -> [RelationView] {
        let own = RelationKey.allCases.filter { $0 != .sources && !placed.contains($0) }
            .compactMap { writer.relation($0, of: index) }
        let others = RelationKey.allCases.compactMap { writer.backRelation($0, to: index) }
        guard let back = others.first(where: { $0.id == "list-related-of" }),
            let here = own.firstIndex(where: { $0.id == "list-related" })
        else { return own + others }
        // To be related goes both ways, so the reader sees one list.
        var joined = own
        let known = Set(joined[here].items.map { ObjectIdentifier($0.view.reference) })
        joined[here].items += back.items.filter { !known.contains(ObjectIdentifier($0.view.reference)) }
        return joined + others.filter { $0.id != back.id }
    }

    private var translationNotice: TranslationNoticeView? {
        guard text.isStale else { return nil }
        let source = local.library.settings.sourceLanguage
        return TranslationNoticeView(
            text: lexicon[.staleTitle],
            url: local.edition.hasPage(of: index, in: source)
                ? writer.url(local.addresses.entry(id, source)) : nil,
            language: source.tag)
    }

    private var source: SourceView? {
        guard let facts = entry.facts.source else { return nil }
        let values: [(Phrase, String?)] = [
            (.sourceType, lexicon.sourceTypes[facts.type]), (.sourceAuthor, facts.author),
            (.sourcePublisher, facts.publisher), (.sourcePublished, facts.published),
        ]
        var list = values.compactMap { phrase, value in
            value.map { FactView(name: lexicon[phrase], value: $0) }
        }
        list.append(FactView(name: lexicon[.sourceRead], value: lexicon.date(facts.read)))
        return SourceView(facts: list, address: facts.address?.value, interest: facts.interest)
    }
}
