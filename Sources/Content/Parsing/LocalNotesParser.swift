import Diagnostics
import Markdown

/// Decodes a clinic's own notes on one technique: Markdown whose level-2 headings are the named slots, nothing else.
struct LocalNotesParser {
    let lexicon: Lexicon

    func parse(_ file: SourceFile, technique: String, into diagnostics: inout [Diagnostic]) -> LocalNotes {
        let result = MarkdownParser(dialect: .handout).parse(file.bytes, file: file.path)
        diagnostics += result.diagnostics
        for heading in result.document.blocks.all(.heading) where heading.headingLevel == 1 {
            diagnostics.append(
                Diagnostic(
                    rule: "heading-in-note", file: file.path, at: heading.position,
                    "a local note cannot have a heading of level 1: the page has its own",
                    help: "Write `##` and the name of a slot, or `###` within one."))
        }
        if let footnote = result.document.footnotes.first {
            diagnostics.append(
                Diagnostic(
                    rule: "footnote-in-note", file: file.path, at: footnote.position,
                    "a local note cannot have footnotes", help: "Write the detail into the text."))
        }
        var notes = LocalNotes(file: file.path, technique: technique, slots: [])
        let known = LocalSlot.allCases.map { lexicon.slots[$0] ?? $0.rawValue }
        for section in result.document.sections {
            let words = section.heading?.plainText() ?? ""
            let slot = LocalSlot.allCases.first {
                section.id == $0.rawValue || lexicon.slots[$0]?.lowercased() == words.lowercased()
            }
            guard let slot else {
                diagnostics.append(
                    Diagnostic(
                        rule: "unknown-slot", file: file.path, at: section.position,
                        words.isEmpty
                            ? "text stands before the first slot"
                            : "`\(words.prefix(60))` is no slot for local notes",
                        help: Spelling.suggestion(for: words, in: known)
                            ?? "Local notes stand under the headings \(known.map { "`## \($0)`" }.joined(separator: ", "))."
                    ))
                continue
            }
            guard !notes.slots.contains(where: { $0.slot == slot }) else {
                diagnostics.append(
                    Diagnostic(
                        rule: "duplicate-section", file: file.path, at: section.position,
                        "the slot `\(words)` stands here a second time", help: "Join the two."))
                continue
            }
            guard section.blocks.holdWords else {
                diagnostics.append(
                    Diagnostic(
                        rule: "empty-section", file: file.path, at: section.position,
                        "the slot `\(words)` has no text", help: "Write its text, or take the heading out."))
                continue
            }
            notes.slots.append((slot, section.blocks))
        }
        return notes
    }
}
