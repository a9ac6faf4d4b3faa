import Content

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the program asks of the machine it runs on.
enum Machine {
    /// Cores that are there to work.
    static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Whether a stream (1 output, 2 errors) is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Colour only on a terminal, and not where `NO_COLOR` is set.
    static func isColoured(_ descriptor: Int32) -> Bool {
        isTerminal(descriptor) && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
    }

    /// Today in the machine's time zone.
    static var today: CalendarDate? {
        var now = time(nil)
        var parts = tm()
        guard localtime_r(&now, &parts) != nil else { return nil }
        return CalendarDate(
            year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }

    /// Seconds from some fixed point in the past.
    static var seconds: Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }

    /// Writes a text to standard output (1) or standard error (2).
    static func write(_ text: String, to descriptor: Int32 = 1) { write(Array(text.utf8), to: descriptor) }

    static func write(_ bytes: [UInt8], to descriptor: Int32 = 1) {
        bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                #if canImport(Glibc)
                    let count = Glibc.write(
                        descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
                #else
                    let count = Darwin.write(
                        descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
                #endif
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                start += count
            }
        }
    }

    /// The bytes of a file, or of standard input for `-`; at most `limit` of them.
    static func read(_ path: String, limit: Int) throws -> [UInt8] {
        let isInput = path == "-"
        let descriptor = isInput ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure("Cannot read `\(path)`: \(String(cString: strerror(errno))).")
        }
        defer { if !isInput { close(descriptor) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, &buffer, buffer.count)
            #else
                let count = Darwin.read(descriptor, &buffer, buffer.count)
            #endif
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw Failure("Cannot read `\(path)`: \(String(cString: strerror(errno))).")
            }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= limit else {
                throw Failure("`\(path)` has more than \(limit / 1_000_000) MB.")
            }
        }
    }
}
