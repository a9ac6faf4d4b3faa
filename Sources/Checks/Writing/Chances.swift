import Content
import Diagnostics
import Markdown

extension Rule {
    /// A page tells chances either as "1 in 200" or in per cent: readers who meet both take them for different things.
    static let mixedChances = Rule(ofWriting: .mixedChances) { writing, _ in
        guard let page = writing.page else { return [] }
        let percent = writing.blocks.lazy.filter { $0.wordsMayPass(mayTellPercentage) }
            .flatMap { $0.compactMapTexts(percentage) }.first?.position
        guard let percent else { return [] }
        let chances = page.entry.facts.relations[.risks] ?? []
        let hasStated = chances.contains { if case .stated = $0.chance { true } else { false } }
        guard
            hasStated
                || writing.blocks.contains(where: { $0.all(.text).contains { !odds(in: $0.text).isEmpty } })
        else { return [] }
        return [
            Diagnostic(
                .warning, rule: HouseRule.mixedChances.rawValue, file: writing.file, at: percent,
                "this page tells chances in per cent here and as \"1 in n\" elsewhere",
                help: "Tell all of them as \"3 in 100\".")
        ]
    }

    /// The chances of one table can be compared at a glance.
    static let mixedDenominators = Rule(ofWriting: .mixedDenominators) { writing, _ in
        writing.blocks.flatMap { $0.all(.table) }.compactMap { table in
            let all = Set(odds(in: table.plainText()).map(\.of))
            guard all.count > 1 else { return nil }
            let names = all.sorted().map(String.init).joined(separator: ", ")
            return Diagnostic(
                .warning, rule: HouseRule.mixedDenominators.rawValue, file: writing.file, at: table.position,
                "the chances of this table are out of unlike numbers: \(names)",
                help: "Tell all of them out of one number, such as 1,000.")
        }
    }

    /// "5%", "5 per cent" or "5 percent".
    private static func percentage(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        if bytes.holds(UInt8(ascii: "%")) { return true }
        guard mayTellPercentage(bytes) else { return nil }
        let words = bytes.split { !$0.isOfWord }
        for (place, word) in words.enumerated().dropFirst() where words[place - 1].allSatisfy(\.isDigit) {
            if word.elementsEqual("percent".utf8)
                || word.elementsEqual("per".utf8)
                    && words[(place + 1)...].first?.elementsEqual("cent".utf8) == true
            {
                return true
            }
        }
        return nil
    }

    /// Nearly no text holds one of these.
    private static func mayTellPercentage(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.holds(UInt8(ascii: "%")) || bytes.holds("per") && bytes.holds("cent")
    }

    /// What is told as "1 in 200".
    private static func odds(in text: String) -> [(count: Int, of: Int)] {
        var text = text
        return text.withUTF8 { bytes in
            var odds: [(count: Int, of: Int)] = []
            // The two words before a word.
            var (first, second) = (bytes[..<0], bytes[..<0])
            var place = 0
            while place < bytes.count {
                let word = bytes[place...].prefix { $0 != 0x20 && $0 != 0x0A }
                place = word.endIndex + 1
                if word.isEmpty { continue }
                if second.elementsEqual("in".utf8) || second.elementsEqual("of".utf8),
                    let count = number(first, mayEnd: false), let of = number(word, mayEnd: true),
                    of > count, of > 1
                {
                    odds.append((count, of))
                }
                (first, second) = (second, word)
            }
            return odds
        }
    }

    /// A whole number with commas or without; a mark may stand behind it where `mayEnd`.
    private static func number(_ word: some BidirectionalCollection<UInt8>, mayEnd: Bool) -> Int? {
        var digits = Array(word)
        while mayEnd, let last = digits.last, !last.isOfWord { digits.removeLast() }
        digits.removeAll { $0 == UInt8(ascii: ",") }
        guard digits.count < 10, digits.allSatisfy(\.isDigit) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
