import Content
import Diagnostics

extension Rule {
    /// One consideration is either a reason against a technique or a reason for care, never both.
    static let avoidAndCaution = Rule(ofEntry: "avoid-and-caution") { entry, page, _ in
        guard let avoided = entry.facts.relations[.avoidIf] else { return [] }
        let names = Set(avoided.map(\.target.value))
        return (entry.facts.relations[.cautionIf] ?? []).filter { names.contains($0.target.value) }.map {
            Diagnostic(
                rule: "avoid-and-caution", file: page.file, at: $0.target.position,
                "`\($0.target.value)` stands in both `avoid-if` and `caution-if`",
                help: "Keep the one that the source states.")
        }
    }
}
