#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The few calls about files that the program asks of the operating system.
package enum Files {
    package enum Sort: Sendable { case file, folder, other }

    /// The bytes of an ordinary file.
    ///
    /// - Parameters:
    ///   - limit: the most bytes that are read; a larger file is refused with its size.
    ///   - followsLink: whether the path itself may be a symbolic link.
    package static func read(
        _ path: String, limit: Int = .max, followsLink: Bool = true
    ) throws(SystemError) -> (bytes: [UInt8], size: Int) {
        // O_NONBLOCK: a pipe must not make the program wait for ever.
        let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | (followsLink ? 0 : O_NOFOLLOW)
        let descriptor = open(path, flags)
        guard descriptor >= 0 else { throw .last }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .last }
        guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(code: EISDIR) }
        let size = Int(status.st_size)
        guard size <= limit else { return ([], size) }
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let part = systemRead(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                if part < 0, errno == EINTR { continue }
                if part < 0 { failure = .last }
                guard part > 0 else { break }
                count += part
            }
        }
        if let failure { throw failure }
        return (bytes, size)
    }

    /// Everything that a descriptor (0 is standard input) gives until its end, or until more than `limit` bytes.
    package static func read(descriptor: Int32, limit: Int) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= limit {
            let count = systemRead(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .last }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return bytes
    }

    /// Writes a file that is not there yet.
    package static func write(_ bytes: [UInt8], toNew path: String) throws(SystemError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .last }
        let failure = writeAll(bytes, to: descriptor)
        // A full disk may show itself only when the file is closed.
        let isClosed = close(descriptor) == 0
        if let failure { throw failure }
        if !isClosed { throw .last }
    }

    /// Writes a file that only its owner may read, in the place of one that is there. Until it is whole it has no name where the
    /// system can do that: whatever ends the program, nothing else of it stays on the disk.
    package static func writePrivately(_ bytes: [UInt8], to path: String) throws(SystemError) {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        #if canImport(Glibc)
            // O_TMPFILE, which is no plain number in the system's headers.
            let nameless = open(folder, O_WRONLY | O_CLOEXEC | O_DIRECTORY | 0o20_000_000, 0o600)
            if nameless >= 0 {
                defer { close(nameless) }
                if let failure = writeAll(bytes, to: nameless) { throw failure }
                guard fsync(nameless) == 0 else { throw .last }
                let source = "/proc/self/fd/\(nameless)"
                if linkat(AT_FDCWD, source, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 { return }
                // The old file goes first: a second name for the new one, to be moved into its place, would stay if the
                // program were killed in between.
                guard errno == EEXIST, unlink(path) == 0,
                    linkat(AT_FDCWD, source, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
                else { throw .last }
                return
            }
        #endif
        guard unlink(path) == 0 || errno == ENOENT else { throw .last }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .last }
        let failure = writeAll(bytes, to: descriptor)
        let isClosed = close(descriptor) == 0
        if let failure = failure ?? (isClosed ? nil : SystemError.last) {
            unlink(path)
            throw failure
        }
    }

    /// Writes everything to a descriptor: 1 is standard output, 2 standard error.
    package static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
        if let failure = writeAll(bytes, to: descriptor) { throw failure }
    }

    /// The names in a folder, without `.` and `..`, sorted.
    package static func names(in folder: String) throws(SystemError) -> [String] {
        try entries(in: folder).map(\.name)
    }

    /// What stands in a folder, without `.` and `..`, sorted by name; the sort is nil where the system does not tell it with
    /// the name. A link is ``Sort/other``.
    package static func entries(in folder: String) throws(SystemError) -> [(name: String, sort: Sort?)] {
        guard let stream = opendir(folder) else { throw .last }
        defer { closedir(stream) }
        var entries: [(name: String, sort: Sort?)] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(
                    to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)
                ) {
                    String(cString: $0)
                }
            }
            guard name != ".", name != ".." else { continue }
            let sort: Sort? =
                switch Int32(entry.pointee.d_type) {
                case Int32(DT_REG): .file
                case Int32(DT_DIR): .folder
                case Int32(DT_UNKNOWN): nil
                default: .other
                }
            entries.append((name, sort))
        }
        return entries.sorted { $0.name < $1.name }
    }

    /// What stands at a path, and how many bytes a file has; nil where there is nothing.
    package static func status(_ path: String, followsLink: Bool) -> (sort: Sort, size: Int)? {
        var status = stat()
        guard (followsLink ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return (.file, Int(status.st_size))
        case S_IFDIR: return (.folder, 0)
        default: return (.other, 0)
        }
    }

    /// A file's size in bytes, and when the system last saw it change, in nanoseconds; nil where there is no file.
    package static func change(_ path: String) -> (size: Int, changed: Int)? {
        guard let state = FileState(path, followsLink: false), state.isFile else { return nil }
        return (state.size, state.changed)
    }

    /// What a symbolic link says, which need not be there; nil where no link is.
    package static func linkTarget(_ path: String) -> String? {
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) { text in
                text.baseAddress.map { max(0, readlink(path, $0, text.count)) } ?? 0
            }
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// The absolute path with every link followed.
    package static func realPath(_ path: String) throws(SystemError) -> String {
        guard let resolved = realpath(path, nil) else { throw .last }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Whether files of the folder may be made, replaced and removed.
    package static func isWritable(folder: String) -> Bool { access(folder, W_OK | X_OK) == 0 }

    /// Whether the folder may be listed and what it holds be opened.
    package static func isReadable(folder: String) -> Bool { access(folder, R_OK | X_OK) == 0 }

    /// Puts a file in the place of another in one step.
    package static func move(_ path: String, to target: String) throws(SystemError) {
        guard rename(path, target) == 0 else { throw .last }
    }

    /// Puts a file in a place where nothing stands, in one step.
    package static func move(_ path: String, toNew target: String) throws(SystemError) {
        // A move would take the place of what stands there; a second name is refused.
        if link(path, target) == 0 {
            unlink(path)
            return
        }
        // Disks such as USB sticks know no second names.
        let failure = SystemError.last
        guard failure.code == EPERM || failure.code == ENOTSUP, status(target, followsLink: false) == nil
        else { throw failure }
        try move(path, to: target)
    }

    /// Makes a folder; one that is there already is fine.
    package static func makeFolder(_ path: String) throws(SystemError) {
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .last }
    }

    /// Removes a file; false where there was none.
    @discardableResult
    package static func remove(_ path: String) -> Bool { unlink(path) == 0 }

    /// Removes a folder that holds nothing; false where it holds something.
    @discardableResult
    package static func removeFolder(_ path: String) -> Bool { rmdir(path) == 0 }
}

extension Files {
    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> SystemError? {
        bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                let count = systemWrite(
                    descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return .last }
                start += count
            }
            return nil
        }
    }

    static func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int)
        -> Int
    {
        #if canImport(Glibc)
            Glibc.read(descriptor, bytes, count)
        #else
            Darwin.read(descriptor, bytes, count)
        #endif
    }

    static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes, count)
        #else
            Darwin.write(descriptor, bytes, count)
        #endif
    }
}
