import Diagnostics

/// Finds link definitions that no link uses: cmark takes them out of the text, so that what a writer meant as words
/// (`[Warning]: stop-this-first`) would vanish.
struct LinkDefinitionCheck {
    let scanner: DefinitionScanner

    func check(
        _ document: Document, _ definitions: [DefinitionScanner.Found], problems: inout Problems
    ) {
        let links = definitions.filter { !$0.isFootnote }
        guard !links.isEmpty else { return }
        let shown = shownLines(of: document)
        let uses = scanner.uses(besides: definitions)
        let destinations = Set(document.nodes.all([.link, .image]).map(\.destination))
        var places: [String: Position] = [:]
        for definition in links where !shown.contains(definition.line) {
            let place = scanner.position(of: definition)
            if let first = places[definition.label] {
                problems.add(
                    "duplicate-definition", at: place,
                    "The link `\(definition.name.prefix(40))` is defined twice, so this line would not be shown",
                    help: "Take one of the two out.",
                    notes: [Diagnostic.Note("The first one", file: problems.file, at: first)])
                continue
            }
            places[definition.label] = place
            guard !uses.contains(definition.label) || !leads(definition, among: destinations) else {
                continue
            }
            problems.add(
                "unused-definition", at: place,
                "This line is read as the address of a link `\(definition.name.prefix(40))` that the text does not have, so it would not be shown",
                help: "Write `\\[` if the bracket is text, or take the line out.")
        }
    }
}

extension LinkDefinitionCheck {
    /// The lines, from 0, of which something is in the tree.
    private func shownLines(of document: Document) -> Set<Int> {
        let kinds: [Node.Kind] = [.text, .code, .link, .image, .include, .fact, .footnoteReference]
        return scanner.codeLines(of: document).union(
            document.nodes.all(kinds).map { $0.position.line - scanner.firstLine })
    }

    /// Whether some link leads where the definition says. One that holds escapes is not compared.
    private func leads(_ definition: DefinitionScanner.Found, among destinations: Set<String>) -> Bool {
        let rest = scanner.lines.bytes[definition.range.upperBound...].prefix(2_000)
            .drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
        let address =
            rest.first == UInt8(ascii: "<")
            ? rest.dropFirst().prefix { $0 != UInt8(ascii: ">") } : rest.prefix { $0 > 0x20 }
        return address.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }
            || destinations.contains(String(decoding: address, as: UTF8.self)) || destinations.contains("")
    }
}
