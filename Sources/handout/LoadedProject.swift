import Checks
import Content
import Diagnostics
import Parallel
import Sheets

/// A project led through every stage up to its routes, with everything that is wrong on the way.
///
/// Once loaded it is there until the program ends: to take a large library apart, piece by piece, would cost more than to
/// check it.
final class LoadedProject {
    var library: Library? { loaded.library }
    /// Nil while an error stands.
    let publication: Publication?
    let diagnostics: [Diagnostic]
    private let loaded: LoadedLibrary

    /// - Parameters:
    ///   - files: the project's files.
    ///   - clinic: the clinic to publish for; that of the settings where nil.
    ///   - languages: the languages to publish; all where empty.
    ///   - isRelease: whether to leave out what may not be given to patients.
    ///   - printing: what PDF files are made with; nil for none.
    ///   - hasSearch: whether the site shall have a search.
    init(
        _ files: FileSystem, workers: Workers, clinic: String? = nil, languages: [String] = [],
        isRelease: Bool = false, printing: Printing? = nil, hasSearch: Bool = false
    ) throws {
        loaded = LibraryLoader(workers: workers).load(from: files)
        var diagnostics = loaded.diagnostics
        var publication: Publication?
        if let library = loaded.library, let projectFiles = loaded.files {
            let chosen = try Self.languages(languages, of: library)
            let clinic = try Self.clinic(clinic, of: library)
            let today = try Machine.today
            diagnostics += Rule.findings(in: library, today: today, workers: workers)
            if let clinic {
                publication = Publication(
                    library, files: projectFiles, clinic: clinic, languages: chosen, isRelease: isRelease,
                    fileSystem: files, today: today, workers: workers, printing: printing,
                    hasSearch: hasSearch, into: &diagnostics)
            }
        }
        self.publication = diagnostics.hasErrors ? nil : publication
        self.diagnostics = diagnostics
        _ = Unmanaged.passRetained(self)
    }

    private static func languages(_ tags: [String], of library: Library) throws -> [Language] {
        let known = library.settings.languages
        guard !tags.isEmpty else { return known }
        var seen: Set<String> = []
        return try tags.filter { seen.insert($0).inserted }.map { tag in
            guard let language = known.first(where: { $0.tag == tag }) else {
                throw Failure(
                    "The project has no language `\(tag)`; it has \(known.map(\.tag).joined(separator: ", "))."
                )
            }
            return language
        }
    }

    private static func clinic(_ id: String?, of library: Library) throws -> Clinic? {
        guard let id else { return library.clinics.first { $0.id == library.settings.clinic.value } }
        guard let clinic = library.clinics.first(where: { $0.id == id }) else {
            let known = library.clinics.map(\.id)
            throw Failure(
                "The project has no clinic `\(id)`. "
                    + (Spelling.suggestion(for: id, in: known) ?? "It has \(known.joined(separator: ", "))."))
        }
        return clinic
    }
}
