/// The bounds that keep every text's parsing time in proportion to its size.
///
/// cmark takes quadratic time for a few patterns that no page needs. They are found beforehand, in one pass
/// over the bytes, and refused. The figures leave room for any real page and hold the worst text within them
/// to a second or two.
package struct TextLimits: Sendable {
    /// Bytes of the whole text.
    package var size = 2 * 1024 * 1024
    /// Blocks and inlines inside each other.
    package var depth = 100
    /// Columns of white space before a line's first character.
    package var indentation = 200
    /// `![` in one run of lines without a blank line.
    package var images = 500
    /// `)` in one word.
    package var closingParentheses = 500
    /// Lines of white space in the whole text: each costs as much as the blocks it stands in are deep.
    package var blankLines = 50_000
    /// `@` in the whole text.
    package var atSigns = 10_000
    /// `|` in one line.
    package var pipes = 300
    /// Cells of all tables, those that a short row leaves empty among them.
    package var cells = 200_000
    /// Bytes before a table's delimiter row in its run of lines, over the whole text.
    package var bytesBeforeTables = 8 * 1024 * 1024
    /// Diagnostics for one text.
    package var diagnostics = 200

    package init() {}
}
