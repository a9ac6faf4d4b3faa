import Diagnostics

/// The running text of a page or a part of it as somebody reads it aloud: its paragraphs and list items, cut into sentences.
///
/// Headings, tables, code, pictures and what a reader does not read aloud (references to sources in brackets, numbers of
/// footnotes) are not in it.
package struct Prose: Sendable {
    /// All words in UTF-8; the words of a link, emphasis or code stand there like others.
    package private(set) var bytes: [UInt8] = []
    package private(set) var passages: [Passage] = []
    package private(set) var sentences: [Sentence] = []
    /// Where pieces of the text begin, and where the writer wrote them.
    private var runs: [(start: Int, position: Position)] = []

    /// One paragraph, or one of a list item.
    package struct Passage: Sendable {
        package let isItem: Bool
        /// Whether it is one or more whole sentences; else a heading-like fragment, such as most items of lists.
        package let isWhole: Bool
        /// Places in ``Prose/sentences``.
        package let sentences: Range<Int>
        package let position: Position
    }

    package struct Sentence: Sendable {
        /// Where its words stand in ``Prose/bytes``, its full stop among them.
        package let range: Range<Int>
        /// Whether it belongs to a passage that is whole.
        package fileprivate(set) var isWhole: Bool
    }

    /// Without any text.
    package init() {}

    /// - Parameters:
    ///   - isReference: whether what a link leads to is only named, not read, where it stands in brackets.
    ///   - fact: the words of a fact that is put in.
    package init(
        of nodes: Nodes, isReference: (_ destination: String) -> Bool = { _ in false },
        fact: (String) -> String = { _ in "" }
    ) {
        add(nodes, isReference: isReference, fact: fact)
    }

    /// - Parameter text: one without markup, such as a summary.
    package init(of text: String, at position: Position) {
        runs.append((0, position))
        bytes = Array(text.utf8)
        cut(from: 0, isItem: false, at: position)
    }

    /// Adds a part; see ``init(of:isReference:fact:)``. Nothing reaches into it from what is before it.
    package mutating func add(
        _ nodes: Nodes, isReference: (_ destination: String) -> Bool, fact: (String) -> String
    ) {
        if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
        // Nearly always room for all sections of the page, which share one tree.
        bytes.reserveCapacity(nodes.tree.bytes.count)
        runs.reserveCapacity(nodes.tree.records.count / 4)
        passages.reserveCapacity(nodes.tree.records.count / 4)
        sentences.reserveCapacity(nodes.tree.records.count / 4)
        addParagraphs(of: nodes, isReference: isReference, fact: fact)
    }

    /// Where the writer wrote the byte at a place.
    package func position(of place: Int) -> Position {
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].start <= place { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return .start }
        let run = runs[low - 1]
        var position = run.position
        position.column += bytes[run.start..<place].count { $0 & 0xC0 != 0x80 }
        return position
    }

    package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension Prose {
    private mutating func addParagraphs(
        of nodes: Nodes, isReference: (String) -> Bool, fact: (String) -> String
    ) {
        nodes.tree.withView { view in
            var items: [Int] = []
            var index = nodes.range.lowerBound
            while index < nodes.range.upperBound {
                let record = view.records[index]
                while let end = items.last, end <= index { items.removeLast() }
                switch record.kind {
                case .heading, .table, .codeBlock, .alertTitle, .footnoteDefinition:
                    index = Int(record.end)
                    continue
                case .item: items.append(Int(record.end))
                case .paragraph:
                    add(
                        paragraph: index, isItem: !items.isEmpty, in: view, isReference: isReference,
                        fact: fact)
                    index = Int(record.end)
                    continue
                default: break
                }
                index += 1
            }
        }
    }

    private mutating func add(
        paragraph: Int, isItem: Bool, in view: TreeView, isReference: (String) -> Bool,
        fact: (String) -> String
    ) {
        let start = bytes.count
        var references: [Range<Int>] = []
        /// Links that are open, with the place in the tree where they end and where their words begin.
        var open: [(end: Int, start: Int)] = []
        func close(until index: Int) {
            while let last = open.last, last.end <= index {
                references.append(last.start..<bytes.count)
                open.removeLast()
            }
        }
        var index = paragraph + 1
        let end = Int(view.records[paragraph].end)
        while index < end {
            close(until: index)
            let record = view.records[index]
            switch record.kind {
            case .text, .code:
                runs.append((bytes.count, record.position))
                bytes += view.words(record)
            case .softBreak, .lineBreak: bytes.append(0x20)
            case .fact:
                runs.append((bytes.count, record.position))
                bytes += fact(view.string(record)).utf8
            case .link:
                if isReference(String(decoding: view.texts(record).first, as: UTF8.self)) {
                    open.append((Int(record.end), bytes.count))
                }
            case .image:
                index = Int(record.end)
                continue
            default: break
            }
            index += 1
        }
        close(until: end)
        leaveOut(references, from: start)
        cut(from: start, isItem: isItem, at: view.records[paragraph].position)
        // No word reaches into the next paragraph.
        bytes.append(0x0A)
    }

    /// Takes out the brackets that hold nothing but references, with the space before them. Places of runs are kept: what is
    /// taken out is replaced by spaces.
    private mutating func leaveOut(_ references: [Range<Int>], from start: Int) {
        guard !references.isEmpty else { return }
        var place = start
        var next = 0
        while next < references.count {
            guard let bracket = bytes[place...].firstIndex(of: UInt8(ascii: "(")) else { return }
            while next < references.count, references[next].lowerBound < bracket { next += 1 }
            var (end, reference) = (bracket + 1, next)
            var isOnlyReferences = false
            while end < bytes.count {
                if reference < references.count, references[reference].lowerBound == end {
                    end = references[reference].upperBound
                    reference += 1
                } else if bytes[end] == UInt8(ascii: ")") {
                    isOnlyReferences = reference > next
                    break
                } else if bytes[end] == 0x20 || bytes[end] == UInt8(ascii: ",")
                    || bytes[end] == UInt8(ascii: ";")
                {
                    end += 1
                } else {
                    break
                }
            }
            if isOnlyReferences {
                for index in bracket...end { bytes[index] = 0x20 }
                next = reference
            }
            place = bracket + 1
        }
    }

    /// Cuts what has been added from `start` on into sentences.
    private mutating func cut(from start: Int, isItem: Bool, at position: Position) {
        let first = sentences.count
        var endsWithStop = true
        // One more reference to the same bytes, so that sentences can be added while they are looked at.
        let bytes = bytes
        bytes.withUnsafeBufferPointer { bytes in
            let paragraph = Sentences(bytes: bytes, start: start)
            var place = start
            while place < bytes.count {
                let stop = paragraph.end(from: place)
                let end = stop ?? bytes.count
                if let range = paragraph.trimmed(place..<end) {
                    sentences.append(Sentence(range: range, isWhole: true))
                    endsWithStop = stop != nil
                }
                place = end
            }
        }
        guard sentences.count > first else { return }
        // A paragraph that ends with a colon says something; an item without a full stop names something.
        let isWhole = endsWithStop || !isItem
        if !isWhole {
            for index in first..<sentences.count { sentences[index].isWhole = false }
        }
        passages.append(
            Passage(
                isItem: isItem, isWhole: isWhole, sentences: first..<sentences.count, position: position))
    }
}
