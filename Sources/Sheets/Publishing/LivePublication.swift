import Content
import Site
import Synchronization
import Templates

/// What a ``Publication`` publishes, each page made only when somebody asks for it: sheets are proved one by one, and all of
/// them only for the lists that tell how all stand.
package final class LivePublication: Sendable {
    /// One for each language of the project.
    package let locals: [LocalEdition]
    private let templates: PublicationTemplates
    private let files: FileSystem
    private let today: CalendarDate
    private let proved = Mutex<[ProvedSheet]?>(nil)

    /// - Parameter earlier: the same project before some of its files changed.
    package init(
        _ library: Library, clinic: Clinic, templates: PublicationTemplates, assets: Assets,
        files: FileSystem, today: CalendarDate, after earlier: LivePublication?
    ) {
        let edition = Edition(library: library, clinic: clinic, languages: library.settings.languages)
        locals = Publication.locals(of: edition, assets, after: earlier?.locals ?? [])
        self.templates = templates
        self.files = files
        self.today = today
    }

    /// What stands at an address; nil where nothing does.
    package func route(at address: Address) -> Route? {
        site.route(at: address) ?? sheet(at: address) ?? list(at: address)
    }

    /// The consent sheet of an entry as a route of its own; nil where it has none in that language.
    package func sheet(of entry: Int, in local: LocalEdition) -> Route? {
        guard local.edition.hasSheet(of: entry, in: local.language), let maker = maker(local),
            let composer = maker.composer(of: entry)
        else { return nil }
        let template = templates.sheetFile
        return Route(composer.address) {
            let sheet = ProvedSheet(maker: maker, proof: try maker.proof(of: composer), template: template)
            return try sheet.html(linkingTo: local.edition, hasPapers: false)
        }
    }

    /// What the ledger says of the sheet of an entry; nil where it has none in that language.
    package func standing(of entry: Int, in local: LocalEdition) throws -> Standing? {
        guard local.edition.hasSheet(of: entry, in: local.language), let maker = maker(local),
            let composer = maker.composer(of: entry)
        else { return nil }
        return try maker.proof(of: composer).standing
    }
}

extension LivePublication {
    private var site: SiteRoutes { SiteRoutes(locals: locals, theme: templates.theme) }

    private func maker(_ local: LocalEdition) -> SheetMaker? {
        local.library.profile.map {
            SheetMaker(local: local, profile: $0, program: templates.sheet, today: today)
        }
    }

    private func sheet(at address: Address) -> Route? {
        for local in locals {
            guard let name = local.addresses.sheet(at: address, local.language),
                let entry = local.library.index(of: PageID(.technique, name)),
                let route = sheet(of: entry, in: local)
            else { continue }
            return route
        }
        return nil
    }

    private func list(at address: Address) -> Route? {
        let ofSheets = locals.first { $0.addresses.page("sheets", $0.language) == address }
        if let local = ofSheets, let profile = local.library.profile {
            // What cannot be rendered is told by the page itself.
            return Route(address) {
                let list = SheetList(
                    local: local, profile: profile, sheets: try self.sheets(), published: local.edition,
                    hasPapers: false, program: self.templates.sheets)
                return try list.route.render()
            }
        }
        let others =
            Sitemap(locals: locals).routes + [CodeIndex(locals: locals).route]
            + locals.map { Feed(local: $0).route }
        return others.first { $0.address == address } ?? version(at: address)
    }

    private func version(at address: Address) -> Route? {
        guard address.path.split(separator: "/").contains("versions") else { return nil }
        return locals.lazy.flatMap { self.versions($0, standings: [:]) }.first { $0.address == address }
            .map { _ in
                Route(address) {
                    let sheets = try self.sheets()
                    let routes = self.locals.flatMap { local in
                        let own = sheets.filter { $0.proof.language == local.language }
                        return self.versions(
                            local,
                            standings: Dictionary(
                                own.map { ($0.proof.sheet, $0.proof.standing) },
                                uniquingKeysWith: { first, _ in first }))
                    }
                    return try routes.first { $0.address == address }?.render() ?? []
                }
            }
    }

    private func versions(_ local: LocalEdition, standings: [String: Standing]) -> [Route] {
        VersionPages(
            local: local, standings: standings, page: templates.version, list: templates.versions,
            files: files
        ).routes
    }

    /// All sheets, proved when they are first asked for.
    private func sheets() throws -> [ProvedSheet] {
        try proved.withLock { proved in
            if let proved { return proved }
            let all = try locals.flatMap { local -> [ProvedSheet] in
                guard let maker = maker(local) else { return [] }
                return try maker.composers.map {
                    ProvedSheet(maker: maker, proof: try maker.proof(of: $0), template: templates.sheetFile)
                }
            }
            proved = all
            return all
        }
    }
}
