import Content
import Diagnostics
import Markdown

extension Rule {
    /// Each item of a DONT list says itself that it is not to be done: who reads one item alone must not take it for advice.
    /// English only.
    static let dontItems = Rule(ofText: "dont-item") { _, text, _ in
        guard text.page.language.isEnglish else { return [] }
        return text.page.sections.flatMap { $0.blocks.all(.alert) }.filter { $0.alertLevel == .dont }
            .flatMap { $0.children.filter { $0.kind == .list }.flatMap(\.children) }
            .compactMap { item in
                let words = item.plainText().lowercased()
                guard !beginnings.contains(where: words.hasPrefix) else { return nil }
                return Diagnostic(
                    .warning, rule: "dont-item", file: text.page.file, at: item.position,
                    "this item of a DONT list does not begin with “do not”",
                    help: "Write “do not …”, so that the item is clear where it is read alone.")
            }
    }

    private static let beginnings = ["do not ", "don't ", "don’t ", "never "]
}
