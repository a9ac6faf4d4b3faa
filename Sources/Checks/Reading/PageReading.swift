import Content
import Diagnostics
import Markdown

/// How a page reads, part by part: what its writer sees beside it. Only for English.
package struct PageReading: Sendable {
    /// A section, the summary, or the whole page.
    package struct Part: Sendable {
        /// Nil for the whole page.
        package let heading: String?
        package let anchor: String?
        /// Without the words of the glossary's terms.
        package let readability: Readability
        /// Whether the part is long enough to have a grade.
        package let isGraded: Bool

        /// What the rule on reading grades says; nil where the grade is fine or there is none.
        package var severity: Diagnostic.Severity? {
            isGraded ? Rule.severity(ofGrade: readability) : nil
        }
    }

    package let whole: Part
    package let sections: [Part]
    /// Sentences of more words than a reader takes in.
    package let longSentences: [String]
    /// Words of three syllables or more that the glossary does not explain, most frequent first.
    package let longWords: [String]
    /// Entries that define a term which stands in the text, in their order there.
    package let terms: [Int]

    package init(_ entry: Entry, _ text: EntryText, in surroundings: Rule.Surroundings) {
        let read = ReadText(text.page, of: text, in: surroundings, WordMemory())
        let all = read.parts.reduce(Readability()) { $0 + $1.readability }
        whole = Part(
            heading: nil, anchor: nil, readability: all, isGraded: all.words >= Rule.shortestPage)
        sections = read.parts.compactMap { part in
            guard let section = part.section, let heading = section.heading, part.readability.words > 0
            else { return nil }
            return Part(
                heading: heading.plainText(), anchor: section.id.isEmpty ? nil : section.id,
                readability: part.readability, isGraded: part.readability.words >= Rule.shortestSection)
        }
        longSentences = read.sentences.indices.filter { read.sentences[$0].count > Rule.longestSentence }
            .map { read.prose.text(read.prose.sentences[$0].range) }
        longWords = Rule.longWords(of: read.parts, read).map(\.word)
        let glossary = surroundings.glossary(text.page.language)
        var terms: [Int] = []
        read.prose.bytes.withUnsafeBufferPointer { bytes in
            for word in read.words where word.isTerm {
                let end = TermIndex.wordEnd(bytes, from: word.range.lowerBound)
                let match =
                    glossary.match(bytes, from: word.range.lowerBound, to: end)
                    ?? glossary.match(bytes, from: word.range.lowerBound, to: end - 1)
                if let match, !terms.contains(match.entry) { terms.append(match.entry) }
            }
        }
        self.terms = terms
    }
}
