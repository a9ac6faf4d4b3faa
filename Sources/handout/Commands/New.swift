import ArgumentParser
import Content
import Diagnostics
import Platform

/// `handout new`: writes the skeleton of a page.
struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the skeleton of a new page, with a hint in the place of each text.",
        discussion: """
            The file holds every key of the kind, those that few pages need as remarks, and every section that the page must \
            have. What is still to be written is an error until it is: `handout check` lists it, line by line.

            With --language, the page is the translation of one that is there, and says which source text it is made from. \
            Kinds: \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).

            Example: handout new technique "Nerve block"
            Example: handout new technique "Bloqueo de nervio" --language es --id nerve-block
            """)

    @Argument(help: "The kind of page.")
    var kind: String

    @Argument(help: "The page's title, as a patient would say it.")
    var title: String

    @OptionGroup var project: ProjectOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The name of the file without `.md`, for ever; made from the title by default.",
            valueName: "name"))
    var id: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The language; the first of handout.yaml by default.", valueName: "tag"))
    var language: String?

    @Flag(name: .long, help: "Open the page in the editor that VISUAL or EDITOR names.")
    var edit = false

    func validate() throws {
        _ = try pageKind
        try OneLine.check(title: title, "The title")
        if let mark = Skeleton.mark(inTitle: title) {
            throw ValidationError("`\(mark)` in the title would be shown as it stands. Write plain words.")
        }
        if id == nil, language == nil { _ = try nameFromTitle }
        if let id, !PageID.isValidName(id) {
            throw ValidationError("--id takes small letters a to z, digits and `-`, at most 80 of them.")
        }
    }

    func run() throws {
        let editor = Machine.editor
        if edit, editor.isEmpty {
            throw Failure("--edit knows no editor: set VISUAL or EDITOR. Nothing was written.")
        }
        let files = try project.fileSystem()
        let loaded = LibraryLoader(workers: project.workers).load(from: files)
        guard let library = loaded.library, let projectFiles = loaded.files else {
            try Report(format: .human, files: files).show(loaded.diagnostics)
            Report.close("\(Report.count(loaded.diagnostics)). Nothing was written.")
            throw ExitCode.failure
        }
        let language = try language(in: library)
        guard id != nil || language == library.settings.sourceLanguage else {
            throw Failure("A translation has the name of the page that it translates: give it with --id.")
        }
        let name = try id ?? nameFromTitle
        let page = PageID(try pageKind, name)
        let file = "content/\(language.tag)/\(page).md"
        let text =
            language == library.settings.sourceLanguage
            ? try newText(of: page, library, projectFiles)
            : try translation(of: page, in: language, library, projectFiles)
        try write(text, to: file, files)
        let path = project.project == "." ? file : "\(project.project)/\(file)"
        try Machine.print("\(path)\n")
        if edit {
            try open(path, editor)
        } else {
            Report.close("`handout check` lists what is still to be written.")
        }
    }
}

extension New {
    private var pageKind: Kind {
        get throws {
            if let kind = Kind(rawValue: kind) { return kind }
            let known = Kind.allCases.map(\.rawValue)
            throw ValidationError(
                "There is no kind `\(kind.prefix(80))`. "
                    + (Spelling.suggestion(for: kind, in: known)
                        ?? "Kinds: \(known.joined(separator: ", "))."))
        }
    }

    private func language(in library: Library) throws -> Language {
        let known = library.settings.languages
        guard let tag = language else { return library.settings.sourceLanguage }
        guard let language = known.first(where: { $0.tag == tag }) else {
            throw Failure(
                "The project has no language `\(tag.prefix(80))`; it has \(known.map(\.tag).joined(separator: ", "))."
            )
        }
        return language
    }

    private var nameFromTitle: String {
        get throws {
            switch PageID.name(fromTitle: title) {
            case .name(let name): return name
            case .foreign(let letter):
                throw ValidationError(
                    "No name can be made of the title: `\(letter)` is no letter a to z. Choose one with --id."
                )
            case .nothing:
                throw ValidationError("No name can be made of the title. Choose one with --id.")
            }
        }
    }

    private func newText(of page: PageID, _ library: Library, _ files: ProjectFiles) throws -> String {
        let chooseAnother = "Choose another name with --id. Nothing was written."
        if let other = files.pages.first(where: { $0.id == page }) {
            throw Failure("There is a page `\(page)` already: \(other.path). \(chooseAnother)")
        }
        let former = library.entries.first { entry in
            entry.id.kind == page.kind && entry.facts.aliases.contains { $0.value == page.name }
        }
        if let former {
            throw Failure("`\(page.name)` is a former name of the page `\(former.id)`. \(chooseAnother)")
        }
        let none = PageID(.alternative, "no-treatment")
        return Skeleton(title: title, lexicon: try lexicon(library.settings.sourceLanguage, library)).page(
            of: page.kind,
            alternatives: page.kind == .technique && files.pages.contains { $0.id == none }
                ? [none.name] : [],
            today: try Machine.today)
    }

    private func translation(
        of page: PageID, in language: Language, _ library: Library, _ files: ProjectFiles
    ) throws -> String {
        let source = library.settings.sourceLanguage
        guard files.pages.contains(where: { $0.id == page && $0.language == source }) else {
            let known = files.pages.filter { $0.id.kind == page.kind && $0.language == source }.map(\.id.name)
            throw Failure(
                "There is no page `\(page)` in `\(source.tag)` to translate. "
                    + (Spelling.suggestion(for: page.name, in: known) ?? "Write it first."))
        }
        if let other = files.pages.first(where: { $0.id == page && $0.language == language }) {
            throw Failure("The translation is there already: \(other.path). Nothing was written.")
        }
        guard let entry = library[page], let text = entry.texts[source]?.written, !text.isUnwritten else {
            throw Failure(
                "The page `\(page)` is not ready to be translated; `handout check` says why. Nothing was written."
            )
        }
        return Skeleton(title: title, lexicon: try lexicon(language, library)).translation(
            of: entry, from: text)
    }

    private func lexicon(_ language: Language, _ library: Library) throws -> Lexicon {
        guard let lexicon = library.lexicons[language] else {
            throw Failure("The words of the language `\(language.tag)` are missing.")
        }
        return lexicon
    }

    /// Writes beside the place, then moves there: whole or not at all, and never over another file.
    private func write(_ text: String, to file: String, _ files: FileSystem) throws {
        let slash = file.lastIndex(of: "/") ?? file.startIndex
        let (folder, name) = (file[..<slash], file[slash...].dropFirst())
        var isNew = false
        do throws(FileSystem.Problem) { _ = try files.list(String(folder)) } catch {
            guard error == .missing else {
                throw Failure(
                    "`\(folder)` cannot be written to: \(Diagnostic(error, at: String(folder)).message).")
            }
            isNew = true
        }
        let place = "\(project.project)/\(folder)"
        let waiting = "\(place)/.new-\(name)"
        do throws(SystemError) {
            if isNew { try Files.makeFolder(place) }
            Files.remove(waiting)
            try Files.write(Array(text.utf8), toNew: waiting)
            try Files.move(waiting, toNew: "\(project.project)/\(file)")
        } catch {
            Files.remove(waiting)
            if isNew { Files.removeFolder(place) }
            throw Failure("Cannot write `\(file)`: \(error.words). Nothing was written.")
        }
    }

    private func open(_ path: String, _ editor: [String]) throws {
        let name = editor.first ?? ""
        let end: Int32
        do throws(SystemError) {
            // In full: a path that begins with a dash would be an option of the editor.
            end = try ForegroundProcess.run(name, editor.dropFirst() + [try Files.realPath(path)])
        } catch {
            throw Failure(
                "The page is written, but the editor `\(name)` cannot be started: \(error.words).")
        }
        guard end == 0 else { throw Failure("The page is written; the editor `\(name)` ended with \(end).") }
    }
}
