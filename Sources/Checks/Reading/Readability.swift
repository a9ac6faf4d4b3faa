import Markdown

/// What the two formulas of readability need to know of a text, and what they make of it. Only for English.
package struct Readability: Equatable, Sendable {
    package private(set) var words = 0
    package private(set) var sentences = 0
    package private(set) var syllables = 0
    /// Words of three syllables or more, each as often as it stands there.
    package private(set) var longWords = 0

    package init(words: Int = 0, sentences: Int = 0, syllables: Int = 0, longWords: Int = 0) {
        self.words = words
        self.sentences = sentences
        self.syllables = syllables
        self.longWords = longWords
    }

    /// The school year whose pupils understand the text, by Flesch and Kincaid.
    package var fleschKincaidGrade: Double {
        0.39 * Double(words) / Double(max(1, sentences)) + 11.8 * Double(syllables) / Double(max(1, words))
            - 15.59
    }

    /// From 0, hardest, to 100.
    package var fleschReadingEase: Double {
        206.835 - 1.015 * Double(words) / Double(max(1, sentences)) - 84.6 * Double(syllables)
            / Double(max(1, words))
    }

    /// The school year by McLaughlin's Simple Measure of Gobbledygook; made for 30 sentences, scaled for fewer.
    package var smog: Double {
        1.0430 * (Double(longWords) * 30 / Double(max(1, sentences))).squareRoot() + 3.1291
    }

    mutating func add(syllables count: Int) {
        words += 1
        syllables += count
        if count >= 3 { longWords += 1 }
    }

    mutating func addSentence() { sentences += 1 }

    package static func + (left: Readability, right: Readability) -> Readability {
        Readability(
            words: left.words + right.words, sentences: left.sentences + right.sentences,
            syllables: left.syllables + right.syllables, longWords: left.longWords + right.longWords)
    }
}
