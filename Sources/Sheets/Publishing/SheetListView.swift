import Content
import Site
import Templates

/// The list of consent sheets, for staff.
///
/// The forms are phrases with their placeholders left in: what fills them is known only in the browser.
package struct SheetListView: View {
    package var frame: Prepared<FrameView>
    package var words: Prepared<WordsView>
    package var title: String
    package var profile: String
    package var script: String
    package var stylesheet: String
    package var languages: [SheetLanguageView]
    package var techniques: [SheetTechniqueView]
    package var shownForm: String
    package var chosenForm: String
    package var printingForm: String
    package var dateForm: String
    package var months: String

    package static let table = FieldTable<SheetListView>(
        "sheet-list",
        [
            .record("frame", "What stands around the content.", \.frame),
            .record("words", "The fixed words of the interface.", \.words),
            .text("title", "What the list is called.", \.title),
            .text("profile", "The rules that the sheets follow.", \.profile),
            .text("script", "The script that filters, prints and writes lines for the record.", \.script),
            .text("stylesheet", "What the list adds to the style sheet of pages.", \.stylesheet),
            .flag("has-languages", "Whether there is more than one language.") { !$0.languages.isEmpty },
            .list("languages", "The languages to choose from; empty where there is only one.", \.languages),
            .list("techniques", "The techniques that have sheets, by name.", \.techniques),
            .text("shown-form", "How many sheets are shown, with `{count}` and `{of}`.", \.shownForm),
            .text("chosen-form", "How many sheets are chosen, with `{count}`.", \.chosenForm),
            .text(
                "printing-form", "Which sheet is printed, with `{count}`, `{of}` and `{name}`.",
                \.printingForm),
            .text("date-form", "How a date is written, with `{day}`, `{month}` and `{year}`.", \.dateForm),
            .text("months", "The names of the months from January on, with `|` between them.", \.months),
        ])
}

/// A language in which there are sheets.
package struct SheetLanguageView: View {
    package var tag: String
    package var name: String

    package static let table = FieldTable<SheetLanguageView>(
        "sheet-language",
        [
            .text("tag", "The language tag.", \.tag),
            .text("name", "The language's own name.", \.name),
        ])
}

/// A technique in the list of sheets.
package struct SheetTechniqueView: View {
    package var title: String
    package var titleLanguage: String?
    package var sheets: [SheetLineView]

    package static let table = FieldTable<SheetTechniqueView>(
        "sheet-technique",
        [
            .text("title", "The technique's name.", \.title),
            .optionalText(
                "title-language", "The language tag of the name, where it is not the page's.", \.titleLanguage
            ),
            .list("sheets", "Its sheets, one for each language.", \.sheets),
        ])
}

/// The sheet of a technique in one language, in the list of sheets.
package struct SheetLineView: View {
    package var url: String?
    package var title: String
    package var also: String?
    package var language: String
    package var languageName: String
    package var isInPageLanguage: Bool
    package var version: String
    package var hash: String
    package var isDraft: Bool
    package var staleNotice: String?
    package var record: String
    package var variants: [SheetVariantView]
    package var leftOut: String?

    package static let table = FieldTable<SheetLineView>(
        "sheet-line",
        [
            .optionalText(
                "url",
                "The sheet's page, from which browsers print it; absent where a release leaves it out.", \.url
            ),
            .text("title", "The technique's name in the sheet's language.", \.title),
            .optionalText("also", "The technique's other names in the sheet's language.", \.also),
            .text("language", "The sheet's language tag.", \.language),
            .text("language-name", "The language's own name.", \.languageName),
            .flag("is-in-page-language", "Whether the sheet's language is the page's.", \.isInPageLanguage),
            .text("version", "The version's number, or that it is a draft.", \.version),
            .text("hash", "The first 8 digits of the content hash.", \.hash),
            .flag("is-draft", "Whether no approval of exactly this text is valid.", \.isDraft),
            .optionalText("stale-notice", "Says that the translation may be out of date.", \.staleNotice),
            .text("record", "The line for the patient's record, with `{date}`.", \.record),
            .list("variants", "The files in which the sheet can be had.", \.variants),
            .optionalText("left-out", "Why a release leaves the sheet out; absent elsewhere.", \.leftOut),
        ])
}

/// A file in which a sheet can be had: paper, size of type, copy.
package struct SheetVariantView: View {
    package var name: String
    package var url: String

    package static let table = FieldTable<SheetVariantView>(
        "sheet-variant",
        [
            .text("name", "What file it is, with its paper and its size of type.", \.name),
            .text("url", "Where it stands.", \.url),
        ])
}
