import Diagnostics
import Markdown

/// One subject before it is linked: its facts and its text in every language.
final class Subject: Sendable {
    let id: PageID
    let facts: Facts
    let file: String
    let texts: [Language: PageText]

    init(id: PageID, facts: Facts, file: String, texts: [Language: PageText]) {
        self.id = id
        self.facts = facts
        self.file = file
        self.texts = texts
    }
}

extension Subject {
    /// The texts with their includes replaced.
    struct Expanded: Sendable {
        var texts: [Language: PageText]
        /// Those that insert facts of the clinic, as their writers wrote them.
        var insertingFacts: [ClinicFactCheck.Text]
        var diagnostics: [Diagnostic] = []

        /// Whether links to these texts lead to the same places as links to others.
        func hasSameAnchors(as other: Expanded) -> Bool {
            texts.mapValues(\.anchors) == other.texts.mapValues(\.anchors)
        }
    }

    func expanding(_ passages: Passages) -> Expanded {
        var expanded = Expanded(
            texts: [:],
            insertingFacts: texts.values.filter(\.holdsFacts).map { ($0.file, $0.nodes) })
        expanded.texts = texts.mapValues { text in
            guard text.sections.contains(where: { $0.blocks.hold(.include) }) else { return text }
            var taken = text.anchors
            var room = Passages.roomOnPage
            return text.holding(
                text.sections.map { section in
                    section.holding(
                        passages.expand(
                            section.blocks, in: text.language, file: text.file, taken: &taken, room: &room,
                            into: &expanded.diagnostics))
                })
        }
        return expanded
    }

    /// The same subject with another text; that of the source language comes with the facts.
    func holding(_ page: ParsedPage) -> Subject {
        var texts = texts
        texts[page.text.language] = page.text
        return Subject(
            id: id, facts: page.facts ?? facts, file: page.facts == nil ? file : page.text.file, texts: texts)
    }
}

/// All subjects of a project, sorted by id.
struct Subjects: Sendable {
    private(set) var list: [Subject]
    let places: [PageID: Int]
    let names: [Kind: Vocabulary]
    /// Translations of nothing.
    let diagnostics: [Diagnostic]
    private var pages: [ParsedPage]

    /// - Parameter unreadable: pages with errors of their own that are not among the parsed ones.
    init(_ pages: [ParsedPage], unreadable: Set<PageID>, source language: Language) {
        var diagnostics: [Diagnostic] = []
        let sources = pages.filter { $0.facts != nil }
        let translations = Self.translations(
            among: pages, of: Set(sources.map(\.id)), unreadable: unreadable, source: language,
            into: &diagnostics)
        list = sources.compactMap { page in
            page.facts.map { facts in
                var texts = translations[page.id] ?? [:]
                texts[page.text.language] = page.text
                return Subject(id: page.id, facts: facts, file: page.text.file, texts: texts)
            }
        }.sorted { $0.id < $1.id }
        places = Dictionary(uniqueKeysWithValues: list.enumerated().map { ($1.id, $0) })
        names = Dictionary(grouping: list.map(\.id), by: \.kind).mapValues { Vocabulary($0.lazy.map(\.name)) }
        self.diagnostics = diagnostics
        self.pages = pages
    }

    /// The same subjects as these pages tell of them; nil where the pages are not those of the same files.
    func holding(_ pages: [ParsedPage]) -> Subjects? {
        guard pages.count == self.pages.count else { return nil }
        var subjects = self
        for (index, page) in pages.enumerated() where page !== self.pages[index] {
            guard page.text.file == self.pages[index].text.file else { return nil }
            subjects.pages[index] = page
            // A translation of nothing has no place.
            if let place = places[page.id] { subjects.list[place] = subjects.list[place].holding(page) }
        }
        return subjects
    }

    private static func translations(
        among pages: [ParsedPage], of sources: Set<PageID>, unreadable: Set<PageID>,
        source language: Language, into diagnostics: inout [Diagnostic]
    ) -> [PageID: [Language: PageText]] {
        var translations: [PageID: [Language: PageText]] = [:]
        var names: [Kind: Vocabulary] = [:]
        for page in pages where page.facts == nil {
            if sources.contains(page.id) {
                translations[page.id, default: [:]][page.text.language] = page.text
            } else if !unreadable.contains(page.id) {
                let kind = page.id.kind
                let known = names[kind] ?? Vocabulary(sources.lazy.filter { $0.kind == kind }.map(\.name))
                names[kind] = known
                diagnostics.append(
                    Diagnostic(
                        rule: "no-source-page", file: page.text.file, at: .start,
                        "this is a translation of a page that does not exist",
                        help: known.suggestion(for: page.id.name)
                            ?? "Write content/\(language.tag)/\(page.id).md first."))
            }
        }
        return translations
    }
}

extension PageText {
    /// Every place that a link may name.
    var anchors: Set<String> {
        var anchors: Set<String> = []
        for section in sections {
            if !section.id.isEmpty { anchors.insert(section.id) }
            anchors.formUnion(section.blocks.headingIDs)
        }
        return anchors
    }

    fileprivate var holdsFacts: Bool {
        // One in a heading has been reported as such.
        footnotes.hold(.fact) || sections.contains { $0.blocks.hold(.fact) }
    }
}

extension Nodes {
    var headingIDs: [String] { all(.heading).compactMap(\.headingID) }
}
