import Content
import Templates

/// A link to another page of the library, with what is said about it.
package struct ItemView: View {
    /// The other page.
    let reference: LocalEdition.Reference
    /// Absent where the other page is not part of this edition.
    package var url: String?
    package var note: String?
    /// The language tag of the note, where it is not the page's own.
    package var noteLanguage: String?
    package var chance: String?
    package var scope: String?
    /// The language tag of the scope, where it is not the page's own.
    package var scopeLanguage: String?
    package var sources: [Prepared<SourceMarkView>]

    package var title: String { reference.title }
    package var summary: String { reference.summary }

    /// A link about which nothing is said.
    init(_ reference: LocalEdition.Reference, url: String?) {
        self.reference = reference
        self.url = url
        sources = []
    }

    package static let table = FieldTable<ItemView>(
        "item",
        [
            .optionalText("url", "Where it leads; absent where the page is not part of this edition.", \.url),
            .text("title", "The other page's name.", \.title).mustPrint,
            .text("summary", "The other page in one or two sentences.", \.summary),
            .optionalText(
                "language", "The language tag of title and summary, where it is not the page's own.",
                \.reference.language),
            .optionalText("source-type", "Of a source: what kind it is.", \.reference.sourceType),
            .optionalText("note", "What is said about this link.", \.note).mustPrint,
            .optionalText(
                "note-language", "The language tag of the note, where it is not the page's own.",
                \.noteLanguage),
            .optionalText("chance", "How often the risk happens with that technique, in words.", \.chance)
                .mustPrint,
            .optionalText(
                "scope",
                "Of the chance: among which people, in what time and for which year, as far as stated.",
                \.scope
            ).mustPrint,
            .optionalText(
                "scope-language", "The language tag of the scope, where it is not the page's own.",
                \.scopeLanguage),
            .list("sources", "The sources that say so.", \.sources),
        ])
}

/// A source as it is named beside a statement.
package struct SourceMarkView: View {
    /// Absent where the source has no page in this edition.
    package var url: String?
    package var title: String
    /// Who says it: the publisher, or what kind of source it is where none is named.
    package var short: String

    package static let table = FieldTable<SourceMarkView>(
        "source-mark",
        [
            .optionalText(
                "url", "The page of the source; absent where it is not part of this edition.", \.url),
            .text("title", "The source's name.", \.title).mustPrint,
            .text(
                "short", "Who says it: the publisher, or the kind of source where none is named.", \.short),
        ])
}

/// All links of one relation, seen from this page.
package struct RelationView: View {
    package var id: String
    package var title: String
    package var items: [Prepared<ItemView>]

    /// The anchor of a relation's list on the page that states it.
    static func id(of key: RelationKey) -> String { "list-" + key.rawValue }

    package static let table = FieldTable<RelationView>(
        "relation",
        [
            .text("id", "The anchor of the list.", \.id),
            .text("title", "What the relation is called from this end.", \.title).mustPrint,
            .list("items", "The pages at the other end; never empty.", \.items).mustPrint,
        ])
}
