import Content
import Templates

/// The home page: the ways in for somebody who does not know what a treatment is called.
package struct HomeView: View {
    package var frame: Prepared<FrameView>
    package var words: Prepared<WordsView>
    package var title: String
    package var map: BodyMapView
    package var places: [EntryView]
    package var worries: [EntryView]
    package var conditions: KindView?
    package var treatments: KindView?
    package var guides: KindView?
    package var others: [KindView]
    package var aToZ: String
    package var glossary: String
    package var compare: String?

    package static let table = FieldTable<HomeView>(
        "home",
        [
            .record("frame", "What stands around the content.", \.frame),
            .record("words", "The fixed words of the interface.", \.words),
            .text("title", "The site's name.", \.title),
            .flag("has-map", "Whether any page has a place on the body map.") { !$0.places.isEmpty },
            .record("map", "The places of the body map.", \.map),
            .list("places", "The same as a list.", \.places),
            .flag("has-worries", "Whether there are any.") { !$0.worries.isEmpty },
            .list("worries", "Cautions in the words of patients.", \.worries),
            .optionalRecord("conditions", "The conditions, where there are any.", \.conditions),
            .optionalRecord("treatments", "The techniques, where there are any.", \.treatments),
            .optionalRecord("guides", "The guides, where there are any.", \.guides),
            .list("others", "All other kinds of pages, each with its list.", \.others),
            .text("a-to-z", "The A to Z.", \.aToZ),
            .text("glossary", "The glossary.", \.glossary),
            .optionalText(
                "compare",
                "The page that puts treatments side by side; absent where there are fewer than two.",
                \.compare),
        ])
}

/// Where each place of the body map leads; a place without a page leads nowhere.
package struct BodyMapView: View {
    package var targets: [BodyRegion: EntryView]

    package static let table = FieldTable<BodyMapView>(
        "body-map",
        BodyRegion.allCases.map { region in
            .optionalRecord(
                region.rawValue, "The page of the place `\(region.rawValue)`.", { $0.targets[region] })
        })
}

/// A kind of pages on the home page.
package struct KindView: View {
    package var id: String
    package var title: String
    package var url: String
    package var count: String
    package var items: [Prepared<EntryView>]

    package static let table = FieldTable<KindView>(
        "kind",
        [
            .text("id", "The kind's id.", \.id),
            .text("title", "The kind's name in the plural.", \.title),
            .text("url", "The list of all its pages.", \.url),
            .text("count", "How many pages there are.", \.count),
            .list("items", "Its pages by name, at most 100; empty under `others`.", \.items),
        ])
}
