import Content

/// What the ledger says of the text that a sheet has today.
package enum Standing: Sendable {
    /// Nobody has ever approved a text of this sheet.
    case draft
    /// Exactly this text is approved, and its next review has not passed.
    case approved(Approval)
    /// Exactly this text was approved, and its next review has passed.
    case overdue(Approval)
    /// The last approval is of another text.
    case changed(since: Approval)

    /// - Parameter line: the last line of the ledger for the sheet.
    init(_ line: Approval?, hash: String, today: CalendarDate) {
        guard let line else {
            self = .draft
            return
        }
        if line.hash != hash {
            self = .changed(since: line)
        } else {
            self = line.isOverdue(today) ? .overdue(line) : .approved(line)
        }
    }

    /// Why a release does not publish the sheet; nil where it may.
    package func reasonToLeaveOut(isStale: Bool) -> String? {
        if isStale { return "the translation is out of date" }
        return switch self {
        case .draft: "no clinician has approved the text"
        case .approved: nil
        case .overdue(let line): "its next review was due on \(line.nextReview)"
        case .changed(let line): "the text has changed since version \(line.version) was approved"
        }
    }

    /// The same in the words of the sheet's language.
    func reasonToLeaveOut(isStale: Bool, in lexicon: Lexicon) -> String? {
        if isStale { return lexicon[.staleTitle] }
        return switch self {
        case .draft: lexicon[.notApproved]
        case .approved: nil
        case .overdue(let line): lexicon.fill(.reviewWasDue, ["date": lexicon.date(line.nextReview)])
        case .changed(let line):
            lexicon.fill(.textChanged, ["number": lexicon.number(line.version)])
        }
    }
}
