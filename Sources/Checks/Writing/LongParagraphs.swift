import Content
import Diagnostics
import Markdown

extension Rule {
    /// A paragraph has at most 3 sentences (NHS service manual).
    static let longParagraphs = Rule(ofWriting: .longParagraph) { writing, _ in
        // A page begins with its summary, which has a rule of its own.
        let start = writing.page == nil ? 0 : writing.text.parts[0].sentences.upperBound
        return writing.text.prose.passages.compactMap { passage in
            guard passage.sentences.count > 3, passage.sentences.lowerBound >= start else { return nil }
            return Diagnostic(
                .warning, rule: HouseRule.longParagraph.rawValue, file: writing.file,
                at: passage.position,
                "this paragraph has \(passage.sentences.count) sentences; a reader takes in at most 3 at once",
                help: "Make two of it, or a list.")
        }
    }
}
