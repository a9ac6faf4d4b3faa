import Site
import Templates

/// The page of an approved version: first of all whether it is still in use.
package struct VersionPageView: View {
    package var frame: Prepared<FrameView>
    package var words: Prepared<WordsView>
    package var title: String
    package var name: String
    package var isCurrent: Bool
    package var reason: String
    package var successor: VersionLinkView?
    package var facts: [FactView]
    package var sheetURL: String
    package var sheetTitle: String
    package var pdfURL: String?
    package var recordURL: String

    package static let table = FieldTable<VersionPageView>(
        "version-page",
        [
            .record("frame", "What stands around the content.", \.frame),
            .record("words", "The fixed words of the interface.", \.words),
            .text("title", "What the sheet was called.", \.title),
            .text("name", "The version's number in words.", \.name),
            .flag("is-current", "Whether the text is in use today.", \.isCurrent),
            .text("reason", "Why it is in use, or why it is not.", \.reason),
            .optionalRecord("successor", "The version that has taken its place.", \.successor),
            .list("facts", "Its id, who approved it, when, until when, and its hash.", \.facts),
            .text("sheet-url", "The sheet as it was approved.", \.sheetURL),
            .text("sheet-title", "What that file is, for readers who do not see it.", \.sheetTitle),
            .optionalText("pdf-url", "The same as a PDF file, where there is one.", \.pdfURL),
            .text("record-url", "Facts about the version for record systems.", \.recordURL),
        ])
}

/// A link to another version.
package struct VersionLinkView: View {
    package var url: String
    package var title: String

    package static let table = FieldTable<VersionLinkView>(
        "version-link",
        [
            .text("url", "The other version's page.", \.url),
            .text("title", "Its number in words.", \.title),
        ])
}

/// The list of approved versions.
package struct VersionListView: View {
    package var frame: Prepared<FrameView>
    package var words: Prepared<WordsView>
    package var title: String
    package var versions: [VersionLineView]

    package static let table = FieldTable<VersionListView>(
        "version-list",
        [
            .record("frame", "What stands around the content.", \.frame),
            .record("words", "The fixed words of the interface.", \.words),
            .text("title", "What the list is called.", \.title),
            .list("versions", "The versions by sheet, the newest of each first.", \.versions),
        ])
}

/// One line of the list of approved versions.
package struct VersionLineView: View {
    package var url: String
    package var title: String
    package var name: String
    package var isCurrent: Bool
    package var reason: String

    package static let table = FieldTable<VersionLineView>(
        "version-line",
        [
            .text("url", "The version's page.", \.url),
            .text("title", "What the sheet was called.", \.title),
            .text("name", "The version's number in words.", \.name),
            .flag("is-current", "Whether the text is in use today.", \.isCurrent),
            .text("reason", "Why it is in use, or why it is not.", \.reason),
        ])
}
