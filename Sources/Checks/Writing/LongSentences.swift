import Content
import Diagnostics
import Markdown

extension Rule {
    /// In words.
    static let longestSentence = 20

    /// A sentence, or an item of a list, has at most 20 words (NHS service manual).
    static let longSentences = Rule(ofWriting: .longSentence) { writing, _ in
        writing.text.parts.flatMap { part in
            part.sentences.indices.compactMap { index in
                let count = part.sentences[index].count
                guard count > longestSentence else { return nil }
                return Diagnostic(
                    .warning, rule: HouseRule.longSentence.rawValue, file: writing.file,
                    at: part.prose.position(of: part.prose.sentences[index].range.lowerBound),
                    "this sentence has \(count) words; a reader takes in at most \(longestSentence)",
                    help: "Make two of it.")
            }
        }
    }
}
