import Foundation

/// What the tests of PDF files share.
extension Project {
    /// One technique with a short sheet that shows a picture, on A4: five PDF files.
    static let short: Project = {
        let cooling = "A cool pad lies on the elbow.\n"
        let project = try? good.with(
            .replace(Page.settings, "profile: us-cms", "profile: short\npaper: [a4]"),
            .replace(Page.settings, "hill-example-clinic", "valley-example-clinic"),
            .replace(Page.cooling, cooling, cooling + "\n![A pad](../../media/pad.svg)\n"),
            .write(
                "content/profiles/short.yaml",
                """
                title: {en: Short form, es: Formulario corto}
                rules:
                  - {id: short, source: made up, asks: {all: what the sheet holds}}
                groups:
                  - id: all
                    title: {en: All of it, es: Todo}
                    elements:
                      - {id: procedure, answers: [short/all], form: fact, of: procedure, text: {en: Procedure, es: Procedimiento}}
                      - {id: what, answers: [short/all], form: part, of: what-it-is, text: {en: What it is, es: Qué es}}
                      - {id: benefits, answers: [short/all], form: part, of: benefits, text: {en: Benefits, es: Beneficios}}
                      - {id: risks, answers: [short/all], form: part, of: risks, text: {en: Risks, es: Riesgos}}
                      - {id: choices, answers: [short/all], form: part, of: alternatives, text: {en: Choices, es: Opciones}}
                      - {id: agree, answers: [short/all], form: statement, text: {en: I agree, es: Acepto}}
                      - {id: signed, answers: [short/all], form: signature, fields: [name, signature, date], text: {en: Patient, es: Paciente}}

                """))
        return project ?? Project(files: [:])
    }()

    /// The same technique in Arabic and in Chinese. Words of the interface that stand on no sheet are the English ones.
    static let scripts: Project = {
        var files = Repository.files(in: "Tests/EndToEndTests/Fixtures/scripts")
        for (name, bytes) in Repository.files(in: "templates") { files["templates/" + name] = bytes }
        let english = wordLines(of: Repository.files(in: "content/en")[text: "language.yaml"])
        for language in ["ar", "zh"] {
            let file = "content/\(language)/language.yaml"
            let known = Set(wordLines(of: files[text: file]).map(\.key))
            files[text: file] += english.filter { !known.contains($0.key) }.map { $0.line + "\n" }.joined()
        }
        return Project(files: files)
    }()

    /// The lines of `words:`, the last part of a language's file.
    private static func wordLines(of text: String) -> [(key: Substring, line: Substring)] {
        let words = text.components(separatedBy: "\nwords:\n").last ?? ""
        return words.split(separator: "\n").map { ($0.prefix { $0 != ":" }, $0) }
            .map { (key: $0.0, line: Substring($0.1)) }
    }
}

extension Folder {
    /// Runs a command with PDF files.
    func printing(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        let command = arguments.prefix(1) + ["--project", path] + arguments.dropFirst()
        return try Program(arguments: Array(command), environment: environment, printsSheets: true).run()
    }

    /// A program of its own that stands in for the Python which prints: `REAL` in the script is the real one, `HELLO` what it
    /// says first.
    func python(_ script: String) throws -> [String: String] {
        let hello =
            #"{"weasyprint": "70.0", "pikepdf": "1", "pango": "1", "subsetter": true, "missing_fonts": [], "engine": "1"}"#
        try write(
            "#!/bin/bash\n"
                + script.replacing("REAL", with: Self.python).replacing("HELLO", with: "echo '\(hello)'"),
            to: "python")
        chmod(self / "python", 0o755)
        return ["HANDOUT_PYTHON": self / "python"]
    }

    static let python = Repository.root + "/.venv/bin/python"
}
