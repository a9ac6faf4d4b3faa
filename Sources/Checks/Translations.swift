import Content
import Diagnostics

extension Rule {
    /// A translation says of each part which source text it was made from; a part that has changed since is reported.
    static let translations = Rule("stale-translation") { library, _ in
        library.allTexts.flatMap { entry, text -> [Diagnostic] in
            guard let translation = text.translation else { return [] }
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
            return stale + missing + extra
        }
    }
}
