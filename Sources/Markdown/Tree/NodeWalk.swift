extension Array where Element == Node {
    /// Visits every node in reading order, an alert's title before its body.
    package func forEachNode(_ visit: (Node) throws -> Void) rethrows {
        // The stack is our own: a tree may be deep, and its depth must not be the thread's.
        var open: [ArraySlice<Node>] = [self[...]]
        while var nodes = open.popLast() {
            guard let node = nodes.popFirst() else { continue }
            open.append(nodes)
            try visit(node)
            open.append(node.children[...])
            if case .alert(let alert) = node.kind { open.append(alert.title[...]) }
        }
    }

    /// Every node, in reading order, that `matches` holds for.
    package func nodes(where matches: (Node) throws -> Bool) rethrows -> [Node] {
        var found: [Node] = []
        try forEachNode { if try matches($0) { found.append($0) } }
        return found
    }

    /// The blocks with every `include` replaced by what `passage` gives for it, or left where it gives nil.
    ///
    /// What a passage itself includes is not replaced.
    package func replacingIncludes(_ passage: (_ name: String, _ include: Node) throws -> [Node]?) rethrows
        -> [Node]
    {
        var result: [Node] = []
        result.reserveCapacity(count)
        for node in self {
            switch node.kind {
            case .include(let name):
                if let blocks = try passage(name, node) { result += blocks } else { result.append(node) }
            case .blockQuote, .list, .item, .alert, .footnoteDefinition:
                var copy = node
                copy.children = try node.children.replacingIncludes(passage)
                result.append(copy)
            default:
                result.append(node)
            }
        }
        return result
    }
}
