import Content
import Diagnostics

extension Rule {
    /// Lines of the ledger of approvals that cannot be for any sheet, or whose time has not come or is over.
    static let approvals = Rule(ofLibrary: "approval") { surroundings in
        let (library, today) = (surroundings.library, surroundings.today)
        var seen: Set<String> = []
        // A sheet that was approved once may be gone since: its versions stay.
        let frozen = Set(library.versions.map(\.approval.id))
        return library.approvals.flatMap { approval -> [Diagnostic] in
            let isRepeated = !seen.insert(approval.id).inserted
            return [
                frozen.contains(approval.id) ? nil : subject(of: approval, in: library),
                frozen.contains(approval.id) ? nil : clinic(of: approval, in: library),
                language(of: approval, in: library), isRepeated ? repeated(approval) : nil,
                author(of: approval), dates(of: approval, in: library, today),
            ].compactMap { $0 }
        }
    }

    private static func clinic(of approval: Approval, in library: Library) -> Diagnostic? {
        let known = library.clinics.map(\.id)
        guard !known.contains(approval.clinic) else { return nil }
        return found(
            approval, "unknown-clinic", "the project has no clinic `\(approval.clinic)`",
            help: Spelling.suggestion(for: approval.clinic, in: known)
                ?? "Write the name of the clinic's folder.")
    }

    private static func author(of approval: Approval) -> Diagnostic? {
        guard PersonName(approval.author).isSame(as: PersonName(approval.by)) else { return nil }
        return found(
            approval, "own-approval", "the text was approved by its own author",
            help: "Have another person approve it.")
    }

    private static func subject(of approval: Approval, in library: Library) -> Diagnostic? {
        guard let entry = library[PageID(.technique, approval.sheet)] else {
            let known = library.entries.filter { $0.id.kind == .technique }.map(\.id.name)
            return found(
                approval, "unknown-id", "there is no technique `\(approval.sheet)`",
                help: Spelling.suggestion(for: approval.sheet, in: known)
                    ?? "Write the name of the technique's file, without `.md`.")
        }
        guard let technique = entry.facts.technique, !technique.hasSheet else { return nil }
        return technique.isGroup
            ? found(
                approval, "approval-of-group", "`\(approval.sheet)` is a group, which has no sheet",
                help: "Name one of its techniques.")
            : found(
                approval, "approval-without-sheet", "`\(approval.sheet)` has no sheet",
                help: "Its page says `sheet: false`: remove that, or the approval.")
    }

    private static func language(of approval: Approval, in library: Library) -> Diagnostic? {
        let known = library.settings.languages
        guard !known.contains(approval.language) else { return nil }
        return found(
            approval, "unknown-language", "the project has no language `\(approval.language.tag)`",
            help: "Write one of: \(known.map(\.tag).joined(separator: ", ")).")
    }

    private static func repeated(_ approval: Approval) -> Diagnostic {
        found(
            approval, "duplicate-approval",
            "the version `\(approval.id)` stands in the ledger twice",
            help: "Keep one of the two lines.")
    }

    private static func dates(
        of approval: Approval, in library: Library, _ today: CalendarDate
    ) -> Diagnostic? {
        if approval.date > today {
            return found(
                approval, "approval-order", "the approval is dated \(approval.date), which is still to come",
                help: "Write the day on which it was given.")
        }
        if approval.nextReview < approval.date {
            return found(
                approval, "approval-order",
                "the next review (\(approval.nextReview)) lies before the approval (\(approval.date))",
                help: "Write the day by which the text has to be reviewed again.")
        }
        // Only the newest version can be in use.
        let newest = library.approval(of: approval.subject)
        guard approval.isOverdue(today), newest?.version == approval.version else { return nil }
        return found(
            approval, "approval-overdue", as: .warning,
            "the approval ended on \(approval.nextReview): the sheet is a draft again",
            help: "Have a clinician review the sheet and approve it again with `handout approve`.")
    }

    private static func found(
        _ approval: Approval, _ rule: String, as severity: Diagnostic.Severity = .error, _ message: String,
        help: String
    ) -> Diagnostic {
        Diagnostic(
            severity, rule: rule, file: Approval.file, at: approval.position, message, help: help)
    }
}
