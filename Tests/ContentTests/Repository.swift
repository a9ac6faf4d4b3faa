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

    /// The library, and everything that a check finds in it, its templates and its sheets.
    static let project: (library: Library?, diagnostics: [Diagnostic]) = {
        let workers = Workers(count: 2)
        guard let files = try? FileSystem.disk(root: root) else { return (nil, []) }
        let loaded = LibraryLoader(workers: workers).load(from: files)
        var diagnostics = loaded.diagnostics
        guard let library = loaded.library, let projectFiles = loaded.files,
            let today = CalendarDate(year: 2026, month: 1, day: 1),
            let clinic = library.clinics.first(where: { $0.id == library.settings.clinic.value })
        else { return (loaded.library, diagnostics) }
        diagnostics += Rule.findings(in: library, today: today, workers: workers)
        _ = Publication(
            library, files: projectFiles, clinic: clinic, languages: library.settings.languages,
            fileSystem: files,
            today: today, workers: workers, into: &diagnostics)
        return (library, diagnostics)
    }()

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
