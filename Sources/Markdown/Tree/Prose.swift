import Diagnostics

/// The running text of a part of a page as somebody reads it aloud: its paragraphs and list items, cut into sentences.
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
        package let isWhole: Bool
    }

    /// - Parameters:
    ///   - isReference: whether what a link leads to is only named, not read, where it stands in brackets.
    ///   - fact: the words of a fact that is put in.
    package init(
        of nodes: Nodes, isReference: (_ destination: String) -> Bool = { _ in false },
        fact: (String) -> String = { _ in "" }
    ) {
        add(nodes, isReference: isReference, fact: fact)
    }

    /// One text without markup, such as a summary.
    package init(of text: String, at position: Position) {
        runs.append((0, position))
        bytes = Array(text.utf8)
        cut(from: 0, isItem: false, at: position)
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
    private mutating func add(
        _ nodes: Nodes, isReference: (String) -> Bool, fact: (String) -> String
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
        var ranges: [Range<Int>] = []
        var sentence = start
        var place = start
        while place < bytes.count {
            defer { place += 1 }
            guard Self.isStop(bytes[place]) else { continue }
            var end = place + 1
            while end < bytes.count, Self.isStop(bytes[end]) || isClosing(at: end) { end += 1 }
            // What stands between a sentence and its full stop has been taken out.
            guard end == bytes.count || bytes[end] == 0x20,
                bytes[place] != UInt8(ascii: ".") || endsSentence(place, of: start)
            else {
                // All of "…" or "?!" has been looked at.
                place = end - 1
                continue
            }
            ranges.append(sentence..<end)
            (sentence, place) = (end, end)
        }
        let lastIsWhole = !bytes[sentence...].contains(where: \.isOfWord)
        if !lastIsWhole { ranges.append(sentence..<bytes.count) }
        ranges = ranges.compactMap(trimmed)
        guard !ranges.isEmpty else { return }
        // A paragraph that ends with a colon says something; an item without a full stop names something.
        let isWhole = lastIsWhole || !isItem
        let first = sentences.count
        sentences += ranges.map { Sentence(range: $0, isWhole: isWhole) }
        passages.append(
            Passage(
                isItem: isItem, isWhole: isWhole, sentences: first..<sentences.count, position: position))
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int>? {
        guard let first = bytes[range].firstIndex(where: { $0 != 0x20 }),
            bytes[range].contains(where: \.isOfWord)
        else { return nil }
        return first..<range.upperBound
    }

    /// Whether the full stop at a place ends a sentence, and not an abbreviation, a name's first letter or a number.
    ///
    /// - Parameter start: where its paragraph begins.
    private func endsSentence(_ place: Int, of start: Int) -> Bool {
        // What stands farther off begins no sentence here, and looking for it again and again would take long.
        if let next = bytes[(place + 1)...].prefix(40).first(where: { $0.isOfWord || $0 == UInt8(ascii: "(") }
        ),
            next &- UInt8(ascii: "a") < 26
        {
            return false
        }
        let before = bytes[max(start, place - 10)..<place]
        let wordStart =
            before.lastIndex { $0 == 0x20 || $0 == UInt8(ascii: "(") }.map { $0 + 1 } ?? before.startIndex
        let word = bytes[wordStart..<place]
        if word.count == 1, let letter = word.first, letter &- UInt8(ascii: "A") < 26 { return false }
        return !Self.abbreviations.contains { $0.elementsEqual(word) }
    }

    /// Closing quotation marks and brackets.
    private func isClosing(at place: Int) -> Bool {
        switch bytes[place] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): true
        case 0xE2:
            bytes[place...].starts(with: [0xE2, 0x80, 0x9D])
                || bytes[place...].starts(with: [0xE2, 0x80, 0x99])
        case 0x80: place > 0 && bytes[place - 1] == 0xE2
        case 0x99, 0x9D: place > 1 && bytes[place - 2] == 0xE2
        default: false
        }
    }

    private static let abbreviations = [
        "Dr", "Mr", "Mrs", "Ms", "St", "Prof", "vs", "e.g", "i.e", "approx",
    ]
    .map { Array($0.utf8) }

    private static func isStop(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
    }
}
