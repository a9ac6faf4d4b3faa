import Content
import Diagnostics

extension Rule {
    /// A technique with a sheet names its risks, benefits and alternatives, having no treatment among them.
    static let requiredRelations = Rule(ofEntry: "missing-relation") { entry, page, _ in
        guard entry.facts.technique?.hasSheet == true else { return [] }
        var problems: [Diagnostic] = []
        for key in Schema.relationsOfSheet {
            // A list that is there is not missing; what is wrong in it has been reported.
            guard entry.facts.relations[key] == nil else { continue }
            problems.append(
                Diagnostic(
                    rule: "missing-relation", file: page.file, at: .start,
                    "the technique names no `\(key.rawValue)`",
                    help: "Add `\(key.rawValue):` with the pages that the sources name."))
        }
        let alternatives = entry.facts.relations[.alternatives] ?? []
        if !alternatives.isEmpty, !alternatives.contains(where: { $0.target.value == "no-treatment" }) {
            problems.append(
                Diagnostic(
                    rule: "missing-no-treatment", file: page.file, at: alternatives[0].target.position,
                    "the choice of having no treatment is missing among the alternatives",
                    help: "Add `no-treatment` to `alternatives`."))
        }
        return problems
    }
}
