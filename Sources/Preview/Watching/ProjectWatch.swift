import Content
import Platform

/// What is watched of a project at the moment, and what the system's events mean for it.
struct ProjectWatch {
    private let root: String
    private var watches: FolderWatches
    private var links = ProjectLinks()
    /// The real path of the project's folder.
    private var base = ""
    /// Which folder is watched; nil where none is there or nobody may read it.
    private var identity: FileState.Identity?
    /// Whether it is no longer known what there is to watch: all watches have to be made anew.
    private var isLost = false
    private var batch = Batch()

    init(_ root: String) throws(WatchProblem) {
        do { self.root = root.hasPrefix("/") ? root : try Files.realPath(root) } catch {
            throw WatchProblem(error, lookingAt: root)
        }
        watches = try FolderWatches(base: root)
        try lookThrough()
    }

    /// See ``FolderWatcher/next()``.
    mutating func next(until signal: EndSignal) throws(WatchProblem) -> Changes? {
        batch = Batch()
        while true {
            let rest = batch.isEmpty ? Self.heartbeat : batch.rest(at: .now)
            if rest == .zero { break }
            switch try watches.wait(atMost: rest, or: signal) {
            case .ended: return nil
            case .timedOut where batch.isEmpty: lookAtRoot()
            case .timedOut: break
            case .readable: for event in try watches.read() { try take(event) }
            }
        }
        if isLost { try lookThrough() }
        return batch.changes
    }

    /// Nothing tells when a folder above the project is moved, and nothing can be watched while the project is not there or cannot be
    /// read: so it is asked for now and then.
    private static let heartbeat = Duration.milliseconds(200)

    private mutating func lookAtRoot() {
        if present != identity { lose() }
    }

    private var present: FileState.Identity? {
        Files.isReadable(folder: root) ? FileState(root, followsLink: true)?.identity : nil
    }

    private mutating func lose() {
        isLost = true
        batch.add(.anything, at: .now)
    }

    /// Makes all watches anew.
    private mutating func lookThrough() throws(WatchProblem) {
        isLost = false
        // Asked before the watches stand: another folder that comes meanwhile shows itself at the next heartbeat.
        identity = present
        base = (try? Files.realPath(root)) ?? root
        var walk = ProjectWalk(base: base, watches: try FolderWatches(base: base))
        try walk.findAll()
        keep(walk)
        links = walk.links
    }

    private mutating func keep(_ walk: ProjectWalk) {
        if let watches = walk.watches { self.watches = watches }
    }
}

extension ProjectWatch {
    private mutating func take(_ event: FolderEvents.Event) throws(WatchProblem) {
        if event.what.contains(.overflow) { return lose() }
        // The last events of a watch that was ended are still to be read.
        guard !isLost, let folder = watches.folders[event.watch] else { return }
        if event.name.isEmpty { return takeOwn(event, of: folder) }
        let path = ProjectTree.path(folder.path, event.name)
        if links.waypoints.contains(path) || folder.path.isEmpty && ProjectTree.folders.contains(event.name) {
            lose()
        } else if event.what.contains(.folder) {
            try takeFolder(path, event.what, isDeep: folder.isDeep)
        } else {
            takeFile(path, event.what)
        }
    }

    /// What happens to a watched folder itself is told by the folder above it, but for the project's own.
    private mutating func takeOwn(_ event: FolderEvents.Event, of folder: FolderWatches.Folder) {
        if event.what.contains(.watchEnded) { watches.forget(event.watch) }
        if folder.path.isEmpty || event.what.contains(.unmounted) { lose() }
    }

    private mutating func takeFolder(_ path: String, _ what: FolderEvents.What, isDeep: Bool)
        throws(WatchProblem)
    {
        if links.dependOn(folder: path) { return lose() }
        tell(path)
        if !what.isDisjoint(with: [.removed, .movedAway]) {
            watches.end(path)
        } else if isDeep, !ProjectTree.passesOver(name: path.split(separator: "/").last ?? "") {
            try takeNewFolder(path)
        }
    }

    private mutating func takeNewFolder(_ path: String) throws(WatchProblem) {
        var walk = ProjectWalk(base: base, watches: watches)
        try walk.find(path)
        keep(walk)
        // A link changes what the paths of all others mean.
        if walk.links != ProjectLinks() { return lose() }
        for path in walk.found { tell(path) }
    }

    private mutating func takeFile(_ path: String, _ what: FolderEvents.What) {
        guard tell(path) else { return }
        if !what.isDisjoint(with: [.made, .movedHere]) {
            let status = Files.status(base + "/" + path, followsLink: false)
            if status?.sort == .other { return lose() }
            // A new file that is empty is about to be written.
            if status?.size == 0 { batch.begin(path) }
        }
        if what.contains(.written) { batch.begin(path) }
        if !what.isDisjoint(with: [.closed, .removed, .movedAway, .movedHere]) { batch.finish(path) }
    }

    /// - Returns: Whether the project has anything at the real path.
    @discardableResult private mutating func tell(_ path: String) -> Bool {
        guard let names = links.names(of: path) else {
            batch.add(.anything, at: .now)
            return true
        }
        if !names.isEmpty { batch.add(.files(Set(names)), at: .now) }
        return !names.isEmpty
    }
}
