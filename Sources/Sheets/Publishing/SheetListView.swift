import Content
import Site
import Templates

/// The list of consent sheets, for staff.
package struct SheetListView: View {
    package var frame: Prepared<FrameView>
    package var words: Prepared<WordsView>
    package var title: String
    package var profile: String
    package var sheets: [SheetLineView]

    package static let table = FieldTable<SheetListView>(
        "sheet-list",
        [
            .record("frame", "What stands around the content.", \.frame),
            .record("words", "The fixed words of the interface.", \.words),
            .text("title", "What the list is called.", \.title),
            .text("profile", "The rules that the sheets follow.", \.profile),
            .list("sheets", "The sheets by the name of the technique.", \.sheets),
        ])
}

/// One line of the list of sheets.
package struct SheetLineView: View {
    package var url: String?
    package var title: String
    package var version: String
    package var hash: String
    package var isDraft: Bool
    package var leftOut: String?

    package static let table = FieldTable<SheetLineView>(
        "sheet-line",
        [
            .optionalText("url", "The sheet; absent where a release leaves it out.", \.url),
            .text("title", "The technique's name.", \.title),
            .text("version", "The version's number, or that it is a draft.", \.version),
            .text("hash", "The first 8 digits of the content hash.", \.hash),
            .flag("is-draft", "Whether no approval of exactly this text is valid.", \.isDraft),
            .optionalText("left-out", "Why a release leaves the sheet out; absent elsewhere.", \.leftOut),
        ])
}
