import Content

/// One clinic's choice from the library: what the site is made of. Techniques that the clinic does not offer, and languages
/// that are not published, are left out.
package final class Edition: Sendable {
    package let library: Library
    package let clinic: Clinic
    /// The languages that are published, in the order of the settings.
    package let languages: [Language]
    /// By entry: whether it is a part of this edition.
    private let included: [Bool]
    /// What may be published; nil where everything may, drafts marked as such.
    private let release: Release?

    package convenience init(library: Library, clinic: Clinic, languages: [Language]) {
        self.init(library: library, clinic: clinic, languages: languages, release: nil)
    }

    private init(library: Library, clinic: Clinic, languages: [Language], release: Release?) {
        self.library = library
        self.clinic = clinic
        self.languages = languages
        self.release = release
        if let offers = clinic.offers.map({ Set($0.map(\.value)) }) {
            included = library.entries.map { entry in
                guard entry.id.kind == .technique, let technique = entry.facts.technique else { return true }
                return technique.isGroup || offers.contains(entry.id.name)
            }
        } else {
            included = Array(repeating: true, count: library.entries.count)
        }
    }

    /// Whether the same entries of another library would be left out for the same reasons.
    func choosesLike(_ other: Edition) -> Bool {
        clinic.id == other.clinic.id && clinic.offers?.map(\.value) == other.clinic.offers?.map(\.value)
            && languages == other.languages && release == nil && other.release == nil
    }

    /// The same edition with nothing but what may be published.
    package func released(_ release: Release) -> Edition {
        Edition(library: library, clinic: clinic, languages: languages, release: release)
    }

    /// Whether the entry can be named in this edition.
    package func includes(_ entry: Int) -> Bool { included[entry] }

    /// Whether the entry is a part of this edition in that language, be it published or left out of a release.
    package func hasText(of entry: Int, in language: Language) -> Bool {
        included[entry] && languages.contains(language) && library.entries[entry].texts[language] != nil
    }

    /// Whether the entry has a page in that language.
    package func hasPage(of entry: Int, in language: Language) -> Bool {
        hasText(of: entry, in: language) && !leavesOut(entry, in: language)
    }

    /// Whether this is a release and what the entry says in that language may not be published.
    func leavesOut(_ entry: Int, in language: Language) -> Bool {
        release?.reasonToLeaveOut(library.entries[entry], language) != nil
    }

    /// Whether the entry has a consent sheet in that language.
    package func hasSheet(of entry: Int, in language: Language) -> Bool {
        guard library.settings.profile != nil, let technique = library.entries[entry].facts.technique,
            technique.hasSheet, hasText(of: entry, in: language)
        else { return false }
        return release?.sheets[language]?.contains(library.entries[entry].id.name) ?? (release == nil)
    }

    func hasEntries(of kind: Content.Kind, in language: Language) -> Bool {
        library.entries.indices.contains { index in
            library.entries[index].id.kind == kind && hasPage(of: index, in: language)
        }
    }
}

/// What may be published on a day: neither drafts, nor what should have been reviewed again, nor stale translations.
package struct Release: Sendable {
    /// Why a page is left out.
    package enum Reason: Sendable {
        case notReviewed, reviewOverdue, staleTranslation
    }

    package let today: CalendarDate
    /// The names of the techniques whose sheets may be published.
    package let sheets: [Language: Set<String>]

    package init(today: CalendarDate, sheets: [Language: Set<String>]) {
        self.today = today
        self.sheets = sheets
    }

    /// Nil where the entry's page in that language may be published.
    package func reasonToLeaveOut(_ entry: Entry, _ language: Language) -> Reason? {
        guard let review = entry.facts.review else { return .notReviewed }
        if review.next < today { return .reviewOverdue }
        return entry.texts[language]?.isStale ?? false ? .staleTranslation : nil
    }
}
