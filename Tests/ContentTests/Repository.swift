import Checks
import Content
import Diagnostics
import Foundation
import Parallel
import Sheets

/// This repository's own project, loaded once for all tests.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// What a project is, and everything that a check finds in it, its templates and its sheets.
    struct Project {
        var library: Library?
        var publication: Publication?
        var diagnostics: [Diagnostic]
    }

    static let project = load()

    /// - Parameter settings: `handout.yaml`, where it is not the repository's own.
    static func load(settings: String? = nil) -> Project {
        let workers = Workers(count: 2)
        guard var files = try? FileSystem.disk(root: root) else { return Project(diagnostics: []) }
        if let settings {
            let disk = files
            files.read = { path throws(FileSystem.Problem) in
                path == "handout.yaml" ? Array(settings.utf8) : try disk.read(path)
            }
        }
        let loaded = LibraryLoader(workers: workers).load(from: files)
        var diagnostics = loaded.diagnostics
        guard let library = loaded.library, let projectFiles = loaded.files,
            let today = CalendarDate(year: 2026, month: 1, day: 1),
            let clinic = library.clinics.first(where: { $0.id == library.settings.clinic.value })
        else { return Project(library: loaded.library, diagnostics: diagnostics) }
        diagnostics += Rule.findings(in: library, today: today, workers: workers)
        let publication = Publication(
            library, files: projectFiles, clinic: clinic, languages: library.settings.languages,
            fileSystem: files,
            today: today, workers: workers, into: &diagnostics)
        return Project(library: library, publication: publication, diagnostics: diagnostics)
    }

    /// The repository's settings with another profile.
    static func settings(profile: String, addOns: [String]) throws -> String {
        let own = try String(contentsOfFile: root + "/handout.yaml", encoding: .utf8)
        return own.split(separator: "\n").map {
            $0.hasPrefix("profile:") ? "profile: \(profile)" : String($0)
        }
        .joined(separator: "\n")
            + (addOns.isEmpty ? "\n" : "\nadd-ons: [\(addOns.joined(separator: ", "))]\n")
    }

    /// The Markdown files below `content/` by their paths, without those that explain the folder.
    static let texts: [(path: String, text: String)] = {
        let content = root + "/content"
        let names = FileManager.default.enumerator(atPath: content)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted().compactMap { name in
            FileManager.default.contents(atPath: content + "/" + name).map {
                (name, String(decoding: $0, as: UTF8.self))
            }
        }
    }()
}
