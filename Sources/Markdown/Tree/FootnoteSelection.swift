/// The footnotes that some parts of a text refer to, numbered anew in the order in which those parts are read.
///
/// A footnote that only another footnote refers to comes after those of the parts themselves.
package struct FootnoteSelection: Sendable {
    /// In the order of their new numbers; each is a `footnoteDefinition`.
    package private(set) var footnotes: [Node] = []
    /// New numbers, by the number in the whole text.
    private var numbers: [Int: Int] = [:]
    /// Which of the references to a footnote stand in the parts, by the number in the whole text.
    private var occurrences: [Int: [Int]] = [:]

    /// - Parameters:
    ///   - parts: in the order in which they are read.
    ///   - all: the footnotes of the whole text, by number.
    package init(in parts: [Nodes], of all: Nodes) {
        guard !all.isEmpty else { return }
        let all = Array(all)
        for part in parts { add(referencesIn: part, to: all) }
        // What is added here is itself gone through, once.
        var next = 0
        while next < footnotes.count {
            add(referencesIn: footnotes[next].children, to: all)
            next += 1
        }
    }

    private mutating func add(referencesIn nodes: Nodes, to all: [Node]) {
        for node in nodes.all(.footnoteReference) where all.indices.contains(node.footnoteNumber - 1) {
            let number = node.footnoteNumber
            if numbers[number] == nil {
                footnotes.append(all[number - 1])
                numbers[number] = footnotes.count
            }
            occurrences[number, default: []].append(node.occurrence)
        }
    }

    /// The number that the parts show for a footnote of the whole text.
    func number(of footnote: Int) -> Int { numbers[footnote] ?? footnote }

    /// Which references to the footnote there are to come back to.
    func occurrences(of footnote: Int) -> [Int] { occurrences[footnote] ?? [] }
}
