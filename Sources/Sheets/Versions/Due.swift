import Content
import Site

/// What a clinic's edition is waiting for: approvals, reviews and translations.
package struct Due: Sendable {
    /// How soon something has to be reviewed again.
    package enum Urgency: String, Sendable {
        case overdue
        case within3Months = "within-3-months"
        case within6Months = "within-6-months"

        /// Nil where there is more time.
        package init?(_ day: CalendarDate, today: CalendarDate) {
            if day < today {
                self = .overdue
            } else if day < today.adding(months: 3) {
                self = .within3Months
            } else if day < today.adding(months: 6) {
                self = .within6Months
            } else {
                return nil
            }
        }
    }

    package struct Sheet: Sendable {
        package let proof: SheetProof
        /// Of an approved text.
        package let urgency: Urgency?
        /// Of a text that has changed since it was approved. Empty where its words are the same.
        package let difference: TextDifference?
    }

    package struct Review: Sendable {
        package let file: String
        package let next: CalendarDate
        package let urgency: Urgency
    }

    package struct StaleTranslation: Sendable {
        package let file: String
        /// The parts that are out of date, missing, or without a counterpart.
        package let parts: [String]
    }

    package let sheets: [Sheet]
    /// By date.
    package let reviews: [Review]
    /// Pages that no clinician has ever reviewed.
    package let unreviewed: Int
    package let translations: [StaleTranslation]

    /// - Parameter files: where the archive is read from.
    package init(_ publication: Publication, today: CalendarDate, files: FileSystem) throws {
        sheets = try publication.sheets.map { sheet in
            var urgency: Urgency?
            var difference: TextDifference?
            switch sheet.proof.standing {
            case .draft: break
            case .approved(let line), .overdue(let line):
                urgency = Urgency(line.nextReview, today: today)
            case .changed(let line): difference = try sheet.changes(since: line, in: files)
            }
            return Sheet(proof: sheet.proof, urgency: urgency, difference: difference)
        }
        let edition = publication.edition
        let source = edition.library.settings.sourceLanguage
        let entries = edition.library.entries.indices.filter(edition.includes).map {
            edition.library.entries[$0]
        }
        reviews = entries.compactMap { entry -> Review? in
            guard let review = entry.facts.review, let text = entry.texts[source],
                let urgency = Urgency(review.next, today: today)
            else { return nil }
            return Review(file: text.page.file, next: review.next, urgency: urgency)
        }.sorted { ($0.next, $0.file) < ($1.next, $1.file) }
        unreviewed = entries.count { $0.facts.review == nil }
        translations = edition.languages.flatMap { language in
            entries.compactMap { entry -> StaleTranslation? in
                guard let text = entry.texts[language], let translation = text.translation,
                    !translation.isComplete
                else { return nil }
                let parts = (translation.stale + translation.missing).map(\.part) + translation.extra
                return StaleTranslation(file: text.page.file, parts: parts)
            }
        }
    }
}
