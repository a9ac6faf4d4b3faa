import Diagnostics

/// Resolves the relations of the front matter, and turns them round.
struct RelationLinker: Sendable {
    typealias Links = [(key: RelationKey, links: [Link])]
    typealias Backlinks = [(key: RelationKey, links: [Backlink])]

    /// The links that one entry states, and those that lead nowhere.
    typealias Linked = (links: Links, diagnostics: [Diagnostic])

    let subjects: Subjects
    let unreadable: Set<PageID>

    private var places: [PageID: Int] { subjects.places }

    func links(of subject: Subject) -> Linked {
        var diagnostics: [Diagnostic] = []
        var links: Links = []
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
    static func backlinks(_ links: [Linked]) -> [Backlinks] {
        var backlinks = [Backlinks](repeating: [], count: links.count)
        for (from, linked) in links.enumerated() {
            for (key, targets) in linked.links {
                for link in targets {
                    let list = list(of: key, in: &backlinks[link.to])
                    backlinks[link.to][list].links.append(Backlink(from: from, link: link))
                }
            }
        }
        return backlinks
    }

    /// The same after some entries have got other links, without a look at all others.
    ///
    /// - Parameters:
    ///   - changed: the entries whose links are others now.
    ///   - old: the links from which `backlinks` were made.
    /// - Returns: the entries whose backlinks are others now.
    static func update(
        _ backlinks: inout [Backlinks], changed: [Int], from old: [Linked], to new: [Linked]
    ) -> Set<Int> {
        let isChanged = Set(changed)
        let before = Set(changed.flatMap { old[$0].links.flatMap { $0.links.map(\.to) } })
        for to in before {
            for list in backlinks[to].indices {
                backlinks[to][list].links.removeAll { isChanged.contains($0.from) }
            }
            backlinks[to].removeAll { $0.links.isEmpty }
        }
        var touched = before
        for from in changed {
            for (key, targets) in new[from].links {
                for link in targets {
                    touched.insert(link.to)
                    let list = list(of: key, in: &backlinks[link.to])
                    let others = backlinks[link.to][list].links
                    backlinks[link.to][list].links.insert(
                        Backlink(from: from, link: link),
                        at: others.firstIndex { $0.from > from } ?? others.count)
                }
            }
        }
        return touched
    }

    private static func list(of key: RelationKey, in backlinks: inout Backlinks) -> Int {
        if let list = backlinks.firstIndex(where: { $0.key == key }) { return list }
        backlinks.append((key, []))
        return backlinks.count - 1
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
                subjects.names[id.kind]?.suggestion(for: id.name)
                    ?? "Write the page \(id).md, or take it out."
            }
        diagnostics.append(
            Diagnostic(
                rule: "unknown-id", file: subject.file, at: position,
                "\(place) names the \(id.kind.rawValue) `\(id.name)`, which does not exist", help: help))
    }
}
