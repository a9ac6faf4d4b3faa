import CMarkGFM
import Diagnostics

extension CMarkConverter {
    mutating func blocks(of parent: OpaquePointer, depth: Int) -> [Node] {
        var nodes: [Node] = []
        var child = cmark_node_first_child(parent)
        while let node = child {
            if let block = block(node, depth: depth) { nodes.append(block) }
            child = cmark_node_next(node)
        }
        return nodes
    }

    mutating func block(_ node: OpaquePointer, depth: Int) -> Node? {
        // A paragraph cut off the lines before a table has no place of its own; the table has kept its.
        let placed = cmark_node_get_start_line(node) > 0 ? node : cmark_node_next(node) ?? node
        cursor.move(
            toLine: Int(cmark_node_get_start_line(placed)), column: Int(cmark_node_get_start_column(placed)))
        let position = cursor.position()
        guard isWithinDepth(depth, at: position) else { return nil }
        switch cmark_node_get_type(node) {
        case CMARK_NODE_PARAGRAPH:
            if cursor.byte == UInt8(ascii: "["), placed == node {
                cursor.skipDefinitions(atMost: Self.hiddenLines(of: node))
            }
            let place = cursor.position()
            let children = inlines(of: node, depth: depth + 1)
            if children.count == 1, case .include = children[0].kind { return children[0] }
            return Node(.paragraph, at: place, children)
        case CMARK_NODE_HEADING:
            return heading(node, at: position, depth: depth)
        case CMARK_NODE_LIST:
            return Node(.list(list(node)), at: position, blocks(of: node, depth: depth + 1))
        case CMARK_NODE_ITEM:
            // A task's type is an item's; only its name differs.
            let isTask =
                cmark_node_get_type_string(node).map { $0.pointee == CChar(UInt8(ascii: "t")) } ?? false
            let checked = isTask ? cmark_gfm_extensions_get_tasklist_item_checked(node) : nil
            return Node(.item(checked: checked), at: position, blocks(of: node, depth: depth + 1))
        case CMARK_NODE_BLOCK_QUOTE:
            let children = blocks(of: node, depth: depth + 1)
            if dialect == .handout,
                let alert = AlertReader().read(
                    children, at: position, isWritten: { cursor.isWritten("[!", at: $0) }, problems: &problems
                )
            {
                return alert
            }
            return Node(.blockQuote, at: position, children)
        case CMARK_NODE_CODE_BLOCK:
            let info = String(cString: cmark_node_get_fence_info(node))
            return Node(.codeBlock(info: info, text: Self.literal(of: node)), at: position)
        case CMARK_NODE_THEMATIC_BREAK:
            return Node(.thematicBreak, at: position)
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            let (footnote, place) = footnotes.nextDefinition() ?? (Node.Footnote(), position)
            return Node(.footnoteDefinition(footnote), at: place, blocks(of: node, depth: depth + 1))
        case CMARK_NODE_HTML_BLOCK:
            refuseHTML(at: position)
            return nil
        case types.table:
            return table(node, at: position, depth: depth)
        default:
            return nil
        }
    }

    func list(_ node: OpaquePointer) -> Node.List {
        let isTight = cmark_node_get_list_tight(node) != 0
        guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else { return Node.List(isTight: isTight) }
        return Node.List(
            start: Int(cmark_node_get_list_start(node)), isTight: isTight,
            delimiter: cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? .parenthesis : .period)
    }

    mutating func heading(_ node: OpaquePointer, at position: Position, depth: Int) -> Node {
        var heading = Node.Heading(level: Int(cmark_node_get_heading_level(node)))
        cursor.skipDefinitions(atMost: 100)
        cursor.passHeadingMark()
        lastRun.removeAll()
        var children = inlines(of: node, depth: depth + 1)
        guard dialect == .handout, case .text(let text)? = children.last?.kind else {
            return Node(.heading(heading), at: position, children)
        }
        switch ExplicitID().read(lastRun) {
        case .none: break
        case .malformed:
            problems.add(
                "heading-id", at: position, "The heading's id is not well formed",
                help:
                    "Write ` {#some-id}`: small letters a to z, digits and `-`, a letter or digit first."
            )
        case .id(let id, let end):
            heading.id = id
            heading.isExplicit = true
            // The id stands at the very end, so it takes as many bytes of the last text as of the run.
            let kept = String(decoding: text.utf8.dropLast(lastRun.bytes.count - end), as: UTF8.self)
            children[children.count - 1].kind = .text(kept)
            if kept.isEmpty { children.removeLast() }
        }
        return Node(.heading(heading), at: position, children)
    }

    mutating func table(_ node: OpaquePointer, at position: Position, depth: Int) -> Node {
        let columns = Int(cmark_gfm_extensions_get_table_columns(node))
        let codes = UnsafeBufferPointer(
            start: cmark_gfm_extensions_get_table_alignments(node), count: columns)
        let alignments = codes.map { code -> Node.Alignment in
            switch code {
            case UInt8(ascii: "l"): .left
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .right
            default: .none
            }
        }
        var table = Node(.table(alignments: alignments), at: position)
        var child = cmark_node_first_child(node)
        while let row = child {
            table.children.append(self.row(row, depth: depth + 1))
            child = cmark_node_next(row)
        }
        if let header = table.children.first { table.position = header.position }
        return table
    }

    mutating func row(_ node: OpaquePointer, depth: Int) -> Node {
        let isHeader = cmark_gfm_extensions_get_table_row_is_header(node) != 0
        if isHeader {
            cursor.move(toLine: Self.headerLine(of: node), column: 1)
        } else {
            cursor.move(toLine: Int(cmark_node_get_start_line(node)), column: 1)
        }
        cursor.skipContainers()
        var row = Node(.tableRow(isHeader: isHeader), at: cursor.position())
        if cursor.byte == UInt8(ascii: "|") { cursor.passCellEnd() }
        var child = cmark_node_first_child(node)
        while let cell = child {
            cursor.skipSpaces()
            let position = cursor.position()
            row.children.append(Node(.tableCell, at: position, inlines(of: cell, depth: depth + 1)))
            cursor.passCellEnd()
            child = cmark_node_next(cell)
        }
        return row
    }

    /// cmark gives a header the line of what stands before it in the same run of lines.
    static func headerLine(of header: OpaquePointer) -> Int {
        if let row = cmark_node_next(header) { return Int(cmark_node_get_start_line(row)) - 2 }
        let table = cmark_node_parent(header)
        return max(Int(cmark_node_get_end_line(table)) - 1, Int(cmark_node_get_start_line(table)))
    }

    /// How many lines of a paragraph cmark has taken out of it: link definitions before its text.
    static func hiddenLines(of paragraph: OpaquePointer) -> Int {
        var shown = 1
        guard let iterator = cmark_iter_new(paragraph) else { return 0 }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { break }
            guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
            switch cmark_node_get_type(node) {
            case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: shown += 1
            case CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
                shown += Int(cmark_node_get_end_line(node) - cmark_node_get_start_line(node))
            default: break
            }
        }
        return Int(cmark_node_get_end_line(paragraph) - cmark_node_get_start_line(paragraph)) + 1 - shown
    }
}
