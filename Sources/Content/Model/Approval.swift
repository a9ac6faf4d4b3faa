import Diagnostics

/// One line of the ledger `content/approvals.yaml`: a text that a clinician has approved for use.
package struct Approval: Sendable {
    package var sheet: String
    package var language: Language
    package var version: Int
    /// The full content hash of the sheet that was approved.
    package var hash: String
    package var by: String
    package var role: String
    package var date: CalendarDate
    package var nextReview: CalendarDate
    package var position: Position

    /// Whether the text should have been reviewed again before this day: the approval holds no longer.
    package func isOverdue(_ today: CalendarDate) -> Bool { nextReview < today }

    package static let file = "content/approvals.yaml"
}
