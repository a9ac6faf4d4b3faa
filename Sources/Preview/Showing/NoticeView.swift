import Templates

/// A page of the preview itself: why it cannot show what was asked for.
struct NoticeView: View {
    var title: String
    var text: String
    var problems: [ProblemView]
    /// The page as it was when it could be made last.
    var lastGood: String?
    /// Pages that may be meant.
    var links: [LinkView]

    static let table = FieldTable<NoticeView>(
        "notice",
        [
            .text("title", "What has happened.", \.title),
            .text("text", "What that means, and what to do.", \.text),
            .flag("has-problems", "Whether there are problems to show.") { !$0.problems.isEmpty },
            .list("problems", "What is wrong.", \.problems),
            .optionalText("last-good", "The page as it was when it could be made last.", \.lastGood),
            .flag("has-links", "Whether there are pages that may be meant.") { !$0.links.isEmpty },
            .list("links", "Pages that may be meant.", \.links),
        ])
}

/// A link to a page of the preview.
struct LinkView: View {
    var url: String?
    var title: String
    /// A word behind it.
    var remark: String?

    static let table = FieldTable<LinkView>(
        "preview-link",
        [
            .optionalText("url", "Where it leads; absent where there is no page.", \.url),
            .text("title", "What it says.", \.title),
            .optionalText("remark", "A word behind it.", \.remark),
        ])
}
