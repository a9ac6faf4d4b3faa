import Content
import Templates

/// The page on which any treatments can be put side by side. It holds their names alone: a script takes the rest from their
/// pages, so that no fact stands in the site twice.
struct ComparePage: Sendable {
    private let writer: PageWriter

    /// - Parameter local: one that ``LocalEdition/hasComparePage``.
    init(local: LocalEdition) {
        writer = PageWriter(local: local, address: local.addresses.page("compare", local.language))
    }

    private var local: LocalEdition { writer.local }
    private var lexicon: Lexicon { writer.lexicon }
    private var library: Library { writer.library }

    /// - Parameter alternates: the languages that have such a page.
    func view(alternates: [Language]) -> CompareView {
        let conditions = local.entries(of: .condition).map { ($0, local.treatments(of: $0)) }
            .filter { $0.1.count > 1 }
        let ids = Set(conditions.map(\.0))
        return CompareView(
            frame: writer.frame(
                title: lexicon[.compare], description: lexicon[.compareIntro], isDraft: local.hasDrafts,
                alternates: { alternates.contains($0) ? local.addresses.page("compare", $0) : nil }),
            words: writer.words, title: lexicon[.compare],
            script: writer.url(local.assets.address(of: .compareScript)),
            treatments: local.comparedTechniques.map { treatment($0, ids) },
            conditions: conditions.map { condition, treatments in
                let id = library.entries[condition].id
                return ComparedConditionView(
                    id: id.name,
                    url: writer.url(local.addresses.entry(id, local.language), anchor: "compare"),
                    title: local.reference(to: condition)?.title ?? id.name,
                    count: lexicon.number(treatments.count),
                    isChoice: treatments.contains { local.isCompared($0.from) })
            },
            rows: [
                row("what", lexicon.sections[.whatItIs], .notStated), row(.treats),
            ]
                + ExpectationTopic.allCases.map {
                    row("expect-" + $0.rawValue, lexicon.expectations[$0], .notStated)
                },
            benefits: lexicon.kinds[.benefit]?.many ?? "", risks: lexicon.kinds[.risk]?.many ?? "",
            furtherRows: [row(.avoidIf), row(.cautionIf), row(.evidence), row(.alternatives)],
            lexicon: lexicon)
    }

    private func treatment(_ technique: Int, _ conditions: Set<Int>) -> ComparableView {
        let entry = library.entries[technique]
        let own = entry.links(.treats).map(\.to).filter(conditions.contains)
        return ComparableView(
            id: entry.id.name, url: writer.url(local.addresses.entry(entry.id, local.language)),
            title: local.reference(to: technique)?.title ?? entry.id.name,
            conditions: own.map { library.entries[$0].id.name }.joined(separator: " "))
    }

    private func row(_ id: String, _ title: String?, _ none: Phrase) -> CompareRowView {
        CompareRowView(id: id, title: title ?? "", none: lexicon[none])
    }

    /// The list of a relation, as a technique's page shows it.
    private func row(_ relation: RelationKey) -> CompareRowView {
        row("list-" + relation.rawValue, lexicon.relations[relation]?.here, .notNamed)
    }
}
