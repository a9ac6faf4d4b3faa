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
        private let rarest: Int
        /// That as a small letter and as a capital.
        private let rare: [UInt8]
        /// Whether it promises nothing where it is denied, as in "there is no cure".
        let canBeDenied: Bool

        init(_ letters: String, rarest: Int = 0, canBeDenied: Bool = false) {
            self.letters = Array(letters.utf8)
            self.rarest = rarest
            let small = self.letters[rarest]
            rare = small.isOfWord ? [small, small & ~0x20] : [small]
            self.canBeDenied = canBeDenied
        }

        /// Whether the word stands in the bytes, in capital or small letters, as a word or as a part of one.
        func stands(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            rare.contains { place(in: bytes, from: 0, by: $0) != nil }
        }

        /// Every place where it does.
        func places(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
            rare.flatMap { rare in
                sequence(first: -1) { place(in: bytes, from: $0 + 1, by: rare) }.dropFirst()
            }
        }

        /// The first place from `start` on where it does, with its rarest letter written so.
        private func place(
            in bytes: UnsafeBufferPointer<UInt8>, from start: Int, by rare: UInt8
        ) -> Int? {
            var next = start + rarest
            while let found = bytes.first(rare, from: next) {
                let place = found - rarest
                if place + letters.count <= bytes.count,
                    letters.indices.allSatisfy({ bytes[place + $0] | 0x20 == letters[$0] | 0x20 })
                {
                    return place
                }
                next = found + 1
            }
            return nil
        }
    }

    private static let words = [
        Word("guaranteed"), Word("painless"), Word("risk-free", rarest: 4), Word("miracle"),
        Word("life-changing", rarest: 4), Word("cure", canBeDenied: true),
        Word("cures", canBeDenied: true), Word("cured", canBeDenied: true),
    ]

    /// Those that each of the words holds one of.
    private static let quickWords = words.dropLast(2)

    private static let denials = ["no", "not", "cannot", "never", "nobody", "nothing", "without", "nor", "t"]
        .map { Array($0.utf8) }

    private static func mayPromise(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        quickWords.contains { $0.stands(in: bytes) }
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
