import Diagnostics
import Markdown

/// One Markdown file, decoded on its own: the stage between a ``SourceFile`` and the linked ``Library``.
package final class ParsedPage: Sendable {
    package let id: PageID
    package let text: PageText
    /// Nil in a translation: facts live only in the source language.
    package let facts: Facts?

    init(id: PageID, text: PageText, facts: Facts?) {
        self.id = id
        self.text = text
        self.facts = facts
    }
}

/// What a page says in one language.
package final class PageText: Sendable {
    package let language: Language
    /// Path from the project's folder.
    package let file: String
    package let title: Located<String>
    package let summary: Located<String>
    /// Other names, for search and the A to Z.
    package let also: [String]
    /// A consideration in the words of a patient: "I take a blood thinner".
    package let worry: String?
    /// A translation's notes on relations, by relation and the other page's name; an expectation's words are under `expect` and
    /// ``Statement/name(under:)``, those of a chance under `chance` and `risk/among` or `risk/within`.
    package let notes: [String: [String: Located<String>]]
    package let sections: [PageSection]
    /// The footnotes of all sections, by number.
    package let footnotes: Nodes
    /// Whether a part of the text is still to be written: `{{write: …}}` stands in its place.
    package let isUnwritten: Bool
    /// Whether terms of the glossary are marked in the text.
    package let marksTerms: Bool
    /// The house rules that the text need not keep, each with the writer's reason.
    package let waivers: [HouseRule: Located<String>]
    /// Hashes of the source text that a translation was made from, by part; empty in the source language.
    package let translates: [String: Located<String>]
    /// Hashes of this text by part, as a translation of it has to state them; empty where the project has one language.
    package let hashes: [(part: String, hash: String)]

    init(
        language: Language, file: String, title: Located<String>, summary: Located<String>, also: [String],
        worry: String?, notes: [String: [String: Located<String>]], sections: [PageSection], footnotes: Nodes,
        isUnwritten: Bool, marksTerms: Bool, waivers: [HouseRule: Located<String>],
        translates: [String: Located<String>], hashes: [(part: String, hash: String)]
    ) {
        self.language = language
        self.file = file
        self.title = title
        self.summary = summary
        self.also = also
        self.worry = worry
        self.notes = notes
        self.sections = sections
        self.footnotes = footnotes
        self.isUnwritten = isUnwritten
        self.marksTerms = marksTerms
        self.waivers = waivers
        self.translates = translates
        self.hashes = hashes
    }
}

/// A level-2 section of a page, or what stands before the first, with what it is for.
package final class PageSection: Sendable {
    package let role: SectionRole?
    /// Nil for what stands before the first heading.
    package let heading: Node?
    /// The heading's anchor, or empty.
    package let id: String
    package let blocks: Nodes
    package let position: Position

    init(role: SectionRole?, heading: Node?, id: String, blocks: Nodes, position: Position) {
        self.role = role
        self.heading = heading
        self.id = id
        self.blocks = blocks
        self.position = position
    }

    /// The same section with other blocks.
    func holding(_ blocks: Nodes) -> PageSection {
        PageSection(role: role, heading: heading, id: id, blocks: blocks, position: position)
    }

    /// The name by which `translates` speaks of it: the same in every language.
    package var part: String { role?.rawValue ?? (id.isEmpty ? "intro" : id) }
}

extension PageText {
    /// The same text with other sections.
    func holding(_ sections: [PageSection]) -> PageText {
        PageText(
            language: language, file: file, title: title, summary: summary, also: also, worry: worry,
            notes: notes, sections: sections, footnotes: footnotes, isUnwritten: isUnwritten,
            marksTerms: marksTerms,
            waivers: waivers,
            translates: translates,
            hashes: hashes)
    }

    package subscript(role: SectionRole) -> PageSection? { sections.first { $0.role == role } }
}

/// What a page states that holds in every language.
package final class Facts: Sendable {
    package let aliases: [Located<String>]
    package let updated: CalendarDate
    package let review: Review?
    package let relations: [RelationKey: [Relation]]
    /// What record systems call the subject.
    package let codes: [Code]
    /// Where on the body map a patient points to it.
    package let region: BodyRegion?
    package let technique: TechniqueFacts?
    package let source: SourceFacts?

    init(
        aliases: [Located<String>], updated: CalendarDate, review: Review?,
        relations: [RelationKey: [Relation]], codes: [Code], region: BodyRegion?,
        technique: TechniqueFacts?, source: SourceFacts?
    ) {
        self.aliases = aliases
        self.updated = updated
        self.review = review
        self.relations = relations
        self.codes = codes
        self.region = region
        self.technique = technique
        self.source = source
    }

    /// When somebody last wrote or looked through the page.
    package var changed: CalendarDate { max(updated, review?.date ?? updated) }
}

/// The last look of a clinician at a page, and when the next is due.
package struct Review: Sendable {
    package var date: CalendarDate
    package var by: String
    package var role: String
    package var next: CalendarDate
    package var position: Position
}

/// Facts that only a technique has.
package struct TechniqueFacts: Sendable {
    /// A page about several techniques: it has no sheet.
    package var isGroup: Bool
    /// Whether patients consent to it on a sheet: not to a group, nor to what is no procedure.
    package var hasSheet: Bool
    /// The sheet asks for left, right or both.
    package var hasSide: Bool
    /// The sheet asks for the level of the spine.
    package var hasSpinalLevel: Bool
    /// An empty list means that no source states it.
    package var expectations: [ExpectationTopic: [Statement]]
}

/// Facts that only a source has.
package struct SourceFacts: Sendable {
    package enum SourceType: String, CaseIterable, Sendable {
        case encyclopedia
        case clinicArticle = "clinic-article"
        case blog
        case professionalEducation = "professional-education"
        case patientLeaflet = "patient-leaflet"
        case regulator, guideline, journal
    }

    package var type: SourceType
    package var author: String?
    package var publisher: String?
    package var published: String?
    package var address: Located<String>?
    package var read: CalendarDate
    /// What the author may gain from what the source says.
    package var interest: String?
}
