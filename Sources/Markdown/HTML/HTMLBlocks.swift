extension HTMLPass {
    func writeParagraph(_ node: Node, in context: Context, to output: inout [UInt8]) {
        if context.isTight {
            write(node.children, in: Context(isRunning: context.isRunning), to: &output)
            return
        }
        line(to: &output)
        output += "<p>".utf8
        write(node.children, in: Context(isRunning: context.isRunning), to: &output)
        if let footnote = context.footnote {
            output.append(UInt8(ascii: " "))
            writeBackReferences(of: footnote, to: &output)
        }
        output += "</p>\n".utf8
    }

    func write(_ heading: Node.Heading, _ node: Node, to output: inout [UInt8]) {
        line(to: &output)
        let digit = UInt8(ascii: "0") + UInt8(clamping: heading.level)
        output += [UInt8(ascii: "<"), UInt8(ascii: "h"), digit]
        if let site, let id = heading.id {
            output += " id=\"".utf8
            HTMLText.append(site.idPrefix + id, to: &output)
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: ">"))
        write(node.children, in: Context(isRunning: false), to: &output)
        output += [UInt8(ascii: "<"), UInt8(ascii: "/"), UInt8(ascii: "h"), digit, UInt8(ascii: ">"), 0x0A]
    }

    func write(_ list: Node.List, _ node: Node, to output: inout [UInt8]) {
        line(to: &output)
        switch list.start {
        case nil: output += "<ul>\n".utf8
        case 1: output += "<ol>\n".utf8
        case .some(let start): output += "<ol start=\"\(start)\">\n".utf8
        }
        write(node.children, in: Context(isTight: list.isTight), to: &output)
        output += (list.isOrdered ? "</ol>\n" : "</ul>\n").utf8
    }

    func writeItem(_ node: Node, checked: Bool?, in context: Context, to output: inout [UInt8]) {
        line(to: &output)
        output += "<li>".utf8
        switch checked {
        case nil: break
        case true: output += "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> ".utf8
        case .some: output += "<input type=\"checkbox\" disabled=\"\" /> ".utf8
        }
        write(node.children, in: Context(isTight: context.isTight), to: &output)
        output += "</li>\n".utf8
    }

    func writeCodeBlock(info: String, text: String, to output: inout [UInt8]) {
        line(to: &output)
        output += "<pre><code".utf8
        if !info.isEmpty {
            // The first word names the language.
            let language = info.utf8.prefix { !(0x09...0x0D).contains($0) && $0 != 0x20 }
            output += " class=\"language-".utf8
            HTMLText.append(String(decoding: language, as: UTF8.self), to: &output)
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: ">"))
        HTMLText.append(text, to: &output)
        output += "</code></pre>\n".utf8
    }

    // MARK: Tables

    func writeTable(_ node: Node, alignments: [Node.Alignment], to output: inout [UInt8]) {
        line(to: &output)
        if let site {
            output += "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"".utf8
            HTMLText.append(site.labels.table, to: &output)
            output += "\">\n".utf8
        }
        output += "<table>\n".utf8
        var isInBody = false
        for row in node.children {
            guard case .tableRow(let isHeader) = row.kind else { continue }
            if isHeader {
                output += "<thead>\n".utf8
            } else if !isInBody {
                output += "<tbody>\n".utf8
                isInBody = true
            }
            write(row, isHeader: isHeader, alignments: alignments, to: &output)
            if isHeader { output += "</thead>\n".utf8 }
        }
        if isInBody { output += "</tbody>\n".utf8 }
        output += "</table>\n".utf8
        if site != nil { output += "</div>\n".utf8 }
    }

    private func write(
        _ row: Node, isHeader: Bool, alignments: [Node.Alignment], to output: inout [UInt8]
    ) {
        output += "<tr>\n".utf8
        for (column, cell) in row.children.enumerated() {
            output += (isHeader ? "<th" : "<td").utf8
            if isHeader, site != nil { output += " scope=\"col\"".utf8 }
            if column < alignments.count, alignments[column] != .none {
                output += (site == nil ? " align=\"" : " class=\"align-").utf8
                output += alignments[column].rawValue.utf8
                output.append(UInt8(ascii: "\""))
            }
            output.append(UInt8(ascii: ">"))
            write(cell.children, in: .flow, to: &output)
            output += (isHeader ? "</th>\n" : "</td>\n").utf8
        }
        output += "</tr>\n".utf8
    }

    // MARK: Alerts

    func write(_ alert: Alert, _ node: Node, to output: inout [UInt8]) {
        line(to: &output)
        let name = alert.level.rawValue.lowercased()
        let label = site?.labels.alerts[alert.level] ?? alert.level.rawValue
        let level = site?.alertHeadingLevel ?? 3
        output += "<div class=\"\(alert.level.isList ? name : "card card-\(name)")\">\n".utf8
        output += "<h\(level) class=\"card-title\">".utf8
        if alert.title.isEmpty {
            HTMLText.append(label, to: &output)
        } else {
            output += "<span class=\"visually-hidden\">".utf8
            HTMLText.append(label, to: &output)
            output += ": </span>".utf8
            write(alert.title, in: Context(isRunning: false), to: &output)
        }
        output += "</h\(level)>\n".utf8
        write(node.children, in: .flow, to: &output)
        line(to: &output)
        output += "</div>\n".utf8
    }

    // MARK: Footnotes

    func write(_ reference: Node.FootnoteReference, to output: inout [UInt8]) {
        output += "<sup class=\"footnote-ref\"><a href=\"#".utf8
        appendID("fn-", reference.label, to: &output)
        output += "\" id=\"".utf8
        appendID("fnref-", reference.label, to: &output)
        if reference.occurrence > 1 { output += "-\(reference.occurrence)".utf8 }
        output += (site == nil ? "\" data-footnote-ref>" : "\">").utf8
        output += "\(reference.number)</a></sup>".utf8
    }

    func write(footnotes: [Node], to output: inout [UInt8]) {
        line(to: &output)
        if let site {
            output += "<section class=\"footnotes\" aria-label=\"".utf8
            HTMLText.append(site.labels.footnotes, to: &output)
            output += "\">\n<ol>\n".utf8
        } else {
            output += "<section class=\"footnotes\" data-footnotes>\n<ol>\n".utf8
        }
        for node in footnotes {
            guard case .footnoteDefinition(let footnote) = node.kind else { continue }
            output += "<li id=\"".utf8
            appendID("fn-", footnote.label, to: &output)
            output += "\">\n".utf8
            write(node.children, in: Context(footnote: footnote), to: &output)
            if node.children.last?.kind != .paragraph {
                writeBackReferences(of: footnote, to: &output)
                output.append(0x0A)
            }
            output += "</li>\n".utf8
        }
        output += "</ol>\n</section>\n".utf8
    }

    private func writeBackReferences(of footnote: Node.Footnote, to output: inout [UInt8]) {
        for occurrence in 1...max(1, footnote.referenceCount) {
            if occurrence > 1 { output.append(UInt8(ascii: " ")) }
            output += "<a href=\"#".utf8
            appendID("fnref-", footnote.label, to: &output)
            if occurrence > 1 { output += "-\(occurrence)".utf8 }
            output += "\" class=\"footnote-backref\"".utf8
            if site == nil { output += " data-footnote-backref".utf8 }
            output += " aria-label=\"".utf8
            HTMLText.append(site?.labels.footnoteBack ?? "Back to content", to: &output)
            if site != nil, occurrence > 1 { output += " \(occurrence)".utf8 }
            output += "\">↩".utf8
            if occurrence > 1 { output += "<sup class=\"footnote-ref\">\(occurrence)</sup>".utf8 }
            output += "</a>".utf8
        }
    }

    private func appendID(_ kind: StaticString, _ label: String, to output: inout [UInt8]) {
        if let site { HTMLText.append(site.idPrefix, to: &output) }
        output.append(kind)
        HTMLText.append(address: label, to: &output)
    }
}
