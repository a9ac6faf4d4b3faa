import CMarkGFM
import Diagnostics

extension CMarkConverter {
    /// Adds the inlines of a block or of another inline; the place of the last that stands directly in it.
    @discardableResult
    mutating func addInlines(of parent: OpaquePointer, depth: Int) -> Int? {
        let first = tree.count
        var last: Int?
        var child = cmark_node_first_child(parent)
        while let node = child {
            child = cmark_node_next(node)
            if cmark_node_get_type(node) == CMARK_NODE_TEXT {
                Self.withLiteral(of: node) { literal in
                    guard !literal.isEmpty else { return }
                    cursor.pass(text: literal, into: &run)
                }
            } else {
                last = closeRun() ?? last
                let place = tree.count
                addInline(node, depth: depth)
                if tree.count > place { last = place }
            }
        }
        last = closeRun() ?? last
        if dialect == .handout, last != first || cmark_node_get_type(parent) != CMARK_NODE_PARAGRAPH {
            refuseIncludes(from: first)
        }
        return last
    }

    /// Adds what the run of text holds; the place of its last part.
    private mutating func closeRun() -> Int? {
        guard !run.isEmpty else { return nil }
        if mayHoldAlert { for (name, place) in AlertReader().marks(in: &run) { alertMarks[place] = name } }
        if dialect == .handout, run.mayHoldInsertion {
            let reading = InsertionReader().read(&run)
            for part in reading.parts {
                tree.add(NodeRecord(part.kind, at: part.position), words: run.bytes[part.words])
            }
            for problem in reading.problems {
                problems.add("bad-insertion", at: problem.position, problem.message, help: problem.help)
            }
            for (position, hint) in reading.hints {
                problems.add(
                    MarkdownParser.unwrittenRule, at: position, "This is still to be written: \(hint)",
                    help: "Write it in the place of the braces and all that stands between them.")
            }
        } else {
            tree.add(NodeRecord(.text, at: run.position(at: 0)), words: run.bytes)
        }
        swap(&run, &lastRun)
        run.removeAll()
        return tree.count - 1
    }

    private mutating func addInline(_ node: OpaquePointer, depth: Int) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
            let isSoft = cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK
            let position = cursor.position()
            cursor.passLineEnd()
            tree.add(isSoft ? .softBreak : .lineBreak, at: position)
        case CMARK_NODE_CODE:
            Self.withLiteral(of: node) { code in
                tree.add(NodeRecord(.code, at: cursor.passCode(length: code.count)), words: code)
            }
        case CMARK_NODE_EMPH: addEmphasis(.emphasis, node, delimiters: 1, depth: depth)
        case CMARK_NODE_STRONG: addEmphasis(.strong, node, delimiters: 2, depth: depth)
        case types.strikethrough:
            addEmphasis(.strikethrough, node, delimiters: min(2, cursor.tildes), depth: depth)
        case CMARK_NODE_LINK, CMARK_NODE_IMAGE: addLink(node, depth: depth)
        case CMARK_NODE_FOOTNOTE_REFERENCE:
            var record = NodeRecord(.footnoteReference, at: cursor.passFootnoteReference())
            record.number = Int32(Self.literal(of: node)) ?? 0
            tree.add(record, words: [])
        case CMARK_NODE_HTML_INLINE: refuseHTML(at: Self.withLiteral(of: node) { cursor.passHTML($0) })
        default: break
        }
    }

    private mutating func addEmphasis(
        _ kind: Node.Kind, _ node: OpaquePointer, delimiters: Int, depth: Int
    ) {
        let position = cursor.passDelimiters(delimiters)
        guard isWithinDepth(depth, at: position) else { return }
        let place = tree.open(NodeRecord(kind, at: position))
        addInlines(of: node, depth: depth + 1)
        tree.close(place)
        _ = cursor.passDelimiters(delimiters)
    }

    private mutating func addLink(_ node: OpaquePointer, depth: Int) {
        let position = cursor.passLinkStart()
        guard isWithinDepth(depth, at: position) else { return }
        var destination = String(cString: cmark_node_get_url(node))
        let title = String(cString: cmark_node_get_title(node))
        let address = LinkAddress(destination)
        if let danger = address.danger {
            refuse(danger, at: position)
            if address.isActive || dialect == .handout { destination = "" }
        } else if dialect == .handout, destination.isEmpty {
            problems.add("broken-link", at: position, "The link leads nowhere", help: "Write where it leads.")
        }
        if dialect == .handout, destination.holdsTwoBraces || title.holdsTwoBraces {
            let problem = InsertionReader().problem(
                at: position, "An insertion `{{` cannot stand in a link's address or title")
            problems.add("bad-insertion", at: position, problem.message, help: problem.help)
        }
        let isImage = cmark_node_get_type(node) == CMARK_NODE_IMAGE
        let place = tree.open(NodeRecord(isImage ? .image : .link, at: position))
        tree.setWords(of: place, to: (destination + title).utf8)
        tree[place].extra = Int32(destination.utf8.count)
        addInlines(of: node, depth: depth + 1)
        tree.close(place)
        cursor.passLinkEnd()
    }
}
