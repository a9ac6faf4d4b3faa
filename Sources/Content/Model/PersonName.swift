/// A person's name, compared as people compare names.
package struct PersonName: Sendable {
    /// Letters and digits only, in small letters without accents.
    private let key: String

    package init(_ name: String) { key = Collation.key(name).filter { $0.isLetter || $0.isNumber } }

    /// Whether there is a letter or digit in it.
    package var isName: Bool { !key.isEmpty }

    /// Whether both may be the same person: case, accents, spaces and points do not tell people apart.
    package func isSame(as other: PersonName) -> Bool { key == other.key }
}
