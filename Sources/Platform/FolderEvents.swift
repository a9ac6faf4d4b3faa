#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What Linux tells of watched folders as it happens (inotify). Only what stands in a folder itself is told, not what stands in
/// the folders below it.
package final class FolderEvents: Sendable {
    /// The number of a watched folder. The system gives none a second time.
    package typealias Watch = Int32

    package struct Event: Equatable, Sendable {
        package let watch: Watch
        package let what: What
        /// Which thing of the folder; empty for the folder itself.
        package let name: String

        package init(watch: Watch, what: What, name: String) {
            self.watch = watch
            self.what = what
            self.name = name
        }
    }

    /// The numbers are those of the kernel: a system without inotify has no names for them.
    package struct What: OptionSet, Sendable {
        package let rawValue: UInt32

        package init(rawValue: UInt32) { self.rawValue = rawValue }

        package static let written = What(rawValue: 0x2)
        /// Who may read it, its times, or how many names it has.
        package static let attributes = What(rawValue: 0x4)
        /// A program that could have written to it has let go of it.
        package static let closed = What(rawValue: 0x8)
        package static let movedAway = What(rawValue: 0x40)
        package static let movedHere = What(rawValue: 0x80)
        package static let made = What(rawValue: 0x100)
        package static let removed = What(rawValue: 0x200)
        /// The watched folder itself.
        package static let ownRemoved = What(rawValue: 0x400)
        package static let ownMoved = What(rawValue: 0x800)
        package static let unmounted = What(rawValue: 0x2000)
        /// Events were lost, because nobody read them in time.
        package static let overflow = What(rawValue: 0x4000)
        /// The folder is watched no longer.
        package static let watchEnded = What(rawValue: 0x8000)
        /// The event is about a folder.
        package static let folder = What(rawValue: 0x4000_0000)

        fileprivate static let asked: What = [
            .written, .attributes, .closed, .movedAway, .movedHere, .made, .removed, .ownRemoved, .ownMoved,
        ]
        // Only folders; no link; nothing more of a file that has lost its name.
        fileprivate static let manner = What(rawValue: 0x100_0000 | 0x200_0000 | 0x400_0000)
    }

    private let descriptor: Int32

    package init() throws(SystemError) {
        #if canImport(Glibc)
            descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
            guard descriptor >= 0 else { throw .last }
        #else
            throw SystemError(code: ENOSYS)
        #endif
    }

    deinit { close(descriptor) }

    /// Watches a folder; one that is watched already keeps its number.
    package func watch(_ folder: String) throws(SystemError) -> Watch {
        #if canImport(Glibc)
            let watch = inotify_add_watch(descriptor, folder, What.asked.union(.manner).rawValue)
            guard watch >= 0 else { throw .last }
            return watch
        #else
            throw SystemError(code: ENOSYS)
        #endif
    }

    /// Ends a watch; one that has ended by itself is fine.
    package func end(_ watch: Watch) {
        #if canImport(Glibc)
            inotify_rm_watch(descriptor, watch)
        #endif
    }

    /// Waits until there is something to read.
    package func wait(atMost time: Duration, or signal: EndSignal) throws(SystemError) -> EndSignal.Outcome {
        try signal.wait(for: descriptor, atMost: time)
    }

    /// What has happened since the last call; empty where nothing has.
    package func read() throws(SystemError) -> [Event] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Files.systemRead(descriptor, &buffer, buffer.count)
        guard count >= 0 else {
            if errno == EAGAIN || errno == EINTR { return [] }
            throw .last
        }
        return Self.decode(buffer[..<count])
    }

    /// The events in the kernel's records: four numbers of 4 bytes each (watch, what, a number that ties moves together, the
    /// bytes of the name), then the name, filled up with zeros.
    package static func decode(_ bytes: ArraySlice<UInt8>) -> [Event] {
        var events: [Event] = []
        bytes.withUnsafeBytes { buffer in
            var start = 0
            while start + 16 <= buffer.count {
                func number(_ index: Int) -> UInt32 {
                    buffer.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self)
                }
                let end = min(buffer.count, start + 16 + Int(number(3)))
                let name = buffer[(start + 16)..<end].prefix { $0 != 0 }
                events.append(
                    Event(
                        watch: Watch(bitPattern: number(0)), what: What(rawValue: number(1)),
                        name: String(decoding: name, as: UTF8.self)))
                start = end
            }
        }
        return events
    }
}
