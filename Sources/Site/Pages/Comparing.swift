import Content

/// Which treatments a page puts side by side, or offers to.
///
/// Everything is made when a template asks for it: one that does not print it pays nothing.
struct Comparing: Sendable {
    /// So many treatments of a condition are shown in full on its page; the rest are a click away.
    static let shownInFull = 12
    /// So many treatments can stand side by side.
    static let atOnce = 4

    let writer: PageWriter
    let entry: Int

    private var local: LocalEdition { writer.local }
    private var lexicon: Lexicon { writer.lexicon }
    private var library: Library { local.library }

    /// The treatments of a condition side by side; nil where there are fewer than two.
    var treatmentsOfCondition: ComparisonView? {
        let treatments = local.treatments(of: entry)
        guard treatments.count > 1 else { return nil }
        let shown = treatments.prefix(Self.shownInFull)
        let form: KeyValuePairs = [
            "count": lexicon.number(shown.count), "of": lexicon.number(treatments.count),
        ]
        return ComparisonView(
            comparing: self, treatments: Array(shown), choose: chooser(of: treatments.map(\.from)),
            shown: shown.count < treatments.count ? lexicon.fill(.compareShown, form) : nil)
    }

    /// What patients can choose instead of the treatments of a condition, as the pages of these say; nil where none says any.
    var choices: RelationView? {
        var seen: Set<Int> = []
        let items = local.treatments(of: entry)
            .flatMap { library.entries[$0.from].links(.alternatives) }
            .filter { seen.insert($0.to).inserted }
            .compactMap { writer.item($0.to, note: nil, sources: []) }
        guard !items.isEmpty else { return nil }
        return RelationView(id: "list-choices", title: lexicon[.otherChoices], items: items)
    }

    /// Leads to the page on which some of the treatments can be seen side by side; nil where that page has fewer than two of them.
    private func chooser(of treatments: [Int]) -> CompareLinkView? {
        let there = treatments.filter(local.isCompared)
        guard there.count > 1 else { return nil }
        let fits = there.count <= Self.atOnce
        let query = fits ? query(there) : "?c=\(library.entries[entry].id.name)"
        return CompareLinkView(
            url: writer.url(comparePage) + query,
            title: lexicon[fits ? .compareSideBySide : .compareChoose])
    }

    /// From a technique's page to its comparison with others: those that it is related to, then those for the same conditions.
    var links: [CompareLinkView] {
        guard local.isCompared(entry) else { return [] }
        let own = library.entries[entry]
        var found: [Int] = []
        let related = own.links(.related).lazy.map(\.to)
        let relatedTo = own.backlinks(.related).lazy.map(\.from)
        let conditions = own.links(.treats).lazy.map(\.to).filter { local.edition.includes($0) }
        let sharing = conditions.flatMap { library.entries[$0].backlinks(.treats).lazy.map(\.from) }
        // Ends with the fourth: a condition may have thousands.
        for other in [AnySequence(related), AnySequence(relatedTo), AnySequence(sharing)].joined() {
            guard found.count < Self.atOnce else { break }
            if other != entry, !found.contains(other), local.isCompared(other) { found.append(other) }
        }
        return found.compactMap { other in
            local.reference(to: other).map { reference in
                CompareLinkView(
                    url: writer.url(comparePage) + query([entry, other]),
                    title: lexicon.fill(.compareWith, ["name": reference.title]))
            }
        }
    }

    /// What one of the treatments of the condition is, with what the sources say of it.
    func treatment(_ back: Backlink) -> ComparedView? {
        let relation = back.link.relation
        let item = writer.item(
            back.from, note: writer.note(of: back.from, .treats, relation), sources: back.link.sources)
        guard let item else { return nil }
        return ComparedView(
            item: item,
            staleNotice: local.text(of: back.from)?.isStale ?? false ? lexicon[.staleTitle] : nil,
            expectations: writer.expectations(of: back.from),
            evidenceTitle: lexicon.relations[.evidence]?.here ?? "",
            evidence: writer.relation(.evidence, of: back.from)?.items ?? [],
            cautionsTitle: lexicon.kinds[.consideration]?.many ?? "",
            cautions: [RelationKey.avoidIf, .cautionIf].compactMap { key in
                let links = library.entries[back.from].links(key)
                let count = links.count { local.edition.includes($0.to) }
                guard count > 0 else { return nil }
                return CautionCountView(
                    url: item.view.url.map { "\($0)#list-\(key.rawValue)" },
                    title: lexicon.relations[key]?.here ?? "", count: lexicon.number(count))
            })
    }

    private var comparePage: Address { local.addresses.page("compare", local.language) }

    private func query(_ treatments: [Int]) -> String {
        "?t=" + treatments.map { library.entries[$0].id.name }.joined(separator: ",")
    }
}

extension LocalEdition {
    /// The techniques that can be put side by side, by title.
    var comparedTechniques: [Int] { entries(of: .technique).filter(isCompared) }

    /// Whether there is a page on which to put techniques side by side: one alone has nothing beside it.
    var hasComparePage: Bool { comparedTechniques.count > 1 }

    /// Whether the entry is a technique by itself, with a page in this language.
    func isCompared(_ entry: Int) -> Bool {
        guard let technique = library.entries[entry].facts.technique else { return false }
        return !technique.isGroup && edition.hasPage(of: entry, in: language)
    }

    /// What this edition offers for a condition, by title: techniques, no groups of them, in whatever language.
    func treatments(of condition: Int) -> [Backlink] {
        library.entries[condition].backlinks(.treats)
            .filter { back in
                library.entries[back.from].facts.technique.map { !$0.isGroup } ?? false
                    && !edition.leavesOut(back.from, in: language)
            }
            .compactMap { back in reference(to: back.from).map { (back, $0.rank) } }
            .sorted { $0.1 < $1.1 }
            .map(\.0)
    }
}
