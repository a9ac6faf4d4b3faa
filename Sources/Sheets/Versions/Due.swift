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

    /// The page's text in the source language.
    package struct Page: Sendable {
        package let id: PageID
        package let title: String
        package let file: String
    }

    /// A clinical review of a page.
    package struct Review: Sendable {
        package let page: Page
        package let next: CalendarDate
        /// Nil where there is more time than half a year.
        package let urgency: Urgency?
    }

    package struct StaleTranslation: Sendable {
        package let file: String
        package let title: String
        package let language: Language
        /// The parts that are out of date, missing, or without a counterpart.
        package let parts: [String]
    }

    package let today: CalendarDate
    package let settings: ProjectSettings
    package let sheets: [Sheet]
    /// Of every page that was reviewed, by date.
    package let reviews: [Review]
    /// Pages that no clinician has ever reviewed, by file.
    package let unreviewed: [Page]
    package let translations: [StaleTranslation]

    /// - Parameter files: where the archive is read from.
    package init(_ publication: Publication, today: CalendarDate, files: FileSystem) throws {
        self.today = today
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
        settings = edition.library.settings
        let entries = edition.library.entries.indices.filter(edition.includes).map {
            edition.library.entries[$0]
        }
        let source = settings.sourceLanguage
        let pages = entries.compactMap { entry in
            entry.texts[source].map { text in
                (
                    page: Page(id: entry.id, title: text.page.title.value, file: text.page.file),
                    review: entry.facts.review
                )
            }
        }
        reviews = pages.compactMap { page, review in
            review.map { Review(page: page, next: $0.next, urgency: Urgency($0.next, today: today)) }
        }.sorted { ($0.next, $0.page.file) < ($1.next, $1.page.file) }
        unreviewed = pages.filter { $0.review == nil }.map(\.page).sorted { $0.file < $1.file }
        translations = edition.languages.flatMap { language in
            entries.compactMap { entry -> StaleTranslation? in
                guard let text = entry.texts[language], let translation = text.translation,
                    !translation.isComplete
                else { return nil }
                let parts = (translation.stale + translation.missing).map(\.part) + translation.extra
                return StaleTranslation(
                    file: text.page.file, title: text.page.title.value, language: language, parts: parts)
            }
        }
    }
}

extension Due {
    /// The reviews that are overdue or due within half a year, by date.
    package var dueReviews: [(review: Review, urgency: Urgency)] {
        reviews.compactMap { review in review.urgency.map { (review, $0) } }
    }
}
