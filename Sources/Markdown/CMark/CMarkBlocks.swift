import CMarkGFM
import Diagnostics

extension CMarkConverter {
    mutating func addBlocks(of parent: OpaquePointer, depth: Int) {
        var child = cmark_node_first_child(parent)
        while let node = child {
            addBlock(node, depth: depth)
            child = cmark_node_next(node)
        }
    }

    /// Adds a node that holds blocks; its place in the tree.
    @discardableResult
    private mutating func addBlocks(
        of node: OpaquePointer, in record: NodeRecord, depth: Int
    ) -> Int {
        let place = tree.open(record)
        addBlocks(of: node, depth: depth + 1)
        tree.close(place)
        return place
    }

    private mutating func addBlock(_ node: OpaquePointer, depth: Int) {
        // A paragraph cut off the lines before a table has no place of its own; the table has kept its.
        let placed = cmark_node_get_start_line(node) > 0 ? node : cmark_node_next(node) ?? node
        cursor.move(
            toLine: Int(cmark_node_get_start_line(placed)), column: Int(cmark_node_get_start_column(placed)))
        let position = cursor.position()
        guard isWithinDepth(depth, at: position) else { return }
        switch cmark_node_get_type(node) {
        case CMARK_NODE_PARAGRAPH:
            if cursor.byte == UInt8(ascii: "["), placed == node {
                cursor.skipDefinitions(atMost: Self.hiddenLines(of: node))
            }
            let paragraph = tree.open(NodeRecord(.paragraph, at: cursor.position()))
            addInlines(of: node, depth: depth + 1)
            tree.close(paragraph)
            // An include stands in the place of its paragraph.
            if tree.count == paragraph + 2, tree[paragraph + 1].kind == .include {
                tree.remove(paragraph..<paragraph + 1, inside: paragraph)
            }
        case CMARK_NODE_HEADING: addHeading(node, at: position, depth: depth)
        case CMARK_NODE_LIST: addBlocks(of: node, in: list(node, at: position), depth: depth)
        case CMARK_NODE_ITEM:
            // A task's type is an item's; only its name differs.
            let isTask =
                cmark_node_get_type_string(node).map { $0.pointee == CChar(UInt8(ascii: "t")) } ?? false
            var item = NodeRecord(.item, at: position)
            if isTask {
                let isChecked = cmark_gfm_extensions_get_tasklist_item_checked(node)
                item.flags = NodeRecord.Flag.task | (isChecked ? NodeRecord.Flag.checked : 0)
            }
            addBlocks(of: node, in: item, depth: depth)
        case CMARK_NODE_BLOCK_QUOTE:
            let quote = addBlocks(of: node, in: NodeRecord(.blockQuote, at: position), depth: depth)
            guard dialect == .handout else { return }
            let mark = AlertReader().read(
                quote, in: &tree, isWritten: { cursor.isWritten("[!", at: $0) }, problems: &problems)
            if let mark { alertMarks[mark] = nil }
        case CMARK_NODE_CODE_BLOCK:
            let block = tree.open(NodeRecord(.codeBlock, at: position))
            let info = Self.bytes(cmark_node_get_fence_info(node))
            if dialect == .handout, !info.isEmpty { refuse(codeInfo: info, at: position) }
            tree.setWords(of: block, to: info + Self.bytes(cmark_node_get_literal(node)))
            tree[block].extra = Int32(info.count)
            tree.close(block)
        case CMARK_NODE_THEMATIC_BREAK: tree.add(.thematicBreak, at: position)
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            if footnotesStart == nil { footnotesStart = tree.count }
            let definition = cursor.passFootnoteLabel()
            footnotes.define(definition.label)
            let place = addBlocks(
                of: node, in: NodeRecord(.footnoteDefinition, at: definition.position), depth: depth)
            if dialect == .handout { refuseIncludes(inFootnote: place) }
        case CMARK_NODE_HTML_BLOCK: refuseHTML(at: position)
        case types.table: addTable(node, at: position, depth: depth)
        default: break
        }
    }

    private func list(_ node: OpaquePointer, at position: Position) -> NodeRecord {
        var list = NodeRecord(.list, at: position)
        if cmark_node_get_list_tight(node) != 0 { list.flags |= NodeRecord.Flag.tight }
        guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else { return list }
        list.flags |= NodeRecord.Flag.ordered
        if cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM { list.flags |= NodeRecord.Flag.parenthesis }
        list.number = Int32(cmark_node_get_list_start(node))
        return list
    }

    private mutating func addHeading(_ node: OpaquePointer, at position: Position, depth: Int) {
        let heading = tree.open(NodeRecord(.heading, at: position))
        tree[heading].flags = UInt8(cmark_node_get_heading_level(node))
        cursor.skipDefinitions(atMost: 100)
        let isUnderlined = !cursor.isAtHeadingMark
        cursor.passHeadingMark()
        lastRun.removeAll()
        let last = addInlines(of: node, depth: depth + 1)
        defer { tree.close(heading) }
        guard dialect == .handout else { return }
        if isUnderlined { refuseUnderline(at: position) }
        refuseGaps(inHeading: heading)
        guard let last, tree[last].kind == .text else { return }
        switch ExplicitID().read(lastRun) {
        case .none: break
        case .malformed:
            problems.add(
                "heading-id", at: position, "The heading's id is not well formed",
                help:
                    "Write ` {#some-id}`: small letters a to z, digits and `-`, a letter or digit first."
            )
        case .id(let id, let end):
            tree.setWords(of: heading, to: id.utf8)
            tree[heading].flags |= NodeRecord.Flag.explicit
            // The id stands at the very end, so it takes as many bytes of the last text as of the run.
            tree[last].count -= Int32(lastRun.bytes.count - end)
            if tree[last].count == 0 { tree.remove(last..<last + 1, inside: last) }
        }
    }

    private mutating func addTable(_ node: OpaquePointer, at position: Position, depth: Int) {
        let table = tree.open(NodeRecord(.table, at: position))
        let columns = Int(cmark_gfm_extensions_get_table_columns(node))
        let codes = UnsafeBufferPointer(
            start: cmark_gfm_extensions_get_table_alignments(node), count: columns)
        // A table's words are the letters of its columns' alignments: `l`, `c`, `r` or 0.
        tree.setWords(of: table, to: codes)
        var child = cmark_node_first_child(node)
        while let row = child {
            addRow(row, columns: columns, depth: depth + 1)
            child = cmark_node_next(row)
        }
        tree.close(table)
        if tree.count > table + 1 { tree[table].position = tree[table + 1].position }
    }

    private mutating func addRow(_ node: OpaquePointer, columns: Int, depth: Int) {
        let isHeader = cmark_gfm_extensions_get_table_row_is_header(node) != 0
        if isHeader {
            cursor.move(toLine: Self.headerLine(of: node), column: 1)
        } else {
            cursor.move(toLine: Int(cmark_node_get_start_line(node)), column: 1)
        }
        cursor.skipContainers()
        let row = tree.open(NodeRecord(.tableRow, at: cursor.position()))
        if isHeader { tree[row].flags = NodeRecord.Flag.header }
        if cursor.byte == UInt8(ascii: "|") { cursor.passCellEnd() }
        if dialect == .handout, !isHeader { refuseCells(beyond: columns) }
        var child = cmark_node_first_child(node)
        while let cell = child {
            cursor.skipSpaces()
            let place = tree.open(NodeRecord(.tableCell, at: cursor.position()))
            addInlines(of: cell, depth: depth + 1)
            tree.close(place)
            cursor.passCellEnd()
            child = cmark_node_next(cell)
        }
        tree.close(row)
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
