import Diagnostics

/// One element of a parsed text, block or inline, with the place where the writer wrote it.
package struct Node: Sendable {
    let tree: Tree
    let index: Int

    /// What a node is.
    package enum Kind: UInt8, Sendable {
        // Blocks that hold blocks.
        case blockQuote, list, item, footnoteDefinition
        /// Its title is its first child, where it has one.
        case alert
        // Blocks that hold inlines, or nothing.
        case alertTitle, paragraph, heading, codeBlock, thematicBreak
        /// Holds rows, the header first.
        case table
        case tableRow, tableCell
        /// `{{include: name}}`: the place of a shared passage.
        case include
        // Inlines.
        case text, code, emphasis, strong, strikethrough, link, image, softBreak, lineBreak, footnoteReference
        /// `{{name.name}}`: the place of a fact, such as the clinic's phone number.
        case fact

        /// A bit of its own in a set of kinds.
        var bit: UInt32 { 1 << UInt32(rawValue) }
    }

    private var record: NodeRecord { tree.records[index] }

    package var kind: Kind { record.kind }
    package var position: Position { record.position }
    package var children: Nodes { Nodes(tree: tree, range: (index + 1)..<Int(record.end)) }
    /// The node alone, with all that is in it.
    package var alone: Nodes { Nodes(tree: tree, range: index..<Int(record.end)) }
}

extension Node {
    /// The words of a text or of code, the name of an include or fact, the label of a footnote; of a link, an image and a
    /// code block see ``destination``, ``title`` and ``code``.
    package var text: String { tree.withView { $0.string(record) } }

    /// Where a link or image leads.
    package var destination: String { texts.first }
    /// The title of a link or image.
    package var title: String { texts.second }
    /// What stands in a code block.
    package var code: String { texts.second }

    private var texts: (first: String, second: String) {
        tree.withView { view in
            let texts = view.texts(record)
            return (
                String(decoding: texts.first, as: UTF8.self), String(decoding: texts.second, as: UTF8.self)
            )
        }
    }

    /// A heading's level, 1 to 6.
    package var headingLevel: Int { Int(record.flags & ~NodeRecord.Flag.explicit) }

    /// The id that links to a heading use; nil in plain Markdown.
    package var headingID: String? { record.count == 0 ? nil : text }

    /// Whether the writer gave the heading's id by `{#id}`.
    package var hasExplicitID: Bool { record.has(NodeRecord.Flag.explicit) }

    /// Whether it is a list with numbers.
    package var isOrdered: Bool { kind == .list && record.has(NodeRecord.Flag.ordered) }

    /// What an alert asks of the reader; nil for other nodes.
    package var alertLevel: AlertLevel? { kind == .alert ? AlertLevel.allCases[Int(record.flags)] : nil }

    /// A footnote's number in the text.
    package var footnoteNumber: Int { Int(record.number) }

    /// 1 for the first place that refers to a footnote, 2 for the second, …
    package var occurrence: Int { Int(record.extra) }
}
