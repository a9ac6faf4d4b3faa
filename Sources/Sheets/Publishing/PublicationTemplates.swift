import Content
import Diagnostics
import Site
import Templates

/// Every template of a publication, compiled for the view that it is given.
package struct PublicationTemplates: Sendable {
    let theme: Theme
    let sheet: Program
    let sheets: Program
    let version: Program
    let versions: Program
    /// The file of the sheet's template, for messages.
    let sheetFile: String

    /// Every template with the view that it is given.
    package static let shapes: [(template: String, shape: Shape)] =
        Theme.shapes + [
            ("sheet", SheetView.table.shape), ("sheets", SheetListView.table.shape),
            ("version", VersionPageView.table.shape), ("versions", VersionListView.table.shape),
        ]

    /// The templates of a project with those of a clinic, or nil with diagnostics where one is missing or wrong.
    package init?(_ files: ProjectFiles, of clinic: Clinic, into diagnostics: inout [Diagnostic]) {
        guard let common = files.templates else { return nil }
        let templates = common + (files.clinics.first { $0.id == clinic.id }?.templates ?? [])
        guard let theme = Theme(files: templates, into: &diagnostics),
            let sheet = Theme.compile(
                "sheet", for: SheetView.table.shape, in: theme.templates, into: &diagnostics),
            let sheets = Theme.compile(
                "sheets", for: SheetListView.table.shape, in: theme.templates, into: &diagnostics),
            let version = Theme.compile(
                "version", for: VersionPageView.table.shape, in: theme.templates, into: &diagnostics),
            let versions = Theme.compile(
                "versions", for: VersionListView.table.shape, in: theme.templates, into: &diagnostics)
        else { return nil }
        self.theme = theme
        self.sheet = sheet
        self.sheets = sheets
        self.version = version
        self.versions = versions
        let sources = theme.templates.sources(reachableFrom: ["sheet"])
        sheetFile = sources.first { $0.name == "sheet" }?.file ?? "templates/sheet.mustache"
        diagnostics += Self.unused(common, templates, in: theme.templates)
        for source in sources { diagnostics += SheetMarkupCheck(source).diagnostics }
    }

    /// Templates that no page and no sheet uses: a clinic's own would seem to be in force.
    private static func unused(
        _ common: [SourceFile], _ templates: [SourceFile], in set: TemplateSet
    ) -> [Diagnostic] {
        let roots = shapes.map(\.template)
        let used = set.sources(reachableFrom: roots)
        let files = Set(used.map(\.file))
        let unused = templates.filter { !files.contains($0.path) }
        guard !unused.isEmpty else { return [] }
        // What a clinic's template replaces or leaves out is in use elsewhere.
        let replaced = Set(Theme.templateSet(of: common).sources(reachableFrom: roots).map(\.file))
        return unused.filter { !replaced.contains($0.path) }.map { file in
            let isCommon = common.contains { $0.path == file.path }
            let name = Theme.templateName(of: file)
            return Diagnostic(
                isCommon ? .warning : .error, rule: "unused-template", file: file.path,
                "no page and no sheet uses a template of this name",
                help: Spelling.suggestion(for: name, in: used.map(\.name))
                    ?? "Rename it to the template that it shall replace, or remove it.")
        }
    }
}
