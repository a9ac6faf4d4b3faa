import Diagnostics

/// The footnotes of one text while its tree is converted: cmark gives their numbers, the source their labels.
struct FootnoteBook {
    /// By number, the first first: in this order cmark puts them at the end of the tree.
    private var labels: [String] = []

    /// Takes the next definition.
    mutating func define(_ label: String) { labels.append(label) }

    /// Tells every reference in a whole tree which footnote it leads to and which time it does so, and every footnote what it
    /// is called and how often it is referred to.
    func complete(_ tree: inout TreeBuilder) {
        guard !labels.isEmpty else { return }
        let definitions = tree.records.indices.filter { tree.records[$0].kind == .footnoteDefinition }
        let references = tree.records.indices.filter { tree.records[$0].kind == .footnoteReference }
        var counts = [Int32](repeating: 0, count: labels.count)
        // In the order of the text: the tree has the footnotes' own references at its end.
        for index in references.sorted(by: { (line($0, tree), $0) < (line($1, tree), $1) }) {
            let number = Int(tree[index].number)
            guard labels.indices.contains(number - 1) else { continue }
            counts[number - 1] += 1
            tree[index].extra = counts[number - 1]
            tree.setWords(of: index, to: labels[number - 1].utf8)
        }
        for (index, place) in definitions.enumerated() where index < labels.count {
            tree[place].number = Int32(index + 1)
            tree[place].extra = counts[index]
            tree.setWords(of: place, to: labels[index].utf8)
        }
    }

    private func line(_ index: Int, _ tree: TreeBuilder) -> Int { tree[index].position.line }
}
