import Foundation
import Testing

/// `handout schema`, which editors use, says what a check accepts.
@Suite struct SchemaTests {
    static let kinds = [
        ("technique", "techniques"), ("condition", "conditions"), ("benefit", "benefits"), ("risk", "risks"),
        ("consideration", "considerations"), ("medicine", "medicines"), ("imaging", "imaging"),
        ("body-part", "body-parts"),
        ("role", "roles"), ("alternative", "alternatives"), ("guide", "guides"), ("topic", "topics"),
        ("term", "terms"),
        ("source", "sources"), ("about", "about"),
    ]

    /// What is no page, and where it stands.
    static let files = [
        ("project", Page.settings), ("clinic", Page.clinic), ("language", Page.words),
        ("profile", Page.profile), ("approvals", Project.ledger),
    ]

    @Test func `all schemas are one object with each of them`() throws {
        let all = try handout("schema").json
        #expect(
            all.keys.sorted() == (Self.kinds.map(\.0) + ["translation"] + Self.files.map(\.0)).sorted())
        for kind in all.keys {
            #expect(
                NSDictionary(dictionary: try handout("schema", kind).json)
                    == NSDictionary(dictionary: all[kind] as? [String: Any] ?? [:]))
        }
    }

    @Test(arguments: kinds) func `a schema's keys are those that a check knows`(
        _ kind: String, _ folder: String
    ) throws {
        let schema = try handout("schema", kind).json
        let properties = try #require(schema["properties"] as? [String: Any])
        let required = try #require(schema["required"] as? [String])
        #expect(schema["additionalProperties"] as? Bool == false)

        // An unknown key is answered with all known ones, and every required key is missing.
        let project = try Project.good.with(
            .write("content/en/\(folder)/new-page.md", "---\nx1y2z3: 1\n---\n"))
        let outcome = try project.folder().handout("check", "--format", "json")
        let diagnostics = (outcome.json["diagnostics"] as? [[String: Any]] ?? []).filter {
            ($0["file"] as? String)?.hasSuffix("/new-page.md") ?? false
        }
        #expect(help(onUnknownKeyIn: diagnostics) == Self.help(properties))
        let missing = missingKeys(diagnostics)
        let extra = kind == "technique" ? ["expect"] : []
        #expect(missing.sorted() == (required + extra).sorted())
    }

    @Test(arguments: files) func `a file's schema has the keys that a check knows`(
        _ name: String, _ file: String
    ) throws {
        let schema = try handout("schema", name).json
        let project = try Project.good.with(.write(file, "x1y2z3: 1\n"))
        let outcome = try project.folder().handout("check", "--format", "json")
        let diagnostics = outcome.json["diagnostics"] as? [[String: Any]] ?? []
        let properties = try #require(schema["properties"] as? [String: Any])
        #expect(help(onUnknownKeyIn: diagnostics) == Self.help(properties))
        #expect(missingKeys(diagnostics).sorted() == (schema["required"] as? [String])?.sorted())
        #expect(schema["additionalProperties"] as? Bool == false)
    }

    @Test func `the ledger that the program writes holds to its schema`() throws {
        let folder = try Project.good.folder()
        try folder.approve("elbow-warming")
        try folder.approve("elbow-warming", language: "es", author: "C. \"Ö\" Writer: II")
        try folder.write(["approvals.json": try handout("schema", "approvals").bytes])
        let validator = Repository.root + "/.venv/bin/check-jsonschema"
        func check() throws -> Outcome {
            try Program(
                path: validator,
                arguments: ["--schemafile", folder / "approvals.json", folder / Project.ledger]
            ).run()
        }
        #expect(folder.files()[text: Project.ledger].contains("version: 1"))
        #expect(try check().end == .exit(0))
        try folder.change(Project.ledger, "\"C. ", "1\n    autor: \"C. ")
        #expect(try check().end == .exit(1))
    }

    private static func help(_ properties: [String: Any]) -> String {
        "Known keys: \(properties.keys.sorted().joined(separator: ", "))."
    }

    private func help(onUnknownKeyIn diagnostics: [[String: Any]]) -> String? {
        diagnostics.first { $0["rule"] as? String == "unknown-key" }?["help"] as? String
    }

    private func missingKeys(_ diagnostics: [[String: Any]]) -> [String] {
        diagnostics.filter { $0["rule"] as? String == "missing-key" }.compactMap {
            ($0["message"] as? String)?.firstMatch(of: #/^The key `([a-z-]+)` is missing/#).map {
                String($0.1)
            }
        }
    }

    @Test(arguments: kinds) func `every key of the content is a key of the schema`(
        _ kind: String, _ folder: String
    ) throws {
        let properties = try #require(try handout("schema", kind).json["properties"] as? [String: Any])
        let own = Repository.files(in: "content/en/\(folder)")
        let fixtures = Project.good.files.filter { $0.key.hasPrefix("content/en/\(folder)/") }
        let pages = Array(own.values) + fixtures.values
        let used = Set(pages.flatMap { keys(of: String(decoding: $0, as: UTF8.self)) })
        #expect(!used.isEmpty)
        #expect(used.subtracting(properties.keys) == [])
    }

    @Test func `every key of a translation is a key of its schema`() throws {
        let properties = try #require(
            try handout("schema", "translation").json["properties"] as? [String: Any])
        let used = Set(keys(of: Project.good.files[text: Page.spanish]))
        #expect(used.isSubset(of: properties.keys))
        #expect(
            Set(properties.keys) == [
                "title", "summary", "also", "worry", "translates", "notes", "mark-terms", "waivers",
            ])
    }

    /// The keys at the margin of the front matter.
    private func keys(of page: String) -> [String] {
        let parts = page.components(separatedBy: "\n---\n")
        return parts[0].split(separator: "\n").compactMap {
            $0.firstMatch(of: #/^([a-z-]+):/#).map { String($0.1) }
        }
    }
}
