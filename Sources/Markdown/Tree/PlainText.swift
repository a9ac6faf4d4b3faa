extension Node {
    /// The node's words without any markup: see ``Nodes/plainText(fact:)``.
    package func plainText(fact: (String) -> String = { _ in "" }) -> String { alone.plainText(fact: fact) }
}

extension Nodes {
    /// The nodes' words without any markup: one line for every block, cells of a row apart by a space.
    ///
    /// Images give their alternative text; footnote references and includes give nothing.
    package func plainText(fact: (String) -> String = { _ in "" }) -> String {
        tree.withView { $0.plainText(of: range, fact: fact) }
    }
}

extension TreeView {
    func plainText(of range: Range<Int>, fact: (String) -> String = { _ in "" }) -> String {
        var text: [UInt8] = []
        /// Blocks whose line has to be ended, with the place where they end.
        var lines: [Int] = []
        for index in range {
            while let end = lines.last, end <= index {
                text.append(0x0A)
                lines.removeLast()
            }
            let record = records[index]
            switch record.kind {
            case .text, .code: text += words(record)
            case .softBreak, .lineBreak: text.append(0x20)
            case .fact: text += fact(string(record)).utf8
            case .codeBlock:
                text += texts(record).second
                if text.last != 0x0A { text.append(0x0A) }
            case .paragraph, .heading, .tableRow, .alertTitle: lines.append(Int(record.end))
            case .tableCell:
                // A cell that does not follow its row's beginning stands apart from the one before.
                if index > range.lowerBound, records[index - 1].kind != .tableRow { text.append(0x20) }
            default: break
            }
        }
        while text.last == 0x0A { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }
}
