#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the system says of a file, so that a later look can tell whether it has changed.
package struct FileState: Hashable, Sendable {
    /// Which thing of which disk it is.
    package struct Identity: Hashable, Sendable {
        let device: UInt64
        let number: UInt64
    }

    package let identity: Identity
    /// What sort of thing it is, and who may read it.
    private let mode: UInt32
    /// Bytes; 0 for what is no ordinary file.
    package let size: Int
    /// Nanoseconds since 1970; 0 for what is no ordinary file. A program can set it.
    package let modified: Int
    /// Nanoseconds since 1970; 0 for what is no ordinary file. Only the system sets it, at every change.
    package let changed: Int

    /// Nil where there is nothing.
    package init?(_ path: String, followsLink: Bool) {
        var status = stat()
        guard (followsLink ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        identity = Identity(
            device: UInt64(truncatingIfNeeded: status.st_dev),
            number: UInt64(truncatingIfNeeded: status.st_ino))
        mode = UInt32(status.st_mode)
        guard status.st_mode & S_IFMT == S_IFREG else {
            (size, modified, changed) = (0, 0, 0)
            return
        }
        size = Int(status.st_size)
        #if canImport(Glibc)
            (modified, changed) = (Self.nanoseconds(status.st_mtim), Self.nanoseconds(status.st_ctim))
        #else
            (modified, changed) = (
                Self.nanoseconds(status.st_mtimespec), Self.nanoseconds(status.st_ctimespec)
            )
        #endif
    }

    package var isFile: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFREG) }

    /// The moment, by the clock that ``changed`` is taken from.
    package static var now: Int {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return nanoseconds(now)
    }

    private static func nanoseconds(_ time: timespec) -> Int {
        Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }
}
