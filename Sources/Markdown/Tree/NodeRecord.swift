import Diagnostics

/// One node as a ``Tree`` stores it: 32 bytes, numbers only.
struct NodeRecord: Sendable {
    var kind: Node.Kind
    /// A heading's or alert's level, or the bits of ``Flag``.
    var flags: UInt8 = 0
    /// The place in the tree after the node's last descendant.
    var end: Int32 = 0
    /// Where the node's words begin among the tree's, and how many bytes they are.
    var start: Int32 = 0
    var count: Int32 = 0
    /// A list's first number, or a footnote's.
    var number: Int32 = 0
    /// Which time a footnote is referred to, how often it is; where a second text begins among the words: a link's title,
    /// a code block's text.
    var extra: Int32 = 0
    var position: Position

    init(_ kind: Node.Kind, at position: Position) {
        self.kind = kind
        self.position = position
    }

    var words: Range<Int> { Int(start)..<Int(start) + Int(count) }

    /// What is set in `flags` where they are no level.
    struct Flag {
        /// An ordered list; one whose numbers end in a parenthesis; one without space between its items.
        static let ordered: UInt8 = 1
        static let parenthesis: UInt8 = 2
        static let tight: UInt8 = 4
        /// A task, and one that is done.
        static let task: UInt8 = 1
        static let checked: UInt8 = 2
        /// The first row of a table.
        static let header: UInt8 = 1
        /// A heading whose id the writer gave, beside its level.
        static let explicit: UInt8 = 0x80
    }

    func has(_ flag: UInt8) -> Bool { flags & flag != 0 }
}
