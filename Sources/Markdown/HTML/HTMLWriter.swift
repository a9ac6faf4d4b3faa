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
    package func write(_ nodes: Nodes, to output: inout [UInt8]) {
        nodes.tree.withView { view in
            // The words and, by experience, as much again for short texts: one allocation instead of ten.
            let words = nodes.range.reduce(0) { $0 + Int(view.records[$1].count) }
            output.reserveCapacity(output.count + words + nodes.nodeCount * 16 + 64)
            HTMLPass(site: site, tree: view, start: output.count).write(nodes.range, in: .flow, to: &output)
        }
    }

    /// Appends the section of footnotes; nothing where there are none.
    package func write(footnotes: some Sequence<Node>, to output: inout [UInt8]) {
        let start = output.count
        var isFirst = true
        for footnote in footnotes {
            footnote.tree.withView { view in
                let pass = HTMLPass(site: site, tree: view, start: start)
                if isFirst { pass.writeFootnotesStart(to: &output) }
                pass.writeFootnote(footnote.index, to: &output)
            }
            isFirst = false
        }
        if !isFirst { output += "</ol>\n</section>\n".utf8 }
    }

    /// The document as a string, for tests and for the command line.
    package func string(_ document: Document) -> String {
        var output: [UInt8] = []
        write(document, to: &output)
        return String(decoding: output, as: UTF8.self)
    }
}

/// One writing of nodes to a buffer. A node is known by its place in the tree.
struct HTMLPass {
    /// What surrounds a node as far as its own HTML depends on it.
    struct Context {
        /// Whether paragraphs stand without `<p>`: in the items of a tight list.
        var isTight = false
        /// Whether running text may be marked: not in headings and links.
        var isRunning = true
        /// The footnote whose way back stands before the end of the last paragraph.
        var footnote: Int?

        static let flow = Context()
    }

    let site: HTMLSite?
    let tree: TreeView
    /// Where this writing began: no line break is put before its first block.
    let start: Int

    func children(of node: Int) -> Range<Int> { (node + 1)..<Int(tree.records[node].end) }

    func write(_ nodes: Range<Int>, in context: Context, to output: inout [UInt8]) {
        var node = nodes.lowerBound
        while node < nodes.upperBound {
            let next = Int(tree.records[node].end)
            var context = context
            if next < nodes.upperBound { context.footnote = nil }
            write(node, in: context, to: &output)
            node = next
        }
    }

    private func write(_ node: Int, in context: Context, to output: inout [UInt8]) {
        let record = tree.records[node]
        switch record.kind {
        case .text: write(text: tree.words(record), in: context, to: &output)
        case .softBreak: output.append(0x0A)
        case .lineBreak: output += "<br />\n" as StaticString
        case .code:
            output += "<code>" as StaticString
            HTMLText.append(tree.words(record), to: &output)
            output += "</code>" as StaticString
        case .emphasis: wrap(node, "<em>", "</em>", in: context, to: &output)
        case .strong: wrap(node, "<strong>", "</strong>", in: context, to: &output)
        case .strikethrough: wrap(node, "<del>", "</del>", in: context, to: &output)
        case .link: writeLink(node, in: context, to: &output)
        case .image: writeImage(node, to: &output)
        case .footnoteReference: writeReference(record, to: &output)
        case .fact:
            let name = tree.string(record)
            if let site {
                if let value = site.fact(name) { writeFact(value, to: &output) }
            } else {
                HTMLText.append("{{\(name)}}", to: &output)
            }
        case .paragraph: writeParagraph(node, in: context, to: &output)
        case .heading: writeHeading(node, to: &output)
        case .blockQuote:
            line(to: &output)
            output += "<blockquote>\n" as StaticString
            write(children(of: node), in: .flow, to: &output)
            line(to: &output)
            output += "</blockquote>\n" as StaticString
        case .list: writeList(node, to: &output)
        case .item: writeItem(node, in: context, to: &output)
        case .codeBlock: writeCodeBlock(record, to: &output)
        case .thematicBreak:
            line(to: &output)
            output += "<hr />\n" as StaticString
        case .table: writeTable(node, to: &output)
        case .tableRow, .tableCell, .alertTitle: write(children(of: node), in: context, to: &output)
        case .alert: writeAlert(node, to: &output)
        case .footnoteDefinition: writeFootnote(node, to: &output)
        case .include: break
        }
    }

    /// Begins a new line unless one has just begun.
    func line(to output: inout [UInt8]) {
        if output.count > start, output.last != 0x0A { output.append(0x0A) }
    }

    private func wrap(
        _ node: Int, _ open: StaticString, _ close: StaticString, in context: Context,
        to output: inout [UInt8]
    ) {
        output += open
        write(children(of: node), in: context, to: &output)
        output += close
    }

    private func write(text: UnsafeBufferPointer<UInt8>, in context: Context, to output: inout [UInt8]) {
        if context.isRunning, let mark = site?.runningText, mark(text, &output) { return }
        HTMLText.append(text, to: &output)
    }

    /// A number is set apart from the text around it: among words that are written from right to left, a phone number would
    /// be shown with its parts in the wrong order.
    private func writeFact(_ value: String, to output: inout [UInt8]) {
        guard value.utf8.contains(where: { $0 &- 0x30 < 10 }), value.utf8.allSatisfy({ $0 < 0x80 }) else {
            return HTMLText.append(value, to: &output)
        }
        output += "<bdi dir=\"ltr\">" as StaticString
        HTMLText.append(value, to: &output)
        output += "</bdi>" as StaticString
    }

    private func writeLink(_ node: Int, in context: Context, to output: inout [UInt8]) {
        let (destination, title) = tree.texts(tree.records[node])
        var inside = context
        inside.isRunning = false
        if let site {
            let link = site.link(String(decoding: destination, as: UTF8.self))
            guard case .address(let address) = link else {
                // Without its link the text is running text.
                write(children(of: node), in: context, to: &output)
                return appendBrackets(of: node, link, title, to: &output)
            }
            output += "<a href=\"" as StaticString
            HTMLText.append(address: address, to: &output)
            appendTitle(title, to: &output)
            output.append(UInt8(ascii: "\""))
            if LinkAddress(address).isExternal { output += " rel=\"noopener\"" as StaticString }
        } else {
            output += "<a href=\"" as StaticString
            HTMLText.append(address: destination, to: &output)
            appendTitle(title, to: &output)
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: ">"))
        write(children(of: node), in: inside, to: &output)
        output += "</a>" as StaticString
    }

    /// What a link on a screen does or shows when it is pointed at, and nobody can on paper.
    private func appendBrackets(
        of node: Int, _ link: HTMLSite.Link, _ title: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
    ) {
        var words = title.isEmpty ? [] : [String(decoding: title, as: UTF8.self)]
        if case .textAndAddress(let address) = link {
            let text = tree.plainText(of: children(of: node)) { site?.fact($0) ?? "" }
            if !text.hasSuffix(address) { words.append(address) }
        }
        guard !words.isEmpty else { return }
        output += " (" as StaticString
        HTMLText.append(words.joined(separator: ", "), to: &output)
        output.append(UInt8(ascii: ")"))
    }

    private func writeImage(_ node: Int, to output: inout [UInt8]) {
        let (destination, title) = tree.texts(tree.records[node])
        var address = String(decoding: destination, as: UTF8.self)
        if let site {
            guard case .address(let resolved) = site.link(address) else {
                return appendAlternative(of: node, to: &output)
            }
            address = resolved
        }
        output += "<img src=\"" as StaticString
        HTMLText.append(address: address, to: &output)
        output += "\" alt=\"" as StaticString
        appendAlternative(of: node, to: &output)
        appendTitle(title, to: &output)
        output += "\" />" as StaticString
    }

    private func appendTitle(_ title: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        guard !title.isEmpty else { return }
        output += "\" title=\"" as StaticString
        HTMLText.append(title, to: &output)
    }

    private func appendAlternative(of node: Int, to output: inout [UInt8]) {
        HTMLText.append(tree.plainText(of: children(of: node)) { site?.fact($0) ?? "" }, to: &output)
    }
}

extension [UInt8] {
    @inline(__always)
    static func += (bytes: inout [UInt8], text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
