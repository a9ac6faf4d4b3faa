import CMarkGFM
import Diagnostics

extension CMarkConverter {
    mutating func inlines(of parent: OpaquePointer, depth: Int) -> [Node] {
        var nodes: [Node] = []
        var child = cmark_node_first_child(parent)
        while let node = child {
            child = cmark_node_next(node)
            if cmark_node_get_type(node) == CMARK_NODE_TEXT {
                Self.withLiteral(of: node) { literal in
                    guard !literal.isEmpty else { return }
                    cursor.pass(text: literal, into: &run)
                }
            } else {
                closeRun(into: &nodes)
                if let inline = inline(node, depth: depth) { nodes.append(inline) }
            }
        }
        closeRun(into: &nodes)
        if dialect == .handout, nodes.count > 1 || cmark_node_get_type(parent) != CMARK_NODE_PARAGRAPH {
            refuseIncludes(in: &nodes)
        }
        return nodes
    }

    mutating func closeRun(into nodes: inout [Node]) {
        guard !run.isEmpty else { return }
        if dialect == .handout, run.mayHoldInsertion {
            let reading = InsertionReader().read(&run)
            nodes += reading.nodes
            for problem in reading.problems {
                problems.add("bad-insertion", at: problem.position, problem.message, help: problem.help)
            }
        } else {
            nodes.append(Node(.text(run.text), at: run.position(at: 0)))
        }
        swap(&run, &lastRun)
        run.removeAll()
    }

    mutating func inline(_ node: OpaquePointer, depth: Int) -> Node? {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
            let isSoft = cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK
            let position = cursor.position()
            cursor.passLineEnd()
            return Node(isSoft ? .softBreak : .lineBreak, at: position)
        case CMARK_NODE_CODE:
            let code = Self.literal(of: node)
            return Node(.code(code), at: cursor.passCode(length: code.utf8.count))
        case CMARK_NODE_EMPH: return emphasis(.emphasis, node, delimiters: 1, depth: depth)
        case CMARK_NODE_STRONG: return emphasis(.strong, node, delimiters: 2, depth: depth)
        case types.strikethrough:
            return emphasis(.strikethrough, node, delimiters: min(2, cursor.tildes), depth: depth)
        case CMARK_NODE_LINK, CMARK_NODE_IMAGE: return link(node, depth: depth)
        case CMARK_NODE_FOOTNOTE_REFERENCE:
            let position = cursor.passFootnoteReference()
            return footnotes.nextReference().map { Node(.footnoteReference($0), at: position) }
        case CMARK_NODE_HTML_INLINE:
            refuseHTML(at: Self.withLiteral(of: node) { cursor.passHTML($0) })
            return nil
        default: return nil
        }
    }

    mutating func emphasis(
        _ kind: Node.Kind, _ node: OpaquePointer, delimiters: Int, depth: Int
    ) -> Node? {
        let position = cursor.passDelimiters(delimiters)
        guard isWithinDepth(depth, at: position) else { return nil }
        let children = inlines(of: node, depth: depth + 1)
        _ = cursor.passDelimiters(delimiters)
        return Node(kind, at: position, children)
    }

    mutating func link(_ node: OpaquePointer, depth: Int) -> Node? {
        let position = cursor.passLinkStart()
        guard isWithinDepth(depth, at: position) else { return nil }
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
        let children = inlines(of: node, depth: depth + 1)
        cursor.passLinkEnd()
        let isImage = cmark_node_get_type(node) == CMARK_NODE_IMAGE
        return Node(
            isImage
                ? .image(destination: destination, title: title)
                : .link(destination: destination, title: title),
            at: position, children)
    }
}
