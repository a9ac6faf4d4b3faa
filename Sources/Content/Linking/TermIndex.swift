import Markdown

/// The glossary of one language, made ready to find its words in running text in one pass over the bytes.
package struct TermIndex: Sendable {
    /// A form of a term: its words in lower case, and the entry that defines it.
    private struct Form: Sendable {
        var words: [[UInt8]]
        var entry: Int
    }

    /// Forms by their first word, those with most words first.
    private let forms: [[UInt8]: [Form]]
    /// Whether a form begins with two letters, by their lowest five bits: nearly every word of a text is ruled out by them…
    private let beginnings: [Bool]
    /// …and nearly every other by the hash of its first word.
    private let filter: [Bool]
    /// Whether a byte belongs to a word.
    private let wordBytes = (0...UInt8.max).map(\.isOfWord)
    /// Definitions by entry.
    package let definitions: [Int: String]

    /// Of no glossary.
    package static let empty = TermIndex(texts: [])

    /// - Parameter terms: entries of ``Library/entries`` that define a term.
    package init(library: Library, terms: [Int], language: Language) {
        self.init(
            texts: terms.compactMap { index in library.entries[index].texts[language].map { (index, $0.page) }
            })
    }

    private init(texts: [(entry: Int, page: PageText)]) {
        var forms: [[UInt8]: [Form]] = [:]
        var definitions: [Int: String] = [:]
        var filter = [Bool](repeating: false, count: 1 << 16)
        var beginnings = [Bool](repeating: false, count: 1 << 10)
        for (index, text) in texts {
            definitions[index] = text.summary.value
            for name in [text.title.value] + text.also {
                let words = Self.words(of: Array(name.utf8))
                guard let first = words.first else { continue }
                forms[first, default: []].append(Form(words: words, entry: index))
                filter[first.withUnsafeBufferPointer { Self.hash($0[...]) }] = true
                // Behind a word of one letter stands anything.
                let seconds = first.count > 1 ? [first[1]] : Array(0..<32)
                for second in seconds { beginnings[Self.beginning(first[0], second)] = true }
            }
        }
        // A stable order among forms of equal length: the entry's.
        self.forms = forms.mapValues { $0.sorted { ($1.words.count, $0.entry) < ($0.words.count, $1.entry) } }
        self.filter = filter
        self.beginnings = beginnings
        self.definitions = definitions
    }

    package var isEmpty: Bool { forms.isEmpty }

    /// Whether a form may begin with the word at `start`, by its first two letters.
    package func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        beginnings[Self.beginning(bytes[start], start + 1 < bytes.count ? bytes[start + 1] : 0)]
    }

    /// The first form that begins with the word at `start`: its entry and the end of its last word.
    package func match(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> (
        entry: Int, end: Int
    )? {
        guard filter[Self.hash(bytes[start..<end])],
            let candidates = forms[Self.lowered(bytes[start..<end])]
        else { return nil }
        candidate: for form in candidates {
            var place = end
            for word in form.words.dropFirst() {
                // The words of a term stand apart by one space or hyphen, or by a line break of the source.
                guard place < bytes.count, Self.isGap(bytes[place]) else { continue candidate }
                let wordEnd = Self.wordEnd(bytes, from: place + 1)
                guard Self.lowered(bytes[(place + 1)..<wordEnd]) == word else { continue candidate }
                place = wordEnd
            }
            return (form.entry, place)
        }
        return nil
    }

    package static func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        while place < bytes.count, bytes[place].isOfWord { place += 1 }
        return place
    }

    /// The next word, from `start` on, that may begin a form of a term.
    package func candidate(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (start: Int, end: Int)? {
        wordBytes.withUnsafeBufferPointer { wordBytes in
            beginnings.withUnsafeBufferPointer { beginnings in
                var place = start
                while place < bytes.count {
                    guard wordBytes[Int(bytes[place])] else {
                        place += 1
                        continue
                    }
                    let word = place
                    repeat { place += 1 } while place < bytes.count && wordBytes[Int(bytes[place])]
                    let second = word + 1 < bytes.count ? bytes[word + 1] : 0
                    if beginnings[Self.beginning(bytes[word], second)] { return (word, place) }
                }
                return nil
            }
        }
    }

    private static func beginning(_ first: UInt8, _ second: UInt8) -> Int {
        Int(first & 31) << 5 | Int(second & 31)
    }

    /// Capital and small letters hash alike.
    private static func hash(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        let hash = word.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32(lowered($1))) &* 16_777_619 }
        return Int((hash ^ (hash >> 16)) & 0xFFFF)
    }

    private static func words(of bytes: [UInt8]) -> [[UInt8]] {
        bytes.split { !$0.isOfWord }.map { lowered($0) }
    }

    private static func lowered(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.map(lowered) }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }

    private static func isGap(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == 0x0A
    }
}
