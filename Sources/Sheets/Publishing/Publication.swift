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
    /// All that the clinic has, whatever a release leaves out of it.
    package let edition: Edition
    /// Every sheet of the edition, published or not: by language, then by title.
    package let sheets: [ProvedSheet]
    /// Prints its sheets; nil where nothing is to be printed.
    package let paper: PaperMaker?
    /// Whether there is nothing but lists without a line: a release of drafts.
    package let isEmpty: Bool

    /// The publication, or nil with diagnostics where templates or assets are missing or wrong.
    ///
    /// - Parameters:
    ///   - isRelease: whether drafts, overdue reviews and stale translations are left out, and reported.
    ///   - printing: what PDF files are made with; nil for none.
    ///   - hasSearch: whether pages lead to a search page, for which somebody makes the index.
    package init?(
        _ library: Library, files: ProjectFiles, clinic: Clinic, languages: [Language],
        isRelease: Bool = false, fileSystem: FileSystem, today: CalendarDate, workers: Workers,
        printing: Printing? = nil, hasSearch: Bool = false, into diagnostics: inout [Diagnostic]
    ) {
        guard let templates = PublicationTemplates(files, of: clinic, into: &diagnostics),
            let assets = Assets(
                assets: files.assets, media: files.media, accent: clinic.accent, files: fileSystem,
                into: &diagnostics)
        else { return nil }

        diagnostics +=
            ArchiveCheck(versions: library.versions, files: fileSystem, workers: workers)
            .diagnostics
        let edition = Edition(library: library, clinic: clinic, languages: languages)
        paper = printing.map { PaperMaker($0, assets: assets, address: library.settings.address) }
        let hasPapers = paper != nil
        let drafts = Self.locals(of: edition, assets, hasSearch: hasSearch)
        var dropped: Set<String> = []
        var proved: [ProvedSheet] = []
        for local in drafts {
            guard let profile = library.profile else { continue }
            let maker = SheetMaker(local: local, profile: profile, program: templates.sheet, today: today)
            let proofs = Self.proofs(
                maker, workers, template: templates.sheetFile, &dropped, into: &diagnostics)
            proved += proofs.map {
                ProvedSheet(maker: maker, proof: $0, template: templates.sheetFile)
            }
        }
        self.edition = edition
        self.sheets = proved
        profileMap = library.profile.map { ProfileMap($0, composers: proved.map(\.proof.composer)) }

        // What a sheet says is what was approved: a release changes only what it leads on to.
        let release = isRelease ? Self.release(of: proved, today) : nil
        let published = release.map(edition.released) ?? edition
        let locals = isRelease ? Self.locals(of: published, assets, hasSearch: hasSearch) : drafts
        if let release, !diagnostics.hasErrors {
            diagnostics += LeftOut(release: release, edition: edition, sheets: proved).diagnostics
        }
        var sheetRoutes: [Route] = []
        var sheetCount = 0
        var versionRoutes: [Route] = []
        for local in locals {
            let own = proved.filter { $0.proof.language == local.language }
            let standings = Dictionary(
                own.map { ($0.proof.sheet, $0.proof.standing) }, uniquingKeysWith: { first, _ in first })
            versionRoutes +=
                VersionPages(
                    local: local, standings: standings, page: templates.version, list: templates.versions,
                    files: fileSystem
                ).routes
            guard let profile = library.profile else { continue }
            let given = own.filter {
                published.hasSheet(of: $0.proof.composer.technique, in: local.language)
            }
            sheetCount += given.count
            sheetRoutes += given.map { sheet in
                Route(sheet.proof.composer.address) {
                    try sheet.html(linkingTo: published, hasPapers: hasPapers)
                }
            }
            if let paper {
                sheetRoutes += given.flatMap { sheet in
                    sheet.variants.map { variant in
                        Route(sheet.address(of: variant)) { try sheet.pdf(as: variant, by: paper) }
                    }
                }
            }
            sheetRoutes.append(
                SheetList(
                    local: local, profile: profile, sheets: proved, published: published,
                    hasPapers: hasPapers,
                    program: templates.sheets
                ).route)
        }
        let site = SiteRoutes(locals: locals, theme: templates.theme).routes
        self.sheetCount = sheetCount
        pageCount = site.count { $0.address.path.hasSuffix(".html") }
        isEmpty = sheetCount == 0 && versionRoutes.isEmpty && locals.allSatisfy(\.kinds.isEmpty)
        let files =
            site + Sitemap(locals: locals).routes + [CodeIndex(locals: locals).route]
            + locals.map { Feed(local: $0).route } + sheetRoutes + versionRoutes
            + Redirects(locals: locals).routes
        routes =
            (files + Headers(locals: locals, addresses: files.map(\.address)).routes)
            .sorted { $0.address < $1.address }
    }

    static func locals(
        of edition: Edition, _ assets: Assets, hasSearch: Bool = false, after earlier: [LocalEdition] = []
    ) -> [LocalEdition] {
        edition.languages.compactMap { language in
            edition.library.lexicons[language].map { lexicon in
                LocalEdition(
                    edition: edition, lexicon: lexicon, assets: assets, hasSearch: hasSearch,
                    after: earlier.first { $0.language == language })
            }
        }
    }

    private static func release(of sheets: [ProvedSheet], _ today: CalendarDate) -> Release {
        let approved = sheets.map(\.proof).filter {
            $0.standing.reasonToLeaveOut(isStale: $0.isStale) == nil
        }
        return Release(
            today: today,
            sheets: Dictionary(grouping: approved, by: \.language).mapValues { Set($0.map(\.sheet)) })
    }

    /// Every sheet made once before anything is written: what a template drops, or cannot render, ends the build.
    private static func proofs(
        _ maker: SheetMaker, _ workers: Workers, template file: String, _ dropped: inout Set<String>,
        into diagnostics: inout [Diagnostic]
    ) -> [SheetProof] {
        let results = workers.map(maker.composers) { composer in
            Result { try maker.proof(of: composer) }
        }
        let proofs = results.compactMap { result -> SheetProof? in
            switch result {
            case .success(let proof):
                for words in proof.dropped where dropped.insert(words.kind).inserted {
                    diagnostics.append(words.diagnostic(file: file))
                }
                if case .changed(let approval) = proof.standing {
                    diagnostics.append(voidApproval(approval))
                }
                return proof
            case .failure(let failure):
                diagnostics.append((failure as? RenderFailure)?.diagnostic ?? unknown(failure))
                return nil
            }
        }
        // One stands for all: each is proved again when it is filled.
        if let proof = proofs.first(where: \.asksForSide) ?? proofs.first {
            do {
                for words in try maker.droppedOfFilledCopy(proof) where dropped.insert(words.kind).inserted {
                    diagnostics.append(words.diagnostic(file: file))
                }
            } catch { diagnostics.append((error as? RenderFailure)?.diagnostic ?? unknown(error)) }
        }
        return proofs
    }

    private static func voidApproval(_ approval: Approval) -> Diagnostic {
        Diagnostic(
            .warning, rule: "void-approval", file: Approval.file, at: approval.position,
            "the text of `\(approval.sheet)` is not the one that was approved: the sheet is a draft",
            help:
                "`handout status` shows what has changed. Have the present text approved with `handout approve`."
        )
    }

    private static func unknown(_ failure: any Error) -> Diagnostic {
        Diagnostic(rule: "template", file: "templates/sheet.mustache", "the sheet cannot be made: \(failure)")
    }
}
