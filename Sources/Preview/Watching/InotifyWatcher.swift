import Content
import Platform
import Synchronization

/// Watches a project's folder by what Linux tells of it. Elsewhere it cannot be made.
package final class InotifyWatcher: FolderWatcher {
    private let watch: Mutex<ProjectWatch>
    private let signal: EndSignal

    /// - Parameters:
    ///   - root: the project's folder. It may come and go.
    ///   - signal: ends the waiting.
    package init(_ root: String, until signal: EndSignal) throws(WatchProblem) {
        watch = Mutex(try ProjectWatch(root))
        self.signal = signal
    }

    package func next() throws(WatchProblem) -> Changes? {
        try watch.withLock { watch throws(WatchProblem) in try watch.next(until: signal) }
    }
}
