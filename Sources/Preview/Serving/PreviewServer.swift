import NIOCore
import NIOHTTP1
import NIOPosix

/// Serves pages to browsers on this machine, and to no others: it listens on 127.0.0.1 only.
package final class PreviewServer: Sendable {
    /// Why it cannot listen.
    package struct Problem: Error {
        package let words: String
    }

    private let group: MultiThreadedEventLoopGroup
    private let channel: any Channel
    private let streams: EventStreams

    package let port: Int

    /// The ports that are tried one after the other where none is asked for: the same address as last time wherever possible.
    private static let usualPorts = Array(4_400..<4_420) + [0]

    /// Listens from now on.
    ///
    /// - Parameters:
    ///   - port: the port; a free one where nil.
    ///   - seconds: how long a connection may be held without a whole request; listening for events takes as long as it takes.
    ///   - greeting: what a browser is told first when it begins to listen.
    ///   - respond: called on threads of its own, several at once.
    package init(
        port: Int?, seconds: Int64 = 60, greeting: @escaping @Sendable () -> Event,
        respond: @escaping @Sendable (Request) -> Response
    ) throws(Problem) {
        // One thread moves the bytes; pages are made on others.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let streams = EventStreams(loop: group.next())
        let connections = Connections()
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.backlog, value: 64)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                guard connections.take(channel) else { return channel.close() }
                return channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    // The handler of requests answers those that cannot be read as well.
                    try pipeline.configureHTTPServerPipeline(
                        withPipeliningAssistance: true, withErrorHandling: false)
                    try pipeline.addHandler(
                        RequestHandler(
                            streams: streams, patience: .seconds(seconds), greeting: greeting,
                            respond: respond))
                }
            }
        var bound: (any Channel)?
        var failure: (any Error)?
        for port in port.map({ [$0] }) ?? Self.usualPorts where bound == nil {
            do { bound = try bootstrap.bind(host: "127.0.0.1", port: port).wait() } catch { failure = error }
        }
        guard let bound, let found = bound.localAddress?.port else {
            try? group.syncShutdownGracefully()
            throw Problem(words: Self.words(failure, port: port ?? 0))
        }
        self.group = group
        self.streams = streams
        channel = bound
        self.port = found
    }

    /// Tells every browser that listens.
    package func tell(_ event: Event) { streams.send(event) }

    /// How many browsers listen for events.
    package var listeners: Int { streams.count }

    package func stop() {
        try? channel.close().wait()
        try? group.syncShutdownGracefully()
    }

    private static func words(_ error: (any Error)?, port: Int) -> String {
        switch (error as? IOError)?.errnoCode {
        case 98, 48: "Port \(port) is in use by another program. Choose another with --port, or leave it out."
        case 13:
            "There is no permission to listen on port \(port). Choose one above 1023, or leave --port out."
        default: "No port can be listened on at 127.0.0.1: \(error.map { "\($0)" } ?? "none is free")."
        }
    }
}
