import Foundation
import Testing

/// The ledger of approvals, and what an approval is given for.
@Suite struct ApprovalTests {
    private static let ledger = "content/approvals.yaml"
    private static let path = "sheets/elbow-warming/index.html"

    private static func line(
        sheet: String = "elbow-warming", language: String = "en", version: String = "3", hash: String,
        date: String = "2026-03-05", next: String = "2099-01-01"
    ) -> String {
        """
          - sheet: \(sheet)
            language: \(language)
            version: \(version)
            hash: \(hash)
            by: A. Nobody
            role: doctor
            date: \(date)
            next-review: \(next)

        """
    }

    private static func hash(_ site: Files) throws -> String {
        String(try #require(site[text: path].firstMatch(of: #/class="hash">([0-9a-f]{64})</#)?.1))
    }

    private static func project(_ lines: String...) throws -> Project {
        try Project.good.with(.write(ledger, "approvals:\n" + lines.joined()))
    }

    @Test func `an approval holds on the day of the next review and no longer`() throws {
        let hash = try Self.hash(Project.goodSite)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        for (days, isDraft) in [(0, false), (-1, true)] {
            let day = try #require(calendar.date(byAdding: .day, value: days, to: Date()))
            let parts = calendar.dateComponents([.year, .month, .day], from: day)
            let date = String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
            let folder = try Self.project(Self.line(hash: hash, date: "2020-01-01", next: date)).folder()
            let outcome = try folder.handout("build", "--format", "line")
            #expect(outcome.end == .exit(0))
            #expect(outcome.findings.map(\.rule) == (isDraft ? ["approval-overdue"] : []))
            #expect(outcome.findings.allSatisfy { $0.severity == "warning" && $0.message.contains(date) })
            let sheet = folder.files(in: "site").markup(Self.path)
            #expect(sheet.text.contains("class=\"draft\"") == isDraft)
            #expect(sheet.plain.contains("Version 3") == !isDraft)
        }
    }

    @Test func `an approval of an earlier text is said to be void, and an earlier line is not`() throws {
        let (hash, other) = (try Self.hash(Project.goodSite), String(repeating: "0", count: 64))
        let void = try Self.project(Self.line(version: "1", hash: other)).folder()
        let found = try void.handout("check", "--format", "line").findings
        #expect(found.map(\.rule) == ["void-approval"])
        #expect(found.first?.severity == "warning" && found.first?.line == 2)
        #expect(try void.handout("check").errors.contains(hash))
        let ledger = try Self.project(
            Self.line(version: "1", hash: other), Self.line(version: "2", hash: hash)
        ).folder()
        #expect(try ledger.handout("check", "--format", "line").findings == [])
    }

    /// Lines that are for no sheet, with the rule that each breaks.
    @Test(arguments: [
        (line(sheet: "elbow-warmin", hash: zeros), "unknown-id"),
        (line(sheet: "elbow-care", hash: zeros), "approval-of-group"),
        (line(language: "EN", hash: zeros), "unknown-language"),
        (line(language: "de", hash: zeros), "unknown-language"),
        (line(version: "0", hash: zeros), "bad-version"), (line(hash: "xyz"), "bad-hash"),
        (line(hash: String(repeating: "A", count: 64)), "bad-hash"),
        (line(hash: zeros, date: "2098-01-01"), "approval-order"),
        (line(hash: zeros, date: "2026-03-05", next: "2026-03-04"), "approval-order"),
        (line(hash: zeros) + line(hash: zeros), "duplicate-approval"),
    ])
    func `a line that can be for no sheet is an error`(_ line: String, _ rule: String) throws {
        let outcome = try Self.project(line).folder().handout("build", "--format", "line")
        #expect(outcome.end == .exit(1))
        let errors = outcome.findings.filter(\.isError)
        #expect(errors.map(\.rule) == [rule])
        #expect(errors.map(\.file) == [Self.ledger])
    }

    private static let zeros = String(repeating: "0", count: 64)

    @Test func `another picture under the same name makes another text`() throws {
        let picture = Edit.replace(
            Page.warming, "The skin may turn red.", "The skin may turn red. ![A pad](../../media/pad.svg)")
        let with = try Project.good.with(picture)
        let hash = try Self.hash(with.site())
        #expect(try Self.hash(with.with(.append("content/media/pad.svg", "<!-- new -->")).site()) != hash)
        // The page shows this picture elsewhere, the sheet does not.
        #expect(
            try Self.hash(Project.good.with(.append("content/media/pad.svg", "<!-- new -->")).site())
                == Self.hash(Project.goodSite))
    }
}
