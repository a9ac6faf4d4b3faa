import Content
import Diagnostics
import Markdown

extension Rule {
    /// In words.
    static let longestSentence = 20

    /// A sentence, or an item of a list, has at most 20 words (NHS service manual).
    static let longSentences = Rule(ofWriting: .longSentence) { writing, _ in
        let text = writing.text
        return text.sentences.indices.compactMap { index in
            let count = text.sentences[index].count
            guard count > longestSentence else { return nil }
            return Diagnostic(
                .warning, rule: HouseRule.longSentence.rawValue, file: writing.file,
                at: text.prose.position(of: text.prose.sentences[index].range.lowerBound),
                "this sentence has \(count) words; a reader takes in at most \(longestSentence)",
                help: "Make two of it.")
        }
    }
}
