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
