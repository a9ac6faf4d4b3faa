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
    /// A bit for each hash of a first word: nearly every word of a text is ruled out by it.
    private let filter: [Bool]
    /// Definitions by entry.
    let definitions: [Int: String]

    package init(library: Library, terms: [Int], language: Language) {
        var forms: [[UInt8]: [Form]] = [:]
        var definitions: [Int: String] = [:]
        var filter = [Bool](repeating: false, count: 1 << 16)
        for index in terms {
            guard let text = library.entries[index].texts[language]?.page else { continue }
            definitions[index] = text.summary.value
            for name in [text.title.value] + text.also {
                let words = Self.words(of: Array(name.utf8))
                guard let first = words.first else { continue }
                forms[first, default: []].append(Form(words: words, entry: index))
                filter[first.withUnsafeBufferPointer { Self.word(in: $0, from: 0).hash }] = true
            }
        }
        // A stable order among forms of equal length: the entry's.
        self.forms = forms.mapValues { $0.sorted { ($1.words.count, $0.entry) < ($0.words.count, $1.entry) } }
        self.filter = filter
        self.definitions = definitions
    }

    var isEmpty: Bool { forms.isEmpty }

    /// The first form that begins with the word at `start`: its entry and the end of its last word.
    func match(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, hash: Int) -> (
        entry: Int, end: Int
    )? {
        guard filter[hash], let candidates = forms[Self.lowered(bytes[start..<end])] else { return nil }
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

    /// The end of the word that begins at `start`, which is `start` itself where none does, and its hash.
    static func word(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, hash: Int) {
        var place = start
        var hash: UInt32 = 2_166_136_261
        letters.withUnsafeBufferPointer { letters in
            while place < bytes.count {
                let letter = letters[Int(bytes[place])]
                guard letter > 0 else { break }
                hash = (hash ^ UInt32(letter)) &* 16_777_619
                place += 1
            }
        }
        return (place, Int((hash ^ (hash >> 16)) & 0xFFFF))
    }

    /// Each byte of a word in lower case, 0 for every other byte.
    private static let letters: [UInt8] = (0...255).map { isWord($0) ? lowered($0) : 0 }

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
            let (end, hash) = TermIndex.word(in: bytes, from: place)
            guard end > place else {
                place += 1
                continue
            }
            if let match = index.match(bytes, from: place, to: end, hash: hash),
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
