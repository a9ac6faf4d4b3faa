import Content
import Templates

/// The home page of an edition in one language.
struct HomePage {
    let local: LocalEdition

    /// The kinds that people come for, whose pages are listed; the others are one click further.
    private static let listed: Set<Content.Kind> = [.technique, .condition, .guide]

    private var lexicon: Lexicon { local.lexicon }
    private var library: Library { local.library }

    func view() -> HomeView {
        let writer = PageWriter(local: local, address: local.addresses.page("", local.language))
        let title = library.settings.title[local.language] ?? ""
        let places = places(writer)
        return HomeView(
            frame: writer.frame(
                title: title, description: lexicon[.welcome], isDraft: local.hasDrafts, about: .site,
                alternates: { local.addresses.page("", $0) }),
            words: writer.words, title: title,
            map: BodyMapView(targets: places), places: BodyRegion.allCases.compactMap { places[$0] },
            worries: worries(writer), conditions: kind(.condition, writer),
            treatments: kind(.technique, writer), guides: kind(.guide, writer),
            others: local.kinds.filter { !Self.listed.contains($0) }.compactMap { kind($0, writer) },
            aToZ: writer.url(local.addresses.page("a-to-z", local.language)),
            glossary: writer.url(local.addresses.page("glossary", local.language)),
            compare: local.hasComparePage
                ? writer.url(local.addresses.page("compare", local.language)) : nil)
    }

    private func kind(_ kind: Content.Kind, _ writer: PageWriter) -> KindView? {
        let entries = local.entries(of: kind)
        guard !entries.isEmpty else { return nil }
        return KindView(
            id: kind.rawValue, title: lexicon.kinds[kind]?.many ?? "",
            url: writer.url(local.addresses.index(of: kind, local.language)),
            count: lexicon.number(entries.count),
            items: Self.listed.contains(kind)
                ? entries.prefix(100).compactMap { line($0, writer).map { Prepared($0) } } : [])
    }

    /// The page of each place of the body map that has one: of a part of the body, else of a condition.
    private func places(_ writer: PageWriter) -> [BodyRegion: EntryView] {
        var places: [BodyRegion: EntryView] = [:]
        for entry in local.entries(of: .bodyPart) + local.entries(of: .condition) {
            guard let region = library.entries[entry].facts.region, places[region] == nil else { continue }
            places[region] = line(entry, writer)
        }
        return places
    }

    private func worries(_ writer: PageWriter) -> [EntryView] {
        local.entries(of: .consideration).compactMap { entry in
            guard var line = line(entry, writer), let worry = local.text(of: entry)?.page.worry else {
                return nil
            }
            line.title = worry
            return line
        }
    }

    private func line(_ entry: Int, _ writer: PageWriter) -> EntryView? {
        guard let page = local.text(of: entry)?.page else { return nil }
        return EntryView(
            url: writer.url(local.addresses.entry(library.entries[entry].id, page.language)),
            title: page.title.value, see: nil, summary: page.summary.value, kindName: nil)
    }
}
