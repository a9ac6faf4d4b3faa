import CMarkGFM
import Diagnostics

/// Parses a text with cmark and turns its tree into values; no C pointer leaves this file.
struct CMarkConverter {
    let dialect: MarkdownParser.Dialect
    let limits: TextLimits
    private(set) var problems: Problems
    private var cursor: SourceCursor
    private var footnotes = FootnoteBook()
    /// The run of text that was closed last: a heading's explicit id stands at its end.
    private var lastRun = TextRun()
    private let types = NodeTypes.shared

    init(
        dialect: MarkdownParser.Dialect, limits: TextLimits, lines: Lines, firstLine: Int, problems: Problems
    ) {
        self.dialect = dialect
        self.limits = limits
        self.problems = problems
        cursor = SourceCursor(lines: lines, firstLine: firstLine)
    }

    mutating func convert() -> Document {
        _ = CMark.isReady
        let extensions = Self.extensions(for: cursor.lines.bytes)
        // Source positions let the line of a code span over two lines be right.
        guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS) else { return Document() }
        defer { cmark_parser_free(parser) }
        for name in extensions.names {
            cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
        }
        cursor.lines.bytes.withUnsafeBytes { bytes in
            cmark_parser_feed(parser, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
        }
        let root =
            extensions.areShared
            ? CMark.exclusively { cmark_parser_finish(parser) } : cmark_parser_finish(parser)
        guard let root else { return Document() }
        defer { cmark_node_free(root) }
        footnotes = footnoteBook(of: root)
        let all = blocks(of: root, depth: 1)
        // cmark puts the definitions at the end, in the order of their numbers.
        let end = all.firstIndex { if case .footnoteDefinition = $0.kind { true } else { false } } ?? all.endIndex
        return Document(blocks: Array(all[..<end]), footnotes: Array(all[end...]))
    }

    /// The extensions that a text needs, and whether they use what all threads share.
    private static func extensions(for bytes: [UInt8]) -> (names: [String], areShared: Bool) {
        var (tilde, address) = (false, false)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "~"): tilde = true
            case UInt8(ascii: "@"): address = true
            case UInt8(ascii: ":"): address = address || bytes[(index + 1)...].starts(with: "//".utf8)
            case UInt8(ascii: "w"): address = address || bytes[(index + 1)...].starts(with: "ww.".utf8)
            default: break
            }
        }
        let names = ["table"] + (tilde ? ["strikethrough"] : []) + (address ? ["autolink"] : []) + ["tasklist"]
        return (names, tilde || address)
    }

    // MARK: Blocks

    private mutating func blocks(of parent: OpaquePointer, depth: Int) -> [Node] {
        var nodes: [Node] = []
        var child = cmark_node_first_child(parent)
        while let node = child {
            if let block = block(node, depth: depth) { nodes.append(block) }
            child = cmark_node_next(node)
        }
        return nodes
    }

    private mutating func block(_ node: OpaquePointer, depth: Int) -> Node? {
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
            let isTask = cmark_node_get_type_string(node).map { $0.pointee == CChar(UInt8(ascii: "t")) } ?? false
            let checked = isTask ? cmark_gfm_extensions_get_tasklist_item_checked(node) : nil
            return Node(.item(checked: checked), at: position, blocks(of: node, depth: depth + 1))
        case CMARK_NODE_BLOCK_QUOTE:
            let children = blocks(of: node, depth: depth + 1)
            if dialect == .handout,
                let alert = AlertReader().read(
                    children, at: position, isWritten: { cursor.isWritten("[!", at: $0) }, problems: &problems)
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

    private func list(_ node: OpaquePointer) -> Node.List {
        let isTight = cmark_node_get_list_tight(node) != 0
        guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else { return Node.List(isTight: isTight) }
        return Node.List(
            start: Int(cmark_node_get_list_start(node)), isTight: isTight,
            delimiter: cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? .parenthesis : .period)
    }

    private mutating func heading(_ node: OpaquePointer, at position: Position, depth: Int) -> Node {
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
                help: "Write it as ` {#some-id}`: small letters a to z, digits and `-`, a letter or digit first.")
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

    private mutating func table(_ node: OpaquePointer, at position: Position, depth: Int) -> Node {
        let columns = Int(cmark_gfm_extensions_get_table_columns(node))
        let codes = UnsafeBufferPointer(start: cmark_gfm_extensions_get_table_alignments(node), count: columns)
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

    private mutating func row(_ node: OpaquePointer, depth: Int) -> Node {
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
    private static func headerLine(of header: OpaquePointer) -> Int {
        if let row = cmark_node_next(header) { return Int(cmark_node_get_start_line(row)) - 2 }
        let table = cmark_node_parent(header)
        return max(Int(cmark_node_get_end_line(table)) - 1, Int(cmark_node_get_start_line(table)))
    }

    /// How many lines of a paragraph cmark has taken out of it: link definitions before its text.
    private static func hiddenLines(of paragraph: OpaquePointer) -> Int {
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

    // MARK: Inlines

    private mutating func inlines(of parent: OpaquePointer, depth: Int) -> [Node] {
        var nodes: [Node] = []
        var run = TextRun()
        var child = cmark_node_first_child(parent)
        while let node = child {
            child = cmark_node_next(node)
            if cmark_node_get_type(node) == CMARK_NODE_TEXT {
                Self.withLiteral(of: node) { literal in
                    guard !literal.isEmpty else { return }
                    cursor.pass(text: literal, into: &run)
                }
            } else {
                close(&run, into: &nodes)
                if let inline = inline(node, depth: depth) { nodes.append(inline) }
            }
        }
        close(&run, into: &nodes)
        if dialect == .handout, nodes.count > 1 || cmark_node_get_type(parent) != CMARK_NODE_PARAGRAPH {
            refuseIncludes(in: &nodes)
        }
        return nodes
    }

    private mutating func close(_ run: inout TextRun, into nodes: inout [Node]) {
        guard !run.isEmpty else { return }
        if dialect == .handout {
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

    private mutating func inline(_ node: OpaquePointer, depth: Int) -> Node? {
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

    private mutating func emphasis(
        _ kind: Node.Kind, _ node: OpaquePointer, delimiters: Int, depth: Int
    ) -> Node? {
        let position = cursor.passDelimiters(delimiters)
        guard isWithinDepth(depth, at: position) else { return nil }
        let children = inlines(of: node, depth: depth + 1)
        _ = cursor.passDelimiters(delimiters)
        return Node(kind, at: position, children)
    }

    private mutating func link(_ node: OpaquePointer, depth: Int) -> Node? {
        let position = cursor.passLinkStart()
        guard isWithinDepth(depth, at: position) else { return nil }
        var destination = String(cString: cmark_node_get_url(node))
        let title = String(cString: cmark_node_get_title(node))
        let address = Address(destination)
        if let danger = address.danger {
            refuse(danger, at: position)
            if address.isActive { destination = "" }
        }
        if dialect == .handout, destination.contains("{{") || title.contains("{{") {
            let problem = InsertionReader().problem(
                at: position, "An insertion `{{` cannot stand in a link's address or title")
            problems.add("bad-insertion", at: position, problem.message, help: problem.help)
        }
        let children = inlines(of: node, depth: depth + 1)
        cursor.passLinkEnd()
        let isImage = cmark_node_get_type(node) == CMARK_NODE_IMAGE
        return Node(
            isImage
                ? .image(destination: destination, title: title) : .link(destination: destination, title: title),
            at: position, children)
    }

    // MARK: Footnotes

    private mutating func footnoteBook(of root: OpaquePointer) -> FootnoteBook {
        guard let last = cmark_node_last_child(root),
            cmark_node_get_type(last) == CMARK_NODE_FOOTNOTE_DEFINITION
        else { return FootnoteBook() }
        var definitions: [(label: String, position: Position)] = []
        var references: [(number: Int, line: Int)] = []
        guard let iterator = cmark_iter_new(root) else { return FootnoteBook() }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { break }
            guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
            let line = Int(cmark_node_get_start_line(node))
            switch cmark_node_get_type(node) {
            case CMARK_NODE_FOOTNOTE_DEFINITION:
                cursor.move(toLine: line, column: Int(cmark_node_get_start_column(node)))
                definitions.append(cursor.passFootnoteLabel())
            case CMARK_NODE_FOOTNOTE_REFERENCE:
                references.append((Int(Self.literal(of: node)) ?? 0, line))
            default: break
            }
        }
        return FootnoteBook(definitions: definitions, references: references)
    }

    // MARK: Refusals

    private mutating func isWithinDepth(_ depth: Int, at position: Position) -> Bool {
        guard depth > limits.depth else { return true }
        if !problems.diagnostics.contains(where: { $0.rule == "nesting-too-deep" }) {
            problems.add(
                "nesting-too-deep", at: position, "The text is nested too deeply here",
                help: "Nest lists, quotes and emphasis at most \(limits.depth) deep.")
        }
        return false
    }

    private mutating func refuseHTML(at position: Position) {
        problems.add(
            "raw-html", at: position, "HTML cannot stand in a text",
            help: "Write it in Markdown, or leave it out; a `<` that is text is written `&lt;` or `\\<`.")
    }

    private mutating func refuse(_ danger: Address.Danger, at position: Position) {
        switch danger {
        case .scheme(let name):
            problems.add(
                "unsafe-url", at: position, "A link or image cannot lead to `\(name.prefix(40)):`",
                help: "Use a file of this project, or an address with https:, http:, mailto: or tel:.")
        case .protocolRelative:
            problems.add(
                "unsafe-url", at: position, "A link or image cannot begin with `//`",
                help: "Write `https:` before it.")
        }
    }

    private mutating func refuseIncludes(in nodes: inout [Node]) {
        nodes.removeAll { node in
            guard case .include(let name) = node.kind else { return false }
            let problem = InsertionReader().misplaced(include: name, at: node.position)
            problems.add("bad-insertion", at: problem.position, problem.message, help: problem.help)
            return true
        }
    }

    // MARK: Strings

    private static func withLiteral<Result>(
        of node: OpaquePointer, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        guard let literal = cmark_node_get_literal(node) else {
            return body(UnsafeBufferPointer(start: nil, count: 0))
        }
        var length = 0
        while literal[length] != 0 { length += 1 }
        return literal.withMemoryRebound(to: UInt8.self, capacity: length) {
            body(UnsafeBufferPointer(start: $0, count: length))
        }
    }

    private static func literal(of node: OpaquePointer) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }
}

/// The numbers that cmark has given to the node types of its extensions when they were registered.
private struct NodeTypes {
    let table: cmark_node_type
    let strikethrough: cmark_node_type

    static let shared = NodeTypes()

    private init() {
        table = Self.type(ofFirst: "table", in: "a|b\n-|-\n")
        strikethrough = Self.type(ofFirst: "strikethrough", in: "~~a~~\n")
    }

    private static func type(ofFirst name: String, in text: String) -> cmark_node_type {
        CMark.exclusively {
            guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return CMARK_NODE_NONE }
            defer { cmark_parser_free(parser) }
            cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
            cmark_parser_feed(parser, text, text.utf8.count)
            guard let root = cmark_parser_finish(parser) else { return CMARK_NODE_NONE }
            defer { cmark_node_free(root) }
            var node = cmark_node_first_child(root)
            while let current = node {
                if String(cString: cmark_node_get_type_string(current)) == name {
                    return cmark_node_get_type(current)
                }
                node = cmark_node_first_child(current)
            }
            return CMARK_NODE_NONE
        }
    }
}
