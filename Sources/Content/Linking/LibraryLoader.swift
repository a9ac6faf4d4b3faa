import Diagnostics
import Markdown
import Parallel

/// Leads a project from its files to its ``Library``: read, parse each on its own, link all.
package struct LibraryLoader {
    private let workers: Workers

    package init(workers: Workers) { self.workers = workers }

    /// - Parameters:
    ///   - earlier: an earlier load of the same project, of which everything is taken over that is still so.
    ///   - changes: what may have changed since.
    package func load(
        from fileSystem: FileSystem, after earlier: LoadedLibrary? = nil, changes: Changes = .anything
    ) -> LoadedLibrary {
        var diagnostics: [Diagnostic] = []
        let changes = earlier?.memory.map { $0.missed.joined(with: changes) } ?? .anything
        let known = earlier?.memory?.found(in: fileSystem, changes)
        guard
            let found = known
                ?? FoundFiles(in: fileSystem, after: earlier?.memory?.found, into: &diagnostics)
        else {
            return LoadedLibrary(files: nil, diagnostics: diagnostics, after: earlier, missing: changes)
        }
        diagnostics = found.diagnostics
        let files = found.files
        // The settings say what every file means: with other settings nothing is as it was.
        let isSameProject = earlier?.memory?.found.files.settingsFile.bytes == files.settingsFile.bytes
        let memory = isSameProject ? earlier?.memory : nil

        var lexiconMemory = FileMemory(after: memory?.lexicons)
        let lexicons = lexicons(of: files, &lexiconMemory, into: &diagnostics)
        guard lexicons.count == files.settings.languages.count else {
            return LoadedLibrary(files: files, diagnostics: diagnostics, after: earlier, missing: changes)
        }
        var passageMemory = FileMemory(after: memory?.passages)
        let passages = files.passages.map { named in
            passageMemory.value(of: named.file, into: &diagnostics) { passage(of: named, into: &$0) }
        }
        let parser = PageParser(
            sourceLanguage: files.settings.sourceLanguage, lexicons: lexicons,
            passages: PassageHashes(passages))
        let pages = read(found, by: parser, from: fileSystem, after: memory, changes)
        diagnostics += pages.flatMap(\.diagnostics)

        var profileMemory = FileMemory(after: memory?.profiles)
        let profiles = profiles(of: files, &profileMemory, into: &diagnostics)
        let clinics = files.clinics.compactMap { clinic(of: $0, lexicons, into: &diagnostics) }
        let (approvals, versions) = ApprovalLinker(ledger: files.approvals, archive: files.versions)
            .link(into: &diagnostics)

        let linker = Linker(
            settings: files.settings, lexicons: lexicons, passages: passages, media: files.media,
            workers: workers,
            // A page that could not be read has been reported; links to it must not be reported as well.
            unreadable: Set(zip(files.pages, pages).filter { $1.page == nil }.map(\.0.id))
        )
        let (library, linking) = linker.link(
            pages.compactMap(\.page), clinics: clinics,
            profiles: ProfileLinker(
                settings: files.settings, profiles: profiles, known: files.profiles.map(\.id)),
            approvals: approvals, versions: versions, after: memory?.linking,
            into: &diagnostics)
        return LoadedLibrary(
            library: library, files: files, diagnostics: diagnostics,
            outdated: Set(zip(files.pages, pages).filter { $1.isOutdated }.map(\.0.path)),
            memory: LoadedLibrary.Memory(
                found: found, parser: parser, pages: pages, lexicons: lexiconMemory, passages: passageMemory,
                profiles: profileMemory, linking: linking))
    }
}

extension LibraryLoader {
    private func read(
        _ found: FoundFiles, by parser: PageParser, from fileSystem: FileSystem,
        after memory: LoadedLibrary.Memory?, _ changes: Changes
    ) -> [ReadPage] {
        let isSameParser = memory?.parser.parsesAs(parser) ?? false
        let isSameList = memory?.found.places === found.places
        let pages = found.files.pages
        return workers.map(Array(pages.indices)) { index in
            let page = pages[index]
            let place = isSameList ? index : memory?.found.places.byPath[page.path]
            let earlier = place.flatMap { memory?.pages[$0] }
            if isSameParser, let earlier, !changes.include(page.path) { return earlier }
            var problems: [Diagnostic] = []
            let file = SourceFile(page.path, in: fileSystem, into: &problems)
            let result = file.map { parser.parse($0, as: page.id, in: page.language) }
            problems += result?.diagnostics ?? []
            guard let parsed = result?.page else {
                return ReadPage(
                    page: earlier?.page, diagnostics: problems, isOutdated: earlier?.page != nil)
            }
            return ReadPage(page: parsed, diagnostics: problems, isOutdated: false)
        }
    }

    private func lexicons(
        of files: ProjectFiles, _ memory: inout FileMemory<Lexicon?>, into diagnostics: inout [Diagnostic]
    ) -> [Language: Lexicon] {
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
            lexicons[language] = memory.value(of: file, into: &diagnostics) {
                LexiconParser().parse(file, language: language, into: &$0)
            }
        }
        return lexicons
    }

    /// Those in use, by the settings or by one in use: another may lack a language that the project has.
    private func profiles(
        of files: ProjectFiles, _ memory: inout FileMemory<ParsedProfile?>,
        into diagnostics: inout [Diagnostic]
    ) -> [ParsedProfile] {
        let parser = ProfileParser(languages: files.settings.languages)
        var waiting = [files.settings.profile].compactMap { $0?.value } + files.settings.addOns.map(\.value)
        var seen: Set<String> = []
        var profiles: [ParsedProfile] = []
        while let name = waiting.popLast() {
            guard seen.insert(name).inserted, let found = files.profiles.first(where: { $0.id == name }),
                let profile = memory.value(
                    of: found.file, into: &diagnostics,
                    make: { parser.parse(found.file, id: name, into: &$0) })
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
