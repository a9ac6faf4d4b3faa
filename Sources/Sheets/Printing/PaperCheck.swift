/// Compares a sheet with the paper that was made of it: every passage must be there, and what runs along on every page.
///
/// Only letters and digits are compared: line breaks, hyphens and bullets differ between a text and its print.
///
/// A text with letters that are written from right to left is compared word by word, because it comes out of a file in the
/// order in which it stands on the page: the words of a line from left to right, those of other scripts among them the other
/// way round, and the two letters of a ligature in either order. So each of its words must be there as often as the sheet
/// holds it, with the same letters.
struct PaperCheck: Sendable {
    private let passages: [String]
    private let running: [String]
    private let pageCount: @Sendable (_ page: Int, _ pages: Int) -> String
    private let fonts: [String]

    /// - Parameters:
    ///   - running: what must stand on every page.
    ///   - pageCount: “Page 1 of 2”.
    ///   - styles: the style sheets; each font on the paper must be named in them, or it is a stand-in for one that the
    ///     machine does not have.
    init(
        html: [UInt8], running: [String],
        pageCount: @escaping @Sendable (_ page: Int, _ pages: Int) -> String,
        styles: [[UInt8]]
    ) {
        // The sheet has no numbers in it; with them it is looked for on each page.
        let count = Self.squeezed(pageCount(0, 0).filter { $0 != "0" })
        passages = SheetText(html: html, readsPictures: false).lines.filter { Self.squeezed($0) != count }
        self.running = running
        self.pageCount = pageCount
        fonts = styles.flatMap(Self.families).map(Self.compact)
    }

    /// What is wrong with the paper, each as half a sentence; nothing where all is well.
    func problems(with sheet: PrintedSheet) -> [String] {
        let pages = sheet.pages.map(Self.squeezed)
        var problems: [String] = []
        let passage =
            passages.first { !$0.isRightToLeft && !Self.isFound(Self.squeezed($0)[...], on: pages[...]) }
            ?? missing(passages.filter(\.isRightToLeft), on: sheet.pages)
        if let passage { problems.append("“\(passage.shortened)” is not on the paper") }
        for (number, page) in zip(1..., pages) {
            let lost = (running + [pageCount(number, pages.count)]).first { words in
                words.isRightToLeft
                    ? missing([words], on: [sheet.pages[number - 1]]) != nil
                    : !page.holds(Self.squeezed(words)[...])
            }
            if let lost { problems.append("“\(lost.shortened)” is not on page \(number)") }
        }
        for font in sheet.fonts where !fonts.contains(where: Self.compact(font).hasPrefix) {
            problems.append(
                "the font \(font) was used, which no style sheet names: a font that they name is not on this machine"
            )
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
