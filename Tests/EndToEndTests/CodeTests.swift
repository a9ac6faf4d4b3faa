import Foundation
import Testing

/// Codes in the front matter, and `data/codes.json`.
@Suite struct CodeTests {
    private static let path = "data/codes.json"

    @Test func `a project without codes has an empty list`() {
        #expect(Project.goodSite[text: Self.path] == "{\n  \"codes\": []\n}\n")
    }

    @Test func `each code leads to its pages in every language, sorted`() throws {
        let project = try Project.good.with(
            .replace(
                Page.warming, "updated:",
                """
                codes:
                  - {system: snomed-ct, code: 138875005, source: elbow-leaflet}
                  - {system: icd-10-cm, code: "Z00.1", source: elbow-journal}
                updated:
                """),
            .replace(
                Page.condition, "updated:",
                """
                codes: [{system: icd-10-cm, code: "Z00.1", source: elbow-leaflet}]
                review: {date: 2026-02-02, by: A. Nobody, role: doctor, next: 2099-01-01}
                updated:
                """))
        let folder = try project.folder()
        #expect(try folder.handout("check", "--strict").end == .exit(0))
        #expect(try folder.handout("build").end == .exit(0))
        let site = folder.files(in: "site")
        let bytes = try #require(site[Self.path])
        let json = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        let codes = try #require(json?["codes"] as? [[String: Any]])
        #expect(
            codes.map { code in
                ["system", "code", "language", "page"].map { code[$0] as? String ?? "" }
            }
                == [
                    [Self.icd, "Z00.1", "en", "https://elbow.example.org/conditions/sore-elbow/"],
                    [Self.icd, "Z00.1", "en", "https://elbow.example.org/techniques/elbow-warming/"],
                    [Self.icd, "Z00.1", "es", "https://elbow.example.org/es/techniques/elbow-warming/"],
                    [Self.snomed, "138875005", "en", "https://elbow.example.org/techniques/elbow-warming/"],
                    [
                        Self.snomed, "138875005", "es",
                        "https://elbow.example.org/es/techniques/elbow-warming/",
                    ],
                ])
        #expect(codes.map { $0["sheet"] as? String ?? "" } == Self.sheets)
        #expect(codes.allSatisfy { $0["audience"] as? String == "PAT" })
        #expect(codes.map { $0["draft"] as? Bool } == [false, true, true, true, true])
        #expect(codes.map { $0["title"] as? String }.last == "Calor en el codo")
        #expect(codes[1]["source"] as? String == "https://elbow.example.org/sources/elbow-journal/")
        for code in codes {
            for name in ["page", "sheet", "source"] {
                guard let address = code[name] as? String else { continue }
                let file = address.replacingOccurrences(of: "https://elbow.example.org/", with: "")
                #expect(site[file + "index.html"] != nil, "\(address)")
            }
        }
    }

    private static let icd = "2.16.840.1.113883.6.90"
    private static let snomed = "2.16.840.1.113883.6.96"
    private static let sheets =
        [""]
        + ["", "es/", "", "es/"].map { "https://elbow.example.org/\($0)sheets/elbow-warming/" }

    @Test func `codes of what is not published are left out, and so are sheets of a group and of no profile`()
        throws
    {
        let code = "codes: [{system: rxnorm, code: 1, source: elbow-leaflet}]\nupdated:"
        let project = try Project.good.with(
            .replace(Page.warming, "updated:", code), .replace(Page.cooling, "updated:", code),
            .replace("content/en/techniques/elbow-care.md", "updated:", code))
        let valley = try project.site("--clinic", "valley-example-clinic")[text: Self.path]
        #expect(!valley.contains("elbow-warming"))
        #expect(valley.components(separatedBy: "\"page\"").count == 3)
        #expect(valley.components(separatedBy: "\"sheet\"").count == 2)
        let spanish = try project.site("--language", "es")[text: Self.path]
        #expect(spanish.components(separatedBy: "\"page\"").count == 2)
        // The page of the source is in English only.
        #expect(!spanish.contains("\"source\""))
        let bare = try project.with(.replace(Page.settings, "profile: us-cms", "profile: none")).site()
        #expect(bare[text: Self.path].components(separatedBy: "\"page\"").count == 5)
        #expect(!bare[text: Self.path].contains("\"sheet\""))
    }

    @Test func `a source that only a code rests on must be listed`() throws {
        let project = try Project.good.with(
            .replace(
                Page.condition, "updated:",
                "codes: [{system: loinc, code: 12345-5, source: elbow-journal}]\nupdated:"))
        let findings = try project.folder().handout("check", "--format", "line").findings
        #expect(findings.map(\.rule) == ["unlisted-source"])
        #expect(findings.first?.severity == "warning")
    }
}
