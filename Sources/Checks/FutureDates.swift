import Content
import Diagnostics

extension Rule {
    /// What is stated to have happened has happened: no page was reviewed, changed or read tomorrow.
    static let futureDates = Rule(ofEntry: "future-date") { entry, page, surroundings in
        func problem(
            _ severity: Diagnostic.Severity, _ date: CalendarDate, _ position: Position, _ words: String
        ) -> Diagnostic? {
            guard date > surroundings.today else { return nil }
            return Diagnostic(
                severity, rule: "future-date", file: page.file, at: position,
                "the page says that it \(words) on \(date), which is still to come",
                help: "Write the day on which it really was.")
        }
        let facts = entry.facts
        return [
            // Nobody may be led to trust a review that has not been.
            facts.review.flatMap { problem(.error, $0.date, $0.position, "was reviewed") },
            problem(.warning, facts.updated, .start, "was changed"),
            facts.source.flatMap { problem(.warning, $0.read, .start, "was read") },
        ].compactMap { $0 }
    }
}
