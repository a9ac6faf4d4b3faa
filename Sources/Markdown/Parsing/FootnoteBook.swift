import Diagnostics

/// The footnotes of one text while its tree is converted: cmark gives their numbers, the source their labels.
struct FootnoteBook {
    /// A footnote's name in the source, its number in the text, how often the text refers to it, and its place.
    struct Definition {
        var label: String
        var number: Int
        var referenceCount: Int
        var position: Position
    }

    /// A place that refers to a footnote.
    struct Reference {
        var label: String
        var number: Int
        /// 1 for the first place that refers to this footnote, 2 for the second, …
        var occurrence: Int
    }

    private var definitions: [Definition] = []
    private var references: [Reference] = []
    private var nextDefinitionIndex = 0
    private var nextReferenceIndex = 0

    init() {}

    /// `definitions` by number; `references` in the tree's order, which has the definitions' own at its end.
    init(definitions: [(label: String, position: Position)], references: [(number: Int, line: Int)]) {
        var counts = [Int](repeating: 0, count: definitions.count)
        var occurrences = [Int](repeating: 0, count: references.count)
        let written = references.indices.sorted { (references[$0].line, $0) < (references[$1].line, $1) }
        for index in written where counts.indices.contains(references[index].number - 1) {
            counts[references[index].number - 1] += 1
            occurrences[index] = counts[references[index].number - 1]
        }
        self.definitions = definitions.enumerated().map { index, definition in
            Definition(
                label: definition.label, number: index + 1, referenceCount: counts[index],
                position: definition.position)
        }
        self.references = references.indices.map { index in
            let number = references[index].number
            let label = definitions.indices.contains(number - 1) ? definitions[number - 1].label : ""
            return Reference(label: label, number: number, occurrence: occurrences[index])
        }
    }

    mutating func nextDefinition() -> Definition? {
        guard nextDefinitionIndex < definitions.count else { return nil }
        defer { nextDefinitionIndex += 1 }
        return definitions[nextDefinitionIndex]
    }

    mutating func nextReference() -> Reference? {
        guard nextReferenceIndex < references.count else { return nil }
        defer { nextReferenceIndex += 1 }
        return references[nextReferenceIndex]
    }
}
