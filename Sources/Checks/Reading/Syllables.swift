import Markdown

/// How many syllables an English word has: by rules of spelling, with a list of words that break them.
///
/// No pronouncing dictionary, because the program would have to carry 130,000 words. A test holds the result against the CMU
/// Pronouncing Dictionary for every word of the shipped pages.
enum Syllables {
    /// - Parameter word: letters of either case, with hyphens and apostrophes between them, or digits.
    static func count(in word: UnsafeBufferPointer<UInt8>) -> Int {
        if let first = word.first, first.isDigit { return Numeral.syllables(of: word) }
        var total = 0
        var start = 0
        while start < word.count {
            let end = word.first(hyphen, from: start) ?? word.count
            total += count(inPart: UnsafeBufferPointer(rebasing: word[start..<end]))
            start = end + 1
        }
        return max(1, total)
    }

    /// A word, or what stands before or after a hyphen.
    private static func count(inPart part: UnsafeBufferPointer<UInt8>) -> Int {
        let end = part.firstIndex { !$0.isLetterOfWord } ?? part.count
        let letters = UnsafeBufferPointer(rebasing: part[..<end])
        guard let last = letters.last else { return 0 }
        // The "n't" of "isn't" and "couldn't" is a syllable of its own, that of "can't" and "don't" is none.
        if end < part.count, last | 0x20 == UInt8(ascii: "n"),
            part[part.count - 1] | 0x20 == UInt8(ascii: "t"),
            letters.count > 2
        {
            let stem = UnsafeBufferPointer(rebasing: letters.dropLast())
            let own = SpelledWord(letters: stem).endsInVowel ? 0 : 1
            return SpelledWord(letters: stem).syllables + own
        }
        return exceptions.count(of: letters) ?? SpelledWord(letters: letters).syllables
    }

    private static let hyphen = UInt8(ascii: "-")

    private static let exceptions = WordCounts([
        1: "aches pierce pierced tongue vague",
        2:
            "aspirin being centre centres critique eyelid eyelids fibre fibres fluid fluids headache headaches poem "
            + "science several someone technique techniques tired uk mr",
        3: "anyone area areas beforehand behavioral caesium elsewhere everyday everyone fda ganglion idea "
            + "ideas ischaemic mri nausea placebo placebos pancreas suicide usa",
        4: "beautician california coagulation diabetes diabetic european fluoroscopy ideation ischaemia "
            + "posterior realistic sciatica suicidal",
        5: "cryoablation sacroiliac",
        6: "osteoarthritis osteoporosis physiotherapist physiotherapists",
    ])
}

/// Counts by word, in small letters.
private struct WordCounts {
    private var counts: [[UInt8]: Int] = [:]
    /// Whether a listed word has this length and begins with this letter: nearly every other word is ruled out by it.
    private var mayHold = [Bool](repeating: false, count: 1 << 9)

    init(_ words: [Int: String]) {
        for (count, words) in words {
            for word in words.split(separator: " ") {
                let letters = Array(word.utf8)
                counts[letters] = count
                mayHold[Self.place(letters[0], letters.count)] = true
            }
        }
    }

    func count(of word: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = word.first, mayHold[Self.place(first, word.count)] else { return nil }
        return counts[word.map { $0 | 0x20 }]
    }

    private static func place(_ first: UInt8, _ count: Int) -> Int {
        Int(first & 31) << 4 | min(count, 15)
    }
}

/// The rules: a syllable for each group of vowels, one more where the vowels of a group are spoken apart, one less where an "e" is
/// silent.
private struct SpelledWord {
    let letters: UnsafeBufferPointer<UInt8>

    var syllables: Int {
        // "SCS" and the like are read letter by letter.
        guard letters.indices.contains(where: isVowel) else {
            return letters.reduce(0) { $0 + ($1 | 0x20 == UInt8(ascii: "w") ? 3 : 1) }
        }
        var count = 0
        var isAfterVowel = false
        for place in letters.indices {
            let isVowel = isVowel(place)
            if isVowel, !isAfterVowel || standsApart(place) { count += 1 }
            isAfterVowel = isVowel
        }
        if hasSilentEnd { count -= 1 }
        if hasSilentMiddle { count -= 1 }
        if hasSpokenM { count += 1 }
        return max(1, count)
    }

    var endsInVowel: Bool { !letters.isEmpty && isVowel(letters.count - 1) }

    /// In small letters; a space outside of the word.
    private subscript(place: Int) -> Unicode.Scalar {
        letters.indices.contains(place) ? Unicode.Scalar(letters[place] | 0x20) : " "
    }

    private func isVowel(_ place: Int) -> Bool {
        switch self[place] {
        case "a", "e", "i", "o", "u": return true
        case "y":
            let isBeforeVowel = self[place + 1].isOne(of: "aeiou")
            return place == 0 ? !isBeforeVowel : !(isBeforeVowel && self[place - 1].isOne(of: "aeiou"))
        default: return false
        }
    }

    private func isConsonant(_ place: Int) -> Bool { place >= 0 && place < letters.count && !isVowel(place) }

    private func ends(in end: StaticString, before dropped: Int = 0) -> Bool {
        holds(end, at: letters.count - dropped - end.utf8CodeUnitCount)
    }

    private func holds(_ part: StaticString, at place: Int) -> Bool {
        guard place >= 0, place + part.utf8CodeUnitCount <= letters.count else { return false }
        return part.withUTF8Buffer { part in
            part.indices.allSatisfy { letters[place + $0] | 0x20 == part[$0] }
        }
    }

    /// Whether a vowel that follows another is spoken apart from it, as in "di-et" and "go-ing".
    private func standsApart(_ place: Int) -> Bool {
        let before = self[place - 2]
        let (next, afterNext) = (self[place + 1], self[place + 2])
        if self[place] == "i", next == "n", afterNext == "g" { return true }
        switch (self[place - 1], self[place]) {
        case ("i", "a"):
            return !before.isOne(of: "ctsg") && !(next == "g" && afterNext == "e") && next != "r"
        case ("i", "o"):
            if before.isOne(of: "tscgx") { return next != "n" && next != "u" }
            return !(before.isOne(of: "nl") && next == "n" && place + 3 >= letters.count)
        case ("i", "u"): return !before.isOne(of: "ct")
        case ("i", "i"), ("a", "o"): return true
        case ("i", "e"):
            if next == "t" { return before != " " }
            if next == "n", afterNext.isOne(of: "ct") { return !before.isOne(of: "ct ") }
            let isEnding = place + 2 >= letters.count && next == "r" || ends(in: "iest") || ends(in: "iers")
            return isEnding && !before.isOne(of: "pt ")
        case ("e", "o"): return !(before == "g" && next.isOne(of: "nu")) && !(before == "p" && next == "p")
        case ("u", "a"), ("u", "o"): return !before.isOne(of: "qg")
        case ("u", "e"): return next == "n" && afterNext.isOne(of: "ct") && !before.isOne(of: "q ")
        case ("e", "a"):
            let begins = place == 2 && holds("rea", at: 0) || place == 3 && holds("crea", at: 0)
            return begins
                && (next == "t" && afterNext != "u" && afterNext != " " && afterNext != "m"
                    && afterNext != "s"
                    || next == "c" && afterNext != "h")
        default: return false
        }
    }

    /// A last "e", "es" or "ed" that is not spoken.
    private var hasSilentEnd: Bool {
        if ends(in: "que") || ends(in: "gue") || ends(in: "ques") || ends(in: "gues") { return false }
        let dropped: Int
        if self[letters.count - 1] == "e" {
            dropped = 1
        } else if ends(in: "es") {
            dropped = 2
            if self[letters.count - 3].isOne(of: "sxzcg") || ends(in: "ch", before: 2)
                || ends(in: "sh", before: 2)
            {
                return false
            }
        } else if ends(in: "ed") {
            dropped = 2
            if self[letters.count - 3].isOne(of: "td") { return false }
        } else {
            return false
        }
        let last = letters.count - dropped - 1
        guard last > 0, isConsonant(last), (0..<last).contains(where: isVowel) else { return false }
        // The "l" of "needle" and "needles" needs a vowel to be spoken.
        return !(self[last] == "l" && isConsonant(last - 1) && !self[last - 1].isOne(of: "rlwn"))
    }

    /// A silent "e" where a word has been put together, as in "sometimes" and "careful".
    private var hasSilentMiddle: Bool {
        for (start, length) in Self.starts where holds(start, at: 0) && isConsonant(length) {
            if (length..<letters.count).contains(where: isVowel) { return true }
        }
        for (end, length) in Self.ends {
            for plural in 0...2 where ends(in: end, before: plural) {
                let place = letters.count - plural - length - 1
                if self[place] == "e", place >= 2, isConsonant(place - 1),
                    !(self[place - 1] == "l" && isConsonant(place - 2))
                {
                    return true
                }
            }
        }
        return false
    }

    /// The "m" of "mechanism" and "rhythm".
    private var hasSpokenM: Bool {
        let plural = self[letters.count - 1] == "s" ? 1 : 0
        return ends(in: "ism", before: plural) || ends(in: "asm", before: plural)
            || ends(in: "thm", before: plural)
    }

    private static let starts: [(StaticString, Int)] = [
        ("some", 4), ("guide", 5), ("home", 4), ("life", 4), ("nose", 4), ("side", 4), ("pace", 4),
        ("house", 5),
        ("safe", 4), ("care", 4), ("time", 4), ("there", 5), ("where", 5), ("fore", 4), ("wide", 4),
        ("make", 4),
        ("like", 4), ("more", 4), ("place", 5),
    ]

    private static let ends: [(StaticString, Int)] = [
        ("ly", 2), ("ful", 3), ("less", 4), ("ment", 4), ("ness", 4), ("some", 4),
    ]
}

extension Unicode.Scalar {
    fileprivate func isOne(of letters: StaticString) -> Bool {
        letters.withUTF8Buffer { letters in letters.contains { UInt32($0) == value } }
    }
}
