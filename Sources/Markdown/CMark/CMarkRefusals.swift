import Diagnostics

extension CMarkConverter {
    mutating func isWithinDepth(_ depth: Int, at position: Position) -> Bool {
        guard depth > limits.depth else { return true }
        if !problems.diagnostics.contains(where: { $0.rule == "nesting-too-deep" }) {
            problems.add(
                "nesting-too-deep", at: position, "The text is nested too deeply here",
                help: "Nest lists, quotes and emphasis at most \(limits.depth) deep.")
        }
        return false
    }

    mutating func refuseHTML(at position: Position) {
        problems.add(
            "raw-html", at: position, "HTML cannot stand in a text",
            help: "Write it in Markdown, or leave it out; a `<` that is text is written `&lt;` or `\\<`.")
    }

    mutating func refuse(_ danger: LinkAddress.Danger, at position: Position) {
        switch danger {
        case .scheme(let name):
            problems.add(
                "unsafe-url", at: position, "A link or image cannot lead to `\(name.prefix(40)):`",
                help: "Use a file of this project, or an address with https:, http:, mailto: or tel:.")
        case .protocolRelative:
            problems.add(
                "unsafe-url", at: position, "A link or image cannot begin with `//`",
                help: "Write `https:` before it.")
        }
    }

    /// Reports the includes that stand directly beside the node at a place, and makes empty texts of them.
    mutating func refuseIncludes(from first: Int) {
        var place = first
        while place < tree.count {
            if tree[place].kind == .include {
                let name = tree.withView { $0.string($0.records[place]) }
                let problem = InsertionReader().misplaced(include: name, at: tree[place].position)
                problems.add("bad-insertion", at: problem.position, problem.message, help: problem.help)
                tree[place].kind = .text
                tree[place].count = 0
            }
            place = Int(tree[place].end)
        }
    }

    /// Reports the includes in a footnote: passages are put into sections only.
    mutating func refuseIncludes(inFootnote footnote: Int) {
        for place in footnote..<tree.count where tree[place].kind == .include {
            problems.add(
                "bad-insertion", at: tree[place].position, "A passage cannot be included in a footnote",
                help: "Write the words into the note, or include the passage in the text.")
        }
    }

    /// A heading's words become titles, ids and entries of lists, where a fact or a note would leave a gap.
    mutating func refuseGaps(inHeading heading: Int) {
        for place in heading..<tree.count {
            switch tree[place].kind {
            case .fact:
                problems.add(
                    "fact-in-heading", at: tree[place].position, "A heading cannot hold a fact of the clinic",
                    help: "Write the fact into the text below the heading.")
            case .footnoteReference:
                problems.add(
                    "footnote-in-heading", at: tree[place].position, "A heading cannot have a footnote",
                    help: "Put the footnote into the text below the heading.")
            default: break
            }
        }
    }

    /// A line of dashes right below a text makes a heading of it, mostly by mistake.
    mutating func refuseUnderline(at position: Position) {
        problems.add(
            "underlined-heading", at: position, "This text has a line below it, so it would become a heading",
            help: "Begin a heading with `##`; write a blank line between a text and a line such as `---`.")
    }

    mutating func refuse(codeInfo info: [UInt8], at position: Position) {
        problems.add(
            "code-info", at: position,
            "The words `\(String(decoding: info.prefix(60), as: UTF8.self))` behind the marks would not be shown",
            help: "Write them on a line of their own, or take them out.")
    }

    /// cmark leaves out the cells of a row beyond the table's columns. The cursor stands at the row's first cell.
    mutating func refuseCells(beyond columns: Int) {
        guard let surplus = cursor.surplusCell(beyond: columns) else { return }
        problems.add(
            "surplus-cell", at: surplus.position,
            "The table has \(columns) columns, so the cell `\(surplus.text.prefix(40))` would not be shown",
            help: "Add a column to the first two lines of the table; write a `|` that is text as `\\|`.")
    }

    /// Reports what looks like the beginning of an alert and is none.
    mutating func refuseAlertMarks() {
        for (place, name) in alertMarks.sorted(by: { $0.key < $1.key }) {
            problems.add(
                "misplaced-alert", at: place,
                "`[!\(name)]` makes a card only at the beginning of a block quote",
                help:
                    "Write `> [!\(name.uppercased())] Title` with a space behind `]`, or `\\[` for a bracket that is text."
            )
        }
    }
}
