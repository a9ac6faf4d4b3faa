import Content
import Diagnostics
import Markdown

extension Rule {
    /// Every fact that a text inserts is stated by the clinic that the project is for.
    static let clinicFacts = Rule("missing-clinic-fact") { library, _ in
        guard let clinic = library.clinics.first(where: { $0.id == library.settings.clinic.value }) else { return [] }
        let missing = Set(Clinic.Fact.allCases.filter { clinic.facts[$0] == nil }.map { "clinic.\($0.rawValue)" })
        guard !missing.isEmpty else { return [] }
        return library.allTexts.flatMap { _, text in
            text.page.sections.flatMap(\.blocks).nodes { node in
                if case .fact(let name) = node.kind { return missing.contains(name) }
                return false
            }.map { node in
                let name = if case .fact(let name) = node.kind { name } else { "" }
                return Diagnostic(
                    rule: "missing-clinic-fact", file: text.page.file, at: node.position,
                    "the text inserts `\(name)`, which the clinic does not state",
                    help: "Add `\(name.dropFirst("clinic.".count)):` to \(clinic.file).")
            }
        }
    }
}
