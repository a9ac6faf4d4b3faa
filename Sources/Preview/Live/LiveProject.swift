import Checks
import Content
import Diagnostics
import Parallel
import Sheets
import Site
import Synchronization

/// A project whose files change: it always holds a ``Snapshot`` that can be shown, whatever is wrong with the files.
///
/// One thread at a time brings it up to date; any thread may ask for the snapshot.
package final class LiveProject: Sendable {
    private let files: @Sendable () throws(FileSystem.Problem) -> FileSystem
    private let clinic: String?
    private let today: @Sendable () -> CalendarDate
    private let workers: Workers
    private let state: Mutex<State>

    /// What the next update takes over.
    private struct State {
        var snapshot: Snapshot
        var loaded: LoadedLibrary?
        var theme: LiveTheme?
        var checked: Checked?
    }

    /// What a check of a whole snapshot has found.
    package struct Checked: Sendable {
        /// The ``Snapshot/number``.
        package let snapshot: Int
        /// In reading order; all that `handout check` would show.
        package let diagnostics: [Diagnostic]
    }

    /// - Parameters:
    ///   - files: the project's folder; asked for anew at each update, because it may have been replaced.
    ///   - clinic: the clinic to show; that of the settings where nil.
    package init(
        files: @escaping @Sendable () throws(FileSystem.Problem) -> FileSystem, clinic: String?,
        today: @escaping @Sendable () -> CalendarDate, workers: Workers
    ) {
        self.files = files
        self.clinic = clinic
        self.today = today
        self.workers = workers
        let nothing = Snapshot(
            number: 0, publication: nil, problems: [], blocking: [], outdated: [],
            changedPages: [], changedAssets: nil, today: today())
        state = Mutex(State(snapshot: nothing))
        update(.anything)
    }

    package var snapshot: Snapshot { state.withLock { $0.snapshot } }

    package func state(of snapshot: Snapshot) -> ProjectState {
        ProjectState(snapshot, checked: state.withLock { $0.checked })
    }

    /// The project's files as they are now; nil where its folder cannot be read.
    package var fileSystem: FileSystem? { try? files() }
}

extension LiveProject {
    /// Looks at what has changed, and makes the next snapshot.
    @discardableResult
    package func update(_ changes: Changes) -> Snapshot {
        let (earlier, before, oldTheme) = state.withLock { ($0.snapshot, $0.loaded, $0.theme) }
        let today = today()
        var problems: [Diagnostic] = []
        var loaded = before
        var theme = oldTheme
        var publication = earlier.publication
        var blocking: [Diagnostic] = []
        do {
            let files = try files()
            let now = LibraryLoader(workers: workers).load(from: files, after: before, changes: changes)
            loaded = now
            problems = now.diagnostics
            let clinic = now.library.flatMap(self.clinic)
            if let library = now.library, let projectFiles = now.files, let clinic {
                var ofTheme: [Diagnostic] = []
                let made = LiveTheme(
                    projectFiles, clinic, fileSystem: files, after: oldTheme, into: &ofTheme)
                problems += ofTheme
                if made == nil {
                    blocking = ofTheme.filter { $0.severity == .error }
                    if blocking.isEmpty {
                        blocking = [Self.noTemplates]
                        problems.append(Self.noTemplates)
                    }
                }
                theme = made ?? oldTheme
                publication = theme.map {
                    LivePublication(
                        library, clinic: clinic, templates: $0.templates, assets: $0.assets, files: files,
                        today: today, after: earlier.publication)
                }
            } else {
                blocking = now.diagnostics.filter { $0.severity == .error }
                if blocking.isEmpty, let clinic = self.clinic {
                    blocking = [Self.noClinic(clinic)]
                    problems += blocking
                }
            }
        } catch {
            blocking = [Diagnostic(error, at: "the project's folder")]
            problems = blocking
        }
        problems.sort(by: Diagnostic.inReadingOrder)
        blocking.sort(by: Diagnostic.inReadingOrder)
        let snapshot = Snapshot(
            number: earlier.number + 1, publication: publication, problems: problems, blocking: blocking,
            outdated: loaded?.outdated ?? [],
            changedPages: Self.changedPages(changes, in: publication),
            changedAssets: Self.changedAssets(changes), today: today)
        state.withLock { state in
            state.snapshot = snapshot
            state.loaded = loaded
            state.theme = theme
        }
        return snapshot
    }

    private static let noTemplates = Diagnostic(
        rule: "missing-file", file: "templates", "the project has no folder of templates",
        help: "Copy the folder `templates` of the starter project.")

    private static func noClinic(_ id: String) -> Diagnostic {
        Diagnostic(
            rule: "missing-file", file: "content/clinics/\(id)/clinic.yaml",
            "the project has no clinic `\(id)`",
            help: "Name another with --clinic, or leave it out to show that of handout.yaml.")
    }

    private func clinic(of library: Library) -> Clinic? {
        let name = clinic ?? library.settings.clinic.value
        return library.clinics.first { $0.id == name }
    }

    /// The pages of the changed files, by title.
    private static func changedPages(_ changes: Changes, in publication: LivePublication?) -> [ChangedPage] {
        guard case .files(let paths) = changes, let local = publication?.locals.first else { return [] }
        return paths.sorted().compactMap { path in
            PageID.page(at: path, local.library.settings.languages).flatMap { id, language in
                (local.library[id]?.texts[language]).map { text in
                    ChangedPage(
                        title: text.page.title.value, path: local.addresses.entry(id, language).path)
                }
            }
        }
    }

    /// The pictures and other files that have changed, or folders of them, from the site's root; nil where any may have.
    private static func changedAssets(_ changes: Changes) -> [String]? {
        guard case .files(let paths) = changes else { return nil }
        return paths.sorted().compactMap { path in
            for (folder, place) in [("content/media", "/media"), ("templates/assets", "/assets")]
            where path == folder || path.hasPrefix(folder + "/") {
                return place + path.dropFirst(folder.count)
            }
            return nil
        }
    }
}

extension LiveProject {
    /// Everything that `handout check` would find in the files of a snapshot. Takes as long as that.
    ///
    /// - Parameter workers: few, so that the next update need not wait.
    @discardableResult
    package func check(_ snapshot: Snapshot, workers: Workers) -> Checked {
        let loaded = state.withLock { $0.snapshot === snapshot ? $0.loaded : nil }
        var diagnostics = snapshot.problems
        if let library = loaded?.library, let projectFiles = loaded?.files,
            let clinic = clinic(of: library), let files = fileSystem
        {
            diagnostics = loaded?.diagnostics ?? []
            diagnostics += Rule.findings(in: library, today: snapshot.today, workers: workers)
            _ = Publication(
                library, files: projectFiles, clinic: clinic, languages: library.settings.languages,
                fileSystem: files, today: snapshot.today, workers: workers, into: &diagnostics)
            diagnostics.sort(by: Diagnostic.inReadingOrder)
        }
        let checked = Checked(snapshot: snapshot.number, diagnostics: diagnostics)
        state.withLock { state in
            if state.snapshot === snapshot { state.checked = checked }
        }
        return checked
    }
}
