import Foundation
import Testing

/// Sheets printed for nobody in particular.
@Suite struct PrintCommandTests {
    private let folder: Folder

    init() throws { folder = try Project.good.folder() }

    private func print(_ arguments: String...) throws -> Outcome {
        try Program(arguments: ["print", "--project", folder.path, "-o", folder / "x.pdf"] + arguments).run()
    }

    private func paper() throws -> Paper { try Paper(folder / "x.pdf") }

    @Test func `one sheet is printed as it is, and kept for the next time`() throws {
        #expect(try print("elbow-warming").end == .exit(0))
        let paper = try paper()
        #expect(paper.title == "Consent form: Elbow warming | Hill Example Clinic")
        #expect(paper.pages.first?.contains("Page 1 of \(paper.pages.count)") == true)
        #expect(Set(paper.sizes) == [[595, 842]])
        #expect(paper.fields == [] && paper.failures == "Checks: 0 failed")
        #expect(paper.pages.allSatisfy { !$0.contains("copy") })
        #expect(folder.files(in: ".handout/pdf").count == 1)
    }

    @Test func `several sheets are one file, for patient and record, in another language, size and paper`()
        throws
    {
        let outcome = try print(
            "elbow-warming", "--language", "es", "--large", "--copies", "record,patient", "--paper", "letter")
        #expect(outcome.end == .exit(0))
        let paper = try paper()
        let second = (paper.pages.firstIndex { $0.contains("Copia para el paciente") } ?? 0) + 1
        #expect(
            paper.pages[0].contains("Copia para el expediente") && second > 2 && !second.isMultiple(of: 2))
        #expect(paper.bookmarks.map(\.page) == [1, second])
        #expect(Set(paper.sizes) == [[612, 792]])
        #expect(paper.failures == "Checks: 0 failed")

        #expect(try print("elbow-warming", "elbow-cooling", "--single-sided").end == .exit(0))
        #expect(try self.paper().bookmarks.map(\.title) == ["Elbow warming", "Elbow cooling"])
        #expect(try self.paper().pages.allSatisfy { !$0.isEmpty })
    }

    @Test func `a form has fields to fill`() throws {
        #expect(try print("elbow-cooling", "--form").end == .exit(0))
        let paper = try paper()
        #expect(paper.fields.contains("patient-name") && paper.fields.count > 20)
        #expect(Set(paper.fields).count == paper.fields.count)
        #expect(paper.failures == "Checks: 0 failed")
    }

    @Test(
        arguments: [
            ([], "Name a sheet, or a list with --packet."),
            (["--packet", "a", "b"], "--packet names the sheets"),
            (["--packet", "a", "--large"], "With --packet the list says size and language"),
            (["--packet", "a", "--form"], "there are no forms"),
            (["--packet", "a", "--language", "es"], "says size and language"),
            (["a", "--skip-bad"], "--skip-bad goes with --packet."),
            (["a", "--form", "--large"], "do not go together"),
            (["a", "b", "--form"], "--form prints one sheet"),
            (["a", "--form", "--copies", "patient,record"], "--form prints one sheet"),
            (["a", "--copies", "nurse"], "--copies"), (["a", "--copies", "patient,patient"], "--copies"),
            (["a", "--copies", ""], "--copies"), (["a", "--paper", "a3"], "--paper"),
            (["a", "-o", ""], "-o names no file."),
        ] as [([String], String)])
    func `what does not go together is refused`(_ arguments: [String], _ words: String) throws {
        let outcome = try Program(arguments: ["print", "--project", folder.path, "-o", "x.pdf"] + arguments)
            .run()
        #expect(outcome.end == .exit(64))
        #expect(outcome.errors.contains(words))
    }

    @Test(arguments: [
        (["elbow-warning"], "There is no sheet `elbow-warning` in `en`. Did you mean `elbow-warming`?"),
        (["elbow-cooling", "--language", "es"], "There is no sheet `elbow-cooling` in `es`."),
        (["elbow-cooling", "--language", "tlh"], "The project has no language `tlh`; it has en, es."),
        (["elbow-cooling", "--clinic", "nowhere"], "The project has no clinic `nowhere`."),
        (["--packet", "no.csv"], "Cannot read `no.csv`: No such file or directory."),
    ])
    func `what is not there is said in one sentence`(_ arguments: [String], _ words: String) throws {
        let outcome = try Program(
            arguments: ["print", "--project", folder.path, "-o", folder / "x.pdf"] + arguments
        ).run()
        #expect(outcome.end == .exit(1))
        #expect(
            outcome.errors.hasPrefix("Error: " + words) && outcome.errors.split(separator: "\n").count == 1)
        #expect(!folder.exists("x.pdf"))
    }

    @Test func `no sheets, no engine and a project with errors are told apart`() throws {
        var outcome = try Program(
            arguments: ["print", "--project", folder.path, "-o", folder / "x.pdf", "elbow-cooling"],
            environment: ["HANDOUT_PYTHON": "/nowhere/python"]
        ).run()
        #expect(
            outcome.errors.contains(
                "Python, which prints the PDF files, cannot be started: `/nowhere/python`"))
        #expect(outcome.errors.hasSuffix(" Nothing was printed.\n"))

        try folder.change(Page.settings, "profile: us-cms", "profile: none")
        outcome = try print("elbow-cooling")
        #expect(outcome.errors == "Error: This project makes no consent sheets (`profile: none`).\n")

        try folder.change(Page.settings, "profile: none", "profile: gone")
        outcome = try print("elbow-cooling")
        #expect(outcome.errors.hasSuffix("handout: 1 error. Nothing was printed.\n"))
        #expect(!folder.exists("x.pdf"))
    }
}
