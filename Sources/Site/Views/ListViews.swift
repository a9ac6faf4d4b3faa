import Templates

/// A list of pages: all of a kind, the A to Z, the glossary.
package struct IndexView: View {
    package var frame: Prepared<FrameView>
    package var words: Prepared<WordsView>
    package var title: String
    package var intro: String?
    package var groups: [GroupView]

    package static let table = FieldTable<IndexView>(
        "index",
        [
            .record("frame", "What stands around the content.", \.frame),
            .record("words", "The fixed words of the interface.", \.words),
            .text("title", "What the list is called.", \.title),
            .optionalText("intro", "A sentence before the list.", \.intro),
            .flag("has-letters", "Whether the items stand under letters.") { $0.groups.count > 1 },
            .list(
                "groups", "The items, by letter; a single group without a title where there are few.",
                \.groups),
        ])
}

/// The items of a list that stand under one letter.
package struct GroupView: View {
    package var id: String
    package var title: String?
    package var items: [Prepared<EntryView>]

    package static let table = FieldTable<GroupView>(
        "group",
        [
            .text("id", "The group's anchor.", \.id),
            .optionalText("title", "The letter.", \.title),
            .list("items", "The items under it.", \.items),
        ])
}

/// One line of a list of pages.
package struct EntryView: View {
    package var url: String
    package var title: String
    /// For another name of a page: the page's own name.
    package var see: String?
    package var summary: String?
    package var kindName: String?

    package static let table = FieldTable<EntryView>(
        "entry",
        [
            .text("url", "The page.", \.url),
            .text("title", "The page's name, or another name of it.", \.title),
            .optionalText("see", "The page's own name, where the title is another.", \.see),
            .optionalText("summary", "The page in one or two sentences.", \.summary),
            .optionalText("kind-name", "The kind in a word, where the list holds several.", \.kindName),
        ])
}

/// A page that is nothing but a notice: not found.
package struct NoticeView: View {
    package var frame: Prepared<FrameView>
    package var words: Prepared<WordsView>

    package static let table = FieldTable<NoticeView>(
        "notice",
        [
            .record("frame", "What stands around the content.", \.frame),
            .record("words", "The fixed words of the interface.", \.words),
        ])
}

/// A former address of a page, which leads on to the new one.
package struct RedirectView: View {
    package var url: String
    package var canonical: String
    package var title: String
    package var language: String

    package static let table = FieldTable<RedirectView>(
        "redirect",
        [
            .text("url", "Where the page stands now.", \.url),
            .text("canonical", "Its whole web address.", \.canonical),
            .text("title", "The page's name.", \.title),
            .text("language", "The page's language tag.", \.language),
        ])
}
