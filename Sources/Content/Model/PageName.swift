extension PageID {
    /// The page whose file stands at `content/<language>/<folder>/<name>.md`.
    package static func page(at path: String, _ languages: [Language]) -> (id: PageID, language: Language)? {
        let slash = UInt8(ascii: "/")
        let path = path.utf8
        guard path.starts(with: "content/".utf8), path.count > 3, path.suffix(3).elementsEqual(".md".utf8)
        else { return nil }
        let rest = path.dropFirst("content/".utf8.count)
        guard let first = rest.firstIndex(of: slash),
            let second = rest[first...].dropFirst().firstIndex(of: slash),
            let language = languages.first(where: { $0.tag.utf8.elementsEqual(rest[..<first]) }),
            let kind = Kind(folder: Substring(rest[first..<second].dropFirst()))
        else { return nil }
        let name = rest[second...].dropFirst().dropLast(3)
        guard !name.isEmpty, !name.contains(slash) else { return nil }
        return (PageID(kind, String(Substring(name))), language)
    }

    /// The file of the page in a language.
    package func file(in language: Language) -> String { "content/\(language.tag)/\(self).md" }
}

extension PageID {
    /// What a title's page can be called.
    package enum NameFromTitle: Equatable, Sendable {
        case name(String)
        /// The title holds letters that have no likeness among a to z, the first of them here; without them the name would say
        /// something else.
        case foreign(Character)
        /// There is neither a letter nor a digit in it.
        case nothing
    }

    /// The name that a title gives: its letters as a to z, its digits, and `-` between words; whole words of it where it is too long.
    package static func name(fromTitle title: String) -> NameFromTitle {
        var words: [String] = []
        var word = ""
        for character in title {
            // One letter in capitals may be two in small ones, and an accent stands beside its letter or in it.
            for letter in Collation.key(pairs[character.lowercased()] ?? String(character)) {
                if isValidName(String(letter)), letter != "-" {
                    word.append(letter)
                } else if letter.isLetter {
                    return .foreign(character)
                } else if !apostrophes.contains(letter), !word.isEmpty {
                    words.append(word)
                    word = ""
                }
            }
        }
        if !word.isEmpty { words.append(word) }
        guard var name = words.first.map({ String($0.prefix(80)) }) else { return .nothing }
        for word in words.dropFirst() {
            guard isValidName("\(name)-\(word)") else { break }
            name += "-\(word)"
        }
        return .name(name)
    }

    private static let pairs = ["ß": "ss", "æ": "ae", "œ": "oe"]
    /// They stand within a word.
    private static let apostrophes: Set<Character> = ["'", "’"]
}
