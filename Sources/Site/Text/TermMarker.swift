import Content
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
    private let wordBytes = (0...255).map(TermIndex.isWord)
    /// Definitions by entry.
    let definitions: [Int: String]

    package init(library: Library, terms: [Int], language: Language) {
        var forms: [[UInt8]: [Form]] = [:]
        var definitions: [Int: String] = [:]
        var filter = [Bool](repeating: false, count: 1 << 16)
        var beginnings = [Bool](repeating: false, count: 1 << 10)
        for index in terms {
            guard let text = library.entries[index].texts[language]?.page else { continue }
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

    var isEmpty: Bool { forms.isEmpty }

    /// The first form that begins with the word at `start`: its entry and the end of its last word.
    func match(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> (
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

    static func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        while place < bytes.count, isWord(bytes[place]) { place += 1 }
        return place
    }

    /// ASCII letters and digits, and every byte of a longer code point.
    static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
    }

    /// The next word, from `start` on, that may begin a form of a term.
    func candidate(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (start: Int, end: Int)? {
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
        bytes.split { !isWord($0) }.map { lowered($0) }
    }

    private static func lowered(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.map(lowered) }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }

    private static func isGap(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == 0x0A
    }
}

/// Marks the first use of each term in a section with a link to its definition.
package struct TermMarker {
    private let index: TermIndex
    private let address: (Int) -> String
    private var marked: Set<Int>

    /// - Parameters:
    ///   - own: the entry whose page this is; it is not marked on itself.
    ///   - address: where the page of a term stands, from the page being written.
    package init(index: TermIndex, own: Int?, address: @escaping (Int) -> String) {
        self.index = index
        self.address = address
        marked = own.map { [$0] } ?? []
    }

    /// Writes the text with its terms marked; false, and nothing written, where there are none.
    package mutating func write(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Bool {
        var written = 0
        var place = 0
        while place < bytes.count {
            guard let (start, end) = index.candidate(in: bytes, from: place) else { break }
            place = start
            if let match = index.match(bytes, from: place, to: end),
                marked.insert(match.entry).inserted
            {
                append(bytes[written..<place], to: &output)
                output += "<a class=\"term\" href=\"".utf8
                HTMLText.append(address: address(match.entry), to: &output)
                output += "\" title=\"".utf8
                HTMLText.append(index.definitions[match.entry] ?? "", to: &output)
                output += "\">".utf8
                append(bytes[place..<match.end], to: &output)
                output += "</a>".utf8
                written = match.end
                place = match.end
            } else {
                place = end
            }
        }
        guard written > 0 else { return false }
        append(bytes[written...], to: &output)
        return true
    }

    private func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
        HTMLText.append(UnsafeBufferPointer(rebasing: bytes), to: &output)
    }
}
