import Testing

/// What sources say to expect: every statement is shown as it is written, in every language.
@Suite struct StatementTests {
    private static let page = "techniques/elbow-warming/index.html"
    private static let sheet = "sheets/elbow-warming/index.html"

    private static let statements = """
          relief-lasts:
            - {says: until the evening, source: elbow-journal, note: in a trial of adults}
            - {says: for some people no relief at all, source: elbow-journal}
            - {from: 2, unit: days, source: elbow-journal, note: in a later trial}
        """ + "\n"

    private static func project(_ notes: String) throws -> Project {
        try Project.good.with(
            .replace(
                Page.warming, "  relief-lasts:\n    - {says: until the evening, source: elbow-journal}\n",
                statements),
            .replace(Page.spanish, "    relief-lasts/elbow-journal: hasta la noche\n", notes))
    }

    private static let spanishNotes = """
            relief-lasts/elbow-journal: hasta la noche
            relief-lasts/elbow-journal/note: en un ensayo con adultos
            relief-lasts/elbow-journal/2: ningún alivio
            relief-lasts/elbow-journal/3: en otro ensayo
        """ + "\n"

    @Test func `several statements of one source are all shown, each with its own note`() throws {
        let site = try Self.project(Self.spanishNotes).site()
        let text = site.markup(Self.page).plain
        for words in [
            "until the evening. in a trial of adults", "for some people no relief at all",
            "2 days. in a later trial",
        ] {
            // Among the key facts without the note, and where all is said.
            #expect(text.components(separatedBy: words).count == (words.contains(". ") ? 2 : 3), "\(words)")
        }
        let spanish = site.markup("es/" + Self.page).plain
        for words in ["hasta la noche. en un ensayo con adultos", "ningún alivio", "2 días. en otro ensayo"] {
            #expect(
                spanish.components(separatedBy: words).count == (words.contains(". ") ? 2 : 3), "\(words)")
        }
        #expect(!spanish.contains("trial"))
    }

    @Test func `a statement without its translation is shown in the source language`() throws {
        let notes = Self.spanishNotes.replacing(
            "    relief-lasts/elbow-journal/note: en un ensayo con adultos\n", with: "")
        let spanish = try Self.project(notes).site().markup("es/" + Self.page)
        #expect(spanish.text.contains("<span lang=\"en\">until the evening. in a trial of adults</span>"))
        #expect(spanish.plain.contains("ningún alivio"))
    }

    @Test(arguments: [
        ("relief-lasts/elbow-journal/4: nada", "expect", "relief-lasts/elbow-journal/4"),
        ("relief-lastsx/elbow-journal: nada", "expect", "relief-lastsx/elbow-journal"),
    ])
    func `a translated statement of no source is reported`(_ line: String, _ key: String, _ name: String)
        throws
    {
        let project = try Self.project(Self.spanishNotes + "    \(line)\n")
        let errors = try project.folder().handout("check", "--format", "line").findings.filter(\.isError)
        #expect(errors.map(\.rule) == ["unknown-id"])
        #expect(
            errors.map(\.message) == [
                "The source text has no note `\(name)` under `\(key)`, so this one would not be shown"
            ])
    }
}
