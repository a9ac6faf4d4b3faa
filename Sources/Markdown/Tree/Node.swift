import Diagnostics

/// One element of a parsed text, block or inline, with the place where the writer wrote it.
package struct Node: Sendable, Equatable {
    package var kind: Kind
    package var position: Position
    package var children: [Node]

    package init(_ kind: Kind, at position: Position, _ children: [Node] = []) {
        self.kind = kind
        self.position = position
        self.children = children
    }
}

extension Node {
    /// What a node is, with the values that belong to it.
    package enum Kind: Sendable, Equatable {
        // Blocks that hold blocks.
        case blockQuote
        case list(List)
        /// `checked` is nil where the item is not a task.
        case item(checked: Bool?)
        case footnoteDefinition(Footnote)
        case alert(Alert)
        // Blocks that hold inlines, or nothing.
        case paragraph
        case heading(Heading)
        case codeBlock(info: String, text: String)
        case thematicBreak
        /// Holds rows, the header first.
        case table(alignments: [Alignment])
        case tableRow(isHeader: Bool)
        case tableCell
        /// `{{include: name}}`: the place of a shared passage.
        case include(String)
        // Inlines.
        case text(String)
        case code(String)
        case emphasis, strong, strikethrough
        case link(destination: String, title: String)
        case image(destination: String, title: String)
        case softBreak, lineBreak
        case footnoteReference(FootnoteReference)
        /// `{{name.name}}`: the place of a fact, such as the clinic's phone number.
        case fact(String)
    }

    /// A heading's level, 1 to 6, and the id that links to it use.
    package struct Heading: Sendable, Equatable {
        package var level: Int
        /// Absent in plain Markdown.
        package var id: String?
        /// Whether the writer gave the id by `{#id}`.
        package var isExplicit: Bool

        package init(level: Int, id: String? = nil, isExplicit: Bool = false) {
            self.level = level
            self.id = id
            self.isExplicit = isExplicit
        }
    }

    /// The shape of a list.
    package struct List: Sendable, Equatable {
        /// The character after an ordered item's number.
        package enum Delimiter: Sendable { case period, parenthesis }

        /// The first item's number; nil in a bullet list.
        package var start: Int?
        /// Whether its items' paragraphs stand without space between them.
        package var isTight: Bool
        package var delimiter: Delimiter?

        package var isOrdered: Bool { start != nil }

        package init(start: Int? = nil, isTight: Bool, delimiter: Delimiter? = nil) {
            self.start = start
            self.isTight = isTight
            self.delimiter = delimiter
        }
    }

    /// How the cells of a table's column are aligned.
    package enum Alignment: String, Sendable {
        case none, left, center, right
    }

    /// A footnote's name in the source, its number in the text and how often the text refers to it.
    package struct Footnote: Sendable, Equatable {
        package var label = ""
        package var number = 0
        package var referenceCount = 0
    }

    /// A place that refers to a footnote.
    package struct FootnoteReference: Sendable, Equatable {
        package var label: String
        package var number: Int
        /// 1 for the first place that refers to this footnote, 2 for the second, …
        package var occurrence: Int

        package init(label: String, number: Int, occurrence: Int) {
            self.label = label
            self.number = number
            self.occurrence = occurrence
        }
    }
}
