import Content

/// One clinic's choice from the library: what the site is made of. Techniques that the clinic does not offer, and languages
/// that are not published, are left out.
package final class Edition: Sendable {
    package let library: Library
    package let clinic: Clinic
    /// The languages that are published, in the order of the settings.
    package let languages: [Language]
    /// By entry: whether it has a page in this edition.
    private let included: [Bool]

    package init(library: Library, clinic: Clinic, languages: [Language]) {
        self.library = library
        self.clinic = clinic
        self.languages = languages
        let offers = clinic.offers.map { Set($0.map(\.value)) }
        included = library.entries.map { entry in
            guard let offers, let technique = entry.facts.technique else { return true }
            return technique.isGroup || offers.contains(entry.id.name)
        }
    }

    package func includes(_ entry: Int) -> Bool { included[entry] }

    /// Whether the entry has a page in that language.
    package func hasPage(of entry: Int, in language: Language) -> Bool {
        included[entry] && languages.contains(language) && library.entries[entry].texts[language] != nil
    }

    func hasEntries(of kind: Content.Kind, in language: Language) -> Bool {
        library.entries.indices.contains { index in
            included[index] && library.entries[index].id.kind == kind
                && library.entries[index].texts[language] != nil
        }
    }
}

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
