import Content
import Diagnostics
import Site

/// The errors for which a page cannot be shown as its files are now.
struct Faults {
    let diagnostics: [Diagnostic]
    /// Whether they concern the whole project.
    private var ofProject = false
    /// Whether the page could never be made, so that there is nothing to show in its place.
    private(set) var isNeverMade = false

    init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

    init(of address: Address, in snapshot: Snapshot) {
        guard snapshot.blocking.isEmpty else {
            diagnostics = snapshot.blocking
            ofProject = true
            isNeverMade = snapshot.publication == nil
            return
        }
        guard let page = Self.page(at: address, in: snapshot) else {
            diagnostics = []
            return
        }
        let source = snapshot.library?.settings.sourceLanguage ?? page.language
        // A translation shows the facts of the source language.
        let files = Set([page.id.file(in: page.language), page.id.file(in: source)])
        isNeverMade = snapshot.library?[page.id]?.texts[page.language] == nil
        guard isNeverMade || !files.isDisjoint(with: snapshot.outdated) else {
            diagnostics = []
            return
        }
        diagnostics = snapshot.problems.filter { $0.severity == .error && files.contains($0.file) }
    }

    var isEmpty: Bool { diagnostics.isEmpty }

    var title: String { ofProject ? "The project cannot be shown" : "This page cannot be shown" }

    var text: String {
        diagnostics.count == 1
            ? "1 error stands in the way. Mend it in your editor and save: the page comes back by itself."
            : "\(diagnostics.count) errors stand in the way. Mend them in your editor and save: the page comes back by itself."
    }

    /// The page or sheet that stands at an address.
    private static func page(at address: Address, in snapshot: Snapshot) -> (id: PageID, language: Language)?
    {
        for local in snapshot.publication?.locals ?? [] {
            if let id = local.addresses.entry(at: address, local.language) { return (id, local.language) }
            if let name = local.addresses.sheet(at: address, local.language) {
                return (PageID(.technique, name), local.language)
            }
        }
        return nil
    }
}
