import Content
import Templates

/// The routes of everything that patients see: a page for each entry, the lists, the redirects.
package struct SiteRoutes {
    private let locals: [LocalEdition]
    private let theme: Theme

    package init(locals: [LocalEdition], theme: Theme) {
        self.locals = locals
        self.theme = theme
    }

    package var routes: [Route] {
        locals.flatMap { entries($0) + lists($0) } + [notFound].compactMap { $0 }
            + (locals.first?.assets.routes ?? [])
    }

    /// The route at one address, without making all others.
    package func route(at address: Address) -> Route? {
        for local in locals {
            if let id = local.addresses.entry(at: address, local.language),
                let index = local.library.index(of: id), let route = entry(index, local).first
            {
                return route
            }
        }
        let all = locals.flatMap(lists) + (locals.first?.assets.routes ?? [])
        return all.first { $0.address == address } ?? aliases.first { $0.address == address }
    }

    private func entries(_ local: LocalEdition) -> [Route] {
        local.library.entries.indices.flatMap { entry($0, local) }
    }

    /// The routes of what has other names.
    private var aliases: [Route] {
        locals.flatMap { local in
            local.library.entries.indices.filter { !local.library.entries[$0].facts.aliases.isEmpty }
                .flatMap { entry($0, local) }
        }
    }

    /// An entry's page, and what leads to it from its other names.
    private func entry(_ index: Int, _ local: LocalEdition) -> [Route] {
        let theme = theme
        let entry = local.library.entries[index]
        guard local.edition.hasPage(of: index, in: local.language), let text = entry.texts[local.language]
        else { return [] }
        let address = local.addresses.entry(entry.id, local.language)
        let isSearched = local.hasSearch && SearchGroup(entry.id.kind) != nil
        let route = Route(address, isSearched: isSearched) {
            try theme.page.bytes(EntryPage(index, text, at: address, in: local).view())
        }
        return [route] + entry.facts.aliases.map { redirect(from: $0.value, to: entry.id, address, local) }
    }

    private func redirect(
        from alias: String, to id: PageID, _ address: Address, _ local: LocalEdition
    ) -> Route {
        let theme = theme
        let from = local.addresses.entry(PageID(id.kind, alias), local.language)
        return Route(from) {
            let title = local.library[id]?.texts[local.language]?.page.title.value ?? id.name
            return try theme.redirect.bytes(
                RedirectView(
                    url: from.root + address.path, canonical: local.library.settings.address + address.clean,
                    title: title, language: local.language.tag))
        }
    }

    private func lists(_ local: LocalEdition) -> [Route] {
        let theme = theme
        let pages = ListPages(local: local)
        let indexes = local.kinds.map { kind in
            Route(local.addresses.index(of: kind, local.language)) {
                try theme.index.bytes(pages.index(of: kind))
            }
        }
        return indexes + search(local) + compare(local) + [
            Route(local.addresses.page("", local.language)) {
                try theme.home.bytes(HomePage(local: local).view())
            },
            Route(local.addresses.page("a-to-z", local.language)) { try theme.index.bytes(pages.aToZ()) },
            Route(local.addresses.page("glossary", local.language)) {
                try theme.index.bytes(pages.glossary())
            },
        ]
    }

    private func search(_ local: LocalEdition) -> [Route] {
        guard local.hasSearch else { return [] }
        let theme = theme
        let page = SearchPage(local: local)
        return [
            Route(page.address) { try theme.search.bytes(page.view()) },
            Route(local.addresses.searchNames(local.language)) { page.names },
        ]
    }

    /// The page that puts treatments side by side, where there are any.
    private func compare(_ local: LocalEdition) -> [Route] {
        guard local.hasComparePage else { return [] }
        let (theme, locals) = (theme, locals)
        return [
            Route(local.addresses.page("compare", local.language)) {
                let languages = locals.filter(\.hasComparePage).map(\.language)
                return try theme.compare.bytes(ComparePage(local: local).view(alternates: languages))
            }
        ]
    }

    /// Servers show this page at any address, so its links begin at the root of the site's own address.
    private var notFound: Route? {
        guard let local = locals.first else { return nil }
        let theme = theme
        return Route(Address("404.html")) {
            let writer = PageWriter(local: local, address: Address("404.html"))
            var frame = writer.frame(
                title: local.lexicon[.notFoundTitle], description: local.lexicon[.notFoundText],
                alternates: { _ in nil }
            ).view
            frame.startAtRoot(of: local.library.settings.address)
            return try theme.notFound.bytes(NoticeView(frame: Prepared(frame), words: writer.words))
        }
    }
}

extension FrameView {
    /// Makes every link begin at the root of the host.
    fileprivate mutating func startAtRoot(of address: String) {
        let host = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        let base = "/" + (host.count > 3 ? String(host[3]) : "")
        root = base
        home = base + home
        stylesheet = base + stylesheet
        icon = base + icon
        feed = base + feed
        search = search.map { base + $0 }
        sheets = sheets.map { base + $0 }
        about = about.map { base + $0 }
        aToZ = base + aToZ
        languages = languages.map { link in
            var link = link
            link.url = base + link.url
            return link
        }
        navigation = navigation.map { link in
            var link = link.view
            link.url = base + link.url
            return Prepared(link)
        }
    }
}
