import Foundation
import Testing

/// `handout new`: the skeleton of a page.
@Suite struct NewPageTests {
    private static let kinds = [
        "technique", "condition", "benefit", "risk", "consideration", "medicine", "imaging", "body-part",
        "role",
        "alternative", "guide", "topic", "term", "source",
    ]

    @Test(arguments: kinds) func `the skeleton has every key, and each gap of it is one error`(_ kind: String)
        throws
    {
        let folder = try Project.good.folder()
        let outcome = try folder.handout("new", kind, "Something new")
        #expect(outcome.end == .exit(0))
        let path = try #require(newFile(in: folder))
        #expect(outcome.output == "\(folder / path)\n")
        #expect(path.hasPrefix("content/en/\(kind)") && path.hasSuffix("/something-new.md"))
        let text = folder.files()[text: path]
        #expect(text.contains("\nupdated: \(Project.day(0))\n"))

        let schema = try handout("schema", kind).json
        let keys = try #require(schema["properties"] as? [String: Any]).keys
        let lines = text.split(separator: "\n").map { $0.prefix { $0 != ":" } }
        for key in keys { #expect(lines.contains { $0 == key || $0 == "#\(key)" }, "\(key)") }
        for key in schema["required"] as? [String] ?? [] { #expect(lines.contains { $0 == key }, "\(key)") }

        let findings = try folder.handout("check", "--format", "line").findings
        #expect(findings.allSatisfy { $0.file == path && $0.isError })
        let gaps = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().filter {
            _, line in
            line.hasPrefix("{{write: ")
                || line.wholeMatch(of: #/[a-z]+:( \[\])?/#) != nil && line != "expect:"
        }
        #expect(findings.map(\.line) == gaps.map { $0.offset + 1 })
        #expect(Set(findings.map(\.rule)).isSubset(of: ["unwritten", "empty-value"]))
    }

    @Test(arguments: kinds) func `a skeleton whose gaps are filled is a page`(_ kind: String) throws {
        let folder = try Project.good.folder()
        _ = try folder.handout("new", kind, "Something new")
        let path = try #require(newFile(in: folder))
        try folder.write(filled(folder.files()[text: path]), to: path)
        #expect(try folder.handout("check", "--format", "line").findings.filter(\.isError) == [])
        #expect(try folder.handout("build").end == .exit(0))
        let site = folder.files(in: "site")
        #expect(site.contains { $0.key.contains("something-new") || $0.key.hasPrefix("glossary") })
    }

    @Test(arguments: kinds) func `every key can be taken out of its remark`(_ kind: String) throws {
        let folder = try Project.good.folder()
        _ = try folder.handout("new", kind, "Something new")
        let path = try #require(newFile(in: folder))
        let text = filled(folder.files()[text: path])
        try folder.write(text.replacing(#/(?m)^#(?=[a-z])/#, with: ""), to: path)
        let findings = try folder.handout("check", "--format", "line").findings.filter(\.isError)
        #expect(Set(findings.map(\.rule)) == ["empty-value"])
        #expect(findings.count == text.matches(of: #/(?m)^#[a-z]/#).count)
    }

    @Test func `a technique begins with what every technique has`() throws {
        let folder = try Project.good.folder()
        _ = try folder.handout("new", "technique", "Elbow cupping")
        let text = folder.files()[text: "content/en/techniques/elbow-cupping.md"]
        #expect(text.contains("\nalternatives: [no-treatment]\n"))
        #expect(text.contains("\nexpect:\n  sessions: not-stated\n"))
        #expect(text.matches(of: #/(?m)^## /#).count == 12)

        let without = try Project.good.with(.remove("content/en/alternatives/no-treatment.md")).folder()
        _ = try without.handout("new", "technique", "Elbow cupping")
        #expect(
            without.files()[text: "content/en/techniques/elbow-cupping.md"].contains("\nalternatives: []\n"))
    }

    @Test func `while a page holds hints, its relations are checked and its style is not`() throws {
        let folder = try Project.good.folder()
        _ = try folder.handout("new", "condition", "Elbow ache")
        let path = "content/en/conditions/elbow-ache.md"
        let text = filled(folder.files()[text: path]).replacing("#body-parts: []", with: "body-parts: [elbo]")
        let sentence = "\n\(String(repeating: "You sit and wait and ", count: 6)) then you go home.\n"
        try folder.write(text + "\n{{write: more}}\n" + sentence, to: path)
        let findings = try folder.handout("check", "--format", "line").findings
        #expect(Set(findings.map(\.rule)) == ["unknown-id", "unwritten"])
        try folder.write(text.replacing("elbo]", with: "elbow]") + sentence, to: path)
        let written = try folder.handout("check", "--format", "line").findings
        #expect(written.contains { $0.rule == "long-sentence" })
    }

    @Test(arguments: [
        ("Tietze’s joint: “étude” no. 2", "tietzes-joint-etude-no-2"), ("Fußpunkt", "fusspunkt"),
        (#"A \ B # c: "d""#, "a-b-c-d"), ("E\u{301}paule", "epaule"), ("ÆON", "aeon"),
        (
            String(repeating: "long ", count: 20),
            "long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long"
        ),
    ])
    func `the name is made of the title, which is kept`(_ title: String, _ name: String) throws {
        let folder = try Project.good.folder()
        #expect(try folder.handout("new", "term", title).end == .exit(0))
        let path = "content/en/terms/\(name).md"
        try folder.write(filled(folder.files()[text: path]), to: path)
        #expect(try folder.handout("check", "--format", "line").findings.filter(\.isError) == [])
        #expect(try folder.handout("build").end == .exit(0))
        let site = folder.files(in: "site")
        let words = site.pages.map { site.markup($0).plain.replacing("&quot;", with: "\"") }
        let shown = title.split(separator: " ").joined(separator: " ")
        #expect(words.contains { $0.contains(shown) })
    }

    /// What is refused, with a part of what is said.
    private static let refusals: [(arguments: [String], end: Int32, words: String)] = [
        (["techniqe", "A title"], 64, "There is no kind `techniqe`. Did you mean `technique`?"),
        (["body-parts", "A title"], 64, "Did you mean `body-part`?"),
        (["page", "A title"], 64, "Kinds: technique, condition"),
        (["technique", ""], 64, "The title names nothing"),
        (["technique", " \u{3000}"], 64, "The title names nothing"),
        (["technique", "***!"], 64, "The title names nothing"),
        (["technique", "A\nreview: {}"], 64, "a line end"),
        (["technique", "A \u{202E}title"], 64, "U+202E"),
        (["technique", "A **title**"], 64, "`**` in the title"),
        (["technique", "A {{clinic.phone}}"], 64, "`{{` in the title"),
        (["technique", String(repeating: "a", count: 201)], 64, "more than 200 characters"),
        (["technique", "注射"], 64, "`注` is no letter a to z. Choose one with --id."),
        (["technique", "β-block"], 64, "`β` is no letter a to z. Choose one with --id."),
        (["technique", "A title", "--id", "../../handout"], 64, "--id takes"),
        (["technique", "A title", "--id", "A"], 64, "--id takes"),
        (
            ["technique", "Elbow warming"], 1,
            "There is a page `techniques/elbow-warming` already: \(Page.warming)"
        ),
        (
            ["technique", "Heat", "--id", "elbow-heating"], 1,
            "a former name of the page `techniques/elbow-warming`"
        ),
        (["technique", "A title", "--language", "fr"], 1, "no language `fr`; it has en, es"),
        (["technique", "Un título", "--language", "es"], 1, "give it with --id"),
        (
            ["technique", "Un título", "--language", "es", "--id", "elbow-coolin"], 1,
            "to translate. Did you mean `elbow-cooling`?"
        ),
        (
            ["technique", "Un título", "--language", "es", "--id", "elbow-warming"], 1,
            "The translation is there already: \(Page.spanish)"
        ),
        (["technique", "A title", "--edit"], 1, "set VISUAL or EDITOR"),
    ]

    @Test(arguments: refusals.indices) func `what cannot be a new page is refused`(_ index: Int) throws {
        let refusal = Self.refusals[index]
        let folder = try Project.good.folder()
        let outcome = try Program(
            arguments: ["new", "--project", folder.path] + refusal.arguments,
            environment: ["VISUAL": "", "EDITOR": ""]
        ).run()
        #expect(outcome.end == .exit(refusal.end))
        #expect(outcome.errors.contains(refusal.words))
        #expect(outcome.output == "")
        #expect(folder.files().differences(from: Project.good.files) == [])
    }

    @Test func `a page that another language has is not begun a second time`() throws {
        let folder = try Project.good.with(.remove(Page.warming)).folder()
        let outcome = try folder.handout("new", "technique", "Elbow warming")
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains(Page.spanish))
        #expect(!folder.exists(Page.warming))
    }

    @Test func `a page is begun although others have errors`() throws {
        let folder = try Project.good.folder()
        #expect(try folder.handout("new", "term", "First").end == .exit(0))
        #expect(try folder.handout("new", "term", "Second").end == .exit(0))
        try folder.write("title: [", to: "handout.yaml")
        let third = try folder.handout("new", "term", "Third")
        #expect(third.end == .exit(1))
        #expect(third.errors.contains("handout.yaml"))
        #expect(!folder.exists("content/en/terms/third.md"))
    }

    @Test func `a translation begins with the hashes of its source text, and every part of it`() throws {
        let project = try Project.good.with(
            .remove(Page.spanish),
            .replace(Page.warming, "\n## What it is\n", "\nBefore all.\n\n## What it is\n"),
            .append(Page.warming, "\n## Warm *days* & [nights]\n\nBoth are warm.\n"))
        let folder = try project.folder()
        let outcome = try folder.handout(
            "new", "technique", "Calor: \"codo\"", "--language", "es", "--id", "elbow-warming")
        #expect(outcome.output == "\(folder / Page.spanish)\n")
        let text = folder.files()[text: Page.spanish]
        #expect(text.contains("# In \(Page.warming): A warm pad lies on the elbow for a while.\nsummary:\n"))
        #expect(text.contains("    # It fades.\n    redness:\n"))
        #expect(
            text.contains("\n## A quién puede ayudar\n\n{{write: the translation of “Who it may help”}}\n"))
        #expect(text.contains("\n## Warm days \\& \\[nights\\] {#warm-days-nights}\n"))

        let gaps = try folder.handout("check", "--format", "line").findings
        #expect(gaps.allSatisfy { $0.file == Page.spanish && $0.isError })
        #expect(gaps.count == 1 + 8 + 14)
        let written = filled(text).replacing(#/(?m)^(    [a-z\/-]+:)$/#) { "\($0.output.1) Una nota." }
        try folder.write(written, to: Page.spanish)
        #expect(try folder.handout("check", "--format", "line").findings == [])
        // The hashes are those of today's text.
        try folder.change(Page.warming, "Both are warm.", "Both are hot.")
        let stale = try folder.handout("check", "--format", "line").findings
        #expect(stale.map(\.rule) == ["stale-translation"])
    }

    @Test func `a page that holds hints is not translated`() throws {
        let folder = try Project.good.with(.append(Page.cooling, "\n{{write: more}}\n")).folder()
        let outcome = try folder.handout(
            "new", "technique", "Frío", "--language", "es", "--id", "elbow-cooling")
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains("not ready to be translated"))
        #expect(!folder.exists("content/es/techniques/elbow-cooling.md"))
    }

    @Test func `the folder of a kind is made, with the rights of the user`() throws {
        let folder = try Project.good.folder()
        let command =
            "umask 027; exec \(Repository.program) new --project \(folder.path) condition Dolor --language es --id sore-elbow"
        #expect(try Program(path: "/bin/sh", arguments: ["-c", command]).run().end == .exit(0))
        let path = folder / "content/es/conditions"
        let attributes = try FileManager.default.attributesOfItem(atPath: path + "/sore-elbow.md")
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["sore-elbow.md"])
    }

    @Test func `what an interrupted run has left is no obstacle`() throws {
        let folder = try Project.good.folder()
        try folder.write("---\nti", to: "content/en/terms/.new-heat.md")
        #expect(try folder.handout("new", "term", "Heat").end == .exit(0))
        #expect(folder.files()[text: "content/en/terms/heat.md"].hasSuffix("---\n"))
        #expect(!folder.exists("content/en/terms/.new-heat.md"))
    }

    @Test func `a folder that cannot be written to is one sentence`() throws {
        let folder = try Project.good.folder()
        let outcome = try Unprivileged.run(["new", "--project", folder.path, "term", "Heat"])
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains("Cannot write `content/en/terms/heat.md`"))
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(folder.files().differences(from: Project.good.files) == [])
    }

    @Test func `a folder that leads out of the project is not written to`() throws {
        let outside = try Folder(["swelling.md": []])
        let folder = try Project.good.with(.remove("content/en/terms")).folder()
        try folder.link("content/en/terms", to: outside.path)
        let outcome = try folder.handout("new", "term", "Heat")
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains("out of the project"))
        #expect(outside.files().keys.sorted() == ["swelling.md"])
    }

    @Test func `the editor gets the page, and no shell reads its name`() throws {
        let folder = try Project.good.folder()
        try folder.write("#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$0.saw\"\n", to: "editor")
        chmod(folder / "editor", 0o755)
        let visual = ["VISUAL": "\(folder / "editor") --wait ;touch $HOME", "EDITOR": "/nowhere"]
        let outcome = try folder.handout("new", "term", "Heat", "--edit", environment: visual)
        #expect(outcome.end == .exit(0))
        let page = folder / "content/en/terms/heat.md"
        #expect(folder.files()[text: "editor.saw"] == "--wait\n;touch\n$HOME\n\(page)\n")
    }

    @Test(arguments: [("no-such-editor -w", "cannot be started"), ("false", "ended with 1")])
    func `an editor that fails is one sentence, and the page stays`(_ editor: String, _ words: String) throws
    {
        let folder = try Project.good.folder()
        let outcome = try folder.handout(
            "new", "term", "Heat", "--edit", environment: ["VISUAL": "", "EDITOR": editor])
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains(words))
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(folder.exists("content/en/terms/heat.md"))
    }

    private func newFile(in folder: Folder) -> String? {
        folder.files().differences(from: Project.good.files).first { folder.exists($0) }
    }

    /// The skeleton with something in the place of each gap.
    private func filled(_ text: String) -> String {
        let values = [
            "summary:": "summary: It lies on the elbow.", "sources: []": "sources: [elbow-leaflet]",
            "treats: []": "treats: [sore-elbow]", "benefits: []": "benefits: [less-soreness]",
            "risks: []": "risks:\n  - {id: numb-skin, chance: not-stated}", "type:": "type: blog",
            "read:": "read: 2026-01-01",
        ]
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("{{write: ") ? "You sit in a chair." : values[String(line)] ?? String(line)
        }.joined(separator: "\n")
    }
}
