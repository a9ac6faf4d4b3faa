import Content
import Sheets

/// What is due, as a calendar to subscribe to or import: iCalendar (RFC 5545).
struct DueCalendar {
    let due: Due

    /// Something that lasts a whole day.
    private struct Event {
        /// Stays the same when the day moves, so that calendars move what they hold.
        var name: String
        var day: CalendarDate
        var summary: String
        var description: String
    }

    /// Nil where there is no event: a calendar must hold one.
    var text: String? {
        let events = events.sorted { ($0.day, $0.name) < ($1.day, $1.name) }
        guard !events.isEmpty else { return nil }
        let lines =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Handout//Status//EN", "METHOD:PUBLISH"]
            + events.flatMap(lines) + ["END:VCALENDAR"]
        return lines.map(Self.folded).joined()
    }

    private var events: [Event] {
        due.sheets.compactMap { sheet -> Event? in
            switch sheet.proof.standing {
            case .approved(let line), .overdue(let line):
                Event(
                    name: "approval-\(line.id)", day: line.nextReview,
                    summary: "Approval ends: \(sheet.proof.title) (\(line.language.tag))",
                    description:
                        "After this day the sheet is a draft again, unless it is approved anew: version "
                        + "\(line.id) of \(line.clinic).")
            // It holds no longer, whatever its line says.
            case .draft, .changed: nil
            }
        }
            + due.reviews.map { review in
                Event(
                    name: "review-\(review.page.id.kind.rawValue)-\(review.page.id.name)", day: review.next,
                    summary: "Review due: \(review.page.title)",
                    description: "By this day a clinician has to review \(review.page.file) again.")
            }
    }

    private func lines(of event: Event) -> [String] {
        let summary = Self.escaped(event.summary)
        return [
            "BEGIN:VEVENT",
            "UID:\(Self.escaped("\(event.name)@\(host)"))",
            "DTSTAMP:\(Self.compact(due.today))T000000Z",
            "DTSTART;VALUE=DATE:\(Self.compact(event.day))",
            "SUMMARY:\(summary)",
            "DESCRIPTION:\(Self.escaped(event.description))",
            // Nobody is busy on that day.
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER;VALUE=DATE-TIME:\(Self.compact(event.day.adding(months: -3)))T090000Z",
            "DESCRIPTION:\(summary)",
            "END:VALARM",
            "END:VEVENT",
        ]
    }

    /// Of the site's address: it makes the names of events those of this project.
    private var host: Substring {
        due.settings.address.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
    }

    private static func compact(_ day: CalendarDate) -> String { day.description.replacing("-", with: "") }

    /// A text without the signs that part values.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The line in pieces of at most 75 bytes, each after the first with a space before it; no letter is cut.
    private static func folded(_ line: String) -> String {
        var (result, length) = ("", 0)
        for scalar in line.unicodeScalars {
            let size = String(scalar).utf8.count
            if length + size > 75 {
                result += "\r\n "
                length = 1
            }
            result.unicodeScalars.append(scalar)
            length += size
        }
        return result + "\r\n"
    }
}
