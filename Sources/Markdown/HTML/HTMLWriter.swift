/// Writes nodes as HTML: as cmark writes them, or with what a site adds.
package struct HTMLWriter {
    /// Nil for plain HTML, byte for byte that of cmark.
    package var site: HTMLSite?

    package init(site: HTMLSite? = nil) {
        self.site = site
    }

    /// Appends a whole document, its footnotes at the end.
    package func write(_ document: Document, to output: inout [UInt8]) {
        write(document.blocks, to: &output)
        write(footnotes: document.footnotes, to: &output)
    }

    /// Appends nodes, blocks or inlines.
    package func write(_ nodes: [Node], to output: inout [UInt8]) {
        HTMLPass(site: site, start: output.count).write(nodes, in: .flow, to: &output)
    }

    /// Appends the section of footnotes; nothing where there are none.
    package func write(footnotes: [Node], to output: inout [UInt8]) {
        guard !footnotes.isEmpty else { return }
        HTMLPass(site: site, start: output.count).write(footnotes: footnotes, to: &output)
    }

    /// The document as a string, for tests and for the command line.
    package func string(_ document: Document) -> String {
        var output: [UInt8] = []
        write(document, to: &output)
        return String(decoding: output, as: UTF8.self)
    }
}

/// One writing of nodes to a buffer.
struct HTMLPass {
    /// What surrounds a node as far as its own HTML depends on it.
    struct Context {
        /// Whether paragraphs stand without `<p>`: in the items of a tight list.
        var isTight = false
        /// Whether running text may be marked: not in headings and links.
        var isRunning = true
        /// What stands before the end of the last paragraph: the way back from a footnote.
        var footnote: Node.Footnote?

        static let flow = Context()
    }

    let site: HTMLSite?
    /// Where this writing began: no line break is put before its first block.
    let start: Int

    func write(_ nodes: [Node], in context: Context, to output: inout [UInt8]) {
        for (index, node) in nodes.enumerated() {
            var context = context
            if index + 1 < nodes.count { context.footnote = nil }
            write(node, in: context, to: &output)
        }
    }

    private func write(_ node: Node, in context: Context, to output: inout [UInt8]) {
        switch node.kind {
        case .text(let text): writeText(text, in: context, to: &output)
        case .softBreak: output.append(0x0A)
        case .lineBreak: output += "<br />\n".utf8
        case .code(let code):
            output += "<code>".utf8
            HTMLText.append(code, to: &output)
            output += "</code>".utf8
        case .emphasis: wrap(node, "<em>", "</em>", in: context, to: &output)
        case .strong: wrap(node, "<strong>", "</strong>", in: context, to: &output)
        case .strikethrough: wrap(node, "<del>", "</del>", in: context, to: &output)
        case .link(let destination, let title):
            writeLink(node, destination: destination, title: title, in: context, to: &output)
        case .image(let destination, let title):
            writeImage(node, destination: destination, title: title, to: &output)
        case .footnoteReference(let reference): write(reference, to: &output)
        case .fact(let name):
            if let site {
                if let value = site.fact(name) { HTMLText.append(value, to: &output) }
            } else {
                HTMLText.append("{{\(name)}}", to: &output)
            }
        case .paragraph: writeParagraph(node, in: context, to: &output)
        case .heading(let heading): write(heading, node, to: &output)
        case .blockQuote:
            line(to: &output)
            output += "<blockquote>\n".utf8
            write(node.children, in: .flow, to: &output)
            line(to: &output)
            output += "</blockquote>\n".utf8
        case .list(let list): write(list, node, to: &output)
        case .item(let checked): writeItem(node, checked: checked, in: context, to: &output)
        case .codeBlock(let info, let text): writeCodeBlock(info: info, text: text, to: &output)
        case .thematicBreak:
            line(to: &output)
            output += "<hr />\n".utf8
        case .table(let alignments): writeTable(node, alignments: alignments, to: &output)
        case .tableRow, .tableCell: write(node.children, in: context, to: &output)
        case .alert(let alert): write(alert, node, to: &output)
        case .footnoteDefinition: write(footnotes: [node], to: &output)
        case .include: break
        }
    }

    /// Begins a new line unless one has just begun.
    func line(to output: inout [UInt8]) {
        if output.count > start, output.last != 0x0A { output.append(0x0A) }
    }

    private func wrap(
        _ node: Node, _ open: StaticString, _ close: StaticString, in context: Context,
        to output: inout [UInt8]
    ) {
        output.append(open)
        write(node.children, in: context, to: &output)
        output.append(close)
    }

    private func writeText(_ text: String, in context: Context, to output: inout [UInt8]) {
        if context.isRunning, let mark = site?.runningText, mark(text, &output) { return }
        HTMLText.append(text, to: &output)
    }

    private func writeLink(
        _ node: Node, destination: String, title: String, in context: Context, to output: inout [UInt8]
    ) {
        var inside = context
        inside.isRunning = false
        var address = destination
        if let site {
            guard case .address(let resolved) = site.link(destination) else {
                // Without its link the text is running text.
                write(node.children, in: context, to: &output)
                return
            }
            address = resolved
        }
        output += "<a href=\"".utf8
        HTMLText.append(address: address, to: &output)
        appendTitle(title, to: &output)
        output.append(UInt8(ascii: "\""))
        if site != nil, LinkAddress(address).isExternal { output += " rel=\"noopener\"".utf8 }
        output.append(UInt8(ascii: ">"))
        write(node.children, in: inside, to: &output)
        output += "</a>".utf8
    }

    private func writeImage(_ node: Node, destination: String, title: String, to output: inout [UInt8]) {
        var address = destination
        if let site {
            guard case .address(let resolved) = site.link(destination) else {
                appendAlternative(node.children, to: &output)
                return
            }
            address = resolved
        }
        output += "<img src=\"".utf8
        HTMLText.append(address: address, to: &output)
        output += "\" alt=\"".utf8
        appendAlternative(node.children, to: &output)
        appendTitle(title, to: &output)
        output += "\" />".utf8
    }

    private func appendTitle(_ title: String, to output: inout [UInt8]) {
        guard !title.isEmpty else { return }
        output += "\" title=\"".utf8
        HTMLText.append(title, to: &output)
    }

    private func appendAlternative(_ nodes: [Node], to output: inout [UInt8]) {
        HTMLText.append(nodes.plainText { site?.fact($0) ?? "" }, to: &output)
    }
}

extension [UInt8] {
    mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
