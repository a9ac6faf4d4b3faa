import Diagnostics

/// Finds the files of a project. A file in a place where nothing is looked for is an error: it would be missing
/// from the site without a word.
package struct ProjectReader {
    private let files: FileSystem

    package init(files: FileSystem) { self.files = files }

    /// The project's files, or nil where not even its settings can be read.
    package func read(into diagnostics: inout [Diagnostic]) -> ProjectFiles? {
        guard let settingsFile = SourceFile(ProjectSettings.file, in: files, into: &diagnostics),
            let settings = SettingsParser().parse(settingsFile, into: &diagnostics)
        else { return nil }
        var project = ProjectFiles(
            settings: settings, settingsFile: settingsFile, languageFiles: [:], pages: [], passages: [],
            clinics: [],
            profiles: [],
            approvals: nil, versions: [],
            media: [], templates: nil, assets: [])
        var found = Found()
        guard let content = list("content", into: &diagnostics) else { return nil }
        for entry in content {
            let path = "content/\(entry.name)"
            switch (entry.name, entry.sort) {
            case ("README.md", .file): break
            case ("approvals.yaml", .file):
                project.approvals = SourceFile(path, in: files, into: &diagnostics)
            case ("archive", .folder): archive(in: path, &project, into: &diagnostics)
            case ("media", .folder):
                project.media = tree(path, into: &diagnostics).filter {
                    MediaCheck(files: files).isPicture($0, into: &diagnostics)
                }
            case ("profiles", .folder): profiles(in: path, &project, into: &diagnostics)
            case ("clinics", .folder): clinics(in: path, settings, &project, into: &diagnostics)
            case (let name, .folder):
                if let language = settings.languages.first(where: { $0.tag == name }) {
                    self.language(language, in: path, &found, into: &diagnostics)
                } else {
                    diagnostics.append(
                        unexpected(
                            path,
                            "the folder `\(name)` is neither a language of this project nor a known folder",
                            help: Spelling.suggestion(
                                for: name,
                                in: settings.languages.map(\.tag) + [
                                    "archive", "media", "profiles", "clinics",
                                ])
                                ?? "Add `\(name)` to `languages` in handout.yaml, or move the folder."))
                }
            default:
                diagnostics.append(
                    unexpected(path, "nothing is looked for under this name", help: "Move or remove it."))
            }
        }
        templates(&project, into: &diagnostics)
        readText(found, into: &project, &diagnostics)
        return project
    }
}

extension ProjectReader {
    /// Texts that are read at the end.
    private struct Found {
        var languageFiles: [(Language, path: String)] = []
        var passages: [(name: String, Language, path: String)] = []
        var pages: [ProjectFiles.Page] = []
    }

    private func language(
        _ language: Language, in folder: String, _ found: inout Found, into diagnostics: inout [Diagnostic]
    ) {
        for entry in list(folder, into: &diagnostics) ?? [] {
            let path = "\(folder)/\(entry.name)"
            if entry.name == "language.yaml", entry.sort == .file {
                found.languageFiles.append((language, path))
            } else if entry.name == "passages", entry.sort == .folder {
                for name in markdown(in: path, into: &diagnostics) {
                    found.passages.append((name, language, "\(path)/\(name).md"))
                }
            } else if let kind = Kind(folder: entry.name), entry.sort == .folder {
                for name in markdown(in: path, into: &diagnostics) {
                    found.pages.append(
                        ProjectFiles.Page(
                            id: PageID(kind, name), language: language, path: "\(path)/\(name).md"))
                }
            } else {
                let known = Kind.allCases.map(\.folder) + ["passages"]
                diagnostics.append(
                    unexpected(
                        path, "nothing is looked for under this name",
                        help: Spelling.suggestion(for: entry.name, in: known)
                            ?? "Pages stand in the folders \(known.joined(separator: ", "))."))
            }
        }
    }

    /// The names, without `.md`, of the Markdown files of a folder.
    private func markdown(in folder: String, into diagnostics: inout [Diagnostic]) -> [String] {
        // What cannot be read passes here: reading it says why, and the page counts as unreadable, not as missing.
        (listed(folder, into: &diagnostics) ?? []).compactMap { entry in
            let path = "\(folder)/\(entry.name)"
            guard entry.sort != .folder, entry.name.utf8.suffix(3).elementsEqual(".md".utf8) else {
                diagnostics.append(
                    unexpected(
                        path, "only Markdown files (`.md`) stand in this folder",
                        help: "Rename, move or remove it."))
                return nil
            }
            let name = String(Substring(entry.name.utf8.dropLast(3)))
            guard PageID.isValidName(name) else {
                diagnostics.append(
                    Diagnostic(
                        rule: "bad-name", file: path, "a file of this name cannot be a page",
                        help: "Names have lower-case letters a to z, digits and `-`, at most 80 of them."))
                return nil
            }
            return name
        }
    }

    private func profiles(
        in folder: String, _ project: inout ProjectFiles, into diagnostics: inout [Diagnostic]
    ) {
        for entry in list(folder, into: &diagnostics) ?? [] {
            let path = "\(folder)/\(entry.name)"
            guard entry.sort == .file, entry.name.hasSuffix(".yaml") else {
                diagnostics.append(
                    unexpected(
                        path, "only profiles (`.yaml`) stand in this folder",
                        help: "Rename, move or remove it."))
                continue
            }
            guard let file = SourceFile(path, in: files, into: &diagnostics) else { continue }
            project.profiles.append((String(entry.name.dropLast(5)), file))
        }
    }

    private func clinics(
        in folder: String, _ settings: ProjectSettings, _ project: inout ProjectFiles,
        into diagnostics: inout [Diagnostic]
    ) {
        for entry in list(folder, into: &diagnostics) ?? [] {
            let path = "\(folder)/\(entry.name)"
            guard entry.sort == .folder, PageID.isValidName(entry.name) else {
                diagnostics.append(
                    unexpected(
                        path, "only the folders of clinics stand here",
                        help: "Name it with lower-case letters, digits and `-`."))
                continue
            }
            guard let facts = SourceFile("\(path)/clinic.yaml", in: files, into: &diagnostics) else {
                continue
            }
            var clinic = ProjectFiles.ClinicFiles(id: entry.name, facts: facts, notes: [], templates: [])
            for inner in list(path, into: &diagnostics) ?? [] where inner.name != "clinic.yaml" {
                let innerPath = "\(path)/\(inner.name)"
                if inner.name == "templates", inner.sort == .folder {
                    clinic.templates = mustache(in: innerPath, into: &diagnostics)
                } else if let language = settings.languages.first(where: { $0.tag == inner.name }),
                    inner.sort == .folder
                {
                    clinic.notes += notes(in: innerPath, language, into: &diagnostics)
                } else {
                    diagnostics.append(
                        unexpected(
                            innerPath, "nothing is looked for under this name",
                            help:
                                "A clinic's folder holds clinic.yaml, templates and a folder for each language."
                        ))
                }
            }
            project.clinics.append(clinic)
        }
    }

    private func notes(
        in folder: String, _ language: Language, into diagnostics: inout [Diagnostic]
    ) -> [ProjectFiles.Named] {
        (list(folder, into: &diagnostics) ?? []).flatMap { entry -> [ProjectFiles.Named] in
            let path = "\(folder)/\(entry.name)"
            guard entry.name == Kind.technique.folder, entry.sort == .folder else {
                diagnostics.append(
                    unexpected(
                        path, "a clinic's own notes stand in the folder techniques", help: "Move it there."))
                return []
            }
            return markdown(in: path, into: &diagnostics).compactMap { name in
                SourceFile("\(path)/\(name).md", in: files, into: &diagnostics).map {
                    ProjectFiles.Named(name: name, language: language, file: $0)
                }
            }
        }
    }

    private func archive(
        in folder: String, _ project: inout ProjectFiles, into diagnostics: inout [Diagnostic]
    ) {
        let known = FrozenVersion.files + FrozenVersion.furtherFiles
        for entry in list(folder, into: &diagnostics) ?? [] {
            let path = "\(folder)/\(entry.name)"
            guard entry.sort == .folder else {
                diagnostics.append(
                    unexpected(
                        path, "only the folders of approved versions stand here", help: "Move or remove it."))
                continue
            }
            var names: [String] = []
            for inner in list(path, into: &diagnostics) ?? [] where inner.name != FrozenVersion.factsFile {
                if inner.sort == .file, known.contains(inner.name) {
                    names.append(inner.name)
                } else {
                    diagnostics.append(
                        unexpected(
                            "\(path)/\(inner.name)", "this does not belong to an approved version",
                            help: "Move or remove it."))
                }
            }
            let facts = FrozenVersion.path(entry.name, FrozenVersion.factsFile)
            guard let file = SourceFile(facts, in: files, into: &diagnostics) else { continue }
            project.versions.append(ProjectFiles.Version(id: entry.name, facts: file, files: names))
        }
    }

    private func templates(_ project: inout ProjectFiles, into diagnostics: inout [Diagnostic]) {
        guard let entries = listed("templates", into: &diagnostics) else { return }
        project.templates = mustache(in: "templates", into: &diagnostics)
        if entries.contains(where: { $0.name == "assets" && $0.sort == .folder }) {
            project.assets = tree("templates/assets", into: &diagnostics)
        }
    }

    private func mustache(in folder: String, into diagnostics: inout [Diagnostic]) -> [SourceFile] {
        var templates: [SourceFile] = []
        for entry in list(folder, into: &diagnostics) ?? [] {
            if entry.name == "assets" || entry.name == "README.md" { continue }
            let path = "\(folder)/\(entry.name)"
            guard entry.sort == .file, entry.name.hasSuffix(".mustache") else {
                diagnostics.append(
                    unexpected(
                        path, "only templates (`.mustache`) stand in this folder",
                        help: "Rename, move or remove it."))
                continue
            }
            if let file = SourceFile(path, in: files, into: &diagnostics) { templates.append(file) }
        }
        return templates
    }

    /// The paths, below `folder`, of all files in it and its folders.
    private func tree(_ folder: String, into diagnostics: inout [Diagnostic]) -> [String] {
        // Folders that hold links to each other could be walked for ever.
        var folders = 1_000
        let paths = tree(folder, below: "", depth: 0, &folders, into: &diagnostics)
        if folders < 0 {
            diagnostics.append(
                unexpected(
                    folder, "there are more than 1,000 folders in this one",
                    help: "Take out links that lead back to a folder above them."))
        }
        return paths
    }

    private func tree(
        _ folder: String, below prefix: String, depth: Int, _ folders: inout Int,
        into diagnostics: inout [Diagnostic]
    ) -> [String] {
        folders -= 1
        guard folders >= 0 else { return [] }
        guard depth < 8 else {
            diagnostics.append(
                unexpected(
                    folder, "folders stand more than 8 levels inside each other", help: "Make them flatter."))
            return []
        }
        return (list(folder, into: &diagnostics) ?? []).flatMap { entry -> [String] in
            switch entry.sort {
            case .file: return [prefix + entry.name]
            case .folder:
                return tree(
                    "\(folder)/\(entry.name)", below: "\(prefix)\(entry.name)/", depth: depth + 1,
                    &folders, into: &diagnostics)
            case .other, .outside: return []
            }
        }
    }

    private func readText(_ found: Found, into project: inout ProjectFiles, _ diagnostics: inout [Diagnostic])
    {
        for (language, path) in found.languageFiles {
            project.languageFiles[language] = SourceFile(path, in: files, into: &diagnostics)
        }
        for (name, language, path) in found.passages {
            guard let file = SourceFile(path, in: files, into: &diagnostics) else { continue }
            project.passages.append(ProjectFiles.Named(name: name, language: language, file: file))
        }
        project.pages = found.pages
    }

    /// What can be read of a folder's content; the rest is reported.
    private func list(_ folder: String, into diagnostics: inout [Diagnostic]) -> [FileSystem.Entry]? {
        listed(folder, into: &diagnostics)?.filter { entry in
            let path = "\(folder)/\(entry.name)"
            switch entry.sort {
            case .file, .folder: return true
            case .other: diagnostics.append(Diagnostic(.wrongSort, at: path))
            case .outside: diagnostics.append(Diagnostic(.outside, at: path))
            }
            return false
        }
    }

    /// What a folder holds, without what editors leave there; nil where it cannot be listed.
    private func listed(_ folder: String, into diagnostics: inout [Diagnostic]) -> [FileSystem.Entry]? {
        do {
            return try files.list(folder).filter { !FileSystem.isOfEditor($0.name) }
        } catch {
            diagnostics.append(Diagnostic(error, at: folder))
            return nil
        }
    }

    private func unexpected(_ path: String, _ message: String, help: String) -> Diagnostic {
        Diagnostic(rule: "unexpected-file", file: path, message, help: help)
    }
}
