import Diagnostics

/// A parsed text.
package struct Document: Sendable, Equatable {
    package var blocks: [Node]
    /// The footnotes that the text refers to, by number; each is a `footnoteDefinition`.
    package var footnotes: [Node]
    /// The lines of the file that the text fills.
    package var lines: Range<Int>

    package init(blocks: [Node] = [], footnotes: [Node] = [], lines: Range<Int> = 1..<1) {
        self.blocks = blocks
        self.footnotes = footnotes
        self.lines = lines
    }
}

/// A part of a document that begins at a level-2 heading, or the part before the first of them.
package struct Section: Sendable, Equatable {
    /// Absent in the part before the first level-2 heading.
    package var heading: Node?
    /// The heading's id; empty without a heading.
    package var id: String
    /// All blocks after the heading, deeper headings among them.
    package var blocks: [Node]
    /// Lines of the file from the heading's line to before the next level-2 heading.
    package var lines: Range<Int>

    package var position: Position { Position(line: lines.lowerBound, column: 1) }
}

extension Document {
    /// The document cut at its level-2 headings; the part before the first is there only if it holds
    /// something.
    package var sections: [Section] {
        var sections: [Section] = []
        var current = Section(heading: nil, id: "", blocks: [], lines: lines)
        func close(before line: Int) {
            guard current.heading != nil || !current.blocks.isEmpty else { return }
            current.lines = current.lines.lowerBound..<max(current.lines.lowerBound, line)
            sections.append(current)
        }
        for block in blocks {
            if case .heading(let heading) = block.kind, heading.level == 2 {
                let line = block.position.line
                close(before: line)
                current = Section(
                    heading: block, id: heading.id ?? "", blocks: [],
                    lines: line..<max(line, lines.upperBound))
            } else {
                current.blocks.append(block)
            }
        }
        close(before: lines.upperBound)
        return sections
    }

    /// The footnotes that the given nodes refer to, directly or through another footnote, by number.
    package func footnotes(referredToIn nodes: [Node]) -> [Node] {
        var wanted: Set<Int> = []
        var open = [nodes]
        while let next = open.popLast() {
            next.forEachNode { node in
                guard case .footnoteReference(let reference) = node.kind,
                    wanted.insert(reference.number).inserted, footnotes.indices.contains(reference.number - 1)
                else { return }
                open.append(footnotes[reference.number - 1].children)
            }
        }
        return footnotes.enumerated().filter { wanted.contains($0.offset + 1) }.map(\.element)
    }
}
