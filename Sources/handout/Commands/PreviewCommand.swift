import ArgumentParser
import Content
import Diagnostics
import Dispatch
import JSON
import Parallel
import Platform
import Preview

/// `handout preview`: shows the project in a browser, and each change as soon as it is saved.
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show the project in a browser, and each change as soon as it is saved.",
        discussion: """
            Pages are made from the files as they are when the browser asks, and open ones follow each save by themselves. What \
            is wrong is shown in the page: file, line, what to do. Nothing is written, and only browsers on this machine are \
            answered. Ctrl-C ends it.

            Example: handout preview --open
            """)

    @OptionGroup var project: ProjectOptions

    @Option(
        name: .long,
        help: ArgumentHelp("The port; a free one from 4400 on by default.", valueName: "n"))
    var port: Int?

    @Flag(name: .long, help: "Open the home page in the browser.")
    var open = false

    @Flag(
        name: .long,
        help:
            "Look at the files again and again instead of asking the system: for network folders and containers."
    )
    var poll = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The editor that links to places in files open: \(EditorLink.allCases.map(\.rawValue).joined(separator: ", ")); by default what VISUAL or EDITOR names, or vscode.",
            valueName: "name"))
    var editor: EditorLink?

    @Option(
        name: .long,
        help: ArgumentHelp("The clinic to show; that of handout.yaml by default.", valueName: "id"))
    var clinic: String?

    func validate() throws {
        if let port, !(1...65_535).contains(port) {
            throw ValidationError("--port takes a number from 1 to 65535.")
        }
    }

    func run() throws {
        let folder = try folder()
        let signal = try signal()
        var watcher = try watcher(of: folder, until: signal)
        let today = try Machine.today
        let live = LiveProject(
            files: { () throws(FileSystem.Problem) in try FileSystem.disk(root: folder) }, clinic: clinic,
            today: { (try? Machine.today) ?? today }, workers: project.workers)
        guard
            let responder = Responder(
                project: live, folder: folder, editor: editor ?? EditorLink(command: Machine.editor))
        else { throw Failure("The preview's own templates do not fit the program. Install it again.") }
        let server: PreviewServer
        do {
            server = try PreviewServer(
                port: port,
                greeting: { Event("hello", data: live.state(of: live.snapshot).json().serialized()) },
                respond: responder.respond)
        } catch {
            throw Failure(error.words)
        }
        let address = "http://127.0.0.1:\(server.port)/"
        Report.close("\(project.project) is shown at \(address) (Ctrl-C ends it).")
        if open { openBrowser(at: address) }

        let checks = PreviewChecks(project: live, server: server)
        checks.begin(live.snapshot)
        while let changes = try next(&watcher, folder, signal) {
            let start = Machine.seconds
            let snapshot = live.update(changes)
            server.tell(Event("change", data: live.json(of: snapshot).serialized()))
            checks.begin(snapshot)
            say(changes, snapshot, seconds: Machine.seconds - start)
        }
    }
}

extension PreviewCommand {
    private static let log = DispatchQueue(label: "log")

    private func folder() throws -> String {
        _ = try project.fileSystem()
        let folder: String
        do { folder = try Files.realPath(project.project) } catch {
            throw Failure("The folder `\(project.project)` cannot be read: \(error.words).")
        }
        guard Files.status(folder, followsLink: true)?.sort == .folder else {
            throw Failure("`\(project.project)` is no folder.")
        }
        return folder
    }

    private func signal() throws -> EndSignal {
        do { return try EndSignal() } catch {
            throw Failure("The project's files cannot be watched: \(error.words).")
        }
    }

    private func watcher(of folder: String, until signal: EndSignal) throws -> any FolderWatcher {
        if !poll {
            do { return try InotifyWatcher(folder, until: signal) } catch {
                return try poller(folder, signal, error)
            }
        }
        return try poller(folder, signal, nil)
    }

    /// - Parameter problem: why the system cannot be asked.
    private func poller(
        _ folder: String, _ signal: EndSignal, _ problem: WatchProblem?
    ) throws -> any FolderWatcher {
        if let problem {
            Report.close("\(problem) The files are looked at again and again instead, as with --poll.")
        }
        do { return try PollingWatcher(folder, until: signal) } catch { throw Failure("\(error)") }
    }

    /// What has changed; nil at the end. A watcher that can go on no longer is replaced: what it has missed is not known.
    private func next(
        _ watcher: inout any FolderWatcher, _ folder: String, _ signal: EndSignal
    ) throws -> Changes? {
        do { return try watcher.next() } catch {
            guard watcher is InotifyWatcher else { throw Failure("\(error)") }
            watcher = try poller(folder, signal, error)
            return .anything
        }
    }

    private func openBrowser(at address: String) {
        #if canImport(Glibc)
            let command = "xdg-open"
        #else
            let command = "open"
        #endif
        DispatchQueue.global().async {
            let code = try? ForegroundProcess.run(command, [address])
            if code != 0 { Report.close("No browser could be opened; go to \(address) yourself.") }
        }
    }

    private func say(_ changes: Changes, _ snapshot: Snapshot, seconds: Double) {
        let what =
            switch changes {
            case .files(let paths): paths.count == 1 ? paths.first ?? "" : "\(paths.count) files"
            case .anything: "the project"
            }
        let line =
            "\(what) changed: shown in \(Int((seconds * 1_000).rounded())) ms; \(Report.count(snapshot.problems))."
        // A terminal that is held (Ctrl-S) must not hold the pages.
        Self.log.async { Report.close(line.onOneLine) }
    }
}

extension EditorLink: ExpressibleByArgument {}
