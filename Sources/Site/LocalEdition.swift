import Content

/// An edition in one of its languages, with all that its pages share.
package struct LocalEdition: Sendable {
    package let edition: Edition
    package let language: Language
    package let lexicon: Lexicon
    package let addresses: Addresses
    package let assets: Assets
    package let terms: TermIndex
    /// The entries that have a page, by kind; within a kind by title.
    private let pages: [Content.Kind: [Int]]

    package var library: Library { edition.library }

    package init(edition: Edition, lexicon: Lexicon, assets: Assets) {
        self.edition = edition
        language = lexicon.language
        self.lexicon = lexicon
        addresses = Addresses(sourceLanguage: edition.library.settings.sourceLanguage)
        self.assets = assets
        let pages = edition.entries(in: lexicon.language)
        self.pages = pages
        hasDrafts = pages.values.joined().contains { edition.library.entries[$0].facts.review == nil }
        terms = TermIndex(library: edition.library, terms: pages[.term] ?? [], language: lexicon.language)
    }

    /// The entries of a kind that have a page in this edition and language, by title.
    package func entries(of kind: Content.Kind) -> [Int] { pages[kind] ?? [] }

    /// Whether any page of the edition is a draft; lists show summaries of them.
    package let hasDrafts: Bool

    /// The text of an entry in this language, or in the source language where it is not translated.
    package func text(of entry: Int) -> EntryText? {
        let texts = library.entries[entry].texts
        return texts[language] ?? texts[library.settings.sourceLanguage]
    }

    /// The kinds that have a page in this edition and language.
    package var kinds: [Content.Kind] {
        Content.Kind.allCases.filter { pages[$0] != nil }
    }
}
