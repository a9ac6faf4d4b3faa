import Content
import Sheets

/// What is due, as a table for spreadsheets: CSV (RFC 4180) in UTF-8.
struct DueTable {
    let due: Due

    private struct Row {
        var what: String
        /// The sheet's name, or the file of a page.
        var name: String
        var language: Language
        var title: String
        var state: String
        var urgency: Due.Urgency?
        var nextReview: CalendarDate?
        var version: String?
        /// The parts of a translation that are out of date.
        var parts: [String] = []
    }

    private static let columns = [
        "what", "name", "language", "title", "state", "due", "next-review", "version", "out-of-date",
    ]

    var csv: String {
        let rows = rows.map { row in
            [
                row.what, row.name, row.language.tag, row.title, row.state, row.urgency?.rawValue ?? "",
                row.nextReview?.description ?? "", row.version ?? "", row.parts.joined(separator: " "),
            ]
        }
        return ([Self.columns] + rows).map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
    }

    private var rows: [Row] {
        let source = due.settings.sourceLanguage
        return due.sheets.map { sheet in
            let (state, line) = sheet.proof.standing.state
            return Row(
                what: "sheet", name: sheet.proof.sheet, language: sheet.proof.language,
                title: sheet.proof.title, state: state, urgency: sheet.urgency,
                nextReview: line?.nextReview, version: line?.id)
        }
            + due.dueReviews.map { review, urgency in
                Row(
                    what: "review", name: review.page.file, language: source, title: review.page.title,
                    state: "reviewed", urgency: urgency, nextReview: review.next)
            }
            + due.unreviewed.map { page in
                Row(
                    what: "review", name: page.file, language: source, title: page.title,
                    state: "never-reviewed")
            }
            + due.translations.map { translation in
                Row(
                    what: "translation", name: translation.file, language: translation.language,
                    title: translation.title, state: "out-of-date", parts: translation.parts)
            }
    }

    /// A cell that no spreadsheet takes for a formula, in quotation marks where it holds what parts cells and lines.
    private static func cell(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false
        let text = isFormula ? "'" + text : text
        guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
            return text
        }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
