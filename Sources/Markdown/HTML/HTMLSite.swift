/// What a site adds to the plain HTML of a text: where links lead, what facts are, how alerts are named.
package final class HTMLSite {
    /// What becomes of a link.
    package enum Link: Equatable, Sendable {
        /// An address to be escaped and written.
        case address(String)
        /// Only the link's text is written.
        case textOnly
        /// The link's text is written, and behind it the address for those who read on paper.
        case textAndAddress(String)
    }

    /// Which items of lists a reader can tick.
    package enum Ticks: Sendable {
        /// None: the boxes of tasks are shown as they stand.
        case none
        /// Those that are written as tasks: `- [ ] …`.
        case tasks
        case all
    }

    /// The words that the writer adds to a text, in the page's language.
    package struct Labels: Sendable, Equatable {
        /// The name of an alert's level, read out before its title: "Emergency".
        package var alerts: [AlertLevel: String] = [:]
        /// Names the footnotes for screen readers.
        package var footnotes = "Footnotes"
        /// Names the link from a footnote back to the text.
        package var footnoteBack = "Back to the text"
        /// Names the frame around a table, which scrolls.
        package var table = "Table"

        package init() {}
    }

    /// Where a link or image leads, by its destination as written.
    package var link: (_ destination: String) -> Link
    /// The text of a fact; nil where there is none, which writes nothing.
    package var fact: (_ name: String) -> String?
    /// Writes a piece of running text itself and returns true, or leaves it and returns false.
    ///
    /// Not called inside links, headings, code and alternative texts.
    package var runningText: ((_ text: UnsafeBufferPointer<UInt8>, _ output: inout [UInt8]) -> Bool)?
    package var labels: Labels
    /// Put before every id of a heading or footnote, so that two texts on one page keep apart.
    package var idPrefix: String
    package var ticks = Ticks.none
    /// The level of an alert's title.
    package var alertHeadingLevel: Int
    /// Whether the level of an alert with a title of its own can be seen, not only heard.
    package var showsAlertLevels = false
    /// The footnotes of the part of a text that is written; nil where all of the text is.
    package var footnotes: FootnoteSelection?

    package init(
        labels: Labels = Labels(), idPrefix: String = "", alertHeadingLevel: Int = 3,
        link: @escaping (_ destination: String) -> Link = { .address($0) },
        fact: @escaping (_ name: String) -> String? = { _ in nil },
        runningText: ((_ text: UnsafeBufferPointer<UInt8>, _ output: inout [UInt8]) -> Bool)? = nil
    ) {
        self.link = link
        self.fact = fact
        self.runningText = runningText
        self.labels = labels
        self.idPrefix = idPrefix
        self.alertHeadingLevel = alertHeadingLevel
    }
}
