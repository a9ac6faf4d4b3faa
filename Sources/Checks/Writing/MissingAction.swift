import Content
import Diagnostics
import Markdown

extension Rule {
    /// A page that leads somebody through something says what to do, step by step (CDC Clear Communication Index).
    static let missingAction = Rule(ofWriting: .missingAction) { writing, _ in
        guard let page = writing.page, leads(page.entry) else { return [] }
        let hasSteps = page.text.sections.contains { section in
            section.blocks.hold(.alert)
                || section.blocks.all(.list).contains { page.entry.id.kind == .guide || $0.isOrdered }
        }
        guard !hasSteps else { return [] }
        return [
            Diagnostic(
                .warning, rule: HouseRule.missingAction.rawValue, file: writing.file,
                at: page.text.title.position,
                "this page does not say what the reader can do",
                help: "Add steps as a list, a card such as `> [!URGENT]`, or a `> [!DO]` list.")
        ]
    }

    private static func leads(_ entry: Entry) -> Bool {
        switch entry.id.kind {
        case .technique: entry.facts.technique?.isGroup == false
        case .guide: true
        default: false
        }
    }
}
