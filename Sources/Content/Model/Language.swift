/// A language of the site, named by its BCP 47 tag in lower case, such as `en` or `pt-br`.
package struct Language: Hashable, Comparable, Sendable {
    package let tag: String

    /// The language, or nil where `tag` is no well-formed tag of two or three letters and short subtags.
    package init?(_ tag: String) {
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let first = parts.first, (2...3).contains(first.utf8.count),
            first.utf8.allSatisfy(letters.contains),
            parts.dropFirst().allSatisfy({ part in
                (2...8).contains(part.utf8.count)
                    && part.utf8.allSatisfy { letters.contains($0) || digits.contains($0) }
            })
        else { return nil }
        self.tag = tag
    }

    /// Whether it is English of any country.
    package var isEnglish: Bool { tag == "en" || tag.hasPrefix("en-") }

    package static func < (left: Language, right: Language) -> Bool { left.tag < right.tag }
}
