import Platform

/// The folders of a project that the system watches.
struct FolderWatches {
    struct Folder {
        /// From the project's folder, without links.
        var path: String
        /// Whether all below it is part of the project; of other folders only single files and links are.
        var isDeep: Bool
    }

    private let events: FolderEvents
    private let base: String
    private(set) var folders: [FolderEvents.Watch: Folder] = [:]

    /// - Parameter base: the real path of the project's folder.
    init(base: String) throws(WatchProblem) {
        self.base = base
        do { events = try FolderEvents() } catch { throw WatchProblem(error) }
    }

    /// - Returns: Whether the folder is there and was not watched in this way before: what it holds is not known yet.
    mutating func watch(_ path: String, isDeep: Bool) throws(WatchProblem) -> Bool {
        let watch: FolderEvents.Watch
        do { watch = try events.watch(base + "/" + path) } catch {
            if error.isOfOneFolder { return false }
            throw WatchProblem(error)
        }
        // A folder that was moved keeps its number.
        let known = folders[watch].flatMap { $0.path == path ? $0 : nil }
        folders[watch] = Folder(path: path, isDeep: isDeep || known?.isDeep == true)
        return known.map { isDeep && !$0.isDeep } ?? true
    }

    /// Ends the watches of a folder that has gone, and of all folders below it.
    mutating func end(_ path: String) {
        for (watch, folder) in folders where folder.path == path || ProjectTree.isBelow(path, folder.path) {
            events.end(watch)
            folders[watch] = nil
        }
    }

    /// Waits until something has happened.
    func wait(atMost time: Duration, or signal: EndSignal) throws(WatchProblem) -> EndSignal.Outcome {
        do { return try events.wait(atMost: time, or: signal) } catch { throw WatchProblem(error) }
    }

    /// What has happened since the last call.
    func read() throws(WatchProblem) -> [FolderEvents.Event] {
        do { return try events.read() } catch { throw WatchProblem(error) }
    }

    /// To be called when the system has ended a watch by itself.
    mutating func forget(_ watch: FolderEvents.Watch) { folders[watch] = nil }
}
