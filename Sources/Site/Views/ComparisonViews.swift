import Content
import Templates

/// The treatments of a condition side by side.
package struct ComparisonView: View {
    let comparing: Comparing
    let treatments: [Backlink]
    package var choose: CompareLinkView?
    package var shown: String?

    package static let table = FieldTable<ComparisonView>(
        "comparison",
        [
            .optionalRecord(
                "choose",
                "Leads to the page on which some of them stand side by side; absent where that has fewer than two.",
                \.choose),
            .optionalText(
                "shown", "How many of how many are shown; absent where all are.", \.shown),
            .list("treatments", "At most 12 treatments, by title.") { view in
                view.treatments.compactMap(view.comparing.treatment)
            },
        ])
}

/// One treatment of a condition beside the others.
package struct ComparedView: View {
    package var item: Prepared<ItemView>
    package var staleNotice: String?
    package var expectations: [ExpectationView]
    package var evidenceTitle: String
    package var evidence: [Prepared<ItemView>]
    package var cautionsTitle: String
    package var cautions: [CautionCountView]

    package static let table = FieldTable<ComparedView>(
        "compared",
        [
            .record("item", "The treatment's page, and what it says about this condition.", \.item),
            .optionalText(
                "stale-notice", "Says that the translation may be out of date.", \.staleNotice),
            .list("expectations", "What the sources say to expect.", \.expectations),
            .text("evidence-title", "What the list of topics is called.", \.evidenceTitle),
            .list("evidence", "What is known and debated about it.", \.evidence),
            .text("cautions-title", "What cautions are called.", \.cautionsTitle),
            .list("cautions", "How many there are; empty where there are none.", \.cautions),
        ])
}

/// How many cautions of one sort a treatment has.
package struct CautionCountView: View {
    package var url: String?
    package var title: String
    package var count: String

    package static let table = FieldTable<CautionCountView>(
        "caution-count",
        [
            .optionalText(
                "url", "Their list on the treatment's page; absent where that is not published.", \.url),
            .text("title", "What they are called.", \.title),
            .text("count", "How many there are.", \.count),
        ])
}

/// A link to treatments side by side.
package struct CompareLinkView: View {
    package var url: String
    package var title: String

    package static let table = FieldTable<CompareLinkView>(
        "compare-link",
        [
            .text("url", "Where it leads.", \.url),
            .text("title", "What it says.", \.title),
        ])
}

/// The page on which treatments are chosen and put side by side.
///
/// The forms are phrases with their placeholders left in: what fills them is known only in the browser.
package struct CompareView: View {
    package var frame: Prepared<FrameView>
    package var words: Prepared<WordsView>
    package var title: String
    package var script: String
    package var treatments: [ComparableView]
    package var conditions: [ComparedConditionView]
    package var rows: [CompareRowView]
    package var benefits: String
    package var risks: String
    package var furtherRows: [CompareRowView]
    let lexicon: Lexicon

    package static let table = FieldTable<CompareView>(
        "compare",
        [
            .record("frame", "What stands around the content.", \.frame),
            .record("words", "The fixed words of the interface.", \.words),
            .text("title", "What the page is called.", \.title),
            .text("script", "The script that puts treatments side by side.", \.script),
            .list("treatments", "The treatments to choose from, by title.", \.treatments),
            .flag("has-conditions", "Whether any condition has two treatments.") { !$0.conditions.isEmpty },
            .list("conditions", "The conditions that have two treatments, by title.", \.conditions),
            .list("rows", "The questions before benefits and risks.", \.rows),
            .text("benefits", "What benefits are called.", \.benefits),
            .text("risks", "What risks are called.", \.risks),
            .list("further-rows", "The questions after benefits and risks.", \.furtherRows),
            .text("chosen-form", "How many are chosen, with `{count}`.") { $0.lexicon[.compareChosen] },
            .text("affected-form", "A chance, with `{count}` and `{of}`.") { $0.lexicon[.affected] },
            .text("not-affected-form", "The chance of the opposite, with `{count}` and `{of}`.") {
                $0.lexicon[.notAffected]
            },
            .text("source-form", "A source's own number, with `{count}` and `{of}`.") {
                $0.lexicon[.ownNumber]
            },
            .text("icons-form", "What a picture of a chance shows, with `{count}` and `{of}`.") {
                $0.lexicon[.iconArray]
            },
            .text("separator", "What stands between groups of three digits.") {
                $0.lexicon.thousandsSeparator
            },
        ])
}

/// A treatment to choose.
package struct ComparableView: View {
    package var id: String
    package var url: String
    package var title: String
    package var conditions: String

    package static let table = FieldTable<ComparableView>(
        "comparable",
        [
            .text("id", "What addresses call it.", \.id),
            .text("url", "Its page.", \.url),
            .text("title", "Its name.", \.title),
            .text(
                "conditions", "The ids of the conditions that it is for, with spaces between.", \.conditions),
        ])
}

/// A condition with treatments side by side on its page.
package struct ComparedConditionView: View {
    package var id: String
    package var url: String
    package var title: String
    package var count: String
    package var isChoice: Bool

    package static let table = FieldTable<ComparedConditionView>(
        "compared-condition",
        [
            .text("id", "What addresses call it.", \.id),
            .text("url", "The comparison on its page.", \.url),
            .text("title", "Its name.", \.title),
            .text("count", "How many treatments it has.", \.count),
            .flag("is-choice", "Whether any of them can be chosen on this page.", \.isChoice),
        ])
}

/// A question that every treatment answers.
package struct CompareRowView: View {
    package var id: String
    package var title: String
    package var none: String

    package static let table = FieldTable<CompareRowView>(
        "compare-row",
        [
            .text("id", "How the answer is marked on a treatment's page: its `data-compare`.", \.id),
            .text("title", "The question.", \.title),
            .text("none", "What stands where the page has no answer.", \.none),
        ])
}
