import Diagnostics

/// One parsed template.
struct Template: Sendable {
    let source: TemplateSource
    let nodes: [Node]
    /// The names of the blocks in it that a template which uses it as a layout may override.
    let blockNames: Set<String>
    /// The names of the templates that it includes, as partials or as layouts.
    let includedNames: Set<String>
    let diagnostics: [Diagnostic]
}

/// A part of a template. Ranges are offsets into the bytes of its source.
enum Node: Sendable {
    /// Text as it stands. `startsLine` tells whether its first byte is the first of a line: indentation goes
    /// there. The range may be empty, where a tag begins a line.
    case text(Range<Int>, startsLine: Bool)
    case variable(Name, isEscaped: Bool)
    case section(Name, isInverted: Bool, [Node])
    case partial(Inclusion)
    case layout(Inclusion, LayoutUse)
    case block(Block)
}

/// The use of another template.
struct Inclusion: Sendable {
    let name: String
    let position: Position
    /// The white space before the tag where it begins its line.
    let indentation: Range<Int>?
    /// Whether the tag (a layout's pair of tags) has its lines to itself, so that they vanish and its
    /// indentation goes before every line of the other template.
    let isStandalone: Bool
}

/// What a template hands to its layout.
struct LayoutUse: Sendable {
    let overrides: [Block]
    /// The first thing between the layout's tags that is neither block nor comment, and thus never shown.
    let strayContent: Position?
}

/// A named place that another template may fill (`{{$name}}…{{/name}}`), or between a layout's tags the
/// filling.
struct Block: Sendable {
    let id: Int
    let name: String
    let position: Position
    let nodes: [Node]
    /// The white space before the opening tag where it begins its line.
    let indentation: Range<Int>?
    /// The white space before the first line of content where the opening tag ends its line: removed where
    /// the content is written, added where it is shown.
    let contentIndentation: Range<Int>?
    /// Whether content begins on a line of its own after the opening tag.
    let opensLine: Bool
    /// Whether content ends with a line break before the closing tag.
    let endsWithLineBreak: Bool
    /// The line break after the closing tag, where the pair of tags has its lines to itself. (Empty at a
    /// file's end.)
    let lineBreak: Range<Int>?
}
