#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension FileSystem {
    /// The files below a folder of the disk. A symbolic link that leads out of it counts as ``Problem/outside``.
    package static func disk(root: String) throws(Problem) -> FileSystem {
        let base = try realPath(root)
        return FileSystem(
            list: { folder throws(Problem) in try entries(in: inside(base, folder)) },
            read: { path throws(Problem) in try contents(of: inside(base, path)) })
    }

    private static func inside(_ base: String, _ path: String) throws(Problem) -> String {
        let real = try realPath(path.isEmpty ? base : base + "/" + path)
        guard real == base || real.hasPrefix(base == "/" ? base : base + "/") else { throw .outside }
        return real
    }

    private static func realPath(_ path: String) throws(Problem) -> String {
        guard let resolved = realpath(path, nil) else { throw problem(errno) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func entries(in folder: String) throws(Problem) -> [Entry] {
        guard let stream = opendir(folder) else { throw problem(errno) }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(
                    to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)
                ) {
                    String(cString: $0)
                }
            }
            guard !name.hasPrefix(".") else { continue }
            entries.append(Entry(name, sort(of: folder + "/" + name, type: Int32(entry.pointee.d_type))))
        }
        return entries.sorted { $0.name < $1.name }
    }

    /// A link is followed here; ``inside(_:_:)`` refuses it when it is read, so that the writer hears about it.
    private static func sort(of path: String, type: Int32) -> Entry.Sort {
        switch type {
        case Int32(DT_REG): return .file
        case Int32(DT_DIR): return .folder
        case Int32(DT_LNK), Int32(DT_UNKNOWN):
            var status = stat()
            // A link that leads nowhere is listed as a file: reading it says what is wrong.
            guard stat(path, &status) == 0 else { return .file }
            switch status.st_mode & S_IFMT {
            case S_IFREG: return .file
            case S_IFDIR: return .folder
            default: return .other
            }
        default: return .other
        }
    }

    private static func contents(of path: String) throws(Problem) -> [UInt8] {
        // O_NONBLOCK: a pipe in the project must not make the program wait for ever.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw problem(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw problem(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .wrongSort }
        let size = Int(status.st_size)
        guard size <= largestFile else { throw .tooLarge(bytes: size) }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let part = readBytes(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                if part < 0 && errno == EINTR { continue }
                if part < 0 { failure = errno }
                guard part > 0 else { break }
                count += part
            }
        }
        guard failure == 0 else { throw problem(failure) }
        return bytes
    }

    private static func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int)
        -> Int
    {
        #if canImport(Glibc)
            Glibc.read(descriptor, buffer, count)
        #else
            Darwin.read(descriptor, buffer, count)
        #endif
    }

    private static func problem(_ code: Int32) -> Problem {
        switch code {
        case ENOENT: .missing
        case EACCES, EPERM: .notPermitted
        case ENOTDIR, EISDIR: .wrongSort
        default: .failed(String(cString: strerror(code)))
        }
    }
}
