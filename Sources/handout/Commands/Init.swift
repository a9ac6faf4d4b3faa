import ArgumentParser
import Content
import Output

/// `handout init`: makes a new project.
struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Make a new project: the library of texts, the templates, and a clinic to put your own facts into.",
        discussion: """
            The folder must be new or empty. The new project can be built at once. Its clinic is made up, and its texts are \
            drafts that no clinician has approved; every page and sheet says so.

            Example: handout init my-clinic --clinic hill-clinic --title "Hill Clinic: pain treatments"
            """)

    @Argument(help: "The folder of the project.")
    var dir: String

    @Option(
        name: .long,
        help: ArgumentHelp("The name of the clinic's folder below content/clinics/.", valueName: "id"))
    var clinic: String?

    @Option(
        name: .long, help: ArgumentHelp("The site's name, in each of its languages.", valueName: "text"))
    var title: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Only this language of the library; may be given more than once.", valueName: "tag"))
    var language: [String] = []

    func validate() throws {
        if dir.isEmpty { throw ValidationError("The folder has no name.") }
        if let clinic, !PageID.isValidName(clinic) {
            throw ValidationError("--clinic takes small letters a to z, digits and `-`, at most 80 of them.")
        }
        if let title { try OneLine.check(title: title, "--title") }
    }

    func run() throws {
        let folder = try NewFolder(dir)
        let starter = try StarterProject(Machine.starter)
        let clinic = clinic ?? starter.clinic
        let files = try starter.files(clinic: clinic, languages: try languages(of: starter), title: title)
        try folder.write(files, last: ProjectSettings.file)
        try Machine.print(
            """
            \(dir) holds a new project. Its texts are drafts that no clinician has approved. Next:
            1. Put your clinic's name, phones and address into \(dir)/content/clinics/\(clinic)/clinic.yaml: what stands there is made up.
            2. Put the site's name and address into \(dir)/\(ProjectSettings.file).
            3. Run: handout build --project \(dir)

            """)
    }

    private func languages(of starter: StarterProject) throws -> [Language] {
        let known = starter.languages
        guard !language.isEmpty else { return known }
        if let unknown = language.first(where: { tag in !known.contains { $0.tag == tag } }) {
            throw Failure(
                "The library has no texts in `\(unknown.prefix(80))`; it has \(known.map(\.tag).joined(separator: ", "))."
            )
        }
        let chosen = known.filter { language.contains($0.tag) }
        guard let source = known.first, chosen.first == source else {
            throw Failure(
                "The library is written in `\(known.first?.tag ?? "")`, and its other texts are translations of that: name this language too."
            )
        }
        return chosen
    }
}
