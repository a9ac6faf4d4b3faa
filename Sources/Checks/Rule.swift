import Content
import Diagnostics
import Parallel

/// One thing that is checked over the whole library. Each rule has its file; all run, and all that they find is shown.
package struct Rule: Sendable {
    /// What a rule looks at, one by one.
    enum Scope: Sendable {
        /// All of it together.
        case library(@Sendable (Surroundings) -> [Diagnostic])
        /// What holds of an entry in every language, with its text in the source language, to which problems are pinned.
        case entry(@Sendable (Entry, PageText, Surroundings) -> [Diagnostic])
        /// An entry's text in one language.
        case text(@Sendable (Entry, EntryText, Surroundings) -> [Diagnostic])
    }

    /// What a rule may look at besides.
    struct Surroundings: Sendable {
        let library: Library
        let today: CalendarDate
    }

    /// The rule's name as diagnostics show it.
    package let name: String
    let scope: Scope

    init(ofLibrary name: String, check: @escaping @Sendable (Surroundings) -> [Diagnostic]) {
        self.name = name
        scope = .library(check)
    }

    init(ofEntry name: String, check: @escaping @Sendable (Entry, PageText, Surroundings) -> [Diagnostic]) {
        self.name = name
        scope = .entry(check)
    }

    init(ofText name: String, check: @escaping @Sendable (Entry, EntryText, Surroundings) -> [Diagnostic]) {
        self.name = name
        scope = .text(check)
    }

    /// Every rule there is.
    package static let all: [Rule] = [
        .requiredSections, .requiredRelations, .partOfCycles, .translations, .reviews, .approvals,
        .futureDates,
        .unlistedSources, .avoidAndCaution,
        .calloutLimit, .dontItems, .brokenMarks, .localNotePages, .offSheetCards, .orphans, .wording,
    ]

    /// What all rules find in the library, unsorted.
    ///
    /// The threads share out entries, not rules: some rules take a hundred times as long as others, and a text is looked
    /// at by all rules while the processor's cache holds it.
    package static func findings(in library: Library, today: CalendarDate, workers: Workers) -> [Diagnostic] {
        let surroundings = Surroundings(library: library, today: today)
        let ofAll = workers.map(all) { rule -> [Diagnostic] in
            if case .library(let check) = rule.scope { check(surroundings) } else { [] }
        }
        let ofEach = workers.map(library.entries) { entry in
            let source = library.sourceText(of: entry)
            let texts = entry.texts.sorted { $0.key < $1.key }.map(\.value)
            return all.flatMap { rule -> [Diagnostic] in
                switch rule.scope {
                case .library: []
                case .entry(let check): source.map { check(entry, $0, surroundings) } ?? []
                case .text(let check): texts.flatMap { check(entry, $0, surroundings) }
                }
            }
        }
        return ofAll.flatMap { $0 } + ofEach.flatMap { $0 }
    }
}

extension Library {
    /// The entry's text in the source language, with which every entry begins.
    func sourceText(of entry: Entry) -> PageText? { entry.texts[settings.sourceLanguage]?.page }
}
