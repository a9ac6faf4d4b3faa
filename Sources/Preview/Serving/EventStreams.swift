import NIOCore
import NIOHTTP1
import Synchronization

/// Something that browsers are told: a server-sent event.
package struct Event: Sendable {
    package var name: String
    /// One line, such as JSON.
    package var data: String

    package init(_ name: String, data: String) {
        self.name = name
        self.data = data
    }

    var text: String { "event: \(name)\ndata: \(data)\n\n" }
}

/// The connections on which browsers listen for events.
final class EventStreams: Sendable {
    private let loop: any EventLoop
    private let open = Mutex<[ObjectIdentifier: any Channel]>([:])

    init(loop: any EventLoop) {
        self.loop = loop
        // A connection whose browser is gone shows that only when somebody writes.
        loop.scheduleRepeatedTask(initialDelay: .seconds(20), delay: .seconds(20)) { [weak self] _ in
            self?.write(": still here\n\n")
        }
    }

    var count: Int { open.withLock { $0.count } }

    func add(_ channel: any Channel) {
        open.withLock { $0[ObjectIdentifier(channel)] = channel }
        channel.closeFuture.whenComplete { [weak self] _ in
            self?.open.withLock { $0[ObjectIdentifier(channel)] = nil }
        }
    }

    func send(_ event: Event) { write(event.text) }

    private func write(_ text: String) {
        for channel in open.withLock({ Array($0.values) }) {
            // One that takes nothing any more, such as a tab that sleeps: its browser asks anew when it wakes.
            guard channel.isWritable else {
                channel.close(promise: nil)
                continue
            }
            channel.writeAndFlush(
                HTTPServerResponsePart.body(.byteBuffer(channel.allocator.buffer(string: text))), promise: nil
            )
        }
    }
}
