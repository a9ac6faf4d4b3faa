import Content
import Diagnostics

extension Rule {
    /// A translation says of each part which source text it was made from; a part that has changed since is reported.
    static let translations = Rule(ofText: "stale-translation") { entry, text, surroundings in
        guard let translation = text.translation else { return [] }
        let library = surroundings.library
        let source = library.sourceText(of: entry)?.file ?? ""
        let stale = translation.stale.map { part, hash in
            let stated = text.page.translates[part]
            return Diagnostic(
                .warning, rule: "stale-translation", file: text.page.file, at: stated?.position ?? .start,
                stated == nil
                    ? "`translates` does not say which source text `\(part)` was made from"
                    : "the source text of `\(part)` has changed since it was translated",
                help: "Compare it with \(source), then write `\(part): \(hash)` under `translates`.")
        }
        let missing = translation.missing.map { part, _ in
            Diagnostic(
                .warning, rule: "missing-translation", file: text.page.file, at: .start,
                "`\(part)` is not translated", help: "Translate it from \(source).")
        }
        let extra = translation.extra.map { part in
            Diagnostic(
                .warning, rule: "extra-translation", file: text.page.file,
                at: text.page.sections.first { $0.part == part }?.position ?? .start,
                "`\(part)` has no counterpart in the source text",
                help:
                    "Give the heading the source heading's id, such as `{#what-it-is}`, or take the section out."
            )
        }
        return stale + missing + extra + unknownParts(text.page, of: entry, in: library)
            + (library.isComplete ? notes(of: text.page, to: entry, source) : [])
    }

    /// Hashes of parts that the source text does not have, mostly misspelled.
    private static func unknownParts(_ page: PageText, of entry: Entry, in library: Library) -> [Diagnostic] {
        let parts = Set((library.sourceText(of: entry)?.hashes ?? []).map(\.part))
        return page.translates.filter { !parts.contains($0.key) }.map { part, hash in
            Diagnostic(
                .warning, rule: "unknown-part", file: page.file, at: hash.position,
                "the source text has no part `\(part.prefix(80))`",
                help: Spelling.suggestion(for: part, in: parts) ?? "Take it out of `translates`.")
        }
    }

    /// Notes that belong to nothing would be shown nowhere; a note that is not translated is shown in the source language.
    private static func notes(of page: PageText, to entry: Entry, _ source: String) -> [Diagnostic] {
        let wanted = entry.facts.notes
        var problems: [Diagnostic] = []
        for (key, notes) in page.notes {
            let known = wanted[key] ?? [:]
            let names = Vocabulary(known.keys)
            for (name, note) in notes where known[name] == nil {
                problems.append(
                    Diagnostic(
                        rule: "unknown-id", file: page.file, at: note.position,
                        "the source text has no note `\(name.prefix(120))` under `\(key)`, so this one would not be shown",
                        help: names.suggestion(for: name)
                            ?? "Name it as the source text does, or take it out."))
            }
        }
        for (key, notes) in wanted {
            for name in notes.keys where page.notes[key]?[name] == nil {
                problems.append(
                    Diagnostic(
                        .warning, rule: "missing-translation", file: page.file, at: .start,
                        "the note `\(name)` under `\(key)` is not translated",
                        help: "Translate it from \(source), under `notes`."))
            }
        }
        return problems
    }
}
