import CMarkGFM

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The cmark library as a whole: its extensions are registered once, and what it cannot do on two threads is
/// kept apart.
package enum CMark {
    /// Registers the extensions on first use.
    static let isReady: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        return true
    }()

    /// Runs `body` while no other thread parses inlines with an extension.
    ///
    /// cmark keeps the characters at which inline extensions wake up in one table for the whole process: a
    /// parser puts its extensions' characters in before it reads inlines and takes them out after, whoever
    /// else may still need them. A text without such characters may be parsed at any time: what stands in the
    /// table does not change its tree.
    package static func exclusively<Result>(_ body: () -> Result) -> Result {
        _ = isReady
        pthread_mutex_lock(lock.pointer)
        defer { pthread_mutex_unlock(lock.pointer) }
        return body()
    }

    private static let lock = Lock()

    private final class Lock: @unchecked Sendable {
        let pointer = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

        init() {
            pointer.initialize(to: pthread_mutex_t())
            pthread_mutex_init(pointer, nil)
        }
    }
}
