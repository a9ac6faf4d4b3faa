import Content
import Platform
import Synchronization

/// Watches a project's folder by looking at all its files again and again.
///
/// It works where the system tells nothing: not on every system, not for what another machine changes on a network's disk, not
/// through the folders that some containers share with their host, and not beyond the system's limits. It asks for all that
/// a system knows of a file without reading it (``FileState``), as each by itself can stay the same: the time of change can
/// be set back, and a save within the clock's tick keeps it; a file that is written anew can have the same size; a file that
/// is written in place keeps its number. The time that the system itself keeps changes with all of them.
package final class PollingWatcher: FolderWatcher {
    private let root: String
    private let signal: EndSignal
    private let last: Mutex<ProjectLook>

    /// - Parameters:
    ///   - root: the project's folder. It may come and go.
    ///   - signal: ends the waiting.
    package init(_ root: String, until signal: EndSignal) throws(WatchProblem) {
        do { self.root = root.hasPrefix("/") ? root : try Files.realPath(root) } catch {
            throw WatchProblem(error, lookingAt: root)
        }
        self.signal = signal
        var look = try ProjectLook(self.root)
        look.close()
        last = Mutex(look)
    }

    package func next() throws(WatchProblem) -> Changes? {
        try last.withLock { last throws(WatchProblem) in
            var interval = Self.shortest
            while try wait(interval) {
                let start = ContinuousClock.now
                let look = try ProjectLook(root)
                if let changes = look.changes(since: last) { return try settle(changes, look, &last) }
                interval = max(Self.shortest, (.now - start) * Self.pause)
            }
            return nil
        }
    }

    private static let shortest = Duration.milliseconds(100)
    /// How many times as long as a look the pause after it is: the rest of the machine belongs to the writer's work.
    private static let pause = 9

    /// Looks until nothing more changes.
    private func settle(
        _ changes: Changes, _ look: ProjectLook, _ last: inout ProjectLook
    ) throws(WatchProblem) -> Changes? {
        var changes = changes
        last = look
        let start = ContinuousClock.now
        while .now - start < Batch.longest {
            guard try wait(ProjectLook.tick) else { return nil }
            let next = try ProjectLook(root)
            let more = next.changes(since: last)
            last = next
            guard let more else { break }
            changes = changes.joined(with: more)
        }
        last.close()
        return changes
    }

    /// - Returns: False where the signal to end was given.
    private func wait(_ time: Duration) throws(WatchProblem) -> Bool {
        do { return try signal.wait(atMost: time) != .ended } catch { throw WatchProblem(error) }
    }
}
