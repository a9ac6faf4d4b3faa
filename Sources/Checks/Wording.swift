import Content
import Diagnostics
import Markdown

extension Rule {
    /// Words that promise more than medicine can keep do not stand in a patient's text. English only.
    static let wording = Rule(ofText: "promising-word") { _, text, _ in
        guard text.page.language.tag.hasPrefix("en") else { return [] }
        return text.page.sections.flatMap { $0.blocks.compactMapTexts(promising) }.map { word, position in
            Diagnostic(
                .warning, rule: "promising-word", file: text.page.file, at: position,
                "`\(word)` promises more than can be kept", help: "Say plainly what is known.")
        }
    }

    private static let words = ["guaranteed", "painless", "risk-free", "miracle", "life-changing"].map {
        Array($0.utf8)
    }
    /// A bit for each first and each second letter, so that one look at two bytes rules nearly all of them out.
    private static let (initials, seconds): (UInt32, UInt32) = words.reduce((0, 0)) {
        ($0.0 | 1 << UInt32($1[0] & 31), $0.1 | 1 << UInt32($1[1] & 31))
    }

    private static func promising(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
        let (initials, seconds) = (initials, seconds)
        var begins: UInt32 = 0
        for end in bytes.indices {
            let byte = bytes[end]
            defer { begins = initials >> (byte & 31) }
            guard begins & seconds >> (byte & 31) & 1 == 1, end < 2 || !isWord(bytes[end - 2]) else { continue }
            let place = end - 1
            let lower = bytes[place] | 0x20
            for word in words where word[0] == lower && place + word.count <= bytes.count {
                let end = place + word.count
                if bytes[place..<end].lazy.map({ $0 | 0x20 }).elementsEqual(word.lazy.map { $0 | 0x20 }),
                    end == bytes.count || !isWord(bytes[end])
                {
                    return String(decoding: bytes[place..<end], as: UTF8.self)
                }
            }
        }
        return nil
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26
    }
}
