import Content
import Templates

/// The pages that list others: one for each kind, the A to Z, the glossary, the home page.
struct ListPages {
    let local: LocalEdition

    private var lexicon: Lexicon { local.lexicon }
    private var library: Library { local.library }

    func index(of kind: Content.Kind) -> IndexView {
        let entries = local.entries(of: kind)
        let writer = PageWriter(local: local, address: local.addresses.index(of: kind, local.language))
        let title = lexicon.kinds[kind]?.many ?? ""
        return IndexView(
            frame: writer.frame(
                title: title, description: title, kind: kind, isDraft: local.hasDrafts,
                alternates: { language in
                    local.edition.hasEntries(of: kind, in: language)
                        ? local.addresses.index(of: kind, language) : nil
                }),
            words: writer.words, title: title, intro: nil,
            groups: grouped(entries.compactMap { line($0, writer, showsSummary: true) }))
    }

    /// Every page under its name and its other names.
    func aToZ() -> IndexView {
        let writer = PageWriter(local: local, address: local.addresses.page("a-to-z", local.language))
        let names = Content.Kind.allCases.filter { $0 != .source }
            .flatMap { local.entries(of: $0) }
            .flatMap { entry -> [Prepared<EntryView>] in
                guard let line = line(entry, writer, showsSummary: false),
                    let page = local.text(of: entry)?.page
                else {
                    return []
                }
                let kindName = lexicon.kinds[library.entries[entry].id.kind]?.one
                return ([nil] + page.also.map { $0 }).map { also in
                    let title = line.view.title
                    return Prepared(
                        EntryView(
                            url: line.view.url, title: also ?? title, see: also == nil ? nil : title,
                            summary: nil, kindName: kindName))
                }
            }
            .map { (key: Collation.key($0.view.title), name: $0) }
            .sorted { ($0.key, $0.name.view.url) < ($1.key, $1.name.view.url) }
            .map(\.name)
        return list(writer, title: lexicon[.aToZ], intro: lexicon[.aToZIntro], items: names, page: "a-to-z")
    }

    func glossary() -> IndexView {
        let writer = PageWriter(local: local, address: local.addresses.page("glossary", local.language))
        let terms = local.entries(of: .term).compactMap {
            line($0, writer, showsSummary: true)
        }
        return list(
            writer, title: lexicon[.glossary], intro: lexicon[.glossaryIntro], items: terms, page: "glossary")
    }

    private func list(
        _ writer: PageWriter, title: String, intro: String, items: [Prepared<EntryView>], page: String
    ) -> IndexView {
        IndexView(
            frame: writer.frame(
                title: title, description: intro, isDraft: local.hasDrafts,
                alternates: { local.addresses.page(page, $0) }),
            words: writer.words, title: title, intro: intro, groups: grouped(items))
    }

    private func line(_ entry: Int, _ writer: PageWriter, showsSummary: Bool) -> Prepared<EntryView>? {
        guard let page = local.text(of: entry)?.page else { return nil }
        return Prepared(
            EntryView(
                url: writer.url(local.addresses.entry(library.entries[entry].id, page.language)),
                title: page.title.value,
                see: nil, summary: showsSummary ? page.summary.value : nil, kindName: nil))
    }

    /// By first letter from 20 items on; fewer stand in one group.
    private func grouped(_ items: [Prepared<EntryView>]) -> [GroupView] {
        guard items.count >= 20 else {
            return items.isEmpty ? [] : [GroupView(id: "all", title: nil, items: items)]
        }
        let letters = Dictionary(grouping: items) { Collation.initial($0.view.title) }
        return letters.sorted { $0.key < $1.key }.map { letter, items in
            GroupView(
                id: letter == "#" ? "letter-other" : "letter-\(letter.lowercased())", title: letter,
                items: items)
        }
    }
}
