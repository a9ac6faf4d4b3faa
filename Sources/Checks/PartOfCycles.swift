import Content
import Diagnostics

extension Rule {
    /// No page is, by whatever way, a part or a variant of itself.
    static let partOfCycles = Rule(ofLibrary: "part-of-cycle") { surroundings in
        [RelationKey.partOf, .variantOf].flatMap { cycles(of: $0, in: surroundings.library) }
    }

    private enum Mark { case open, done }

    /// Each cycle once, at the entry through which it is met first. Its own stack, because a chain may be long.
    private static func cycles(of key: RelationKey, in library: Library) -> [Diagnostic] {
        var marks: [Int: Mark] = [:]
        var problems: [Diagnostic] = []
        for root in library.entries.indices where marks[root] == nil {
            var path: [(entry: Int, next: Int)] = [(root, 0)]
            marks[root] = .open
            while let (entry, next) = path.last {
                let links = library.entries[entry].links(key)
                guard next < links.count else {
                    marks[entry] = .done
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let target = links[next].to
                switch marks[target] {
                case nil:
                    marks[target] = .open
                    path.append((target, 0))
                case .open?:
                    let circle = path.map(\.entry).drop { $0 != target } + [target]
                    let names = circle.map { library.entries[$0].id.name }.joined(separator: " → ")
                    problems.append(
                        Diagnostic(
                            rule: "part-of-cycle",
                            file: library.sourceText(of: library.entries[entry])?.file ?? "",
                            at: links[next].relation.target.position,
                            "`\(key.rawValue)` leads back to this page: \(names)",
                            help: "Take one of these links out."))
                case .done?: break
                }
            }
        }
        return problems
    }
}
