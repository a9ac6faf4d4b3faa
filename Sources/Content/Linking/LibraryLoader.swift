import Diagnostics
import Markdown
import Parallel

/// Leads a project from its files to its ``Library``: read, parse each on its own, link all.
package struct LibraryLoader {
    /// What a load gives: as much of the library as could be made, and everything that is wrong.
    package struct Result: Sendable {
        /// Nil where the settings or the words of a language cannot be read.
        package var library: Library?
        package var files: ProjectFiles?
        package var diagnostics: [Diagnostic]
    }

    private let workers: Workers

    package init(workers: Workers) { self.workers = workers }

    package func load(from fileSystem: FileSystem) -> Result {
        var diagnostics: [Diagnostic] = []
        guard let files = ProjectReader(files: fileSystem).read(into: &diagnostics) else {
            return Result(library: nil, files: nil, diagnostics: diagnostics)
        }
        let lexicons = lexicons(of: files, into: &diagnostics)
        guard lexicons.count == files.settings.languages.count else {
            return Result(library: nil, files: files, diagnostics: diagnostics)
        }

        let passages = files.passages.map { passage(of: $0, into: &diagnostics) }
        let parser = PageParser(
            sourceLanguage: files.settings.sourceLanguage, lexicons: lexicons,
            passages: PassageHashes(passages))
        let parsed = workers.map(files.pages) { page -> (page: ParsedPage?, diagnostics: [Diagnostic]) in
            var problems: [Diagnostic] = []
            guard let file = SourceFile(page.path, in: fileSystem, into: &problems) else {
                return (nil, problems)
            }
            let result = parser.parse(file, as: page.id, in: page.language)
            return (result.page, problems + result.diagnostics)
        }
        diagnostics += parsed.flatMap(\.diagnostics)

        let settings = files.settings
        let profiles = profiles(of: files, into: &diagnostics)
        let clinics = files.clinics.compactMap { clinic(of: $0, lexicons, into: &diagnostics) }
        let (approvals, versions) = ApprovalLinker(ledger: files.approvals, archive: files.versions)
            .link(into: &diagnostics)

        let linker = Linker(
            settings: files.settings, lexicons: lexicons, passages: passages, media: files.media,
            workers: workers,
            // A page that could not be read has been reported; links to it must not be reported as well.
            unreadable: Set(zip(files.pages, parsed).filter { $1.page == nil }.map(\.0.id))
        )
        let library = linker.link(
            parsed.compactMap(\.page), clinics: clinics,
            profiles: ProfileLinker(
                settings: settings, profiles: profiles, known: files.profiles.map(\.id)),
            approvals: approvals, versions: versions,
            into: &diagnostics)
        return Result(library: library, files: files, diagnostics: diagnostics)
    }
}

extension LibraryLoader {
    private func lexicons(of files: ProjectFiles, into diagnostics: inout [Diagnostic]) -> [Language: Lexicon]
    {
        var lexicons: [Language: Lexicon] = [:]
        for language in files.settings.languages {
            let path = "content/\(language.tag)/language.yaml"
            guard let file = files.languageFiles[language] else {
                // One that is there and cannot be read has been reported.
                if diagnostics.contains(where: { $0.file == path }) { continue }
                diagnostics.append(
                    Diagnostic(
                        rule: "missing-file", file: path,
                        "the words of the language `\(language.tag)` are missing",
                        help: "Copy language.yaml of another language there and translate it."))
                continue
            }
            lexicons[language] = LexiconParser().parse(file, language: language, into: &diagnostics)
        }
        return lexicons
    }

    /// Those in use, by the settings or by one in use: another may lack a language that the project has.
    private func profiles(of files: ProjectFiles, into diagnostics: inout [Diagnostic]) -> [ParsedProfile] {
        let parser = ProfileParser(languages: files.settings.languages)
        var waiting = [files.settings.profile].compactMap { $0?.value } + files.settings.addOns.map(\.value)
        var seen: Set<String> = []
        var profiles: [ParsedProfile] = []
        while let name = waiting.popLast() {
            guard seen.insert(name).inserted, let found = files.profiles.first(where: { $0.id == name }),
                let profile = parser.parse(found.file, id: name, into: &diagnostics)
            else { continue }
            profiles.append(profile)
            waiting += profile.uses.map(\.profile)
        }
        return profiles
    }

    private func passage(of named: ProjectFiles.Named, into diagnostics: inout [Diagnostic]) -> Passage {
        let result = MarkdownParser(dialect: .handout).parse(named.file.bytes, file: named.file.path)
        // A heading with a line below it is of level 1 or 2, and so reported in any case.
        diagnostics += result.diagnostics.filter { $0.rule != "underlined-heading" }
        for heading in result.document.blocks.all(.heading) where heading.headingLevel < 3 {
            diagnostics.append(
                Diagnostic(
                    rule: "heading-in-passage", file: named.file.path, at: heading.position,
                    "a passage cannot have headings of level 1 or 2: it stands within a section",
                    help: named.file.bytes.starts(with: "---".utf8)
                        ? "Take the front matter out: a passage has none." : "Write `###`."))
        }
        if let footnote = result.document.footnotes.first {
            diagnostics.append(
                Diagnostic(
                    rule: "footnote-in-passage", file: named.file.path, at: footnote.position,
                    "a passage cannot have footnotes", help: "Write the detail into the text."))
        }
        return Passage(
            name: named.name, language: named.language, file: named.file.path, blocks: result.document.blocks,
            hash: Digest.short(Digest.tidy(named.file.bytes[...])))
    }

    private func clinic(
        of files: ProjectFiles.ClinicFiles, _ lexicons: [Language: Lexicon],
        into diagnostics: inout [Diagnostic]
    ) -> Clinic? {
        guard var clinic = ClinicParser().parse(files.facts, id: files.id, into: &diagnostics) else {
            return nil
        }
        for note in files.notes {
            guard let lexicon = lexicons[note.language] else { continue }
            clinic.notes[note.language, default: [:]][note.name] = LocalNotesParser(lexicon: lexicon)
                .parse(note.file, technique: note.name, into: &diagnostics)
        }
        return clinic
    }
}
