import Diagnostics

/// Resolves the relations of the front matter, and turns them round.
struct RelationLinker: Sendable {
    let places: [PageID: Int]
    let names: [Kind: Vocabulary]
    let unreadable: Set<PageID>

    func links(
        of subject: Subject
    ) -> (links: [(key: RelationKey, links: [Link])], diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var links: [(key: RelationKey, links: [Link])] = []
        for (key, relations) in subject.facts.relations {
            let list = relations.compactMap { relation -> Link? in
                let id = PageID(key.target ?? subject.id.kind, relation.target.value)
                let sources = relation.sources.compactMap { source($0, of: subject, into: &diagnostics) }
                var chanceSource: Int?
                if case .stated(let frequency) = relation.chance {
                    chanceSource = source(frequency.source, of: subject, into: &diagnostics)
                }
                guard let place = places[id] else {
                    report(id, relation.target.position, "`\(key.rawValue)`", in: subject, into: &diagnostics)
                    return nil
                }
                guard id != subject.id else {
                    diagnostics.append(
                        Diagnostic(
                            rule: "self-relation", file: subject.file, at: relation.target.position,
                            "the page names itself in `\(key.rawValue)`", help: "Take it out of the list."))
                    return nil
                }
                return Link(
                    to: place, relation: relation, sources: sources, chanceSource: chanceSource)
            }
            if !list.isEmpty { links.append((key, list)) }
        }
        for statement in subject.facts.technique?.expectations.values.joined().map({ $0 }) ?? [] {
            _ = source(statement.source, of: subject, into: &diagnostics)
        }
        for code in subject.facts.codes { _ = source(code.source, of: subject, into: &diagnostics) }
        return (links, diagnostics)
    }

    /// For each entry, by relation, the entries that state it.
    func backlinks(
        _ links: [[(key: RelationKey, links: [Link])]]
    ) -> [[(key: RelationKey, links: [Backlink])]] {
        var backlinks = [[(key: RelationKey, links: [Backlink])]](repeating: [], count: links.count)
        for (from, relations) in links.enumerated() {
            for (key, targets) in relations {
                for link in targets {
                    let list = backlinks[link.to].firstIndex { $0.key == key }
                    if list == nil { backlinks[link.to].append((key, [])) }
                    backlinks[link.to][list ?? backlinks[link.to].count - 1].links.append(
                        Backlink(from: from, link: link))
                }
            }
        }
        return backlinks
    }
}

extension RelationLinker {
    private func source(
        _ name: Located<String>, of subject: Subject, into diagnostics: inout [Diagnostic]
    ) -> Int? {
        let id = PageID(.source, name.value)
        if let place = places[id] { return place }
        report(id, name.position, "a source", in: subject, into: &diagnostics)
        return nil
    }

    private func report(
        _ id: PageID, _ position: Position, _ place: String, in subject: Subject,
        into diagnostics: inout [Diagnostic]
    ) {
        guard !unreadable.contains(id) else { return }
        let elsewhere = Kind.allCases.filter { places[PageID($0, id.name)] != nil }
        let help =
            if let kind = elsewhere.first {
                "`\(id.name)` is a \(kind.rawValue); name a \(id.kind.rawValue), or move it to another key."
            } else {
                names[id.kind]?.suggestion(for: id.name)
                    ?? "Write the page \(id).md, or take it out."
            }
        diagnostics.append(
            Diagnostic(
                rule: "unknown-id", file: subject.file, at: position,
                "\(place) names the \(id.kind.rawValue) `\(id.name)`, which does not exist", help: help))
    }
}
