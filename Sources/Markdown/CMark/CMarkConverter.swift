import CMarkGFM
import Diagnostics

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Parses a text with cmark and turns its tree into values; no C pointer leaves this folder.
struct CMarkConverter {
    let dialect: MarkdownParser.Dialect
    let limits: TextLimits
    var problems: Problems
    var cursor: SourceCursor
    var footnotes = FootnoteBook()
    /// The run of text that is being put together; closed before anything else begins, so that one is enough.
    var run = TextRun()
    /// The run that was closed last: a heading's explicit id stands at its end.
    var lastRun = TextRun()
    /// What has been converted so far.
    var tree: TreeBuilder
    /// Where the footnotes begin in it: cmark puts them at the end, in the order of their numbers.
    var footnotesStart: Int?
    /// Where `[!LEVEL]` stands as text and has not become an alert, with the name of the level.
    var alertMarks: [Position: String] = [:]
    let mayHoldAlert: Bool
    let types = CMarkNodeTypes.shared

    init(
        dialect: MarkdownParser.Dialect, limits: TextLimits, lines: Lines, firstLine: Int, problems: Problems
    ) {
        self.dialect = dialect
        self.limits = limits
        self.problems = problems
        cursor = SourceCursor(lines: lines, firstLine: firstLine)
        mayHoldAlert =
            dialect == .handout
            && lines.bytes.withUnsafeBufferPointer { $0.holds(UInt8(ascii: "["), then: UInt8(ascii: "!")) }
        tree = TreeBuilder(capacity: lines.bytes.count)
    }

    mutating func convert() {
        _ = CMark.isReady
        CMarkMemory.lend { convert(in: $0) }
    }

    private mutating func convert(in memory: UnsafeMutablePointer<cmark_mem>) {
        let extensions = Self.extensions(for: cursor.lines.bytes)
        // Source positions let the line of a code span over two lines be right.
        guard let parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS, memory)
        else { return }
        for name in extensions.names {
            cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
        }
        cursor.lines.bytes.withUnsafeBytes { bytes in
            cmark_parser_feed(parser, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
        }
        let root =
            extensions.areShared
            ? CMark.exclusively { cmark_parser_finish(parser) } : cmark_parser_finish(parser)
        guard let root else { return }
        addBlocks(of: root, depth: 1)
        footnotes.complete(&tree)
        refuseAlertMarks()
    }

    /// The extensions that a text needs, and whether they use what all threads share.
    static func extensions(for bytes: [UInt8]) -> (names: [String], areShared: Bool) {
        let (tilde, address) = bytes.withUnsafeBufferPointer { bytes in
            (
                bytes.holds(UInt8(ascii: "~")),
                bytes.holds(UInt8(ascii: "@")) || bytes.holds(UInt8(ascii: ":"), then: UInt8(ascii: "/"))
                    || bytes.holds(UInt8(ascii: "w"), then: UInt8(ascii: "w"))
            )
        }
        let names =
            ["table"] + (tilde ? ["strikethrough"] : []) + (address ? ["autolink"] : []) + ["tasklist"]
        return (names, tilde || address)
    }

    static func withLiteral<Result>(
        of node: OpaquePointer, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        guard let literal = cmark_node_get_literal(node) else {
            return body(UnsafeBufferPointer(start: nil, count: 0))
        }
        let length = strlen(literal)
        return literal.withMemoryRebound(to: UInt8.self, capacity: length) {
            body(UnsafeBufferPointer(start: $0, count: length))
        }
    }

    static func literal(of node: OpaquePointer) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }

    /// The bytes before the zero that ends a C string.
    static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        guard let text else { return [] }
        let count = strlen(text)
        return text.withMemoryRebound(to: UInt8.self, capacity: count) {
            Array(UnsafeBufferPointer(start: $0, count: count))
        }
    }
}
