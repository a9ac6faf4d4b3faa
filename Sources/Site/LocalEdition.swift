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
        /// What kind of source it is; nil of what is none.
        let sourceType: String?
        /// Its place in the order of all titles.
        let rank: Int

        /// - Parameter isLeftOut: whether a release leaves its page out: its words are then nobody's to read.
        init(
            text: EntryText, path: String?, url: String?, language: String?, sourceType: String?, rank: Int,
            isLeftOut: Bool
        ) {
            self.text = text
            // A copy: the titles that pages show stand side by side in memory, not each beside its page.
            title = String(decoding: Array(text.page.title.value.utf8), as: UTF8.self)
            summary = isLeftOut ? "" : text.page.summary.value
            self.path = path
            self.url = url
            self.language = language
            self.sourceType = sourceType
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
    /// Whether its pages can be searched.
    package let hasSearch: Bool
    package let terms: TermIndex
    /// The kinds that have a page in this edition and language.
    package var kinds: [Content.Kind] { order.kinds }
    /// Whether any page of the edition is a draft; lists show summaries of them.
    package var hasDrafts: Bool { order.hasDrafts }
    let words: Prepared<WordsView>
    let labels: HTMLSite.Labels
    /// The techniques with a text in this language, by title, whether or not a release leaves their pages out.
    package var techniques: [Int] { order.techniques }
    private let order: Order
    /// By entry; nil where it is not part of the edition.
    private let references: [Reference?]
    /// By entry: a link from the page of another entry about which nothing is said, and the same as a source.
    private let plainItems: [Prepared<ItemView>?]
    private let sourceMarks: [Prepared<SourceMarkView>?]

    package var library: Library { edition.library }

    /// - Parameter earlier: an edition of the same project before some of its entries changed; what still holds of it is taken over.
    package init(
        edition: Edition, lexicon: Lexicon, assets: Assets, hasSearch: Bool = false,
        after earlier: LocalEdition? = nil
    ) {
        self.edition = edition
        self.hasSearch = hasSearch
        language = lexicon.language
        self.lexicon = lexicon
        self.assets = assets
        let addresses = Addresses(sourceLanguage: edition.library.settings.sourceLanguage)
        self.addresses = addresses
        let root = addresses.entryRoot(lexicon.language)
        entryRoot = root
        let entries = edition.library.entries
        let changed = earlier?.changed(in: edition, lexicon)
        if let earlier, let changed {
            words = earlier.words
            labels = earlier.labels
            order = earlier.order
            var (references, plainItems, sourceMarks) = (
                earlier.references, earlier.plainItems, earlier.sourceMarks
            )
            for index in changed {
                let reference = Self.reference(
                    to: index, in: edition, lexicon.language, addresses, root: root,
                    rank: earlier.references[index]?.rank ?? 0)
                references[index] = reference
                plainItems[index] = Self.plainItem(reference)
                sourceMarks[index] = Self.sourceMark(reference, entries[index], lexicon)
            }
            (self.references, self.plainItems, self.sourceMarks) = (references, plainItems, sourceMarks)
            let isSameGlossary = changed.allSatisfy { entries[$0].id.kind != .term }
            terms = isSameGlossary ? earlier.terms : Self.terms(edition, earlier.order, lexicon.language)
            return
        }
        words = Prepared(WordsView(lexicon: lexicon))
        labels = HTMLSite.Labels(lexicon)
        let ranks = Self.ranks(edition, lexicon.language)
        let references = entries.indices.map { index in
            Self.reference(
                to: index, in: edition, lexicon.language, addresses, root: root, rank: ranks[index])
        }
        self.references = references
        plainItems = references.map(Self.plainItem)
        sourceMarks = references.indices.map { Self.sourceMark(references[$0], entries[$0], lexicon) }
        order = Order(edition, lexicon, ranks: ranks, addresses, root: root)
        terms = Self.terms(edition, order, lexicon.language)
    }

    /// The entries that are others in a later edition, where each stands in the same lists at the same place; nil where a list
    /// may have changed.
    private func changed(in edition: Edition, _ lexicon: Lexicon) -> [Int]? {
        let (old, new) = (library.entries, edition.library.entries)
        guard self.lexicon === lexicon, self.edition.choosesLike(edition), old.count == new.count else {
            return nil
        }
        var changed: [Int] = []
        for index in new.indices where new[index] !== old[index] {
            let (old, new) = (old[index], new[index])
            guard old.id == new.id, self.edition.includes(index) == edition.includes(index),
                old.texts.mapValues(\.page.title.value) == new.texts.mapValues(\.page.title.value),
                (old.facts.review == nil) == (new.facts.review == nil)
            else { return nil }
            changed.append(index)
        }
        return changed
    }

    /// The place of each entry in the order of all titles.
    private static func ranks(_ edition: Edition, _ language: Language) -> [Int] {
        let entries = edition.library.entries
        let source = edition.library.settings.sourceLanguage
        let keys = entries.indices.map { index in
            (text(of: index, in: edition, language, source)?.page.title.value).map(Collation.key) ?? ""
        }
        var ranks = [Int](repeating: 0, count: entries.count)
        let order = entries.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        for (rank, index) in order.enumerated() { ranks[index] = rank }
        return ranks
    }

    private static func text(
        of entry: Int, in edition: Edition, _ language: Language, _ source: Language
    ) -> EntryText? {
        guard edition.includes(entry) else { return nil }
        let texts = edition.library.entries[entry].texts
        return texts[language] ?? texts[source]
    }

    private static func reference(
        to entry: Int, in edition: Edition, _ language: Language, _ addresses: Addresses, root: String,
        rank: Int
    ) -> Reference? {
        let source = edition.library.settings.sourceLanguage
        return text(of: entry, in: edition, language, source).map { text in
            let own = text.page.language
            let path =
                edition.hasPage(of: entry, in: own)
                ? addresses.entry(edition.library.entries[entry].id, own).path : nil
            return Reference(
                text: text, path: path, url: path.map { root + $0 },
                language: own == language ? nil : own.tag,
                sourceType: edition.library.entries[entry].facts.source.flatMap {
                    edition.library.lexicons[language]?.sourceTypes[$0.type]
                }, rank: rank,
                isLeftOut: edition.leavesOut(entry, in: own))
        }
    }

    private static func plainItem(_ reference: Reference?) -> Prepared<ItemView>? {
        reference.map { Prepared(ItemView($0, url: $0.url)) }
    }

    private static func sourceMark(
        _ reference: Reference?, _ entry: Entry, _ lexicon: Lexicon
    ) -> Prepared<SourceMarkView>? {
        guard let reference, let facts = entry.facts.source else { return nil }
        let short = facts.publisher ?? lexicon.sourceTypes[facts.type] ?? reference.title
        return Prepared(SourceMarkView(url: reference.url, title: reference.title, short: short))
    }

    private static func terms(_ edition: Edition, _ order: Order, _ language: Language) -> TermIndex {
        TermIndex(library: edition.library, terms: order.pages[.term] ?? [], language: language)
    }

    /// The lists of an edition in one language, and in which order each goes.
    private struct Order {
        let techniques: [Int]
        /// The entries that have a page, by kind; within a kind by title.
        let pages: [Content.Kind: [Int]]
        let kinds: [Content.Kind]
        let hasDrafts: Bool
        /// The header's links on the pages of each kind.
        let entryNavigation: [Content.Kind: [Prepared<NavigationView>]]

        init(_ edition: Edition, _ lexicon: Lexicon, ranks: [Int], _ addresses: Addresses, root: String) {
            let entries = edition.library.entries
            let shown = entries.indices.filter { edition.hasPage(of: $0, in: lexicon.language) }
            techniques = entries.indices
                .filter {
                    entries[$0].id.kind == .technique && edition.hasText(of: $0, in: lexicon.language)
                }
                .sorted { ranks[$0] < ranks[$1] }
            let pages = Dictionary(grouping: shown) { entries[$0].id.kind }
                .mapValues { $0.sorted { ranks[$0] < ranks[$1] } }
            self.pages = pages
            let kinds = Content.Kind.allCases.filter { pages[$0] != nil }
            self.kinds = kinds
            hasDrafts = shown.contains { entries[$0].facts.review == nil }
            entryNavigation = Dictionary(
                uniqueKeysWithValues: kinds.map { kind in
                    (kind, LocalEdition.navigation(kinds, current: kind, root: root, addresses, lexicon))
                })
        }
    }

    /// The links of the header to what patients look for first; every other list is reached from the home page.
    ///
    /// - Parameters:
    ///   - current: the list that the page belongs to.
    ///   - root: the way from the page up to the site's root.
    func navigation(current: Content.Kind?, root: String) -> [Prepared<NavigationView>] {
        if root == entryRoot, let current, let links = order.entryNavigation[current] { return links }
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
    package func entries(of kind: Content.Kind) -> [Int] { order.pages[kind] ?? [] }

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
