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
        /// How a file is written, be it a page or a passage: English only.
        case writing(@Sendable (Writing, Surroundings) -> [Diagnostic])
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

    init(ofWriting rule: HouseRule, check: @escaping @Sendable (Writing, Surroundings) -> [Diagnostic]) {
        name = rule.rawValue
        scope = .writing(check)
    }

    /// Every rule there is.
    package static let all: [Rule] = [
        .requiredSections, .requiredRelations, .partOfCycles, .translations, .reviews, .approvals,
        .futureDates,
        .unlistedSources, .avoidAndCaution,
        .calloutLimit, .dontItems, .brokenMarks, .localNotePages, .offSheetCards, .orphans, .promisingWords,
        .readingGrade, .longSentences, .longParagraphs, .longLists, .mixedChances, .mixedDenominators,
        .dashRanges, .undefinedTerms, .passiveVoice, .missingAction, .missingSummary,
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
        let ofEach = workers.map(library.entries, with: WordMemory.init) { entry, memory in
            findings(in: entry, surroundings, memory)
        }
        let passages = library.passages.filter { $0.language.isEnglish }
        let ofPassages = workers.map(passages, with: WordMemory.init) { passage, memory in
            findings(in: Writing(passage, in: surroundings, memory), surroundings)
        }
        return (ofAll + ofEach + ofPassages).flatMap { $0 }
    }

    /// What the rules on entries and texts find in one entry, unsorted.
    package static func findings(of entry: Entry, _ surroundings: Surroundings) -> [Diagnostic] {
        findings(in: entry, surroundings, WordMemory())
    }

    private static func findings(
        in entry: Entry, _ surroundings: Surroundings, _ memory: WordMemory
    ) -> [Diagnostic] {
        let source = surroundings.library.sourceText(of: entry)
        let texts = entry.texts.sorted { $0.key < $1.key }.map(\.value)
        let ofEntry = all.flatMap { rule -> [Diagnostic] in
            guard case .entry(let check) = rule.scope, let source else { return [] }
            return check(entry, source, surroundings)
        }
        return ofEntry + texts.flatMap { findings(in: $0, of: entry, surroundings, memory) }
    }

    /// What the rules on texts find in one that its writer has not waived, and waivers of what they do not find.
    private static func findings(
        in text: EntryText, of entry: Entry, _ surroundings: Surroundings, _ memory: WordMemory
    ) -> [Diagnostic] {
        var findings = all.flatMap { rule -> [Diagnostic] in
            if case .text(let check) = rule.scope { check(entry, text, surroundings) } else { [] }
        }
        // Hints are no sentences for patients: how a page is written is looked at when all of it is.
        if text.page.isUnwritten { return findings }
        if text.page.language.isEnglish {
            findings += self.findings(in: Writing(entry, text, in: surroundings, memory), surroundings)
        }
        guard !text.page.waivers.isEmpty else { return findings }
        let unused = text.page.waivers.filter { waiver, _ in !findings.contains { $0.rule == waiver.rawValue }
        }
        return findings.filter { finding in
            HouseRule(rawValue: finding.rule).map { text.page.waivers[$0] == nil } ?? true
        }
            + unused.sorted { $0.value.position < $1.value.position }.map { waiver, reason in
                Diagnostic(
                    .warning, rule: "unused-waiver", file: text.page.file, at: reason.position,
                    "nothing on this page needs the waiver of `\(waiver.rawValue)`", help: "Remove it.")
            }
    }

    private static func findings(in writing: Writing, _ surroundings: Surroundings) -> [Diagnostic] {
        all.flatMap { rule -> [Diagnostic] in
            if case .writing(let check) = rule.scope { check(writing, surroundings) } else { [] }
        }
    }
}

extension Library {
    /// The entry's text in the source language, with which every entry begins.
    func sourceText(of entry: Entry) -> PageText? { entry.texts[settings.sourceLanguage]?.page }
}
