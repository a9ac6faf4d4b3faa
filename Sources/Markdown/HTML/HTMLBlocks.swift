extension HTMLPass {
    func writeParagraph(_ node: Int, in context: Context, to output: inout [UInt8]) {
        if context.isTight {
            write(children(of: node), in: Context(isRunning: context.isRunning), to: &output)
            return
        }
        line(to: &output)
        output += "<p>".utf8
        write(children(of: node), in: Context(isRunning: context.isRunning), to: &output)
        if let footnote = context.footnote {
            output.append(UInt8(ascii: " "))
            writeBackReferences(of: footnote, to: &output)
        }
        output += "</p>\n".utf8
    }

    func writeHeading(_ node: Int, to output: inout [UInt8]) {
        let record = tree.records[node]
        line(to: &output)
        let digit = UInt8(ascii: "0") + (record.flags & ~NodeRecord.Flag.explicit)
        output += [UInt8(ascii: "<"), UInt8(ascii: "h"), digit]
        if let site, record.count > 0 {
            output += " id=\"" as StaticString
            HTMLText.append(site.idPrefix, to: &output)
            HTMLText.append(tree.words(record), to: &output)
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: ">"))
        write(children(of: node), in: Context(isRunning: false), to: &output)
        output += [UInt8(ascii: "<"), UInt8(ascii: "/"), UInt8(ascii: "h"), digit, UInt8(ascii: ">"), 0x0A]
    }

    func writeList(_ node: Int, to output: inout [UInt8]) {
        let record = tree.records[node]
        let isOrdered = record.has(NodeRecord.Flag.ordered)
        line(to: &output)
        if !isOrdered {
            output += "<ul>\n" as StaticString
        } else if record.number == 1 {
            output += "<ol>\n" as StaticString
        } else {
            output += "<ol start=\"\(record.number)\">\n".utf8
        }
        let context = Context(isTight: record.has(NodeRecord.Flag.tight))
        write(children(of: node), in: context, to: &output)
        output += isOrdered ? "</ol>\n" : "</ul>\n" as StaticString
    }

    func writeItem(_ node: Int, in context: Context, to output: inout [UInt8]) {
        let record = tree.records[node]
        line(to: &output)
        if isTickable(node, in: context) {
            output += "<li class=\"tick\"><label><input type=\"checkbox\"" as StaticString
            if record.has(NodeRecord.Flag.checked) { output += " checked" as StaticString }
            output += "> <span>" as StaticString
            write(children(of: node), in: context, to: &output)
            output += "</span></label></li>\n" as StaticString
            return
        }
        output += "<li>" as StaticString
        if record.has(NodeRecord.Flag.checked) {
            output += "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> " as StaticString
        } else if record.has(NodeRecord.Flag.task) {
            output += "<input type=\"checkbox\" disabled=\"\" /> " as StaticString
        }
        write(children(of: node), in: Context(isTight: context.isTight), to: &output)
        output += "</li>\n" as StaticString
    }

    /// A label can hold nothing but running text, so an item of several blocks is no box to tick.
    private func isTickable(_ node: Int, in context: Context) -> Bool {
        let record = tree.records[node]
        switch site?.ticks {
        case nil, .none?: return false
        case .tasks?:
            guard record.has(NodeRecord.Flag.task) || record.has(NodeRecord.Flag.checked) else {
                return false
            }
        case .all?: break
        }
        let blocks = children(of: node)
        guard context.isTight, let first = blocks.first, tree.records[first].kind == .paragraph else {
            return false
        }
        return Int(tree.records[first].end) == blocks.upperBound
    }

    func writeCodeBlock(_ record: NodeRecord, to output: inout [UInt8]) {
        let (info, text) = tree.texts(record)
        line(to: &output)
        output += "<pre><code" as StaticString
        if !info.isEmpty {
            // The first word names the language.
            let language = info.prefix { !(0x09...0x0D).contains($0) && $0 != 0x20 }
            output += " class=\"language-" as StaticString
            HTMLText.append(UnsafeBufferPointer(rebasing: language), to: &output)
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: ">"))
        HTMLText.append(text, to: &output)
        output += "</code></pre>\n" as StaticString
    }

    // MARK: Tables

    func writeTable(_ node: Int, to output: inout [UInt8]) {
        let alignments = tree.words(tree.records[node])
        line(to: &output)
        if let site {
            output += "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"" as StaticString
            HTMLText.append(site.labels.table, to: &output)
            output += "\">\n" as StaticString
        }
        output += "<table>\n" as StaticString
        var isInBody = false
        var row = node + 1
        while row < Int(tree.records[node].end) {
            let isHeader = tree.records[row].has(NodeRecord.Flag.header)
            if isHeader {
                output += "<thead>\n" as StaticString
            } else if !isInBody {
                output += "<tbody>\n" as StaticString
                isInBody = true
            }
            writeRow(row, isHeader: isHeader, alignments, to: &output)
            if isHeader { output += "</thead>\n" as StaticString }
            row = Int(tree.records[row].end)
        }
        if isInBody { output += "</tbody>\n" as StaticString }
        output += "</table>\n" as StaticString
        if site != nil { output += "</div>\n" as StaticString }
    }

    private func writeRow(
        _ row: Int, isHeader: Bool, _ alignments: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
    ) {
        output += "<tr>\n" as StaticString
        var (cell, column) = (row + 1, 0)
        while cell < Int(tree.records[row].end) {
            output += isHeader ? "<th" : "<td" as StaticString
            if isHeader, site != nil { output += " scope=\"col\"" as StaticString }
            if column < alignments.count, let alignment = Self.alignment(alignments[column]) {
                output += site == nil ? " align=\"" : " class=\"align-" as StaticString
                output += alignment
                output.append(UInt8(ascii: "\""))
            }
            output.append(UInt8(ascii: ">"))
            write(children(of: cell), in: .flow, to: &output)
            output += isHeader ? "</th>\n" : "</td>\n" as StaticString
            (cell, column) = (Int(tree.records[cell].end), column + 1)
        }
        output += "</tr>\n" as StaticString
    }

    private static func alignment(_ letter: UInt8) -> StaticString? {
        switch letter {
        case UInt8(ascii: "l"): "left"
        case UInt8(ascii: "c"): "center"
        case UInt8(ascii: "r"): "right"
        default: nil
        }
    }

    // MARK: Alerts

    func writeAlert(_ node: Int, to output: inout [UInt8]) {
        let record = tree.records[node]
        let alert = AlertLevel.allCases[Int(record.flags)]
        line(to: &output)
        let name = alert.rawValue.lowercased()
        let label = site?.labels.alerts[alert] ?? alert.rawValue
        let level = site?.alertHeadingLevel ?? 3
        output += "<div class=\"\(alert.isList ? name : "card card-\(name)")\">\n".utf8
        output += "<h\(level) class=\"card-title\">".utf8
        var body = children(of: node)
        if let first = body.first, tree.records[first].kind == .alertTitle {
            output +=
                site?.showsAlertLevels == true
                ? "<span class=\"level\">" : "<span class=\"visually-hidden\">" as StaticString
            HTMLText.append(label, to: &output)
            output += ": </span>" as StaticString
            write(children(of: first), in: Context(isRunning: false), to: &output)
            body = Int(tree.records[first].end)..<body.upperBound
        } else {
            HTMLText.append(label, to: &output)
        }
        output += "</h\(level)>\n".utf8
        write(body, in: .flow, to: &output)
        line(to: &output)
        output += "</div>\n" as StaticString
    }

    // MARK: Footnotes

    func writeReference(_ record: NodeRecord, to output: inout [UInt8]) {
        output += "<sup class=\"footnote-ref\"><a href=\"#" as StaticString
        appendID("fn-", record, to: &output)
        output += "\" id=\"" as StaticString
        appendID("fnref-", record, to: &output)
        if record.extra > 1 { output += "-\(record.extra)".utf8 }
        output += site == nil ? "\" data-footnote-ref>" : "\">" as StaticString
        let number = Int(record.number)
        output += "\(site?.footnotes?.number(of: number) ?? number)</a></sup>".utf8
    }

    func writeFootnotesStart(to output: inout [UInt8]) {
        line(to: &output)
        if let site {
            output += "<section class=\"footnotes\" aria-label=\"" as StaticString
            HTMLText.append(site.labels.footnotes, to: &output)
            output += "\">\n<ol>\n" as StaticString
        } else {
            output += "<section class=\"footnotes\" data-footnotes>\n<ol>\n" as StaticString
        }
    }

    func writeFootnote(_ node: Int, to output: inout [UInt8]) {
        let record = tree.records[node]
        output += "<li id=\"" as StaticString
        appendID("fn-", record, to: &output)
        output += "\">\n" as StaticString
        let children = children(of: node)
        write(children, in: Context(footnote: node), to: &output)
        var last: Int?
        var child = children.lowerBound
        while child < children.upperBound {
            last = child
            child = Int(tree.records[child].end)
        }
        if last.map({ tree.records[$0].kind }) != .paragraph {
            writeBackReferences(of: node, to: &output)
            output.append(0x0A)
        }
        output += "</li>\n" as StaticString
    }

    private func writeBackReferences(of footnote: Int, to output: inout [UInt8]) {
        let record = tree.records[footnote]
        let references =
            site?.footnotes?.occurrences(of: Int(record.number)) ?? Array(1...max(1, Int(record.extra)))
        for (index, reference) in references.enumerated() {
            let occurrence = index + 1
            if occurrence > 1 { output.append(UInt8(ascii: " ")) }
            output += "<a href=\"#" as StaticString
            appendID("fnref-", record, to: &output)
            if reference > 1 { output += "-\(reference)".utf8 }
            output += "\" class=\"footnote-backref\"" as StaticString
            if site == nil { output += " data-footnote-backref" as StaticString }
            output += " aria-label=\"" as StaticString
            HTMLText.append(site?.labels.footnoteBack ?? "Back to content", to: &output)
            if site != nil, occurrence > 1 { output += " \(occurrence)".utf8 }
            output += "\">↩" as StaticString
            if occurrence > 1 { output += "<sup class=\"footnote-ref\">\(occurrence)</sup>".utf8 }
            output += "</a>" as StaticString
        }
    }

    private func appendID(_ kind: StaticString, _ footnote: NodeRecord, to output: inout [UInt8]) {
        if let site { HTMLText.append(site.idPrefix, to: &output) }
        output += kind
        HTMLText.append(address: tree.words(footnote), to: &output)
    }
}
