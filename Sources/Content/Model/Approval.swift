import Diagnostics

/// One line of the ledger `content/approvals.yaml`: a text that a clinician has approved for use.
package struct Approval: Sendable {
    /// The id of the clinic whose sheet it is: each approves its own texts.
    package var clinic: String
    package var sheet: String
    package var language: Language
    /// Counted over all clinics of the project, so that no two versions of a sheet share a number.
    package var version: Int
    /// The full content hash of the sheet that was approved.
    package var hash: String
    /// Who answers for the text as its writer; never the one who approved it.
    package var author: String
    package var by: String
    package var role: String
    package var date: CalendarDate
    package var nextReview: CalendarDate
    package var position: Position

    package init(
        clinic: String, sheet: String, language: Language, version: Int, hash: String, author: String,
        by: String, role: String, date: CalendarDate, nextReview: CalendarDate, position: Position = .start
    ) {
        self.clinic = clinic
        self.sheet = sheet
        self.language = language
        self.version = version
        self.hash = hash
        self.author = author
        self.by = by
        self.role = role
        self.date = date
        self.nextReview = nextReview
        self.position = position
    }

    package static let file = "content/approvals.yaml"
}

extension Approval {
    /// Whose sheet it is and which.
    package struct Sheet: Hashable, Sendable {
        package let clinic: String
        package let name: String
        package let language: Language

        package init(clinic: String, name: String, language: Language) {
            self.clinic = clinic
            self.name = name
            self.language = language
        }
    }

    package var subject: Sheet { Sheet(clinic: clinic, name: sheet, language: language) }

    /// The version's name on paper, in addresses and in the archive: `elbow-warming-en-v3`.
    package var id: String { Self.id(sheet, language, version) }

    package static func id(_ sheet: String, _ language: Language, _ version: Int) -> String {
        "\(sheet)-\(language.tag)-v\(version)"
    }

    /// Whether the text should have been reviewed again before this day: the approval holds no longer.
    package func isOverdue(_ today: CalendarDate) -> Bool { nextReview < today }

    /// Its keys and values as they stand in YAML, in their order.
    package var lines: [(key: String, value: String)] {
        [
            ("clinic", YAMLText.quoted(clinic)), ("sheet", YAMLText.quoted(sheet)),
            ("language", YAMLText.quoted(language.tag)), ("version", String(version)),
            ("hash", YAMLText.quoted(hash)), ("author", YAMLText.quoted(author)),
            ("by", YAMLText.quoted(by)), ("role", YAMLText.quoted(role)), ("date", date.description),
            ("next-review", nextReview.description),
        ]
    }

    static let keys = [
        "clinic", "sheet", "language", "version", "hash", "author", "by", "role", "date", "next-review",
    ]
}
