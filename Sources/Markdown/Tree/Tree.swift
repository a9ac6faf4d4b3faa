import Diagnostics

/// The nodes of one parsed text in reading order, each before its children, and all their words in one buffer.
///
/// A page has hundreds of nodes, a library millions. In two arrays they cost two allocations, and whoever walks
/// them counts no references.
final class Tree: Sendable {
    let records: [NodeRecord]
    let bytes: [UInt8]
    /// A bit for each kind of which there is a node.
    private let kinds: UInt32

    init(records: [NodeRecord], bytes: [UInt8]) {
        self.records = records
        self.bytes = bytes
        kinds = records.reduce(0) { $0 | $1.kind.bit }
    }

    /// Whether there is no node of these kinds: most pages hold no alert, include or fact, and need not be searched.
    func lacks(_ kinds: UInt32) -> Bool { self.kinds & kinds == 0 }

    static let empty = Tree(records: [], bytes: [])

    /// Runs `body` with plain memory.
    @inline(__always)
    func withView<Result>(_ body: (TreeView) throws -> Result) rethrows -> Result {
        try records.withUnsafeBufferPointer { records in
            try bytes.withUnsafeBufferPointer { bytes in
                try body(TreeView(records: records, bytes: bytes))
            }
        }
    }
}

/// A tree's memory, for as long as a closure runs that was given it.
struct TreeView {
    let records: UnsafeBufferPointer<NodeRecord>
    let bytes: UnsafeBufferPointer<UInt8>

    func words(_ record: NodeRecord) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[record.words])
    }

    func string(_ record: NodeRecord) -> String { String(decoding: words(record), as: UTF8.self) }

    /// The two texts of a link, an image or a code block.
    func texts(_ record: NodeRecord) -> (
        first: UnsafeBufferPointer<UInt8>, second: UnsafeBufferPointer<UInt8>
    ) {
        let words = words(record)
        let split = Int(record.extra)
        return (
            UnsafeBufferPointer(rebasing: words[..<split]), UnsafeBufferPointer(rebasing: words[split...])
        )
    }
}

/// Puts a tree together, in reading order.
struct TreeBuilder {
    private(set) var records: [NodeRecord] = []
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
        records.reserveCapacity(capacity / 24)
    }

    /// The place of the next node.
    var count: Int { records.count }

    subscript(index: Int) -> NodeRecord {
        get { records[index] }
        _modify { yield &records[index] }
    }

    /// Begins a node; what is added until it is closed is inside it.
    mutating func open(_ record: NodeRecord) -> Int {
        records.append(record)
        return records.count - 1
    }

    mutating func close(_ index: Int) { records[index].end = Int32(records.count) }

    /// Adds a node without children, with its words.
    mutating func add(_ record: NodeRecord, words: some Collection<UInt8>) {
        let index = open(record)
        setWords(of: index, to: words)
        close(index)
    }

    mutating func add(_ kind: Node.Kind, at position: Position) {
        let index = open(NodeRecord(kind, at: position))
        close(index)
    }

    mutating func setWords(of index: Int, to words: some Collection<UInt8>) {
        records[index].start = Int32(bytes.count)
        records[index].count = Int32(words.count)
        bytes.append(contentsOf: words)
    }

    /// Takes nodes out; none of them may be closed outside the range.
    mutating func remove(_ range: Range<Int>, inside parent: Int) {
        records.removeSubrange(range)
        for index in parent..<records.count where records[index].end >= range.upperBound {
            records[index].end -= Int32(range.count)
        }
    }

    /// Adds a copy of a node with everything in it.
    mutating func add(copyOf index: Int, in tree: TreeView) {
        let shift = Int32(records.count - index)
        for place in index..<Int(tree.records[index].end) {
            var record = tree.records[place]
            record.end += shift
            let words = tree.words(record)
            record.start = Int32(bytes.count)
            bytes.append(contentsOf: words)
            records.append(record)
        }
    }

    @inline(__always)
    func withView<Result>(_ body: (TreeView) throws -> Result) rethrows -> Result {
        try records.withUnsafeBufferPointer { records in
            try bytes.withUnsafeBufferPointer { bytes in
                try body(TreeView(records: records, bytes: bytes))
            }
        }
    }

    /// The tree, in memory of just its size.
    func finish() -> Tree {
        func exact<Element>(_ array: [Element]) -> [Element] {
            [Element](unsafeUninitializedCapacity: array.count) { buffer, count in
                count = buffer.initialize(fromContentsOf: array)
            }
        }
        return Tree(records: exact(records), bytes: exact(bytes))
    }
}
