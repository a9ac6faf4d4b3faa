import Diagnostics
import Markdown

/// Every page of every language, parsed and linked: what checks look at and the site is made from.
package final class Library: Sendable {
    package let settings: ProjectSettings
    package let lexicons: [Language: Lexicon]
    package let clinics: [Clinic]
    /// What every sheet holds: the profile that the settings name, with its add-ons; nil where the project makes no sheets.
    package let profile: Profile?
    /// The lines of the ledger, in its order.
    package let approvals: [Approval]
    /// The frozen texts of the lines that have one.
    package let versions: [FrozenVersion]
    /// Sorted by id; links are indexes into this list.
    package let entries: [Entry]
    /// As their writers wrote them; the texts of ``entries`` hold them already.
    package let passages: [Passage]
    /// Paths below `content/media/`.
    package let media: [String]
    /// Whether all of it could be read and linked: only then is it known what nothing leads to.
    package let isComplete: Bool

    private let places: [PageID: Int]
    /// The last line of the ledger for each sheet.
    private let newest: [Approval.Sheet: Approval]

    init(
        settings: ProjectSettings, lexicons: [Language: Lexicon], clinics: [Clinic], profile: Profile?,
        approvals: [Approval], versions: [FrozenVersion], entries: [Entry], places: [PageID: Int],
        passages: [Passage], media: [String], isComplete: Bool
    ) {
        self.settings = settings
        self.lexicons = lexicons
        self.clinics = clinics
        self.profile = profile
        self.approvals = approvals
        self.versions = versions
        newest = Dictionary(
            approvals.map { ($0.subject, $0) }, uniquingKeysWith: { $0.version < $1.version ? $1 : $0 })
        self.entries = entries
        self.places = places
        self.passages = passages
        self.media = media
        self.isComplete = isComplete
    }

    /// Where the entry stands in ``entries``.
    package func index(of id: PageID) -> Int? { places[id] }

    package subscript(id: PageID) -> Entry? { places[id].map { entries[$0] } }

    /// The last line of the ledger for a sheet: the only one that may hold.
    package func approval(of sheet: Approval.Sheet) -> Approval? { newest[sheet] }
}

/// One subject of the library: what holds in every language, and its text in each.
package final class Entry: Sendable {
    package let id: PageID
    package let facts: Facts
    // Few lists: they are looked through faster than hashed.
    private let links: [(key: RelationKey, links: [Link])]
    private let backlinks: [(key: RelationKey, links: [Backlink])]
    package let texts: [Language: EntryText]

    init(
        id: PageID, facts: Facts, links: [(key: RelationKey, links: [Link])],
        backlinks: [(key: RelationKey, links: [Backlink])],
        texts: [Language: EntryText]
    ) {
        self.id = id
        self.facts = facts
        self.links = links
        self.backlinks = backlinks
        self.texts = texts
    }
}

extension Entry {
    /// Resolved relations, in the writer's order.
    package func links(_ key: RelationKey) -> [Link] {
        for list in links where list.key == key { return list.links }
        return []
    }

    /// The relations that others state to this one, in the order of ``Library/entries``.
    package func backlinks(_ key: RelationKey) -> [Backlink] {
        for list in backlinks where list.key == key { return list.links }
        return []
    }

    /// Whether any other entry states a relation to this one.
    package var hasBacklinks: Bool { !backlinks.isEmpty }
}

/// A resolved relation. Both ends hold the same one.
package final class Link: Sendable {
    /// Index of the entry at the other end.
    package let to: Int
    package let relation: Relation
    /// Indexes of the entries of the sources that say so.
    package let sources: [Int]
    /// Index of the entry of the source of the chance; nil where none is stated.
    package let chanceSource: Int?

    init(to: Int, relation: Relation, sources: [Int], chanceSource: Int?) {
        self.to = to
        self.relation = relation
        self.sources = sources
        self.chanceSource = chanceSource
    }
}

/// A relation seen from the entry that it leads to.
package struct Backlink: Sendable {
    /// Index of the entry that states it.
    package let from: Int
    package let link: Link
}

/// The text of an entry in one language, with its includes replaced and its links resolved.
package final class EntryText: Sendable {
    package let page: PageText
    /// The same with its includes, as the file has it: whose sentences stand where in it.
    package let written: PageText
    /// Where each link of the text leads, by its destination as the writer wrote it.
    package let targets: [String: LinkTarget]
    /// Nil in the source language.
    package let translation: Translation?

    init(page: PageText, written: PageText, targets: [String: LinkTarget], translation: Translation?) {
        self.page = page
        self.written = written
        self.targets = targets
        self.translation = translation
    }

    /// Whether it is a translation that does not say what the source text says now.
    package var isStale: Bool { translation.map { !$0.isComplete } ?? false }
}

/// How a translation stands to the source text that it was made from.
package struct Translation: Sendable {
    /// Parts whose source text has changed since, with the hash that it has now.
    package var stale: [(part: String, hash: String)]
    /// Parts of the source text that the translation lacks.
    package var missing: [(part: String, hash: String)]
    /// Parts of the translation that the source text lacks.
    package var extra: [String]

    package var isComplete: Bool { stale.isEmpty && missing.isEmpty && extra.isEmpty }
}

/// Where a link in a text leads.
package enum LinkTarget: Sendable, Equatable {
    /// A page, in the language of the file that the link names.
    case page(entry: Int, language: Language, anchor: String?)
    /// A place on the same page.
    case anchor(String)
    /// Another site, a mail address or a phone number.
    case outside
    /// A file below `content/media/`.
    case media(String)
}
