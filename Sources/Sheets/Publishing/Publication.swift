import Content
import Diagnostics
import Parallel
import Site
import Templates

/// Everything that is published for one clinic: the patients' site and the consent sheets, as one list of routes.
package struct Publication: Sendable {
    /// Sorted by address; no two have the same.
    package let routes: [Route]
    package let sheetCount: Int
    /// PDF files.
    package var paperCount: Int { routes.count { $0.address.path.hasSuffix(".pdf") } }
    package let pageCount: Int
    /// Nil where the project makes no sheets.
    package let profileMap: ProfileMap?

    /// Every template with the view that it is given.
    package static let shapes: [(template: String, shape: Shape)] =
        Theme.shapes + [("sheet", SheetView.table.shape), ("sheets", SheetListView.table.shape)]

    /// What PDF files are made with.
    package struct Printing {
        let python: String
        let seconds: Int
        let cache: PrintCache

        /// - Parameters:
        ///   - python: the program that runs the engine.
        ///   - seconds: how long one sheet may take.
        package init(python: String, seconds: Int, cache: PrintCache) {
            self.python = python
            self.seconds = seconds
            self.cache = cache
        }
    }

    /// The publication, or nil with diagnostics where templates or assets are missing or wrong.
    package init?(
        _ library: Library, files: ProjectFiles, clinic: Clinic, languages: [Language],
        fileSystem: FileSystem, today: CalendarDate, workers: Workers, printing: Printing? = nil,
        into diagnostics: inout [Diagnostic]
    ) {
        guard let common = files.templates else { return nil }
        let templates = common + (files.clinics.first { $0.id == clinic.id }?.templates ?? [])
        let theme = Theme(files: templates, into: &diagnostics)
        let assets = Assets(assets: files.assets, media: files.media, files: fileSystem, into: &diagnostics)
        guard let theme, let assets,
            let sheet = Theme.compile(
                "sheet", for: SheetView.table.shape, in: theme.templates, into: &diagnostics),
            let sheets = Theme.compile(
                "sheets", for: SheetListView.table.shape, in: theme.templates, into: &diagnostics)
        else { return nil }

        diagnostics += Self.unused(common, templates, in: theme.templates)
        let edition = Edition(library: library, clinic: clinic, languages: languages)
        let locals = languages.compactMap { language in
            library.lexicons[language].map { LocalEdition(edition: edition, lexicon: $0, assets: assets) }
        }
        let profile = library.profile
        var sheetRoutes: [Route] = []
        var sheetCount = 0
        var dropped: Set<String> = []
        var composers: [SheetComposer] = []
        let paper = printing.map { printing in
            PaperMaker(
                printer: SheetPrinter(
                    python: printing.python,
                    files: assets.own.compactMap { route in
                        (try? route.render()).map {
                            PrintFile(url: library.settings.address + route.address.path, bytes: $0)
                        }
                    },
                    seconds: printing.seconds),
                cache: printing.cache)
        }
        let sheetSources = theme.templates.sources(reachableFrom: ["sheet"])
        for source in sheetSources { diagnostics += SheetMarkupCheck(source).diagnostics }
        let sheetFile = sheetSources.first { $0.name == "sheet" }?.file ?? "templates/sheet.mustache"
        for local in locals {
            guard let profile else { continue }
            let maker = SheetMaker(local: local, profile: profile, program: sheet, today: today)
            composers += maker.composers
            let proofs = Self.proofs(maker, workers, template: sheetFile, &dropped, into: &diagnostics)
            sheetRoutes += proofs.map { proof in
                Route(proof.composer.address) { try maker.html(proof, template: sheetFile) }
            }
            if let paper {
                sheetRoutes += proofs.flatMap { proof in
                    maker.variants.map { variant in
                        Route(maker.address(of: proof, as: variant)) {
                            try maker.pdf(proof, as: variant, template: sheetFile, paper: paper)
                        }
                    }
                }
            }
            sheetCount += proofs.count
            sheetRoutes.append(Self.list(local, maker, proofs, profile, sheets))
        }
        profileMap = profile.map { ProfileMap($0, composers: composers) }
        let site = SiteRoutes(locals: locals, theme: theme).routes
        self.sheetCount = sheetCount
        pageCount = site.count { $0.address.path.hasSuffix(".html") }
        routes = (site + Sitemap(locals: locals).routes + locals.map { Feed(local: $0).route } + sheetRoutes)
            .sorted { $0.address < $1.address }
    }

    /// Every sheet made once before anything is written: what a template drops, or cannot render, ends the build.
    private static func proofs(
        _ maker: SheetMaker, _ workers: Workers, template file: String, _ dropped: inout Set<String>,
        into diagnostics: inout [Diagnostic]
    ) -> [SheetProof] {
        let results = workers.map(maker.composers) { composer in
            Result { try maker.proof(of: composer) }
        }
        return results.compactMap { result in
            switch result {
            case .success(let proof):
                for words in proof.dropped where dropped.insert(words.kind).inserted {
                    diagnostics.append(words.diagnostic(file: file))
                }
                if let approval = proof.voidApproval {
                    diagnostics.append(voidApproval(approval, hash: proof.hash))
                }
                return proof
            case .failure(let failure):
                diagnostics.append((failure as? RenderFailure)?.diagnostic ?? unknown(failure))
                return nil
            }
        }
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

    private static func voidApproval(_ approval: Approval, hash: String) -> Diagnostic {
        Diagnostic(
            .warning, rule: "void-approval", file: Approval.file, at: approval.position,
            "the text of `\(approval.sheet)` is not the one that was approved: the sheet is a draft",
            help: "Have the present text approved and add a line for it; its hash is \(hash).")
    }

    private static func unknown(_ failure: any Error) -> Diagnostic {
        Diagnostic(rule: "template", file: "templates/sheet.mustache", "the sheet cannot be made: \(failure)")
    }

    private static func list(
        _ local: LocalEdition, _ maker: SheetMaker, _ proofs: [SheetProof], _ profile: Profile,
        _ program: Program
    ) -> Route {
        let address = local.addresses.page("sheets", local.language)
        return Route(address) {
            let writer = PageWriter(local: local, address: address)
            let lines = proofs.map { proof in
                SheetLineView(
                    url: writer.url(proof.composer.address),
                    title: proof.composer.text.page.title.value,
                    version: maker.versionName(proof), hash: String(proof.hash.prefix(8)),
                    isDraft: proof.approval == nil)
            }
            return try program.bytes(
                SheetListView(
                    frame: writer.frame(
                        title: local.lexicon[.sheets], description: local.lexicon[.sheetsIntro],
                        isDraft: lines.contains(where: \.isDraft),
                        alternates: { local.addresses.page("sheets", $0) }),
                    words: writer.words, title: local.lexicon[.sheets],
                    profile: profile.title[local.language] ?? "", sheets: lines))
        }
    }
}
