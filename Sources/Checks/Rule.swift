import Content
import Diagnostics
import Parallel

/// One thing that is checked over the whole library. Each rule has its file; all run, and all that they find is shown.
package struct Rule: Sendable {
    /// The rule's name as diagnostics show it.
    package let name: String
    let check: @Sendable (Library, CalendarDate) -> [Diagnostic]

    /// - Parameter check: gets the library and today's date.
    init(_ name: String, check: @escaping @Sendable (Library, CalendarDate) -> [Diagnostic]) {
        self.name = name
        self.check = check
    }

    /// Every rule there is.
    package static let all: [Rule] = [
        .requiredSections, .requiredRelations, .partOfCycles, .translations, .reviews, .approvals,
        .futureDates,
        .unlistedSources, .avoidAndCaution,
        .calloutLimit, .dontItems, .brokenMarks, .localNotePages, .offSheetCards, .orphans, .wording,
    ]

    /// What all rules find in the library, unsorted.
    package static func findings(in library: Library, today: CalendarDate, workers: Workers) -> [Diagnostic] {
        workers.map(all) { $0.check(library, today) }.flatMap { $0 }
    }
}

extension Library {
    /// The entry's text in the source language, with which every entry begins.
    func sourceText(of entry: Entry) -> PageText? { entry.texts[settings.sourceLanguage]?.page }

    /// Every text of every language.
    var allTexts: [(entry: Entry, text: EntryText)] {
        entries.flatMap { entry in
            entry.texts.sorted { $0.key < $1.key }.map { (entry, $0.value) }
        }
    }
}
