import Templates

/// The search page.
///
/// The forms are phrases with their placeholders left in: what fills them is known only in the browser.
package struct SearchView: View {
    package var frame: Prepared<FrameView>
    package var words: Prepared<WordsView>
    package var script: String
    package var index: String
    package var names: String
    package var aToZ: String
    package var groups: [SearchGroupView]
    package var foundForm: String
    package var noneForm: String

    package static let table = FieldTable<SearchView>(
        "search",
        [
            .record("frame", "What stands around the content.", \.frame),
            .record("words", "The fixed words of the interface.", \.words),
            .text("script", "The script that searches.", \.script),
            .text("index", "The script of the index, which is loaded when somebody searches.", \.index),
            .text("names", "The names that are suggested where little is found.", \.names),
            .text("a-to-z", "The A to Z.", \.aToZ),
            .list("groups", "What the search can be narrowed down to.", \.groups),
            .text("found-form", "How many pages were found, with `{count}`.", \.foundForm),
            .text("none-form", "That no page was found, with `{words}`.", \.noneForm),
        ])
}

/// Something that the search can be narrowed down to.
package struct SearchGroupView: View {
    package var id: String
    package var title: String
    package var count: String

    package static let table = FieldTable<SearchGroupView>(
        "search-group",
        [
            .text("id", "Its name in the index.", \.id),
            .text("title", "Its name for people.", \.title),
            .text("count", "How many pages of it there are, in digits.", \.count),
        ])
}
