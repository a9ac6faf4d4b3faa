/// Compares a sheet with the paper that was made of it: every passage must be there, and what runs along on every page.
///
/// Only letters and digits are compared: line breaks, hyphens and bullets differ between a text and its print.
///
/// A text with letters that are written from right to left is compared word by word, because it comes out of a file in the
/// order in which it stands on the page: the words of a line from left to right, those of other scripts among them the other
/// way round, and the two letters of a ligature in either order. So each of its words must be there as often as the sheet
/// holds it, with the same letters. A patient's name may run against the text around it, or be in a script that sets vowels
/// around consonants: each of its words is compared by the letters that it holds.
struct PaperCheck: Sendable {
    private let passages: [String]
    private let running: [String]
    private let filled: [String]
    private let pageCount: @Sendable (_ page: Int, _ pages: Int) -> String
    private let fonts: [String]
    private let standIns: [String]

    /// - Parameters:
    ///   - running: what must stand on every page.
    ///   - filled: what is known of the patient, in their own words.
    ///   - pageCount: “Page 1 of 2”.
    ///   - styles: the style sheets; each font on the paper must be named in them, or it stands in for one that the machine does
    ///     not have.
    ///   - standIns: style sheets whose fonts may stand in for a character, where the sheet's first font is used too.
    init(
        html: [UInt8], running: [String], filled: [String],
        pageCount: @escaping @Sendable (_ page: Int, _ pages: Int) -> String,
        styles: [[UInt8]], standIns: [[UInt8]]
    ) {
        // The sheet has no numbers in it; with them it is looked for on each page.
        let count = Self.squeezed(pageCount(0, 0).filter { $0 != "0" })
        passages = SheetText(html: html, readsPictures: false).lines.filter { Self.squeezed($0) != count }
        self.running = running
        self.filled = filled
        self.pageCount = pageCount
        fonts = styles.flatMap(Self.families).map(Self.compact)
        self.standIns = standIns.flatMap(Self.families).map(Self.compact)
    }

    /// What is wrong with a paper.
    enum Problem: CustomStringConvertible {
        case missing(words: String)
        case missingOnPage(Int, words: String)
        /// It stands in for another, which the machine does not have or which lacks a character.
        case foreignFont(String)

        /// Half a sentence, which may repeat words of the sheet.
        var description: String {
            switch self {
            case .missing(let words): "“\(words.shortened)” is not on the paper"
            case .missingOnPage(let page, let words): "“\(words.shortened)” is not on page \(page)"
            case .foreignFont(let font):
                "the font \(font) was used, which no style sheet names: a font that they name is not on this machine"
            }
        }
    }

    /// What is wrong with the paper; nothing where all is well.
    func problems(with sheet: PrintedSheet) -> [Problem] {
        let pages = sheet.pages.map(Self.squeezed)
        let letters = sheet.pages.map { filled.isEmpty ? [] : Set(Self.lettersOfWords(in: $0)) }
        var problems: [Problem] = []
        let lost = passages.filter { passage in
            !Self.isFound(Self.squeezed(passage)[...], on: pages[...])
                && !letters.contains { isInOtherOrder(passage, among: $0) }
        }
        let missing =
            lost.first { !$0.isRightToLeft }
            ?? (lost.isEmpty ? nil : self.missing(passages.filter(\.isRightToLeft), on: sheet.pages))
        if let missing { problems.append(.missing(words: missing)) }
        for (number, page) in zip(1..., pages) {
            let lost = (running + [pageCount(number, pages.count)]).first { words in
                !page.holds(Self.squeezed(words)[...]) && !isInOtherOrder(words, among: letters[number - 1])
                    && !(words.isRightToLeft && self.missing([words], on: [sheet.pages[number - 1]]) == nil)
            }
            if let lost { problems.append(.missingOnPage(number, words: lost)) }
        }
        let used = sheet.fonts.map(Self.compact)
        let hasFirst = fonts.first.map { first in used.contains { $0.hasPrefix(first) } } ?? false
        for (font, name) in zip(sheet.fonts, used) {
            if (hasFirst ? fonts + standIns : fonts).contains(where: name.hasPrefix) { continue }
            problems.append(.foreignFont(font))
        }
        return problems
    }
}

extension PaperCheck {
    /// Whether a passage stands on one of the pages, or begins at the end of one and goes on upon the next.
    private static func isFound(_ passage: ArraySlice<UInt8>, on pages: ArraySlice<[UInt8]>) -> Bool {
        if passage.isEmpty || pages.contains(where: { $0.holds(passage) }) { return true }
        return pages.indices.dropLast().contains { isFound(passage, from: $0, of: pages) }
    }

    /// Whether a passage begins on one page and ends on those that follow.
    private static func isFound(
        _ passage: ArraySlice<UInt8>, from page: Int, of pages: ArraySlice<[UInt8]>
    ) -> Bool {
        // The longest beginning that stands on the page.
        var (low, high) = (0, passage.count)
        while low < high {
            let middle = (low + high + 1) / 2
            if pages[page].holds(passage.prefix(middle)) { low = middle } else { high = middle - 1 }
        }
        if low == passage.count { return true }
        guard low > 0, page + 1 < pages.endIndex else { return false }
        // What follows on the page may happen to begin with the same letters.
        return (max(1, low - 40)...low).reversed().contains { length in
            isFound(passage.dropFirst(length), from: page + 1, of: pages)
        }
    }

    /// The first of the passages with a word that the pages do not hold as often as all of the passages.
    private func missing(_ passages: [String], on pages: [String]) -> String? {
        guard !passages.isEmpty else { return nil }
        var left: [[Unicode.Scalar]: Int] = [:]
        func count(_ text: String, _ number: Int) {
            for word in Self.words(of: text) { left[word, default: 0] += number }
        }
        for (number, page) in zip(1..., pages) {
            count(page, 1)
            // What runs along stands once in the sheet and on every page of the paper.
            if number > 1 { for text in running + [pageCount(number, pages.count)] { count(text, -1) } }
        }
        return passages.first { passage in
            Self.words(of: passage).contains { word in
                left[word, default: 0] -= 1
                return left[word, default: 0] < 0 && !Self.isBroken(word, on: pages)
            }
        }
    }

    /// The words, those from right to left with their letters sorted.
    private static func words(of text: String) -> [[Unicode.Scalar]] {
        text.unicodeScalars.split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
            .map { $0.contains(where: \.isRightToLeft) ? $0.sorted() : Array($0) }
    }

    /// Whether a word that may be broken stands on one of the pages, on two lines: one as long as a digest, or of a script that
    /// writes no spaces.
    private static func isBroken(_ word: [Unicode.Scalar], on pages: [String]) -> Bool {
        guard word.count > 20 || !word.allSatisfy(\.isASCII), !word.contains(where: \.isRightToLeft) else {
            return false
        }
        var text = ""
        text.unicodeScalars += word
        return pages.contains { squeezed($0).holds(squeezed(text)[...]) }
    }

    /// Whether a passage about the patient, in a script whose letters may be read in another order, has all its words among these.
    private func isInOtherOrder(_ passage: String, among words: Set<Set<UInt32>>) -> Bool {
        filled.contains(where: passage.contains)
            && passage.unicodeScalars.contains {
                Self.turnedScripts.contains($0.value) || Self.arabicForms.contains($0.value)
            } && Self.lettersOfWords(in: passage).allSatisfy(words.contains)
    }

    /// Hebrew to Mongolian: what runs from right to left, and what sets vowels around consonants.
    private static let turnedScripts: ClosedRange<UInt32> = 0x0590...0x18AF
    private static let arabicForms: ClosedRange<UInt32> = 0xFB1D...0xFEFC

    /// The words of a text, each as the letters and digits that it holds: some are read twice where several are drawn as one.
    private static func lettersOfWords(in text: String) -> [Set<UInt32>] {
        text.split(whereSeparator: \.isWhitespace).map { word in
            Set(
                word.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
                    .map(\.value))
        }.filter { !$0.isEmpty }
    }

    /// Letters and digits in the form in which two spellings of one letter are the same.
    private static func squeezed(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                if byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 { bytes.append(byte) }
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                bytes += UTF8.encode(scalar).map(Array.init) ?? []
            }
        }
        return bytes
    }

    /// The names of fonts in a style sheet: whatever stands between quotation marks.
    private static func families(_ style: [UInt8]) -> [String] {
        let parts = style.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
        return parts.enumerated().filter { !$0.offset.isMultiple(of: 2) }
            .map { String(decoding: $0.element, as: UTF8.self) }.filter { $0.contains(where: \.isLetter) }
    }

    /// `NotoSans-Bold` and `Noto Sans` both begin with `notosans`.
    private static func compact(_ font: String) -> String { String(font.lowercased().filter(\.isLetter)) }
}

extension [UInt8] {
    /// Whether the bytes stand here one behind the other.
    fileprivate func holds(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first else { return true }
        guard bytes.count <= count else { return false }
        return withUnsafeBufferPointer { here in
            bytes.withUnsafeBufferPointer { sought in
                let last = here.count - sought.count
                var place = 0
                while place <= last {
                    if here[place] == first {
                        var length = 1
                        while length < sought.count, here[place + length] == sought[length] { length += 1 }
                        if length == sought.count { return true }
                    }
                    place += 1
                }
                return false
            }
        }
    }
}

extension Unicode.Scalar {
    /// Whether it is a letter of Hebrew, Arabic or another of the scripts from right to left.
    fileprivate var isRightToLeft: Bool {
        switch value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
            properties.isAlphabetic
        default: false
        }
    }
}

extension String {
    fileprivate var isRightToLeft: Bool { unicodeScalars.contains(where: \.isRightToLeft) }

    fileprivate var shortened: String { count > 80 ? prefix(80) + "…" : self }
}
