import NIOCore
import Synchronization

/// Counts the open connections, so that no program takes so many that the project's own files can be opened no longer.
final class Connections: Sendable {
    /// A browser keeps about six to one address; systems give a program 256 open files at least.
    private static let most = 128

    private let open = Mutex(0)

    /// - Returns: Whether there is room for one more.
    func take(_ channel: any Channel) -> Bool {
        let hasRoom = open.withLock { open in
            guard open < Self.most else { return false }
            open += 1
            return true
        }
        if hasRoom {
            channel.closeFuture.whenComplete { _ in self.open.withLock { $0 -= 1 } }
        }
        return hasRoom
    }
}
