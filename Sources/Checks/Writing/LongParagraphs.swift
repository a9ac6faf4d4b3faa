import Content
import Diagnostics
import Markdown

extension Rule {
    /// A paragraph has at most 3 sentences (NHS service manual).
    static let longParagraphs = Rule(ofWriting: .longParagraph) { writing, _ in
        // A page begins with its summary, which has a rule of its own.
        writing.text.parts.dropFirst(writing.page == nil ? 0 : 1).flatMap { part in
            part.prose.passages.compactMap { passage in
                guard passage.sentences.count > 3 else { return nil }
                return Diagnostic(
                    .warning, rule: HouseRule.longParagraph.rawValue, file: writing.file,
                    at: passage.position,
                    "this paragraph has \(passage.sentences.count) sentences; a reader takes in at most 3 at once",
                    help: "Make two of it, or a list.")
            }
        }
    }
}
