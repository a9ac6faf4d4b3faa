#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Ends the waiting of another thread, for good.
package final class EndSignal: Sendable {
    /// Why a wait is over.
    package enum Outcome: Sendable { case ended, readable, timedOut }

    private let pipe: Pipe

    package init() throws(SystemError) { pipe = try Pipe() }

    deinit { pipe.close() }

    /// Any thread may call it, also more than once.
    package func send() { _ = Files.systemWrite(pipe.write, [1], 1) }

    /// Waits for the signal, or at most for the time, which may be cut short.
    package func wait(atMost time: Duration) throws(SystemError) -> Outcome {
        // poll passes over a negative descriptor.
        try wait(for: -1, atMost: time)
    }

    /// Waits also until there is something to read from a descriptor.
    func wait(for descriptor: Int32, atMost time: Duration) throws(SystemError) -> Outcome {
        var polls = [
            pollfd(fd: pipe.read, events: Int16(POLLIN), revents: 0),
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        ]
        guard systemPoll(&polls, 2, Self.milliseconds(time)) >= 0 || errno == EINTR else { throw .last }
        // The signal stays in the pipe: all later waits end at once.
        if polls[0].revents != 0 { return .ended }
        return polls[1].revents != 0 ? .readable : .timedOut
    }

    /// Rounded up, so that what is left of a time does not become a loop that never waits.
    private static func milliseconds(_ time: Duration) -> Int32 {
        let (seconds, attoseconds) = time.components
        return Int32(
            clamping: max(0, seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }
}
