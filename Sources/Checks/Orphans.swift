import Content
import Diagnostics

extension Rule {
    /// A page that no other page leads to is found only through the lists.
    static let orphans = Rule(ofLibrary: "orphan") { surroundings in
        let library = surroundings.library
        // What a faulty page leads to is not known; to remove that on the advice of this rule would destroy pages.
        guard library.isComplete else { return [] }
        var linked = Set<Int>()
        for text in library.entries.lazy.flatMap(\.texts.values) {
            for case .page(let entry, _, _) in text.targets.values { linked.insert(entry) }
        }
        let kinds: [Kind] = [
            .condition, .benefit, .risk, .consideration, .medicine, .imaging, .bodyPart, .role, .alternative,
            .topic, .source,
        ]
        return library.entries.enumerated().compactMap { index, entry in
            guard kinds.contains(entry.id.kind), !entry.hasBacklinks, !linked.contains(index),
                let page = library.sourceText(of: entry)
            else { return nil }
            return Diagnostic(
                .warning, rule: "orphan", file: page.file, at: .start, "no page leads to this one",
                help: "Name it in a relation or a text of another page, or remove it.")
        }
    }
}
