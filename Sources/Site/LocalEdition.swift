import Content
import Markdown
import Templates

/// An edition in one of its languages, with all that its pages share: whatever many pages show is made here once.
package final class LocalEdition: Sendable {
    /// What pages show of an entry that they link to.
    final class Reference: Sendable {
        /// In this language, or in the source language where it is not translated.
        let text: EntryText
        let title: String
        let summary: String
        /// Where its page in the text's language stands below the site's root; nil where that is not published.
        let path: String?
        /// The way there from the page of another entry.
        let url: String?
        /// The text's language tag, where it is not the edition's.
        let language: String?
        /// Its place in the order of all titles.
        let rank: Int

        /// - Parameter isLeftOut: whether a release leaves its page out: its words are then nobody's to read.
        init(
            text: EntryText, path: String?, url: String?, language: String?, rank: Int, isLeftOut: Bool
        ) {
            self.text = text
            // A copy: the titles that pages show stand side by side in memory, not each beside its page.
            title = String(decoding: Array(text.page.title.value.utf8), as: UTF8.self)
            summary = isLeftOut ? "" : text.page.summary.value
            self.path = path
            self.url = url
            self.language = language
            self.rank = rank
        }
    }

    package let edition: Edition
    package let language: Language
    package let lexicon: Lexicon
    package let addresses: Addresses
    /// The way up from an entry's page to the site's root.
    let entryRoot: String
    package let assets: Assets
    package let terms: TermIndex
    /// The kinds that have a page in this edition and language.
    package let kinds: [Content.Kind]
    /// Whether any page of the edition is a draft; lists show summaries of them.
    package let hasDrafts: Bool
    let words: Prepared<WordsView>
    let labels: HTMLSite.Labels
    /// The header's links on the pages of each kind.
    private let entryNavigation: [Content.Kind: [Prepared<NavigationView>]]
    /// The entries that have a page, by kind; within a kind by title.
    private let pages: [Content.Kind: [Int]]
    /// The techniques with a text in this language, by title, whether or not a release leaves their pages out.
    package let techniques: [Int]
    /// By entry; nil where it is not part of the edition.
    private let references: [Reference?]
    /// By entry: a link from the page of another entry about which nothing is said, and the same as a source.
    private let plainItems: [Prepared<ItemView>?]
    private let sourceMarks: [Prepared<SourceMarkView>?]

    package var library: Library { edition.library }

    package init(edition: Edition, lexicon: Lexicon, assets: Assets) {
        self.edition = edition
        language = lexicon.language
        self.lexicon = lexicon
        self.assets = assets
        let addresses = Addresses(sourceLanguage: edition.library.settings.sourceLanguage)
        self.addresses = addresses
        entryRoot = addresses.entryRoot(lexicon.language)
        words = Prepared(WordsView(lexicon: lexicon))
        labels = HTMLSite.Labels(lexicon)
        let references = Self.references(edition, lexicon.language, addresses, root: entryRoot)
        self.references = references
        plainItems = references.map { $0.map { Prepared(ItemView($0, url: $0.url)) } }
        let entries = edition.library.entries
        sourceMarks = references.indices.map { index in
            entries[index].id.kind == .source
                ? references[index].map { Prepared(SourceMarkView(url: $0.url, title: $0.title)) } : nil
        }
        let shown = entries.indices.filter { edition.hasPage(of: $0, in: lexicon.language) }
        let ranks = references.map { $0?.rank ?? 0 }
        techniques = entries.indices
            .filter { entries[$0].id.kind == .technique && edition.hasText(of: $0, in: lexicon.language) }
            .sorted { ranks[$0] < ranks[$1] }
        let pages = Dictionary(grouping: shown) { entries[$0].id.kind }
            .mapValues { $0.sorted { ranks[$0] < ranks[$1] } }
        self.pages = pages
        kinds = Content.Kind.allCases.filter { pages[$0] != nil }
        hasDrafts = shown.contains { entries[$0].facts.review == nil }
        let (kinds, root) = (kinds, entryRoot)
        entryNavigation = Dictionary(
            uniqueKeysWithValues: kinds.map { kind in
                (kind, Self.navigation(kinds, current: kind, root: root, addresses, lexicon))
            })
        terms = TermIndex(library: edition.library, terms: pages[.term] ?? [], language: lexicon.language)
    }

    private static func references(
        _ edition: Edition, _ language: Language, _ addresses: Addresses, root: String
    ) -> [Reference?] {
        let entries = edition.library.entries
        let source = edition.library.settings.sourceLanguage
        let texts = entries.indices.map { index in
            edition.includes(index) ? entries[index].texts[language] ?? entries[index].texts[source] : nil
        }
        let keys = texts.map { $0.map { Collation.key($0.page.title.value) } ?? "" }
        var ranks = [Int](repeating: 0, count: entries.count)
        let order = entries.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        for (rank, index) in order.enumerated() { ranks[index] = rank }
        return entries.indices.map { index in
            texts[index].map { text in
                let own = text.page.language
                let path =
                    edition.hasPage(of: index, in: own) ? addresses.entry(entries[index].id, own).path : nil
                return Reference(
                    text: text, path: path, url: path.map { root + $0 },
                    language: own == language ? nil : own.tag, rank: ranks[index],
                    isLeftOut: edition.leavesOut(index, in: own))
            }
        }
    }

    /// The links of the header to what patients look for first; every other list is reached from the home page.
    ///
    /// - Parameters:
    ///   - current: the list that the page belongs to.
    ///   - root: the way from the page up to the site's root.
    func navigation(current: Content.Kind?, root: String) -> [Prepared<NavigationView>] {
        if root == entryRoot, let current, let links = entryNavigation[current] { return links }
        return Self.navigation(kinds, current: current, root: root, addresses, lexicon)
    }

    private static func navigation(
        _ kinds: [Content.Kind], current: Content.Kind?, root: String, _ addresses: Addresses,
        _ lexicon: Lexicon
    ) -> [Prepared<NavigationView>] {
        let shown: [Content.Kind] = [.technique, .condition, .risk, .consideration, .alternative, .guide]
        return shown.filter(kinds.contains).map { kind in
            Prepared(
                NavigationView(
                    url: root + addresses.index(of: kind, lexicon.language).path,
                    title: lexicon.kinds[kind]?.many ?? "", isCurrent: kind == current))
        }
    }

    /// The entries of a kind that have a page in this edition and language, by title.
    package func entries(of kind: Content.Kind) -> [Int] { pages[kind] ?? [] }

    /// What to show of an entry; nil where it is not part of the edition.
    func reference(to entry: Int) -> Reference? { references[entry] }

    /// The link to an entry from the page of another, where nothing is said about it.
    func plainItem(_ entry: Int) -> Prepared<ItemView>? { plainItems[entry] }

    /// The name of a source on the page of an entry.
    func sourceMark(_ entry: Int) -> Prepared<SourceMarkView>? { sourceMarks[entry] }

    /// The text of an entry in this language, or in the source language where it is not translated; nil where it is not
    /// part of the edition.
    package func text(of entry: Int) -> EntryText? { references[entry]?.text }
}

extension HTMLSite.Labels {
    fileprivate init(_ lexicon: Lexicon) {
        self.init()
        alerts = [
            .emergency: lexicon[.emergency], .urgent: lexicon[.urgent], .nonUrgent: lexicon[.nonUrgent],
            .important: lexicon[.important], .do: lexicon[.doTitle], .dont: lexicon[.dontTitle],
        ]
        footnoteBack = lexicon[.backToText]
        footnotes = lexicon[.footnotes]
        table = lexicon[.tableLabel]
    }
}
