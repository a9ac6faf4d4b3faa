import Content
import Diagnostics

extension Rule {
    /// A source that a fact rests on is among the page's sources, so that the reader finds it at the end of the page.
    static let unlistedSources = Rule(ofEntry: "unlisted-source") { entry, page, _ in
        let listed = Set((entry.facts.relations[.sources] ?? []).map(\.target.value))
        var reported = listed
        return used(by: entry.facts).filter { reported.insert($0.value).inserted }.map { source in
            Diagnostic(
                .warning, rule: "unlisted-source", file: page.file, at: source.position,
                "the source `\(source.value)` is used here but not listed under `sources`",
                help: "Add `\(source.value)` to the page's `sources`.")
        }
    }

    private static func used(by facts: Facts) -> [Located<String>] {
        let relations = RelationKey.allCases.flatMap { facts.relations[$0] ?? [] }
        let chances = relations.compactMap { relation -> Located<String>? in
            if case .stated(let frequency) = relation.chance { frequency.source } else { nil }
        }
        let statements = ExpectationTopic.allCases.flatMap { facts.technique?.expectations[$0] ?? [] }
        return relations.flatMap(\.sources) + chances + statements.map(\.source)
    }
}
