import Content
import Diagnostics
import Markdown

extension Rule {
    /// A page, and each of its longer sections, can be read with the schooling that most patients have.
    ///
    /// The American Medical Association and the NIH ask for grade 6. SMOG, which counts only long words, gives a higher grade
    /// for the same text. Terms of the glossary are left out, since the reader can look them up there.
    static let readingGrade = Rule(ofWriting: .readingGrade) { writing, _ in
        guard let page = writing.page else { return [] }
        let text = page.whole
        let parts = text.parts
        let sections = parts.filter { $0.section?.heading != nil && $0.readability.words >= shortestSection }
        let whole =
            parts.reduce(0) { $0 + $1.readability.words } >= shortestPage
            ? [graded(parts, of: text, "this page", at: page.text.title.position, in: writing)] : []
        return
            (whole
            + sections.map {
                graded([$0], of: text, "this section", at: $0.section?.position ?? .start, in: writing)
            })
            .compactMap { $0 }
    }

    /// A shorter text has no grade: one long word would change it. In words.
    static let (shortestPage, shortestSection) = (50, 100)

    /// How much a grade weighs; nil where it is fine.
    static func severity(ofGrade text: Readability) -> Diagnostic.Severity? {
        isAbove(most, text) ? .error : isAbove(fine, text) ? .warning : nil
    }

    /// Highest grades, in tenths as they are shown: those that are fine, and those that are borne with a warning.
    private static let (fine, most) = ((fleschKincaid: 60, smog: 80), (fleschKincaid: 80, smog: 90))

    private static func isAbove(_ limit: (fleschKincaid: Int, smog: Int), _ text: Readability) -> Bool {
        tenths(text.fleschKincaidGrade) > limit.fleschKincaid || tenths(text.smog) > limit.smog
    }

    private static func graded(
        _ parts: [ReadText.Part], of text: ReadText, _ name: String, at position: Position,
        in writing: Writing
    ) -> Diagnostic? {
        let without = parts.reduce(Readability()) { $0 + $1.readability }
        guard let severity = severity(ofGrade: without) else { return nil }
        let with = parts.reduce(Readability()) { $0 + text.readabilityWithTerms(of: $1) }
        let scaled = without.sentences < 30 ? ", scaled from a short text" : ""
        let words = longWords(of: parts, text).prefix(6)
            .map { $0.count > 1 ? "`\($0.word)` (\($0.count))" : "`\($0.word)`" }
        return Diagnostic(
            severity, rule: HouseRule.readingGrade.rawValue, file: writing.file,
            at: position,
            """
            \(name) reads at grade \(oneDecimal(without.fleschKincaidGrade)) by Flesch-Kincaid (at most 6) and \
            \(oneDecimal(without.smog)) by SMOG (at most 8\(scaled)); with the glossary's terms it is \
            \(oneDecimal(with.fleschKincaidGrade)) and \(oneDecimal(with.smog))
            """,
            help: "Shorten the sentences, and write shorter words for: \(words.joined(separator: ", ")).")
    }

    /// The long words, those first that stand there most often.
    static func longWords(of parts: [ReadText.Part], _ text: ReadText) -> [(word: String, count: Int)] {
        var counts: [String: Int] = [:]
        for sentence in parts.lazy.flatMap(\.sentences) where text.prose.sentences[sentence].isWhole {
            for word in text.words(of: sentence) where word.form.syllables > 2 && !word.isTerm {
                counts[text.prose.text(word.range).lowercased(), default: 0] += 1
            }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    private static func tenths(_ grade: Double) -> Int { Int((grade * 10).rounded()) }

    private static func oneDecimal(_ grade: Double) -> String {
        let tenths = tenths(grade)
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
