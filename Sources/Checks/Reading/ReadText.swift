import Content
import Diagnostics
import Markdown

/// A text as its readers read it: cut into sentences and words. English only.
struct ReadText {
    /// Where it stands: of what is included from a passage, the passage's file.
    let file: String
    let prose: Prose
    /// Of all sentences, in their order.
    let words: [Word]
    /// For each sentence of the prose its place among the words.
    let sentences: [Range<Int>]
    /// The summary first, then the sections.
    let parts: [Part]

    /// The summary, a section, or a passage.
    struct Part {
        /// Nil for a summary and a passage.
        let section: PageSection?
        /// Its place among the sentences.
        let sentences: Range<Int>
        /// Of its whole sentences, without the words of the glossary's terms.
        let readability: Readability
    }

    struct Word {
        /// Where it stands in the bytes of the prose.
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
        let entries = surroundings.library.entries
        var prose = Prose(of: page.summary.value, at: page.summary.position)
        var parts = [(section: PageSection?.none, sentences: prose.sentences.indices)]
        for section in page.sections {
            let first = prose.sentences.count
            prose.add(
                section.blocks,
                isReference: { destination in
                    guard case .page(let entry, _, _) = text.targets[destination] else { return false }
                    return entries[entry].id.kind == .source
                }, fact: Self.word)
            parts.append((section, first..<prose.sentences.count))
        }
        let reader = WordReader(glossary: surroundings.glossary(page.language), memory: memory)
        self.init(file: page.file, prose, parts, reader)
    }

    init(_ passage: Passage, in surroundings: Rule.Surroundings, _ memory: WordMemory) {
        let sources = "/\(Content.Kind.source.folder)/"
        let prose = Prose(of: passage.blocks, isReference: { $0.contains(sources) }, fact: Self.word)
        let reader = WordReader(glossary: surroundings.glossary(passage.language), memory: memory)
        self.init(file: passage.file, prose, [(nil, prose.sentences.indices)], reader)
    }

    /// A name or number of the clinic is one short word.
    private static func word(ofFact name: String) -> String { "it" }

    private init(
        file: String, _ prose: Prose, _ parts: [(section: PageSection?, sentences: Range<Int>)],
        _ reader: WordReader
    ) {
        var words: [Word] = []
        var sentences: [Range<Int>] = []
        words.reserveCapacity(prose.bytes.count / 5)
        sentences.reserveCapacity(prose.sentences.count)
        self.parts = prose.bytes.withUnsafeBufferPointer { bytes in
            parts.map { section, range in
                var readability = Readability()
                for sentence in prose.sentences[range] {
                    let first = words.count
                    reader.read(sentence.range, of: bytes, into: &words)
                    sentences.append(first..<words.count)
                    if sentence.isWhole { readability.add(words[first...].lazy.filter { !$0.isTerm }) }
                }
                return Part(section: section, sentences: range, readability: readability)
            }
        }
        (self.file, self.prose, self.words, self.sentences) = (file, prose, words, sentences)
    }

    /// The words of a sentence.
    func words(of sentence: Int) -> ArraySlice<Word> { words[sentences[sentence]] }

    /// As ``Part/readability``, with the words of terms.
    func readabilityWithTerms(of part: Part) -> Readability {
        var result = Readability()
        for sentence in part.sentences where prose.sentences[sentence].isWhole {
            result.add(words(of: sentence))
        }
        return result
    }
}

extension Readability {
    /// Adds a sentence, if it has words.
    fileprivate mutating func add(_ words: some Sequence<ReadText.Word>) {
        let before = self.words
        for word in words { add(syllables: word.form.syllables) }
        if self.words > before { addSentence() }
    }
}

/// Cuts sentences into words.
private struct WordReader {
    let glossary: TermIndex
    let memory: WordMemory

    func read(
        _ sentence: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, into words: inout [ReadText.Word]
    ) {
        var termEnd = 0
        var place = sentence.lowerBound
        while let range = nextWord(in: bytes, from: place, to: sentence.upperBound) {
            place = range.upperBound
            if range.lowerBound >= termEnd, glossary.mayBegin(bytes, at: range.lowerBound) {
                termEnd = self.termEnd(bytes, from: range.lowerBound) ?? termEnd
            }
            words.append(
                ReadText.Word(
                    range: range, form: memory.form(of: UnsafeBufferPointer(rebasing: bytes[range])),
                    isTerm: range.lowerBound < termEnd))
        }
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
            // Nearly every byte is a small letter.
            if bytes[place] &- UInt8(ascii: "a") < 26 || isOfWord(bytes, place) {
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
