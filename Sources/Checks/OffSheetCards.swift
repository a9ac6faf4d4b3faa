import Content
import Diagnostics
import Markdown

extension Rule {
    /// A card outside of the sections that a sheet can show is missing on the paper that a patient signs.
    static let offSheetCards = Rule(ofText: "card-off-sheet") { entry, text, surroundings in
        guard surroundings.library.settings.profile != nil, entry.facts.technique?.hasSheet == true else {
            return []
        }
        return text.page.sections.filter { $0.role == nil }.flatMap { $0.blocks.all(.alert) }.map {
            card in
            Diagnostic(
                .warning, rule: "card-off-sheet", file: text.page.file, at: card.position,
                "this card stands in no section that the consent sheet shows",
                help: "Move it to a section of the technique, such as the risks, or say it there as well."
            )
        }
    }
}
