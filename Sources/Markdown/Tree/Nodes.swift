import Diagnostics

/// Nodes that stand side by side.
package struct Nodes: Sequence, Sendable {
    let tree: Tree
    let range: Range<Int>

    /// No nodes.
    package static let none = Nodes(tree: .empty, range: 0..<0)

    package var isEmpty: Bool { range.isEmpty }
    package var first: Node? { isEmpty ? nil : Node(tree: tree, index: range.lowerBound) }

    package struct Iterator: IteratorProtocol {
        fileprivate let tree: Tree
        fileprivate var place: Int
        fileprivate let end: Int

        package mutating func next() -> Node? {
            guard place < end else { return nil }
            defer { place = Int(tree.records[place].end) }
            return Node(tree: tree, index: place)
        }
    }

    package func makeIterator() -> Iterator {
        Iterator(tree: tree, place: range.lowerBound, end: range.upperBound)
    }

    /// Visits every node in reading order, each before its children.
    package func forEachNode(_ visit: (Node) throws -> Void) rethrows {
        for index in range { try visit(Node(tree: tree, index: index)) }
    }

    /// Every node of a kind, in reading order.
    package func all(_ kind: Node.Kind) -> [Node] { all([kind]) }

    /// Every node of one of some kinds, in reading order.
    package func all(_ kinds: [Node.Kind]) -> [Node] {
        let wanted = kinds.reduce(0) { $0 | $1.bit }
        var nodes: [Node] = []
        if tree.lacks(wanted) { return nodes }
        tree.withView { view in
            for index in range where view.records[index].kind.bit & wanted != 0 {
                nodes.append(Node(tree: tree, index: index))
            }
        }
        return nodes
    }

    /// What `find` finds in the words of texts, in reading order, each with the place of its text.
    package func compactMapTexts<Found>(
        _ find: (UnsafeBufferPointer<UInt8>) throws -> Found?
    ) rethrows -> [(found: Found, position: Position)] {
        var results: [(found: Found, position: Position)] = []
        try tree.withView { view in
            for index in range where view.records[index].kind == .text {
                guard let found = try find(view.words(view.records[index])) else { continue }
                results.append((found, view.records[index].position))
            }
        }
        return results
    }

    /// Whether the bytes of all their words pass a test that looks at them at once; what stands in one text and what
    /// begins the next are not told apart, and words beside them may be among them.
    ///
    /// For a quick look: nearly every text then needs no other.
    package func wordsMayPass(_ test: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        tree.withView { view in
            var words: Range<Int>?
            for index in range where view.records[index].count > 0 {
                let own = view.records[index].words
                let all = words ?? own
                words = Swift.min(all.lowerBound, own.lowerBound)..<Swift.max(all.upperBound, own.upperBound)
            }
            return words.map { test(UnsafeBufferPointer(rebasing: view.bytes[$0])) } ?? false
        }
    }

    /// Whether there is a node of a kind, at any depth.
    package func hold(_ kind: Node.Kind) -> Bool {
        !tree.lacks(kind.bit) && range.contains { tree.records[$0].kind == kind }
    }

    /// How many nodes there are, at any depth.
    package var nodeCount: Int { range.count }
}

extension Nodes {
    /// The nodes with each `include` replaced by what `passage` gives for it, or left where it gives nil.
    ///
    /// What a passage itself includes is not replaced.
    ///
    /// - Parameter taken: the heading ids of the page so far: a passage's heading takes none of them.
    package func replacingIncludes(
        taken: inout Set<String>, _ passage: (_ include: Node) throws -> Nodes?
    ) rethrows -> Nodes {
        guard hold(.include) else { return self }
        var builder = TreeBuilder(capacity: tree.bytes.count)
        /// Nodes that are open in the copy, with the place in the original where they end.
        var open: [(copy: Int, end: Int)] = []
        for index in range {
            while let last = open.last, last.end <= index {
                builder.close(last.copy)
                open.removeLast()
            }
            let record = tree.records[index]
            if record.kind == .include, let nodes = try passage(Node(tree: tree, index: index)) {
                builder.add(nodes, taken: &taken)
            } else {
                let copy = builder.open(record)
                tree.withView { builder.setWords(of: copy, to: $0.words(record)) }
                open.append((copy, Int(record.end)))
            }
        }
        for last in open.reversed() { builder.close(last.copy) }
        let copy = builder.finish()
        return Nodes(tree: copy, range: 0..<copy.records.count)
    }
}

extension TreeBuilder {
    /// Adds a copy of nodes, without the heading ids that are taken; the others are taken from now on.
    fileprivate mutating func add(_ nodes: Nodes, taken: inout Set<String>) {
        let first = count
        nodes.tree.withView { view in
            for node in nodes { add(copyOf: node.index, in: view) }
        }
        for index in first..<count where self[index].kind == .heading && self[index].count > 0 {
            let id = withView { $0.string($0.records[index]) }
            if !taken.insert(id).inserted { self[index].count = 0 }
        }
    }
}
