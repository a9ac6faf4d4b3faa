#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The right to be the only one that writes to a folder. The system takes it back when the program ends, however it ends.
package struct FolderLock: ~Copyable {
    private let descriptor: Int32

    /// Nil where another program has the right.
    ///
    /// A file system that knows no locks gives the right to everybody.
    package init?(_ folder: String) throws(SystemError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
