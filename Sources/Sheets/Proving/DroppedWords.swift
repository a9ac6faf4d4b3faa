import Diagnostics
import Templates

/// Words that must stand on a consent sheet and that its template does not show.
struct DroppedWords: Sendable {
    /// The technique's name.
    let sheet: String
    /// The element of the profile that they belong to; nil for what stands outside of all.
    let element: String?
    private let unprinted: Unprinted

    init(_ unprinted: Unprinted, of view: SheetView) {
        self.unprinted = unprinted
        sheet = view.title
        // The way to an element leads over the groups and the elements of one.
        let path = unprinted.path
        let isInElement =
            path.count > 3 && path[0] == SheetView.table.shape.slot(of: "groups")
            && path[2] == SheetGroupView.table.shape.slot(of: "elements")
        element = isInElement ? view.groups[path[1]].elements[path[3]].id : nil
    }

    /// The same for all sheets that lack the same field in the same element: one report is enough.
    var kind: String { "\(element ?? "") \(unprinted.view) \(unprinted.field)" }

    func diagnostic(file: String) -> Diagnostic {
        let place = element.map { " in the element `\($0)`" } ?? ""
        let words = unprinted.words.isEmpty ? "an empty line" : "“\(unprinted.words.shortened)”"
        return Diagnostic(
            rule: "missing-words", file: file,
            "the consent sheet of “\(sheet)” does not show the `\(unprinted.field)` of `\(unprinted.view)`\(place): \(words)",
            help:
                "Print `\(unprinted.field)` as text of the body, in this template or in one that it includes."
        )
    }
}

extension String {
    fileprivate var shortened: String { count > 80 ? prefix(80) + "…" : self }
}
