import Content
import Diagnostics
import Markdown

extension Rule {
    /// The summary says in 1 to 3 whole sentences what matters: it stands alone in lists and search results.
    static let missingSummary = Rule(ofText: "missing-summary") { _, text, _ in
        let summary = text.page.summary
        func found(_ message: String, _ help: String) -> [Diagnostic] {
            [
                Diagnostic(
                    .warning, rule: "missing-summary", file: text.page.file, at: summary.position, message,
                    help: help)
            ]
        }
        let prose = Prose(of: summary.value, at: summary.position)
        guard let last = summary.value.unicodeScalars.last, ".!?。！？؟।".unicodeScalars.contains(last) else {
            return found(
                "the summary is no whole sentence",
                "Say in 1 or 2 sentences what the page is about, with a full stop.")
        }
        guard prose.sentences.count <= 3 else {
            return found(
                "the summary has \(prose.sentences.count) sentences", "Keep the 1 or 2 that matter most.")
        }
        return []
    }
}
