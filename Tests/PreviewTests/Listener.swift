import Content
import Foundation
import Platform
import Preview
import Synchronization

/// Collects what a watcher tells, on a thread of its own, until the last reference to it is gone.
final class Listener: Sendable {
    enum Sort: String, CaseIterable, Sendable { case inotify, polling }

    private struct Heard {
        var changes: Changes?
        var problem: WatchProblem?
        var hasEnded = false
    }

    private let heard = Mutex(Heard())
    private let signal: EndSignal

    init(_ sort: Sort, _ project: TemporaryProject) throws {
        let signal = try EndSignal()
        self.signal = signal
        let watcher: any FolderWatcher =
            switch sort {
            case .inotify: try InotifyWatcher(project.root, until: signal)
            case .polling: try PollingWatcher(project.root, until: signal)
            }
        Thread.detachNewThread { [weak self] in
            do throws(WatchProblem) {
                while let changes = try watcher.next() { self?.hear(changes) }
            } catch { self?.heard.withLock { $0.problem = error } }
            self?.heard.withLock { $0.hasEnded = true }
        }
    }

    deinit { signal.send() }

    private func hear(_ changes: Changes) {
        heard.withLock { $0.changes = $0.changes.map { $0.joined(with: changes) } ?? changes }
    }

    func end() { signal.send() }

    var hasEnded: Bool { heard.withLock { $0.hasEnded } }

    /// Everything that was told since the last call of ``forget()``.
    var changes: Changes? { heard.withLock { $0.changes } }

    /// The same, and forgets it.
    func take() -> Changes? {
        heard.withLock { heard in
            defer { heard.changes = nil }
            return heard.changes
        }
    }

    func forget() { heard.withLock { $0.changes = nil } }

    /// Whether all the files are told, one by one, before the test gives up.
    func hears(_ paths: [String]) -> Bool {
        waits { if case .files(let told) = $0 { told.isSuperset(of: paths) } else { false } }
    }

    func hears(_ paths: String...) -> Bool { hears(paths) }

    /// Whether the files are told, by themselves or because anything may have changed.
    func hearsOf(_ paths: String...) -> Bool {
        waits {
            switch $0 {
            case .files(let told): told.isSuperset(of: paths)
            case .anything: true
            }
        }
    }

    func hearsAnything() -> Bool { waits { $0 == .anything } }

    /// Waits for a condition, not for a time: the limit only ends a test that has failed.
    private func waits(for condition: (Changes) -> Bool) -> Bool {
        Self.waits { changes.map(condition) == true }
    }

    static func waits(until condition: () -> Bool) -> Bool {
        for _ in 0..<6_000 {
            if condition() { return true }
            usleep(5_000)
        }
        return false
    }
}
