extension Node {
    /// The node's words without any markup: see ``Swift/Array/plainText(fact:)``.
    package func plainText(fact: (String) -> String = { _ in "" }) -> String {
        [self].plainText(fact: fact)
    }
}

extension Array where Element == Node {
    /// The nodes' words without any markup: one line for every block, cells of a row apart by a space.
    ///
    /// Images give their alternative text; footnote references and includes give nothing.
    package func plainText(fact: (String) -> String = { _ in "" }) -> String {
        var text = ""
        append(to: &text, fact: fact)
        while text.utf8.last == UInt8(ascii: "\n") { text.unicodeScalars.removeLast() }
        return text
    }

    private func append(to text: inout String, fact: (String) -> String) {
        for (index, node) in enumerated() {
            switch node.kind {
            case .text(let value), .code(let value): text += value
            case .softBreak, .lineBreak: text += " "
            case .fact(let name): text += fact(name)
            case .codeBlock(_, let value):
                text += value
                if text.utf8.last != UInt8(ascii: "\n") { text += "\n" }
            case .paragraph, .heading, .tableRow:
                node.children.append(to: &text, fact: fact)
                text += "\n"
            case .tableCell:
                if index > 0 { text += " " }
                node.children.append(to: &text, fact: fact)
            case .alert(let alert):
                if !alert.title.isEmpty {
                    alert.title.append(to: &text, fact: fact)
                    text += "\n"
                }
                node.children.append(to: &text, fact: fact)
            case .footnoteReference, .include, .thematicBreak: break
            default: node.children.append(to: &text, fact: fact)
            }
        }
    }
}
