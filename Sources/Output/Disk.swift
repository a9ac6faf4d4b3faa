#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The few calls to the system that writing a site needs.
enum Disk {
    /// Writes a new file; nothing is there before.
    static func write(_ bytes: [UInt8], to path: String) throws(OutputProblem) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw problem("write `\(path)`", errno) }
        var failure: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                let count = writeBytes(
                    descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    failure = errno
                    return
                }
                start += count
            }
        }
        // A full disk may show itself only here.
        if close(descriptor) != 0, failure == 0 { failure = errno }
        guard failure == 0 else { throw problem("write `\(path)`", failure) }
    }

    /// Whether the file exists and has exactly these bytes.
    static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size == bytes.count
        else {
            return false
        }
        return read(path) == bytes
    }

    /// The bytes of an ordinary file; nil where there is none.
    static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let size = Int(status.st_size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let part = readBytes(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                if part < 0, errno == EINTR { continue }
                guard part > 0 else { break }
                count += part
            }
        }
        return bytes.count == size ? bytes : nil
    }

    /// The names in a folder; none where it does not exist.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(
                    to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)
                ) {
                    String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// The system's refusal as one sentence.
    static func problem(_ deed: String, _ code: Int32) -> OutputProblem {
        let reason =
            switch code {
            case ENOSPC, EDQUOT: "there is no space left on the disk"
            case EACCES, EPERM: "there is no permission"
            case EROFS: "the disk is read-only"
            case ENAMETOOLONG: "the path is too long for this disk"
            default: String(cString: strerror(code))
            }
        return OutputProblem("Cannot \(deed): \(reason). The site is as it was before.")
    }

    private static func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes, count)
        #else
            Darwin.write(descriptor, bytes, count)
        #endif
    }

    private static func readBytes(_ descriptor: Int32, _ bytes: UnsafeMutablePointer<UInt8>?, _ count: Int)
        -> Int
    {
        #if canImport(Glibc)
            Glibc.read(descriptor, bytes, count)
        #else
            Darwin.read(descriptor, bytes, count)
        #endif
    }
}
