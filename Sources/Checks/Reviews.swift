import Content
import Diagnostics

extension Rule {
    /// A clinical review that is overdue, or due within 3 or 6 months.
    static let reviews = Rule(ofEntry: "review-due") { entry, page, surroundings in
        guard let review = entry.facts.review else { return [] }
        let today = surroundings.today
        func found(_ severity: Diagnostic.Severity, _ rule: String, _ message: String) -> [Diagnostic] {
            [
                Diagnostic(
                    severity, rule: rule, file: page.file, at: review.position, message,
                    help: "Have a clinician review the page and state the new date.")
            ]
        }
        if review.next < review.date {
            return found(
                .error, "review-order",
                "the next review (\(review.next)) lies before the last (\(review.date))")
        }
        if review.next < today {
            return found(.warning, "review-overdue", "the review was due on \(review.next)")
        }
        if review.next < today.adding(months: 3) {
            return found(
                .warning, "review-due", "the review is due on \(review.next), in less than 3 months")
        }
        if review.next < today.adding(months: 6) {
            return found(
                .note, "review-due", "the review is due on \(review.next), in less than 6 months")
        }
        return []
    }
}
