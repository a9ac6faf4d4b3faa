import Content
import Templates

/// The risks of a technique, one row each.
package struct RiskTableView: View {
    package var caption: String
    /// Says on how many people the numbers are shown; nil where they have no scale in common.
    package var scaleNote: String?
    package var rows: [Prepared<RiskView>]

    package static let table = FieldTable<RiskTableView>(
        "risk-table",
        [
            .text("caption", "What the table shows.", \.caption),
            .optionalText(
                "scale-note", "Says on how many people the numbers are shown, where they have one scale.",
                \.scaleNote),
            .list("rows", "The risks, in the writer's order.", \.rows).mustPrint,
        ])
}

/// One risk of a technique, with its chance in a word, in numbers and as a picture.
package struct RiskView: View {
    package var item: Prepared<ItemView>
    package var band: String
    package var bandName: String
    package var bandWords: String
    package var frequency: Prepared<FrequencyView>?
    /// Says that no source states a number; nil where one does.
    package var notStated: String?

    package static let table = FieldTable<RiskView>(
        "risk",
        [
            .record("item", "The risk's page and what is said about it.", \.item).mustPrint,
            .text("band", "The band's id, `very-common` to `very-rare`, or `not-known`.", \.band),
            .text("band-name", "The band as a word.", \.bandName),
            .text("band-words", "The band in a phrase for patients.", \.bandWords),
            .optionalRecord("frequency", "The number, where a source states one.", \.frequency).mustPrint,
            .optionalText(
                "not-stated", "Says that no source states a number; absent where one does.", \.notStated
            ).mustPrint,
        ])
}

/// A chance as a number, in both framings.
package struct FrequencyView: View {
    package var bandName: String
    package var affected: String
    package var notAffected: String
    /// The same on the scale of the table; nil where it has none, or the number is below it.
    package var scaled: ScaledView?
    /// Says that the number is below the scale of the table.
    package var belowScale: String?
    package var scope: String?
    /// The language tag of the scope, where it is not the page's own.
    package var scopeLanguage: String?
    package var source: Prepared<SourceMarkView>
    /// The chance as a picture; nil below 1 in 1,000.
    package var icons: IconArray?
    package var count: Int
    package var of: Int
    package var local: LocalEdition

    package static let table = FieldTable<FrequencyView>(
        "frequency",
        [
            .text("band-name", "The chance in a word.", \.bandName).mustPrint,
            .text("affected", "How many of how many people it happens to.", \.affected).mustPrint,
            .text("not-affected", "How many of how many people it does not happen to.", \.notAffected)
                .mustPrint,
            .optionalRecord(
                "scaled", "The same on the scale of the table, where it has an exact place there.", \.scaled),
            .optionalText(
                "below-scale", "Says that it is less than 1 on the scale of the table.", \.belowScale),
            .optionalText(
                "scope", "Among which people, in what time and for which year, as far as stated.", \.scope
            ).mustPrint,
            .optionalText(
                "scope-language", "The language tag of the scope, where it is not the page's own.",
                \.scopeLanguage),
            .record("source", "Where the number is from.", \.source).mustPrint,
            .optionalHTML("icons", "The chance as a picture; absent below 1 in 1,000.", \.picture),
            .text("count", "How many people it happens to, as bare digits.") { String($0.count) },
            .text("of", "Of how many people, as bare digits.") { String($0.of) },
        ])

    private var picture: [UInt8]? {
        icons.map { icons in
            let (filled, total) = (local.lexicon.number(icons.filled), local.lexicon.number(icons.total))
            return icons.svg(title: local.lexicon.fill(.iconArray, ["count": filled, "of": total]))
        }
    }
}

/// A chance on the scale that a table has for all.
package struct ScaledView: View {
    package var affected: String
    package var notAffected: String
    /// The source's own number, where it is another.
    package var own: String?

    package static let table = FieldTable<ScaledView>(
        "scaled",
        [
            .text("affected", "How many of the scale's people it happens to.", \.affected),
            .text("not-affected", "How many of them it does not happen to.", \.notAffected),
            .optionalText("own", "The source's own number, where it is another.", \.own),
        ])
}
