import Content
import Diagnostics
import Markdown

extension Rule {
    /// A page has every section that its kind must have, and none of them is empty.
    static let requiredSections = Rule(ofText: "missing-section") { entry, text, surroundings in
        missing(required(of: entry), text.page, surroundings.library) + empty(text.page)
    }

    private static func required(of entry: Entry) -> [SectionRole] {
        entry.facts.technique?.isGroup == true ? [.whatItIs] : Schema.roles(of: entry.id.kind)
    }

    private static func missing(
        _ roles: [SectionRole], _ page: PageText, _ library: Library
    ) -> [Diagnostic] {
        let missing = roles.filter { page[$0] == nil }
        guard !missing.isEmpty else { return [] }
        let headings = library.lexicons[page.language]?.sections ?? [:]
        // A heading with a slip of the pen is most likely the section that is missed.
        let others = page.sections.filter { $0.role == nil }.compactMap { $0.heading?.plainText() }
        return missing.map { role in
            let heading = headings[role] ?? role.rawValue
            let near = Spelling.nearest(to: heading, in: others)
            return Diagnostic(
                rule: "missing-section", file: page.file, at: .start, "the section `\(heading)` is missing",
                help: near.map { "Is it the section `\($0)`? Its heading must be `## \(heading)`." }
                    ?? "Add a heading `## \(heading)` with its text.")
        }
    }

    private static func empty(_ page: PageText) -> [Diagnostic] {
        page.sections.filter { $0.heading != nil && !$0.blocks.holdWords }.map { section in
            Diagnostic(
                rule: "empty-section", file: page.file, at: section.position,
                "the section `\(section.heading?.plainText() ?? "")` has no text",
                help: "Write its text, or say that the sources state nothing.")
        }
    }
}
