import Content
import JSON
import Templates

/// What the search can be narrowed down to. The raw value is its name in the index.
enum SearchGroup: String, CaseIterable {
    case technique, condition, risk, term, other

    /// Nil for sources: who searches looks for what they say, and pages name those that they rest on.
    init?(_ kind: Content.Kind) {
        if kind == .source { return nil }
        self = SearchGroup(rawValue: kind.rawValue) ?? .other
    }
}

/// The page that searches the site, in one language, and the names that it suggests where nothing is found.
struct SearchPage {
    let local: LocalEdition

    var address: Address { local.addresses.page("search", local.language) }

    func view() -> SearchView {
        let writer = PageWriter(local: local, address: address)
        let lexicon = local.lexicon
        let groups = Dictionary(grouping: pages) { SearchGroup(local.library.entries[$0].id.kind) }
        return SearchView(
            frame: writer.frame(
                title: lexicon[.search], description: lexicon[.searchFor],
                alternates: { local.addresses.page("search", $0) }),
            words: writer.words, script: writer.url(local.assets.address(of: .searchScript)),
            index: writer.url(Addresses.searchIndex("pagefind.js")),
            names: writer.url(local.addresses.searchNames(local.language)),
            aToZ: writer.url(local.addresses.page("a-to-z", local.language)),
            groups: SearchGroup.allCases.compactMap { group in
                groups[group].map { pages in
                    SearchGroupView(
                        id: group.rawValue,
                        title: Content.Kind(rawValue: group.rawValue).flatMap { lexicon.kinds[$0]?.many }
                            ?? lexicon[.otherPages], count: String(pages.count))
                }
            },
            foundForm: lexicon[.pagesFound], noneForm: lexicon[.noPageFound])
    }

    /// The entries that are searched.
    private var pages: [Int] { local.kinds.filter { SearchGroup($0) != nil }.flatMap(local.entries) }

    /// For each page a list: its name, the way to it from the search page, its other names.
    var names: [UInt8] {
        let names = pages.compactMap { entry -> JSON? in
            guard let page = local.text(of: entry)?.page else { return nil }
            let path = local.addresses.entry(local.library.entries[entry].id, local.language).path
            return .array(([page.title.value, address.root + path] + page.also).map { .string($0) })
        }
        return JSON.array(names).bytes()
    }
}
