import Checks
import Content
import Diagnostics
import JSON
import Sheets
import Site
import Templates

/// Collects what the panel says of a page.
struct PanelMaker {
    let snapshot: Snapshot
    let state: ProjectState
    let problems: ProblemWriter

    /// Problems of other files that are shown.
    private static let mostElsewhere = 20

    func panel(of address: Address) -> PanelView {
        let page = self.page(at: address)
        let all = state.diagnostics
        let elsewhere = all.filter { $0.file != page?.file && $0.severity != .note }
        let shown = elsewhere.sorted { $0.severity == .error && $1.severity != .error }
            .prefix(Self.mostElsewhere)
        return PanelView(
            state: state.word, summary: state.summary, page: page, elsewhere: problems.views(Array(shown)),
            more: elsewhere.count > shown.count
                ? "\(elsewhere.count - shown.count) more; handout check lists all." : nil)
    }
}

extension PanelMaker {
    private func page(at address: Address) -> PanelPageView? {
        for local in snapshot.publication?.locals ?? [] {
            let id =
                local.addresses.entry(at: address, local.language)
                ?? local.addresses.sheet(at: address, local.language).map { PageID(.technique, $0) }
            guard let id, let index = local.library.index(of: id) else { continue }
            let entry = local.library.entries[index]
            guard let text = entry.texts[local.language] else { continue }
            return view(of: entry, index, text, in: local, at: address)
        }
        return nil
    }

    private func view(
        of entry: Entry, _ index: Int, _ text: EntryText, in local: LocalEdition, at address: Address
    ) -> PanelPageView {
        let file = text.page.file
        let found = snapshot.surroundings.map { Rule.findings(of: entry, $0) } ?? []
        let own = (snapshot.problems + found).filter { $0.file == file }.sorted(
            by: Diagnostic.inReadingOrder)
        let reading =
            local.language.isEnglish
            ? snapshot.surroundings.map { PageReading(entry, text, in: $0) } : nil
        return PanelPageView(
            file: file, editorURL: problems.url(file, nil), problems: problems.views(own),
            reading: reading.map(view), terms: reading?.terms.compactMap { link(to: $0, in: local) } ?? [],
            relations: relations(of: entry, in: local), sheet: sheet(of: index, in: local, at: address),
            due: review(of: entry) + translations(of: entry, text, in: local))
    }

    private func view(of reading: PageReading) -> ReadingView {
        let parts = [reading.whole] + reading.sections
        var marks: [String] = []
        if !reading.longSentences.isEmpty {
            marks.append(ProjectState.counted(reading.longSentences.count, "long sentence"))
        }
        if !reading.longWords.isEmpty {
            marks.append(ProjectState.counted(reading.longWords.count, "long word"))
        }
        return ReadingView(
            parts: parts.map { part in
                let shown = { (grade: Double) in
                    part.isGraded ? Self.oneDecimal(grade) : "(\(Self.oneDecimal(grade)))"
                }
                return ReadingPartView(
                    title: part.heading ?? "The whole page", anchor: part.anchor,
                    words: String(part.readability.words),
                    grade: shown(part.readability.fleschKincaidGrade), smog: shown(part.readability.smog),
                    state: part.isGraded ? part.severity?.rawValue ?? "fine" : "short",
                    remark: part.isGraded ? part.severity.map { $0 == .error ? "too hard" : "hard" } : nil)
            },
            sentences: JSON.array(reading.longSentences.map { .string($0) }).serialized(),
            words: JSON.array(reading.longWords.map { .string($0) }).serialized(),
            marks: marks.isEmpty ? nil : marks.joined(separator: " and "))
    }

    private static func oneDecimal(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    private func link(to index: Int, in local: LocalEdition, remark: String? = nil) -> LinkView? {
        let entry = local.library.entries[index]
        let source = local.library.settings.sourceLanguage
        let language = entry.texts[local.language] == nil ? source : local.language
        guard let text = entry.texts[language] else { return nil }
        return LinkView(
            url: local.edition.hasPage(of: index, in: language)
                ? "/" + local.addresses.entry(entry.id, language).path : nil,
            title: text.page.title.value, remark: remark)
    }

    private func relations(of entry: Entry, in local: LocalEdition) -> [RelationView] {
        let here = RelationKey.allCases.compactMap { key -> RelationView? in
            let links = entry.links(key).compactMap { link(to: $0.to, in: local) }
            return links.isEmpty
                ? nil
                : RelationView(
                    title: local.lexicon.relations[key]?.here ?? key.rawValue, isBack: false, links: links)
        }
        let there = RelationKey.allCases.compactMap { key -> RelationView? in
            let links = entry.backlinks(key).compactMap { link(to: $0.from, in: local) }
            return links.isEmpty
                ? nil
                : RelationView(
                    title: local.lexicon.relations[key]?.there ?? key.rawValue, isBack: true, links: links)
        }
        return here + there
    }

    private func sheet(of index: Int, in local: LocalEdition, at address: Address) -> PanelSheetView? {
        guard let publication = snapshot.publication, let sheet = publication.sheet(of: index, in: local)
        else { return nil }
        let standing: String
        switch (try? publication.standing(of: index, in: local)) ?? nil {
        case .draft: standing = "Draft: nobody has approved this text."
        case .approved(let line):
            standing = "Approved as version \(line.version), until \(line.nextReview)."
        case .overdue(let line):
            standing = "Version \(line.version) was approved; its review was due on \(line.nextReview)."
        case .changed(let line):
            standing = "Draft: the text has changed since version \(line.version) was approved."
        case nil: standing = "The sheet cannot be made: open it to see why."
        }
        return PanelSheetView(
            url: sheet.address == address ? nil : "/" + sheet.address.path, standing: standing)
    }

    private func review(of entry: Entry) -> [DueView] {
        guard let review = entry.facts.review else {
            return [DueView(text: "No clinician has reviewed this page.", state: "warning")]
        }
        let state =
            switch Due.Urgency(review.next, today: snapshot.today) {
            case .overdue: "error"
            case .within3Months, .within6Months: "warning"
            case nil: "fine"
            }
        return [
            DueView(
                text: "Reviewed by \(review.by) on \(review.date); next review by \(review.next).",
                state: state)
        ]
    }

    private func translations(of entry: Entry, _ text: EntryText, in local: LocalEdition) -> [DueView] {
        if let translation = text.translation {
            let parts = (translation.stale + translation.missing).map(\.part) + translation.extra
            return [
                parts.isEmpty
                    ? DueView(text: "This translation says what the source text says.", state: "fine")
                    : DueView(
                        text: "This translation is out of date: \(parts.joined(separator: ", ")).",
                        state: "warning")
            ]
        }
        return local.edition.languages.filter { $0 != local.language }.map { language in
            guard let other = entry.texts[language] else {
                return DueView(text: "Not translated to `\(language.tag)`.", state: "fine")
            }
            return other.isStale
                ? DueView(text: "The translation to `\(language.tag)` is out of date.", state: "warning")
                : DueView(text: "Translated to `\(language.tag)`.", state: "fine")
        }
    }
}
