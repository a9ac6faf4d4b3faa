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
}
