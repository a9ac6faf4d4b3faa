import Foundation
import Testing

/// `handout status` for spreadsheets and calendars, as other programs read it.
@Suite struct StatusExportTests {
    /// A title that a spreadsheet would compute and a calendar would cut, longer than a line of a calendar, with letters of
    /// two and four bytes.
    private static let title =
        #"=1+1, "Größe"; C:\temp and 𝕬 𝕭 𝕮 𝕯 𝕰 𝕱 𝕲 𝕳 𝕴 𝕵 𝕶 𝕷 𝕸 𝕹 𝕺 and then on to the very end"#

    /// Two reviews, of which one is due; an approval that holds, one that is void because the text has changed, and a stale
    /// translation.
    private static func project() throws -> Folder {
        let folder = try Project.good.with(
            .replace(Page.condition, "title: Sore elbow", "title: '\(title)'"),
            StatusTests.review(Page.condition, 30), StatusTests.review(Page.leaflet, 400)
        ).folder()
        try folder.approve("elbow-cooling", "--next-review", Project.day(40))
        try folder.approve("elbow-warming", "--next-review", "2099-01-01")
        try folder.change(Page.warming, "The skin may turn red.", "The skin may turn red or brown.")
        return folder
    }

    @Test func `a spreadsheet gets a row for each sheet, review and translation`() throws {
        let outcome = try Self.project().handout("status", "--format", "csv")
        #expect(outcome.end == .exit(0))
        let rows: [[String: String]] = try Python.run(
            """
            import csv, io, json, sys
            text = sys.stdin.buffer.read().decode("utf-8")
            assert text.count("\\n") == text.count("\\r\\n"), "a line ends otherwise"
            print(json.dumps(list(csv.DictReader(io.StringIO(text, newline=""), strict=True))))
            """, on: outcome.bytes)
        func row(_ values: String...) -> [String: String] {
            let keys = [
                "what", "name", "language", "title", "state", "due", "next-review", "version", "out-of-date",
            ]
            return Dictionary(uniqueKeysWithValues: zip(keys, values))
        }
        let soon = (approval: Project.day(40), review: Project.day(30))
        #expect(
            rows.filter { $0["state"] != "never-reviewed" } == [
                row(
                    "sheet", "elbow-cooling", "en", "Elbow cooling", "approved", "within-3-months",
                    soon.approval, "elbow-cooling-en-v1", ""),
                row(
                    "sheet", "elbow-warming", "en", "Elbow warming", "changed", "", "2099-01-01",
                    "elbow-warming-en-v1", ""),
                row("sheet", "elbow-warming", "es", "Calor en el codo", "draft", "", "", "", ""),
                row(
                    "review", Page.condition, "en", "'" + Self.title, "reviewed", "within-3-months",
                    soon.review, "", ""),
                row(
                    "translation", Page.spanish, "es", "Calor en el codo", "out-of-date", "", "", "", "risks"),
            ])
        let others = rows.filter { $0["state"] == "never-reviewed" }
        #expect(others.contains { $0["name"] == Page.warming && $0["what"] == "review" })
        #expect(!others.contains { $0["name"] == Page.leaflet })
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@here", "\\tspace"])
    func `no cell is a formula`(_ title: String) throws {
        let project = try Project.good.with(
            .replace(Page.condition, "title: Sore elbow", "title: \"\(title)\""),
            StatusTests.review(Page.condition, 30))
        let table = try project.folder().handout("status", "--format", "csv").output
        let shown = title.replacing("\\t", with: "\t")
        #expect(table.contains(",en,'\(shown),reviewed,"))
        #expect(table.firstMatch(of: #/(^|[\n,])"?[=+@\t-]/#) == nil)
    }

    /// What the library `icalendar` reads.
    private struct Event: Decodable, Equatable {
        var uid: String
        var day: String
        var summary: String
        var stamp: String
        var alarms: [String]
    }

    @Test func `a calendar gets a day for each review and for the end of each approval`() throws {
        let folder = try Self.project()
        let outcome = try folder.handout("status", "--format", "ical")
        #expect(outcome.end == .exit(0))
        #expect(try folder.handout("status", "--format", "ical", "--jobs", "3").bytes == outcome.bytes)
        let events: [Event] = try Python.run(
            """
            import icalendar, json, sys
            data = sys.stdin.buffer.read()
            lines = data.split(b"\\r\\n")
            assert lines.pop() == b"" and not any(b"\\n" in line or len(line) > 75 for line in lines), "a line is wrong"
            for line in lines:
                line.decode("utf-8")
            calendar = icalendar.Calendar.from_ical(data)
            assert calendar["VERSION"] == "2.0" and calendar["PRODID"], "the calendar lacks what it must have"
            assert not calendar.errors and not any(part.errors for part in calendar.walk()), "something cannot be read"
            print(json.dumps([{
                "uid": event["UID"], "day": event.decoded("DTSTART").isoformat(), "summary": event["SUMMARY"],
                "stamp": event.decoded("DTSTAMP").isoformat(),
                "alarms": [alarm["ACTION"] + " " + alarm.decoded("TRIGGER").isoformat() for alarm in event.walk("VALARM")],
            } for event in calendar.walk("VEVENT")]))
            """, on: outcome.bytes)
        let stamp = Project.day(0) + "T00:00:00+00:00"
        #expect(
            events.map(\.uid) == [
                "review-condition-sore-elbow@elbow.example.org",
                "approval-elbow-cooling-en-v1@elbow.example.org",
                "review-source-elbow-leaflet@elbow.example.org",
            ])
        #expect(events.map(\.day) == [Project.day(30), Project.day(40), Project.day(400)])
        #expect(
            events.map(\.summary) == [
                "Review due: \(Self.title)", "Approval ends: Elbow cooling (en)",
                "Review due: The elbow leaflet",
            ])
        #expect(events.allSatisfy { $0.stamp == stamp })
        for event in events {
            let alarm = try #require(event.alarms.first)
            #expect(event.alarms.count == 1 && alarm.hasPrefix("DISPLAY ") && alarm.contains("T09:00:00"))
            let days = try #require(Self.days(from: alarm.dropFirst(8).prefix(10), to: event.day[...]))
            #expect((89...92).contains(days))
        }
    }

    private static func days(from first: Substring, to last: Substring) -> Int? {
        let form = Date.ISO8601FormatStyle().year().month().day()
        guard let first = try? form.parse(String(first)), let last = try? form.parse(String(last)) else {
            return nil
        }
        return Int((last.timeIntervalSince(first) / 86_400).rounded())
    }

    @Test func `a calendar without any day, and a project with errors, give nothing`() throws {
        let empty = try Project.good.folder().handout("status", "--format", "ical")
        #expect(empty.end == .exit(1))
        #expect(empty.output == "")
        #expect(empty.errors.contains("There is nothing to put into a calendar"))
        for form in ["csv", "ical"] {
            let broken = try Project.good.with(.append(Page.condition, "\n[gone](gone.md)\n")).folder()
                .handout("status", "--format", form)
            #expect(broken.end == .exit(1))
            #expect(broken.output == "")
            #expect(broken.errors.contains("[broken-link]"))
        }
    }
}
