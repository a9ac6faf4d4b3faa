import Content
import Diagnostics
import Site
import Templates

/// Everything that is published for one clinic: the patients' site and the consent sheets, as one list of routes.
package struct Publication: Sendable {
    /// Sorted by address; no two have the same.
    package let routes: [Route]
    package let sheetCount: Int
    package let pageCount: Int

    /// Every template with the view that it is given.
    package static let shapes: [(template: String, shape: Shape)] =
        Theme.shapes + [("sheet", SheetView.table.shape), ("sheets", SheetListView.table.shape)]

    /// The publication, or nil with diagnostics where templates or assets are missing or wrong.
    package init?(
        _ library: Library, files: ProjectFiles, clinic: Clinic, languages: [Language], fileSystem: FileSystem,
        into diagnostics: inout [Diagnostic]
    ) {
        let templates = files.templates + (files.clinics.first { $0.id == clinic.id }?.templates ?? [])
        let theme = Theme(files: templates, into: &diagnostics)
        let assets = Assets(assets: files.assets, media: files.media, files: fileSystem, into: &diagnostics)
        guard let theme, let assets,
            let sheet = Theme.compile("sheet", for: SheetView.table.shape, in: theme.templates, into: &diagnostics),
            let sheets = Theme.compile("sheets", for: SheetListView.table.shape, in: theme.templates, into: &diagnostics)
        else { return nil }

        let edition = Edition(library: library, clinic: clinic)
        let locals = languages.compactMap { language in
            library.lexicons[language].map { LocalEdition(edition: edition, lexicon: $0, assets: assets) }
        }
        let profile = library.profiles.first { $0.id == library.settings.profile.value }
        let makers = locals.compactMap { local in
            profile.map { (local: local, maker: SheetMaker(local: local, profile: $0, program: sheet)) }
        }
        var sheetRoutes: [Route] = []
        for (local, maker) in makers {
            guard let profile else { continue }
            sheetRoutes += Self.sheets(local, maker)
            sheetRoutes.append(Self.list(local, maker, profile, sheets))
        }
        let site = SiteRoutes(locals: locals, theme: theme).routes
        sheetCount = makers.reduce(0) { $0 + $1.maker.techniques.count }
        pageCount = site.count { $0.address.path.hasSuffix(".html") }
        routes = (site + Sitemap(locals: locals).routes + sheetRoutes).sorted { $0.address < $1.address }
    }

    private static func sheets(_ local: LocalEdition, _ maker: SheetMaker) -> [Route] {
        maker.techniques.map { technique in
            let id = local.library.entries[technique].id
            return Route(local.addresses.sheet(id.name, local.language)) {
                guard let sheet = try maker.sheet(of: technique) else { return [] }
                if let element = sheet.missing.first { throw MissingElement(element: element, sheet: id.name) }
                return sheet.html
            }
        }
    }

    private static func list(
        _ local: LocalEdition, _ maker: SheetMaker, _ profile: Profile, _ program: Program
    ) -> Route {
        let address = local.addresses.page("sheets", local.language)
        return Route(address) {
            let writer = PageWriter(local: local, address: address)
            let lines = try maker.techniques.compactMap { technique -> SheetLineView? in
                guard let sheet = try maker.sheet(of: technique), let text = local.text(of: technique) else { return nil }
                return SheetLineView(
                    url: writer.url(sheet.address), title: text.page.title.value,
                    version: sheet.approval.map { local.lexicon.fill(.version, ["number": String($0.version)]) }
                        ?? local.lexicon[.versionDraft],
                    hash: String(sheet.hash.prefix(8)), isDraft: sheet.approval == nil)
            }
            return try program.bytes(
                SheetListView(
                    frame: writer.frame(
                        title: local.lexicon[.sheets], description: local.lexicon[.sheetsIntro],
                        alternates: { local.addresses.page("sheets", $0) }),
                    words: writer.words, title: local.lexicon[.sheets],
                    profile: profile.title[local.language] ?? "", sheets: lines))
        }
    }
}

/// A sheet's template drops an element that the profile asks for.
package struct MissingElement: Error {
    package let diagnostic: Diagnostic

    init(element: Profile.Element, sheet: String) {
        diagnostic = Diagnostic(
            rule: "missing-element", file: "templates/sheet.mustache",
            "the template leaves out the element `\(element.id)` (\(element.rule)) of the sheet `\(sheet)`",
            help: "Write every element of every group, with its id as `data-element`.")
    }
}
