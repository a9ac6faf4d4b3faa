import Content
import Diagnostics
import Markdown

extension Rule {
    /// Words that promise more than medicine can keep do not stand in a patient's text. English only.
    static let promisingWords = Rule(ofText: HouseRule.promisingWord.rawValue) { _, text, _ in
        guard text.page.language.isEnglish else { return [] }
        return text.page.sections.filter { $0.blocks.wordsMayPass(mayPromise) }.flatMap {
            $0.blocks.compactMapTexts(promise)
        }.map { word, position in
            Diagnostic(
                .warning, rule: HouseRule.promisingWord.rawValue, file: text.page.file, at: position,
                "`\(word)` promises more than can be kept", help: "Say plainly what is known.")
        }
    }

    private struct Word {
        let letters: [UInt8]
        /// The place in it of a letter or sign that few other words have.
        let rarest: Int
        /// Whether it promises nothing where it is denied, as in "there is no cure".
        let canBeDenied: Bool

        init(_ letters: String, rarest: Int = 0, canBeDenied: Bool = false) {
            self.letters = Array(letters.utf8)
            self.rarest = rarest
            self.canBeDenied = canBeDenied
        }

        /// Its rarest letter, small and as a capital.
        var rare: [UInt8] {
            let small = letters[rarest]
            return small.isOfWord ? [small, small & ~0x20] : [small]
        }

        /// Whether it stands at a place, in capital or small letters, as a word or as a part of one.
        func stands(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            place >= 0 && place + letters.count <= bytes.count
                && letters.indices.allSatisfy { bytes[place + $0] | 0x20 == letters[$0] | 0x20 }
        }

        /// Every place where it does.
        func places(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
            bytes.indices.filter { stands(at: $0, in: bytes) }
        }
    }

    private static let words = [
        Word("guaranteed"), Word("painless"), Word("risk-free", rarest: 4), Word("miracle", rarest: 4),
        Word("life-changing", rarest: 4), Word("cure", canBeDenied: true),
        Word("cures", canBeDenied: true), Word("cured", canBeDenied: true),
    ]

    /// Rare letters, of which each of the words holds one, with the words to look for where they stand. Forms of "cure" hold
    /// "cure".
    private static let searches: [(letter: UInt8, words: [Word])] = {
        let searches = words.dropLast(2).flatMap { word in word.rare.map { (letter: $0, word: word) } }
        return Dictionary(grouping: searches, by: \.letter).map { ($0, $1.map(\.word)) }
    }()

    private static let denials = ["no", "not", "cannot", "never", "nobody", "nothing", "without", "nor", "t"]
        .map { Array($0.utf8) }

    private static func mayPromise(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        searches.contains { letter, words in
            var next = 0
            while let found = bytes.first(letter, from: next) {
                if words.contains(where: { $0.stands(at: found - $0.rarest, in: bytes) }) { return true }
                next = found + 1
            }
            return false
        }
    }

    /// The first word that promises too much.
    private static func promise(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var first: Range<Int>?
        for word in words {
            for start in word.places(in: bytes) where start < first?.lowerBound ?? bytes.count {
                let end = start + word.letters.count
                let beginsHere = start == 0 || !bytes[start - 1].isOfWord
                let endsHere = end == bytes.count || !bytes[end].isOfWord
                if beginsHere, endsHere, !(word.canBeDenied && isDenied(in: bytes[..<start])) {
                    first = start..<end
                }
            }
        }
        return first.map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// Whether a word of the sentence so far denies what follows; "isn't" ends in a "t" of its own.
    private static func isDenied(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let start = bytes.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? bytes.startIndex
        return bytes[start...].split { !$0.isOfWord }.contains { word in
            let small = word.map { $0 | 0x20 }
            return denials.contains(small)
        }
    }
}
