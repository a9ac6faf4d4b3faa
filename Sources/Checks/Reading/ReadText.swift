import Content
import Diagnostics
import Markdown

/// A text as its readers read it: cut into sentences and words. English only.
struct ReadText {
    /// Where it stands: of what is included from a passage, the passage's file.
    let file: String
    /// The summary first, then the sections.
    let parts: [Part]

    /// The summary, a section, or a passage.
    final class Part {
        /// Nil for a summary and a passage.
        let section: PageSection?
        let prose: Prose
        /// Of all sentences, in their order.
        let words: [Word]
        /// For each sentence its place among the words.
        let sentences: [Range<Int>]
        /// Of the whole sentences, without the words of the glossary's terms.
        let readability: Readability

        fileprivate init(
            section: PageSection?, prose: Prose, words: [Word], sentences: [Range<Int>],
            readability: Readability
        ) {
            self.section = section
            self.prose = prose
            self.words = words
            self.sentences = sentences
            self.readability = readability
        }

        /// The words of a sentence.
        func words(of sentence: Int) -> ArraySlice<Word> { words[sentences[sentence]] }
    }

    struct Word {
        /// Where it stands in the bytes of its part's prose.
        let range: Range<Int>
        let form: WordForm
        /// Whether it belongs to a term that the glossary defines.
        let isTerm: Bool
    }
}

extension ReadText {
    /// - Parameter page: with its includes replaced, or as the file has it.
    init(
        _ page: PageText, of text: EntryText, in surroundings: Rule.Surroundings, _ memory: WordMemory
    ) {
        file = page.file
        let entries = surroundings.library.entries
        let reader = ProseReader(
            glossary: surroundings.glossary(page.language), memory: memory,
            isReference: { destination in
                guard case .page(let entry, _, _) = text.targets[destination] else { return false }
                return entries[entry].id.kind == .source
            })
        parts =
            [reader.part(Prose(of: page.summary.value, at: page.summary.position), of: nil)]
            + page.sections.map { reader.part($0.blocks, of: $0) }
    }

    init(_ passage: Passage, in surroundings: Rule.Surroundings, _ memory: WordMemory) {
        file = passage.file
        let sources = "/\(Content.Kind.source.folder)/"
        let reader = ProseReader(
            glossary: surroundings.glossary(passage.language), memory: memory,
            isReference: { $0.contains(sources) })
        parts = [reader.part(passage.blocks, of: nil)]
    }
}

/// Cuts prose into words.
private struct ProseReader {
    let glossary: TermIndex
    let memory: WordMemory
    let isReference: (String) -> Bool

    func part(_ blocks: Nodes, of section: PageSection?) -> ReadText.Part {
        // A name or number of the clinic is one short word.
        part(Prose(of: blocks, isReference: isReference, fact: { _ in "it" }), of: section)
    }

    func part(_ prose: Prose, of section: PageSection?) -> ReadText.Part {
        var words: [ReadText.Word] = []
        var sentences: [Range<Int>] = []
        var readability = Readability()
        words.reserveCapacity(prose.bytes.count / 5)
        sentences.reserveCapacity(prose.sentences.count)
        prose.bytes.withUnsafeBufferPointer { bytes in
            for sentence in prose.sentences {
                let first = words.count
                var termEnd = 0
                var place = sentence.range.lowerBound
                var hasPlainWord = false
                while let range = nextWord(in: bytes, from: place, to: sentence.range.upperBound) {
                    place = range.upperBound
                    if range.lowerBound >= termEnd, glossary.mayBegin(bytes, at: range.lowerBound) {
                        termEnd = self.termEnd(bytes, from: range.lowerBound) ?? termEnd
                    }
                    let word = ReadText.Word(
                        range: range, form: memory.form(of: UnsafeBufferPointer(rebasing: bytes[range])),
                        isTerm: range.lowerBound < termEnd)
                    words.append(word)
                    if sentence.isWhole, !word.isTerm {
                        readability.add(syllables: word.form.syllables)
                        hasPlainWord = true
                    }
                }
                if hasPlainWord { readability.addSentence() }
                sentences.append(first..<words.count)
            }
        }
        return ReadText.Part(
            section: section, prose: prose, words: words, sentences: sentences, readability: readability)
    }

    /// The end of the term that begins at a place, be it one thing or several.
    private func termEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let end = TermIndex.wordEnd(bytes, from: start)
        if let match = glossary.match(bytes, from: start, to: end) { return match.end }
        guard end - start > 3, bytes[end - 1] == UInt8(ascii: "s") else { return nil }
        return glossary.match(bytes, from: start, to: end - 1)?.end
    }

    /// Letters and digits, with hyphens and apostrophes between letters, and points and commas between digits.
    private func nextWord(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Range<Int>? {
        var start = start
        while start < end, !isOfWord(bytes, start) { start += isMark(bytes, start) ? 3 : 1 }
        guard start < end else { return nil }
        var place = start + 1
        while place < end {
            if isOfWord(bytes, place) {
                place += 1
                continue
            }
            let joint = jointLength(bytes, place)
            guard joint > 0, place + joint < end, isOfWord(bytes, place + joint) else { break }
            let joinsDigits = bytes[place] == UInt8(ascii: ".") || bytes[place] == UInt8(ascii: ",")
            if joinsDigits, !(bytes[place - 1].isDigit && bytes[place + joint].isDigit) { break }
            place += joint
        }
        return start..<place
    }

    /// How many bytes what may join two parts of a word has; 0 where nothing does.
    private func jointLength(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
        switch bytes[place] {
        case UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "."), UInt8(ascii: ","): 1
        // A curly apostrophe.
        case 0xE2 where isMark(bytes, place): bytes[place + 2] == 0x99 ? 3 : 0
        default: 0
        }
    }

    private func isOfWord(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        bytes[place].isOfWord && !isMark(bytes, place)
    }

    /// Quotation marks, dashes and the like, three bytes that begin with E2 80.
    private func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        bytes[place] == 0xE2 && place + 2 < bytes.count && bytes[place + 1] == 0x80
    }
}

extension ReadText.Part {
    /// The words that the formulas look at.
    var wordsOfWholeSentences: [ReadText.Word] {
        zip(prose.sentences, sentences).flatMap { $0.isWhole ? words[$1] : [] }
    }

    /// As ``readability``, with the words of terms.
    var readabilityWithTerms: Readability {
        var result = Readability()
        for (sentence, range) in zip(prose.sentences, sentences) where sentence.isWhole && !range.isEmpty {
            for word in words[range] { result.add(syllables: word.form.syllables) }
            result.addSentence()
        }
        return result
    }
}
