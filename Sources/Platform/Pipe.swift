#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Two descriptors: what is written to one is read from the other. No other program inherits them.
struct Pipe {
    let read: Int32
    let write: Int32

    init() throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .last }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (read, write) = (ends[0], ends[1])
    }

    func close() {
        systemClose(read)
        systemClose(write)
    }
}

func systemClose(_ descriptor: Int32) { close(descriptor) }
