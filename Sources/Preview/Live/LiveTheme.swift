import Content
import Diagnostics
import Sheets
import Site

/// The templates and assets of a project, made anew only when one of their files has changed.
struct LiveTheme: Sendable {
    let templates: PublicationTemplates
    let assets: Assets
    private let sources: [SourceFile]
    private let diagnostics: [Diagnostic]

    init?(
        _ files: ProjectFiles, _ clinic: Clinic, fileSystem: FileSystem, after earlier: LiveTheme?,
        into diagnostics: inout [Diagnostic]
    ) {
        let assets = Assets(
            assets: files.assets, media: files.media, accent: clinic.accent, files: fileSystem,
            into: &diagnostics)
        sources =
            (files.templates ?? []) + (files.clinics.first { $0.id == clinic.id }?.templates ?? [])
        if let earlier,
            earlier.sources.elementsEqual(sources, by: { $0.path == $1.path && $0.bytes == $1.bytes })
        {
            templates = earlier.templates
            self.diagnostics = earlier.diagnostics
        } else {
            var problems: [Diagnostic] = []
            let made = PublicationTemplates(files, of: clinic, into: &problems)
            guard let made else {
                diagnostics += problems
                return nil
            }
            templates = made
            self.diagnostics = problems
        }
        diagnostics += self.diagnostics
        guard let assets else { return nil }
        self.assets = assets
    }
}
