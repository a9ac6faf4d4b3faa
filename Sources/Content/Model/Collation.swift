/// An order for names that is the same on every machine: letters by their base form, case ignored.
package enum Collation {
    /// What to compare: "Épidurale" sorts with "epidurale".
    package static func key(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(
                decoding: text.utf8.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
        }
        var key = ""
        for character in text.lowercased() {
            // The first scalar of the canonical decomposition is the letter without its marks.
            if character.isLetter, let base = decomposed(character) {
                key.unicodeScalars.append(base)
            } else {
                key.append(character)
            }
        }
        return key
    }

    /// The letter, in upper case, under which a name stands in an index; `#` for digits and signs.
    package static func initial(_ text: String) -> String {
        if let byte = text.utf8.first, byte < 0x80, text.utf8.dropFirst().first ?? 0 < 0x80 {
            let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26
            return isLetter ? String(decoding: [byte & ~0x20], as: UTF8.self) : "#"
        }
        guard let first = key(text).first, first.isLetter else { return "#" }
        return first.uppercased()
    }

    private static func decomposed(_ character: Character) -> Unicode.Scalar? {
        guard let scalar = character.unicodeScalars.first else { return nil }
        return bases[scalar] ?? scalar
    }

    /// The accented Latin letters of European languages; other scripts sort by code point.
    private static let bases: [Unicode.Scalar: Unicode.Scalar] = {
        let rows: [(Unicode.Scalar, String)] = [
            ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
            ("i", "ìíîïĩīĭį"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"),
            ("r", "ŕŗř"),
            ("s", "śŝşš"), ("t", "ţťŧ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ]
        var bases: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (base, letters) in rows {
            for letter in letters.unicodeScalars { bases[letter] = base }
        }
        return bases
    }()
}
