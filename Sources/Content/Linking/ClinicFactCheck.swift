import Diagnostics
import Markdown

/// Finds texts that insert a fact which a clinic does not state: its line would have a gap.
struct ClinicFactCheck {
    private let missing: [(fact: Clinic.Fact, clinics: [Clinic])]

    init(clinics: [Clinic]) {
        missing = Clinic.Fact.allCases.compactMap { fact in
            let silent = clinics.filter { $0.facts[fact] == nil }
            return silent.isEmpty ? nil : (fact, silent)
        }
    }

    /// Each missing fact once, at the first place that inserts it.
    ///
    /// A text as its writer wrote it, so that the place is in the writer's file.
    typealias Text = (file: String, nodes: [Nodes])

    func check(_ texts: [Text], into diagnostics: inout [Diagnostic]) {
        guard !missing.isEmpty else { return }
        var first: [Clinic.Fact: (file: String, position: Position)] = [:]
        for (file, nodes) in texts.sorted(by: { $0.file < $1.file }) {
            for node in nodes.flatMap({ $0.all(.fact) }) {
                guard let fact = Clinic.Fact(inserted: node.text), first[fact] == nil else { continue }
                first[fact] = (file, node.position)
            }
        }
        for (fact, clinics) in missing {
            guard let place = first[fact] else { continue }
            diagnostics.append(
                Diagnostic(
                    rule: "missing-clinic-fact", file: place.file, at: place.position,
                    "the text inserts `clinic.\(fact.rawValue)`, which \(Self.names(clinics)) not state",
                    help: "Add `\(fact.rawValue):` to \(clinics.map(\.file).joined(separator: " and "))."))
        }
    }

    private static func names(_ clinics: [Clinic]) -> String {
        let names = clinics.map { "`\($0.id)`" }.joined(separator: " and ")
        return clinics.count == 1 ? "the clinic \(names) does" : "the clinics \(names) do"
    }
}
