import Content
import Diagnostics
import JSON
import Sheets

/// What is due, as a text for people and as JSON.
struct DueText {
    let due: Due

    var text: String {
        var text = due.sheets.isEmpty ? "This project makes no consent sheets.\n" : "Consent sheets\n"
        for sheet in due.sheets {
            let proof = sheet.proof
            text += "  \(proof.sheet) (\(proof.language.tag)): \(Self.words(of: sheet))\n"
            guard let changes = sheet.difference?.changes else { continue }
            for change in changes {
                switch change {
                case .removed(let line): text += "    - \(line)\n"
                case .added(let line): text += "    + \(line)\n"
                }
            }
            if changes.isEmpty {
                text += "    The words are the same: a picture, or how the words are set, has changed.\n"
            }
        }
        text += "\nReviews of pages\n"
        for (review, urgency) in due.dueReviews {
            text += "  \(review.page.file): \(urgency.words(review.next))\n"
        }
        if due.dueReviews.isEmpty { text += "  None is due within six months.\n" }
        if !due.unreviewed.isEmpty {
            text += "  Never reviewed by a clinician: \(Report.counted(due.unreviewed.count, "page")).\n"
        }
        text += "\nTranslations\n"
        for translation in due.translations {
            text += "  \(translation.file): out of date: \(translation.parts.joined(separator: ", "))\n"
        }
        if due.translations.isEmpty { text += "  None is out of date.\n" }
        return text
    }

    private static func words(of sheet: Due.Sheet) -> String {
        let stale = sheet.proof.isStale ? "; the translation is out of date" : ""
        return switch sheet.proof.standing {
        case .draft: "draft, never approved\(stale)"
        case .approved(let line):
            "version \(line.version), approved until \(line.nextReview)"
                + (sheet.urgency.map { "; \($0.words(line.nextReview))" } ?? "")
        case .overdue(let line): "version \(line.version), review overdue since \(line.nextReview)\(stale)"
        case .changed(let line):
            "draft, the text has changed since version \(line.version) was approved on \(line.date)\(stale)"
        }
    }

    var json: JSON {
        [
            "sheets": .array(due.sheets.map(Self.json)),
            "reviews": .array(
                due.dueReviews.map { review, urgency in
                    [
                        "file": .string(review.page.file), "next-review": .string(review.next.description),
                        "due": .string(urgency.rawValue),
                    ]
                }),
            "never-reviewed": .int(due.unreviewed.count),
            "translations": .array(
                due.translations.map { translation in
                    [
                        "file": .string(translation.file),
                        "out-of-date": .array(translation.parts.map { .string($0) }),
                    ]
                }),
        ]
    }

    private static func json(of sheet: Due.Sheet) -> JSON {
        let proof = sheet.proof
        let (state, line) = proof.standing.state
        let changes = sheet.difference?.changes.map { change -> JSON in
            switch change {
            case .removed(let line): ["removed": .string(line)]
            case .added(let line): ["added": .string(line)]
            }
        }
        return [
            "sheet": .string(proof.sheet), "language": .string(proof.language.tag),
            "state": .string(state), "stale-translation": .bool(proof.isStale),
            "version": line.map { .string($0.id) } ?? .null,
            "next-review": line.map { .string($0.nextReview.description) } ?? .null,
            "due": sheet.urgency.map { .string($0.rawValue) } ?? .null,
            "hash": .string(proof.hash), "changes": changes.map { .array($0) } ?? .null,
        ]
    }
}

extension Standing {
    /// In a word for programs, with the line of the ledger behind it.
    var state: (word: String, line: Approval?) {
        switch self {
        case .draft: ("draft", nil)
        case .approved(let line): ("approved", line)
        case .overdue(let line): ("overdue", line)
        case .changed(let line): ("changed", line)
        }
    }
}

extension Due.Urgency {
    fileprivate func words(_ day: CalendarDate) -> String {
        switch self {
        case .overdue: "review overdue since \(day)"
        case .within3Months: "review due on \(day), in less than 3 months"
        case .within6Months: "review due on \(day), in less than 6 months"
        }
    }
}
