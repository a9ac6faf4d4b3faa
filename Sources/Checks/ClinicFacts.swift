import Content
import Diagnostics
import Markdown

extension Rule {
    /// Every fact that a text inserts is stated by every clinic of the project: its line would have a gap.
    static let clinicFacts = Rule("missing-clinic-fact") { library, _ in
        let uses = library.allTexts.flatMap { _, text in Use.all(in: text.page) }
        return library.clinics.flatMap { clinic -> [Diagnostic] in
            let own = clinic.notes.sorted { $0.key < $1.key }.flatMap { _, notes in
                notes.sorted { $0.key < $1.key }.flatMap { Use.all(in: $0.value) }
            }
            var reported: Set<Clinic.Fact> = []
            return (uses + own).filter { clinic.facts[$0.fact] == nil && reported.insert($0.fact).inserted }
                .map { use in
                    Diagnostic(
                        rule: "missing-clinic-fact", file: clinic.file, at: .start,
                        "the clinic does not state its `\(use.fact.rawValue)`, which texts insert",
                        help: "Add a line `\(use.fact.rawValue): …`.",
                        notes: [.init("the first text that inserts it", file: use.file)])
                }
        }
    }
}

/// A place where a text inserts a fact.
private struct Use {
    var fact: Clinic.Fact
    var file: String

    static func all(in page: PageText) -> [Use] { all(in: page.sections.flatMap(\.blocks), file: page.file) }

    static func all(in notes: LocalNotes) -> [Use] {
        all(in: notes.slots.flatMap(\.blocks), file: notes.file)
    }

    private static func all(in blocks: [Node], file: String) -> [Use] {
        var uses: [Use] = []
        blocks.forEachNode { node in
            guard case .fact(let name) = node.kind,
                let fact = Clinic.Fact(rawValue: String(name.dropFirst("clinic.".count)))
            else { return }
            uses.append(Use(fact: fact, file: file))
        }
        return uses
    }
}
