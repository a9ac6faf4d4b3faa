import Content
import Templates

/// A page of the library.
package struct PageView: View {
    package var frame: Prepared<FrameView>
    package var words: Prepared<WordsView>
    package var kind: String
    package var kindName: String
    package var searchGroup: String?
    package var indexURL: String
    package var indexTitle: String
    package var title: String
    package var summary: String
    package var also: [String]
    package var isGroup: Bool
    package var sheetURL: String?
    package var translationNotice: TranslationNoticeView?
    package var intro: [UInt8]?
    package var sections: [Prepared<SectionView>]
    package var localNotes: [LocalNoteView]
    package var relations: [RelationView]
    package var footnotes: [UInt8]?
    package var source: SourceView?
    package var sourcesTitle: String
    package var sources: [Prepared<ItemView>]
    package var dates: [String]
    package var readingLevel: String?
    package var reportMistake: String?
    package var script: String
    let comparing: Comparing

    package static let table = FieldTable<PageView>(
        "page",
        [
            .record("frame", "What stands around the content.", \.frame),
            .record("words", "The fixed words of the interface.", \.words),
            .text("kind", "The kind's id, such as `technique`.", \.kind),
            .text("kind-name", "The kind in a word.", \.kindName),
            .optionalText(
                "search-group",
                "To what the search can be narrowed down to find the page; absent where it does not look at it.",
                \.searchGroup),
            .text("index-url", "The list of all pages of the kind.", \.indexURL),
            .text("index-title", "The name of that list.", \.indexTitle),
            .text("title", "The page's name.", \.title),
            .text("summary", "The page in one or two sentences.", \.summary),
            .flag("has-also", "Whether there are other names.") { !$0.also.isEmpty },
            .texts("also", "Other names.", \.also),
            .flag("is-group", "Whether the page is about several techniques.", \.isGroup),
            .optionalText("sheet-url", "The consent sheet, where there is one.", \.sheetURL),
            .optionalRecord(
                "translation-notice", "What may be out of date in a translation.", \.translationNotice),
            .optionalHTML("intro", "What stands before the first section.", \.intro),
            .list("sections", "The sections of the text, each with its facts.", \.sections),
            .list("local-notes", "What the clinic adds and no section is for.", \.localNotes),
            .list(
                "relations", "Relations that belong to no section, and those that other pages state.",
                \.relations),
            .optionalHTML("footnotes", "The footnotes.", \.footnotes),
            .optionalRecord("source", "The facts of a source.", \.source),
            .text("sources-title", "What the list of sources is called.", \.sourcesTitle),
            .flag("has-sources", "Whether the page names sources.") { !$0.sources.isEmpty },
            .list("sources", "What the page rests on.", \.sources),
            .texts(
                "dates",
                "Who published the page, when it was changed, reviewed and is due again, each a phrase.",
                \.dates),
            .optionalText("reading-level", "That the text was held to a reading grade.", \.readingLevel),
            .optionalText(
                "report-mistake", "Whom to tell of a mistake, in words that the clinic's phone number ends.",
                \.reportMistake),
            .flag("has-key-facts", "Whether there are key facts.") {
                !$0.usedFor.isEmpty || !$0.keyFacts.isEmpty
            },
            .flag("has-used-for", "Whether a technique is used for any condition.") { !$0.usedFor.isEmpty },
            .list("used-for", "The conditions that a technique is used for.", \.usedFor),
            .list("key-facts", "What the sources say to expect of a technique.", \.keyFacts),
            .flag("has-questions", "Whether there are questions to tick.") { $0.has(.questions) },
            .text("script", "The script that prints the questions alone.", \.script),
            .optionalRecord(
                "comparison",
                "The treatments of a condition side by side; absent where it has fewer than two.",
                \.comparing.treatmentsOfCondition),
            .optionalRecord(
                "choices", "What can be chosen instead of the treatments of a condition, as their pages say.",
                \.comparing.choices),
            .flag("has-compare-links", "Whether a technique can be compared with others like it.") {
                !$0.comparing.links.isEmpty
            },
            .list("compare-links", "At most 4 other techniques to compare it with.", \.comparing.links),
        ])
}

extension PageView {
    private func has(_ role: SectionRole) -> Bool { sections.contains { $0.view.role == role.rawValue } }

    private var usedFor: [Prepared<ItemView>] {
        sections.lazy.flatMap(\.view.relations).first { $0.id == RelationView.id(of: .treats) }?.items ?? []
    }

    private var keyFacts: [ExpectationView] { sections.flatMap(\.view.expectations) }
}

/// A section of a page with the facts that belong to it.
package struct SectionView: View {
    package var id: String
    package var role: String
    package var title: String
    package var html: [UInt8]
    package var staleNotice: String?
    package var risks: RiskTableView?
    package var benefits: RelationView?
    package var expectations: [ExpectationView]
    package var relations: [RelationView]
    package var localNotes: [LocalNoteView]

    package static let table = FieldTable<SectionView>(
        "section",
        [
            .text("id", "Its anchor.", \.id),
            .text(
                "role", "What it is for, such as `get-help`; empty for a section of the writer's own.", \.role
            ),
            .text("title", "Its heading.", \.title),
            .html("html", "Its text.", \.html),
            .optionalText(
                "stale-notice", "Says that the translation may be out of date here.", \.staleNotice),
            .optionalRecord("risks", "The table of risks.", \.risks),
            .optionalRecord("benefits", "The table of benefits.", \.benefits),
            .flag("has-questions", "Whether its items are questions to tick.") {
                $0.role == SectionRole.questions.rawValue
            },
            .list("expectations", "What the sources say to expect.", \.expectations),
            .list("relations", "Links that belong to this section.", \.relations),
            .list("local-notes", "What the clinic adds.", \.localNotes),
        ])
}

/// One thing that a patient may ask to expect, and what each source says about it.
package struct ExpectationView: View {
    package var id: String
    package var name: String
    package var statements: [Prepared<StatementView>]
    /// Says that no source says anything; nil where one does.
    package var notStated: String?

    package static let table = FieldTable<ExpectationView>(
        "expectation",
        [
            .text("id", "The topic's id, such as `recovery`.", \.id),
            .text("name", "What it is about.", \.name).mustPrint,
            .list("statements", "What the sources say; empty where none says anything.", \.statements)
                .mustPrint,
            .optionalText(
                "not-stated", "Says that no source says anything; absent where one does.", \.notStated
            ).mustPrint,
        ])
}

/// What one source says.
package struct StatementView: View {
    package var text: String
    /// The language tag, where it is not the page's own.
    package var language: String?
    package var note: String?
    package var source: Prepared<SourceMarkView>

    package static let table = FieldTable<StatementView>(
        "statement",
        [
            .text("text", "What it says.", \.text).mustPrint,
            .optionalText(
                "language", "The language tag of text and note, where it is not the page's own.", \.language),
            .optionalText("note", "A remark.", \.note).mustPrint,
            .record("source", "Which source.", \.source).mustPrint,
        ])
}

/// A clinic's own words in one of the named slots.
package struct LocalNoteView: View {
    package var title: String
    package var label: String
    package var html: [UInt8]

    package static let table = FieldTable<LocalNoteView>(
        "local-note",
        [
            .text("title", "The name of the slot.", \.title),
            .text("label", "Says that this is the clinic's own text.", \.label),
            .html("html", "The text.", \.html),
        ])
}

/// What a reader of a translation should know.
package struct TranslationNoticeView: View {
    package var text: String
    package var url: String?
    package var language: String

    package static let table = FieldTable<TranslationNoticeView>(
        "translation-notice",
        [
            .text("text", "What may be out of date.", \.text),
            .optionalText(
                "url", "The page in the source language; absent where that is not published.", \.url),
            .text("language", "The source language's tag.", \.language),
        ])
}

/// The facts of a source.
package struct SourceView: View {
    package var facts: [FactView]
    package var address: String?
    package var interest: String?

    package static let table = FieldTable<SourceView>(
        "source",
        [
            .list("facts", "Type, author, publisher and dates.", \.facts),
            .optionalText("address", "Where it can be read.", \.address),
            .optionalText("interest", "What the author may gain from what it says.", \.interest),
        ])
}

/// A name with its value.
package struct FactView: View {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    package static let table = FieldTable<FactView>(
        "fact",
        [
            .text("name", "What the value is.", \.name),
            .text("value", "The value.", \.value),
        ])
}
