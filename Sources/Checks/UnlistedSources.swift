import Content
import Diagnostics

extension Rule {
    /// A source that a fact rests on is among the page's sources, so that the reader finds it at the end of the page.
    static let unlistedSources = Rule(ofEntry: "unlisted-source") { entry, page, _ in
        let listed = entry.facts.relations[.sources] ?? []
        // Nearly every page lists them all; few are looked through faster than hashed.
        func isListed(_ name: String) -> Bool { listed.contains { $0.target.value == name } }
        if listed.count < 16, restsOnly(entry.facts, isListed) { return [] }
        var reported = Set(listed.map(\.target.value))
        return used(by: entry.facts).filter { reported.insert($0.value).inserted }.map { source in
            Diagnostic(
                .warning, rule: "unlisted-source", file: page.file, at: source.position,
                "the source `\(source.value)` is used here but not listed under `sources`",
                help: "Add `\(source.value)` to the page's `sources`.")
        }
    }

    private static func restsOnly(_ facts: Facts, _ isListed: (String) -> Bool) -> Bool {
        let relations = facts.relations.values.allSatisfy { relations in
            relations.allSatisfy { relation in
                if case .stated(let frequency) = relation.chance, !isListed(frequency.source.value) {
                    return false
                }
                return relation.sources.allSatisfy { isListed($0.value) }
            }
        }
        let expectations = facts.technique?.expectations ?? [:]
        return relations && facts.codes.allSatisfy { isListed($0.source.value) }
            && expectations.values.allSatisfy { $0.allSatisfy { isListed($0.source.value) } }
    }

    private static func used(by facts: Facts) -> [Located<String>] {
        let relations = RelationKey.allCases.flatMap { facts.relations[$0] ?? [] }
        let chances = relations.compactMap { relation -> Located<String>? in
            if case .stated(let frequency) = relation.chance { frequency.source } else { nil }
        }
        let statements = ExpectationTopic.allCases.flatMap { facts.technique?.expectations[$0] ?? [] }
        return relations.flatMap(\.sources) + chances + statements.map(\.source)
            + facts.codes.map(\.source)
    }
}
