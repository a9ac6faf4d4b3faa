import Templates

/// What a writer wants to know of the page beside the panel.
struct PanelView: View {
    /// `fine`, `warning`, `error` or `checking`: how the whole project stands.
    var state: String
    var summary: String
    /// What the panel is about; nil on a page that no file makes.
    var page: PanelPageView?
    /// Problems of other files, the first of them.
    var elsewhere: [ProblemView]
    /// How many more there are; nil where all are shown.
    var more: String?

    static let table = FieldTable<PanelView>(
        "panel",
        [
            .text("state", "`fine`, `warning`, `error` or `checking`.", \.state),
            .text("summary", "How the whole project stands, in a sentence.", \.summary),
            .optionalRecord("page", "The page beside the panel.") { $0.page.map { Prepared($0) } },
            .flag("has-elsewhere", "Whether other files have problems.") { !$0.elsewhere.isEmpty },
            .list("elsewhere", "Problems of other files, the first of them.", \.elsewhere),
            .optionalText("more", "How many more there are.", \.more),
        ])
}

/// A page of an entry.
struct PanelPageView: View {
    var file: String
    var editorURL: String?
    var problems: [ProblemView]
    var reading: ReadingView?
    var terms: [LinkView]
    var relations: [RelationView]
    var sheet: PanelSheetView?
    /// Reviews and translations, each a sentence.
    var due: [DueView]

    static let table = FieldTable<PanelPageView>(
        "panel-page",
        [
            .text("file", "The page's file.", \.file),
            .optionalText("editor-url", "Opens the file in the editor.", \.editorURL),
            .flag("has-problems", "Whether anything is wrong with it.") { !$0.problems.isEmpty },
            .list("problems", "What is wrong with it.", \.problems),
            .optionalRecord("reading", "How it reads; only for English.") { $0.reading.map { Prepared($0) } },
            .flag("has-terms", "Whether terms of the glossary stand in it.") { !$0.terms.isEmpty },
            .list("terms", "The terms of the glossary that stand in it.", \.terms),
            .flag("has-relations", "Whether it is related to anything.") { !$0.relations.isEmpty },
            .list("relations", "What it is related to, from both ends.", \.relations),
            .optionalRecord("sheet", "Its consent sheet.") { $0.sheet.map { Prepared($0) } },
            .list("due", "Reviews and translations.", \.due),
        ])
}

/// The reading grades of a page.
struct ReadingView: View {
    var parts: [ReadingPartView]
    /// The sentences to mark, as a JSON array of texts.
    var sentences: String
    /// The words to mark, as a JSON array.
    var words: String
    var marks: String?

    static let table = FieldTable<ReadingView>(
        "reading",
        [
            .list("parts", "The page, then its sections.", \.parts),
            .text("sentences", "The sentences to mark, as JSON.", \.sentences),
            .text("words", "The words to mark, as JSON.", \.words),
            .optionalText("marks", "What can be marked; absent where nothing can.", \.marks),
        ])
}

/// The reading grade of a page or section.
struct ReadingPartView: View {
    var title: String
    var anchor: String?
    var words: String
    /// By Flesch and Kincaid, and by SMOG.
    var grade: String
    var smog: String
    /// `fine`, `warning`, `error`, or `short` for what is too short to have a grade.
    var state: String
    /// The same in words, where something is wrong.
    var remark: String?

    static let table = FieldTable<ReadingPartView>(
        "reading-part",
        [
            .text("title", "The section's heading.", \.title),
            .optionalText("anchor", "The section's place on the page.", \.anchor),
            .text("words", "How many words it has.", \.words),
            .text("grade", "The grade by Flesch and Kincaid.", \.grade),
            .text("smog", "The grade by SMOG.", \.smog),
            .text("state", "`fine`, `warning`, `error` or `short`.", \.state),
            .optionalText("remark", "How hard it is to read, where it is too hard.", \.remark),
        ])
}

/// Relations of one sort, seen from one end.
struct RelationView: View {
    var title: String
    /// Whether other pages state them.
    var isBack: Bool
    var links: [LinkView]

    static let table = FieldTable<RelationView>(
        "relation",
        [
            .text("title", "How the relation is headed on the page.", \.title),
            .flag("is-back", "Whether other pages state it.", \.isBack),
            .list("links", "The pages at the other end.", \.links),
        ])
}

/// A technique's consent sheet.
struct PanelSheetView: View {
    /// Absent on the page of the sheet itself.
    var url: String?
    var standing: String

    static let table = FieldTable<PanelSheetView>(
        "panel-sheet",
        [
            .optionalText("url", "Where the sheet is; absent on its own page.", \.url),
            .text("standing", "Whether its text is approved.", \.standing),
        ])
}

/// Something that is due, or not.
struct DueView: View {
    var text: String
    /// `fine`, `warning` or `error`.
    var state: String

    static let table = FieldTable<DueView>(
        "due",
        [
            .text("text", "What is due, and when.", \.text),
            .text("state", "`fine`, `warning` or `error`.", \.state),
        ])
}
