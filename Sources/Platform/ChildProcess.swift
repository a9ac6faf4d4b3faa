import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program that was started, with a pipe to its standard input and one from its standard output. What it says on standard
/// error is thrown away.
///
/// It ends when its owner lets go of the pipes, if only by ending itself: a program written for that reads until its input
/// ends.
package struct ChildProcess: Sendable {
    /// Why a program gave no answer.
    package enum Failure: Error, Equatable, Sendable {
        /// It has ended, or closed its output.
        case ended
        case timedOut
    }

    private let id: pid_t
    private let input: Int32
    private let output: Int32
    /// What was read beyond what was asked for.
    private var unread: [UInt8] = []

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - path: the program's file, or its name, which is looked for in `PATH`.
    ///   - arguments: without the program's name.
    package init(_ path: String, _ arguments: [String]) throws(SystemError) {
        // A program that has ended must show itself as an error of the write, not end this one.
        signal(SIGPIPE, SIG_IGN)
        // Another program that is started meanwhile would hold this one's pipes open.
        self = try Self.starting.withLock { _ throws(SystemError) in try Self(starting: path, arguments) }
    }

    private static let starting = Mutex<Void>(())

    private init(starting path: String, _ arguments: [String]) throws(SystemError) {
        let toChild = try Pipe()
        let fromChild: Pipe
        do throws(SystemError) { fromChild = try Pipe() } catch {
            toChild.close()
            throw error
        }
        do throws(SystemError) {
            id = try Self.spawn(path, arguments, input: toChild.read, output: fromChild.write)
        } catch {
            toChild.close()
            fromChild.close()
            throw error
        }
        close(toChild.read)
        close(fromChild.write)
        input = toChild.write
        output = fromChild.read
        _ = fcntl(input, F_SETFL, O_NONBLOCK)
        _ = fcntl(output, F_SETFL, O_NONBLOCK)
    }

    /// Ends the program, whatever it is doing.
    package func end() {
        close(input)
        close(output)
        kill(id, SIGKILL)
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
    }
}

extension ChildProcess {
    /// A moment of the clock that nobody sets, in milliseconds.
    package struct Deadline: Sendable {
        private let end: Int

        package init(seconds: Int) { end = Self.now + seconds * 1_000 }

        fileprivate var left: Int32 { Int32(clamping: max(0, end - Self.now)) }

        private static var now: Int {
            var now = timespec()
            clock_gettime(CLOCK_MONOTONIC, &now)
            return Int(now.tv_sec) * 1_000 + Int(now.tv_nsec) / 1_000_000
        }
    }

    /// Gives the program all the bytes.
    package func write(_ bytes: [UInt8], until deadline: Deadline) throws(Failure) {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Files.systemWrite(input, buffer.baseAddress.map { $0 + start }, buffer.count - start)
            }
            if count > 0 {
                start += count
            } else if count < 0, errno == EAGAIN {
                try wait(for: input, Int16(POLLOUT), until: deadline)
            } else if count >= 0 || errno != EINTR {
                throw .ended
            }
        }
    }

    /// Reads up to the next line break, which is not part of the answer.
    package mutating func readLine(until deadline: Deadline) throws(Failure) -> [UInt8] {
        try read(upTo: 0x0A, until: deadline)
    }

    /// Reads up to the next byte of that value, which is not part of the answer.
    package mutating func read(upTo mark: UInt8, until deadline: Deadline) throws(Failure) -> [UInt8] {
        var searched = 0
        while true {
            if let end = unread[searched...].firstIndex(of: mark) {
                let line = Array(unread[..<end])
                unread.removeFirst(end + 1)
                return line
            }
            searched = unread.count
            try readMore(until: deadline)
        }
    }

    /// Reads exactly so many bytes.
    package mutating func read(_ count: Int, until deadline: Deadline) throws(Failure) -> [UInt8] {
        while unread.count < count { try readMore(until: deadline) }
        let bytes = Array(unread[..<count])
        unread.removeFirst(count)
        return bytes
    }

    private mutating func readMore(until deadline: Deadline) throws(Failure) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Files.systemRead(output, &buffer, buffer.count)
            if count > 0 {
                unread += buffer[..<count]
                return
            }
            if count < 0, errno == EAGAIN {
                try wait(for: output, Int16(POLLIN), until: deadline)
            } else if count == 0 || errno != EINTR {
                throw .ended
            }
        }
    }

    private func wait(for descriptor: Int32, _ events: Int16, until deadline: Deadline) throws(Failure) {
        var poll = pollfd(fd: descriptor, events: events, revents: 0)
        while true {
            let count = systemPoll(&poll, 1, deadline.left)
            if count > 0 { return }
            if count == 0 { throw .timedOut }
            if errno != EINTR { throw .ended }
        }
    }
}

extension ChildProcess {
    private static func spawn(
        _ path: String, _ arguments: [String], input: Int32, output: Int32
    ) throws(SystemError) -> pid_t {
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #else
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

        let words = ([path] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        var id = pid_t()
        let code = posix_spawnp(&id, path, &actions, &attributes, words + [nil], environ)
        guard code == 0 else { throw SystemError(code: code) }
        return id
    }
}

func systemPoll(_ poll: UnsafeMutablePointer<pollfd>, _ count: nfds_t, _ timeout: Int32) -> Int32 {
    #if canImport(Glibc)
        Glibc.poll(poll, count, timeout)
    #else
        Darwin.poll(poll, count, timeout)
    #endif
}
