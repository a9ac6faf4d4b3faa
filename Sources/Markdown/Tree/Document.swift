import Diagnostics

/// A parsed text.
package struct Document: Sendable {
    /// The blocks, and after them the footnotes.
    package let nodes: Nodes
    private let footnotesStart: Int
    /// The lines of the file that the text fills.
    package let lines: Range<Int>

    /// - Parameter footnotesStart: the place of the first footnote in the tree.
    init(tree: Tree = .empty, footnotesStart: Int = 0, lines: Range<Int>) {
        nodes = Nodes(tree: tree, range: 0..<tree.records.count)
        self.footnotesStart = footnotesStart
        self.lines = lines
    }

    package var blocks: Nodes { Nodes(tree: nodes.tree, range: 0..<footnotesStart) }

    /// The footnotes that the text refers to, by number; each is a `footnoteDefinition`.
    package var footnotes: Nodes {
        Nodes(tree: nodes.tree, range: footnotesStart..<nodes.range.upperBound)
    }
}

/// A part of a document that begins at a level-2 heading, or the part before the first of them.
package struct Section: Sendable {
    /// Absent in the part before the first level-2 heading.
    package var heading: Node?
    /// The heading's id; empty without a heading.
    package var id: String
    /// All blocks after the heading, deeper headings among them.
    package var blocks: Nodes
    /// Lines of the file from the heading's line to before the next level-2 heading.
    package var lines: Range<Int>

    package var position: Position { Position(line: lines.lowerBound, column: 1) }
}

extension Document {
    /// The document cut at its level-2 headings; the part before the first is there only if it holds
    /// something.
    package var sections: [Section] {
        let headings = blocks.filter { $0.kind == .heading && $0.headingLevel == 2 }
        var sections: [Section] = []
        func add(_ heading: Node?, until next: Node?) {
            let start = heading.map { $0.index + 1 + $0.children.nodeCount } ?? 0
            let blocks = Nodes(tree: nodes.tree, range: start..<(next?.index ?? footnotesStart))
            guard heading != nil || !blocks.isEmpty else { return }
            let line = heading?.position.line ?? lines.lowerBound
            let end = max(line, next?.position.line ?? lines.upperBound)
            sections.append(
                Section(heading: heading, id: heading?.headingID ?? "", blocks: blocks, lines: line..<end))
        }
        add(nil, until: headings.first)
        for (index, heading) in headings.enumerated() {
            add(heading, until: index + 1 < headings.count ? headings[index + 1] : nil)
        }
        return sections
    }
}
