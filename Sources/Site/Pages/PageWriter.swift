import Content
import Markdown
import Templates

/// Makes the parts of one page: everything that depends on where the page stands and in which language.
package final class PageWriter: Sendable {
    package let local: LocalEdition
    package let address: Address
    /// Nil on pages that are about no entry.
    package let entry: Int?
    /// The way up from the page to the site's root.
    private let root: String
    /// Whether the page stands as deep as those of entries, whose links to each other are made once for all.
    private let standsAsEntries: Bool

    package init(local: LocalEdition, address: Address, entry: Int? = nil) {
        self.local = local
        self.address = address
        self.entry = entry
        root = address.root
        standsAsEntries = root == local.entryRoot
    }

    package var lexicon: Lexicon { local.lexicon }
    package var library: Library { local.library }

    /// The way from this page to another file of the site.
    package func url(_ target: Address, anchor: String? = nil) -> String {
        root + target.path + (anchor.map { "#" + $0 } ?? "")
    }

    /// The way from this page to that of an entry; nil where that is not published.
    private func url(_ reference: LocalEdition.Reference) -> String? {
        standsAsEntries ? reference.url : reference.path.map { root + $0 }
    }

    package var words: Prepared<WordsView> { local.words }

    /// - Parameters:
    ///   - kind: the list that the page belongs to.
    ///   - alternates: where the page stands in other languages.
    package func frame(
        title: String, description: String, kind: Content.Kind? = nil, isDraft: Bool = false,
        alternates: (Language) -> Address?
    ) -> Prepared<FrameView> {
        frame(
            title: title, description: description, kind: kind, isDraft: isDraft, about: nil,
            alternates: alternates)
    }

    /// - Parameter about: what search engines are told of the page.
    func frame(
        title: String, description: String, kind: Content.Kind? = nil, isDraft: Bool = false,
        about subject: LinkedData.Subject?, alternates: (Language) -> Address?
    ) -> Prepared<FrameView> {
        let settings = library.settings
        let languages = local.edition.languages.compactMap { language -> AlternateView? in
            guard let address = alternates(language), let lexicon = library.lexicons[language] else {
                return nil
            }
            return AlternateView(
                url: url(address), canonical: settings.address + address.clean, language: language.tag,
                name: lexicon.name, isCurrent: language == local.language)
        }
        let others = local.edition.languages.compactMap { language -> AlternateView? in
            if let same = languages.first(where: { $0.language == language.tag }) { return same }
            guard let lexicon = library.lexicons[language] else { return nil }
            let home = local.addresses.page("", language)
            return AlternateView(
                url: url(home), canonical: settings.address + home.clean, language: language.tag,
                name: lexicon.name, isCurrent: language == local.language)
        }
        let frame = FrameView(
            title: title, description: description,
            siteTitle: settings.title[local.language] ?? settings.title[settings.sourceLanguage] ?? "",
            clinicName: local.edition.clinic.name, clinicPhone: local.edition.clinic.facts[.phone],
            clinicCall: local.edition.clinic.facts[.phone].flatMap(Self.call),
            language: local.language.tag, direction: lexicon.direction.rawValue, root: root,
            home: url(local.addresses.page("", local.language)),
            search: local.hasSearch ? url(local.addresses.page("search", local.language)) : nil,
            canonical: settings.address + address.clean,
            stylesheet: url(local.assets.address(of: .stylesheet)),
            icon: url(local.assets.address(of: .icon)),
            feed: url(local.addresses.feed(local.language)),
            navigation: local.navigation(current: kind, root: root),
            alternates: languages.count > 1 ? languages : [],
            languages: others.count > 1 ? others : [],
            sheets: settings.profile == nil ? nil : url(local.addresses.page("sheets", local.language)),
            about: local.kinds.contains(.about)
                ? url(local.addresses.index(of: .about, local.language)) : nil,
            aToZ: url(local.addresses.page("a-to-z", local.language)),
            isDraft: isDraft,
            linkedData: subject.map { LinkedData(local: local, address: address, subject: $0) })
        return Prepared(frame)
    }

    /// The address that dials a number; nil where it has no digits.
    private static func call(_ phone: String) -> String? {
        let digits = phone.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
        return digits.isEmpty ? nil : "tel:" + digits
    }

}

extension PageWriter {
    /// Texts of one page as HTML: links lead on from this page, terms are marked, facts are the clinic's.
    ///
    /// - Parameters:
    ///   - marksTerms: whether terms are marked; each call marks first uses anew, so it takes one section at a time.
    ///   - ticks: which items of lists a reader can tick.
    package func html(
        _ nodes: Nodes, targets: [String: LinkTarget], marksTerms: Bool, idPrefix: String = "",
        ticks: HTMLSite.Ticks = .tasks
    ) -> [UInt8] {
        var output: [UInt8] = []
        let writer = writer(targets: targets, marksTerms: marksTerms, idPrefix: idPrefix)
        writer.site?.ticks = ticks
        writer.write(nodes, to: &output)
        return output
    }

    /// The section of footnotes; nil where there are none.
    package func footnotes(_ nodes: Nodes, targets: [String: LinkTarget]) -> [UInt8]? {
        var output: [UInt8] = []
        writer(targets: targets, marksTerms: false, idPrefix: "").write(footnotes: nodes, to: &output)
        return output.isEmpty ? nil : output
    }

    /// Parts of a text as a sheet shows them, and the section of their footnotes, nil where there are none.
    ///
    /// - Parameter parts: in the order in which they stand on the sheet.
    package func paper(
        _ parts: [Nodes], footnotes all: Nodes, targets: [String: LinkTarget]
    ) -> (parts: [[UInt8]], footnotes: [UInt8]?) {
        let footnotes = FootnoteSelection(in: parts, of: all)
        let writer = writer(targets: targets, marksTerms: false, idPrefix: "")
        writer.site?.footnotes = footnotes
        writer.site?.showsAlertLevels = true
        writer.site?.link = { self.onPaper(targets[$0], $0) }
        let written = parts.map { part in
            var output: [UInt8] = []
            writer.write(part, to: &output)
            return output
        }
        var notes: [UInt8] = []
        writer.write(footnotes: footnotes.footnotes, to: &notes)
        return (written, notes.isEmpty ? nil : notes)
    }

    private func writer(targets: [String: LinkTarget], marksTerms: Bool, idPrefix: String) -> HTMLWriter {
        let site = HTMLSite(
            labels: local.labels, idPrefix: idPrefix,
            link: { destination in self.link(targets[destination], destination) },
            fact: { name in self.fact(name) })
        if marksTerms, !local.terms.isEmpty {
            var marker = TermMarker(index: local.terms, own: entry) { term in
                self.local.reference(to: term).flatMap(self.url) ?? ""
            }
            site.runningText = { text, output in marker.write(text, to: &output) }
        }
        return HTMLWriter(site: site)
    }

    private func link(_ target: LinkTarget?, _ destination: String) -> HTMLSite.Link {
        switch target {
        case nil: .textOnly
        case .outside: .address(destination)
        case .anchor(let anchor): .address("#" + anchor)
        case .media(let path): .address(url(local.addresses.media(path)))
        case .page(let entry, let language, let anchor):
            address(of: entry, language, anchor).map { .address($0) } ?? .textOnly
        }
    }

    private func address(of entry: Int, _ language: Language, _ anchor: String?) -> String? {
        guard local.edition.hasPage(of: entry, in: language) else { return nil }
        if let reference = local.reference(to: entry), reference.text.page.language == language,
            let url = url(reference)
        {
            return anchor.map { "\(url)#\($0)" } ?? url
        }
        return url(local.addresses.entry(library.entries[entry].id, language), anchor: anchor)
    }

    private func onPaper(_ target: LinkTarget?, _ destination: String) -> HTMLSite.Link {
        switch target {
        case .media: link(target, destination)
        case .outside: .textAndAddress(Self.addressOnPaper(destination))
        case .page, .anchor, nil: .textOnly
        }
    }

    /// The number of `tel:`, the address of `mailto:`, every other address as it stands.
    private static func addressOnPaper(_ address: String) -> String {
        for scheme in ["tel:", "mailto:"] where address.lowercased().hasPrefix(scheme) {
            let bare = address.dropFirst(scheme.count).prefix { $0 != "?" && $0 != ";" }
            return String(bare)
        }
        return address
    }

    /// The value of `clinic.phone` and the like.
    private func fact(_ name: String) -> String? {
        Clinic.Fact(inserted: name).flatMap { local.edition.clinic.facts[$0] }
    }
}

extension PageWriter {
    /// A link to another entry; nil where it is not part of this edition.
    package func item(
        _ target: Int, note: Phrased? = nil, chance: Chance? = nil, scope: Phrased? = nil, sources: [Int] = []
    ) -> Prepared<ItemView>? {
        if standsAsEntries, note == nil, chance == nil, scope == nil, sources.isEmpty {
            return local.plainItem(target)
        }
        guard let reference = local.reference(to: target) else { return nil }
        var item = ItemView(reference, url: url(reference))
        item.note = note?.text
        item.noteLanguage = note.flatMap { $0.language == local.language ? nil : $0.language.tag }
        item.chance = chance.map(chanceText)
        item.scope = scope?.text
        item.scopeLanguage = scope.flatMap { $0.language == local.language ? nil : $0.language.tag }
        item.sources = sources.compactMap(sourceMark)
        return Prepared(item)
    }

    /// A text with the language that it is written in.
    package struct Phrased {
        var text: String
        var language: Language
    }

    /// Words of an entry's facts: in this page's language if they are translated, else as the source language has them.
    ///
    /// - Parameter name: what a translation calls them, below `key`.
    package func words(of owner: Int, _ key: String, _ name: @autoclosure () -> String, source: String?)
        -> Phrased?
    {
        let sourceLanguage = library.settings.sourceLanguage
        if local.language != sourceLanguage,
            let note = library.entries[owner].texts[local.language]?.page.notes[key]?[name()]
        {
            return Phrased(text: note.value, language: local.language)
        }
        return source.map { Phrased(text: $0, language: sourceLanguage) }
    }

    /// The note that `owner` gives on a relation.
    package func note(of owner: Int, _ key: RelationKey, _ relation: Relation) -> Phrased? {
        words(of: owner, key.rawValue, relation.target.value, source: relation.note?.value)
    }

    package func sourceMark(_ source: Int) -> Prepared<SourceMarkView>? {
        if standsAsEntries, let mark = local.sourceMark(source) { return mark }
        guard let reference = local.reference(to: source), var mark = local.sourceMark(source)?.view else {
            return nil
        }
        mark.url = url(reference)
        return Prepared(mark)
    }

    package func sourceMark(named name: String) -> Prepared<SourceMarkView>? {
        library.index(of: PageID(.source, name)).flatMap(sourceMark)
    }

    /// The chance on one line: a number in one framing, or that none is stated.
    package func chanceText(_ chance: Chance) -> String {
        switch chance {
        case .notStated: lexicon[.chanceNotStated]
        case .stated(let frequency):
            lexicon.fill(
                .affected, ["count": lexicon.number(frequency.count), "of": lexicon.number(frequency.of)])
        }
    }
}
