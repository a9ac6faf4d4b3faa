import Foundation
import Testing

/// The ledger of approvals, and what an approval is given for.
@Suite struct ApprovalTests {
    private static let path = "sheets/elbow-warming/index.html"

    private static func line(
        sheet: String = "elbow-warming", language: String = "en", version: String = "3", hash: String,
        author: String = "B. Writer", clinic: String = "hill-example-clinic", date: String = "2026-03-05",
        next: String = "2099-01-01"
    ) -> String {
        """
          - clinic: \(clinic)
            sheet: \(sheet)
            language: \(language)
            version: \(version)
            hash: \(hash)
            author: \(author)
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
        try Project.good.with(.write(Project.ledger, "approvals:\n" + lines.joined()))
    }

    @Test func `an approval holds on the day of the next review and no longer`() throws {
        let folder = try Project.good.folder()
        let (today, yesterday) = (Project.day(0), Project.day(-1))
        #expect(
            try folder.approve("elbow-warming", "--date", "2020-01-01", "--next-review", today).end
                == .exit(0))
        for (day, isDraft) in [(today, false), (yesterday, true)] {
            if isDraft {
                for file in [Project.ledger, "\(Project.archive)/elbow-warming-en-v1/version.yaml"] {
                    try folder.change(file, "next-review: \(today)", "next-review: \(yesterday)")
                }
            }
            let outcome = try folder.handout("build", "--format", "line")
            #expect(outcome.end == .exit(0))
            #expect(outcome.findings.map(\.rule) == (isDraft ? ["approval-overdue"] : []))
            #expect(outcome.findings.allSatisfy { $0.severity == "warning" && $0.message.contains(day) })
            let site = folder.files(in: "site")
            #expect(site.markup(Self.path).text.contains("class=\"draft\"") == isDraft)
            #expect(site.markup(Self.path).plain.contains("Version 1") == !isDraft)
            let page = site.markup("versions/elbow-warming-en-v1/index.html").plain
            #expect(page.contains("NOT CURRENT A new review was due on") == isDraft)
        }
    }

    @Test func `an approval of an earlier text is said to be void, and an earlier line is not`() throws {
        let folder = try Project.good.folder()
        try folder.approve()
        try folder.change(Page.warming, "The skin may turn red.", "The skin may turn brown.")
        let found = try folder.handout("check", "--format", "line").findings
        #expect(found.map(\.rule) == ["void-approval", "stale-translation"])
        #expect(found.first?.severity == "warning" && found.first?.line == 2)
        #expect(try folder.approve().end == .exit(0))
        #expect(
            try folder.handout("check", "--format", "line").findings.map(\.rule) == ["stale-translation"])
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
        (line(hash: zeros, clinic: "hil-example-clinic"), "unknown-clinic"),
        (line(hash: zeros, author: "a NÓBODY"), "own-approval"),
        (line(hash: zeros), nil),
    ])
    func `a line that nobody approved is an error`(_ line: String, _ rule: String?) throws {
        let outcome = try Self.project(line).folder().handout("build", "--format", "line")
        #expect(outcome.end == .exit(1))
        let errors = outcome.findings.filter(\.isError)
        #expect(errors.filter { $0.rule != "missing-archive" }.map(\.rule) == [rule].compactMap { $0 })
        #expect(!errors.isEmpty && errors.allSatisfy { $0.file == Project.ledger })
    }

    @Test func `a line for what has no sheet is an error`() throws {
        let project = try Self.project(Self.line(sheet: "elbow-cooling", hash: Self.zeros))
            .with(.replace(Page.cooling, "expect:", "sheet: false\nexpect:"))
        let errors = try project.folder().handout("check", "--format", "line").findings.filter(\.isError)
        #expect(
            errors.filter { $0.rule != "missing-archive" }.map(\.message) == ["`elbow-cooling` has no sheet"])
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
