import Dispatch
import NIOCore
import NIOHTTP1

/// Answers the requests of one connection.
final class RequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private static let events = Responder.own + "events"

    private let streams: EventStreams
    private let patience: TimeAmount
    private let greeting: @Sendable () -> Event
    private let respond: @Sendable (Request) -> Response
    private var head: HTTPRequestHead?
    private var end: Scheduled<Void>?

    /// - Parameter patience: what one request may take to its end, and then its answer and the next request.
    init(
        streams: EventStreams, patience: TimeAmount, greeting: @escaping @Sendable () -> Event,
        respond: @escaping @Sendable (Request) -> Response
    ) {
        self.streams = streams
        self.patience = patience
        self.greeting = greeting
        self.respond = respond
    }

    func channelActive(context: ChannelHandlerContext) { wait(context.channel) }

    func channelInactive(context: ChannelHandlerContext) { end?.cancel() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        // Nothing that is sent along is read.
        case .body: break
        case .end:
            guard let head else { return }
            self.head = nil
            wait(context.channel)
            answer(head, context.channel)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // An answer begins only after its request's end, so none is under way.
        if error is HTTPParserError {
            Self.write(.text(.badRequest, "This request cannot be read."), isLast: true, context.channel)
        }
        context.close(promise: nil)
    }

    /// Who neither asks nor takes answers must not hold a connection.
    private func wait(_ channel: any Channel) {
        end?.cancel()
        end = channel.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
    }

    private func answer(_ head: HTTPRequestHead, _ channel: any Channel) {
        guard let port = channel.localAddress?.port, Self.isOwn(head.headers["host"], port: port) else {
            return Self.write(
                .text(.foreignHost, "This address is answered only to a browser on this machine."),
                hasBody: head.method != .HEAD, isLast: !head.isKeepAlive, channel)
        }
        let request = Request(
            head.method == .GET ? .get : head.method == .HEAD ? .head : .other, head.uri,
            host: head.headers.first(name: "host"), ifNoneMatch: head.headers.first(name: "if-none-match"))
        if request.method == .get, head.uri == Self.events { return listen(channel) }
        let respond = respond
        DispatchQueue.global(qos: .userInitiated).async {
            Self.write(
                respond(request), hasBody: head.method != .HEAD, isLast: !head.isKeepAlive, channel)
        }
    }

    /// Whether a request was meant for this server: a page of another site can make its name lead to this machine, but its
    /// requests bear that name.
    private static func isOwn(_ hosts: [String], port: Int) -> Bool {
        guard hosts.count == 1, let host = hosts.first?.lowercased() else { return false }
        return host == "127.0.0.1:\(port)" || host == "localhost:\(port)"
            || (port == 80 && (host == "127.0.0.1" || host == "localhost"))
    }

    private func listen(_ channel: any Channel) {
        end?.cancel()
        var headers = Self.headers(type: "text/event-stream")
        headers.add(name: "X-Accel-Buffering", value: "no")
        let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)
        channel.write(HTTPServerResponsePart.head(head), promise: nil)
        // From now on nothing is missed: what others tell comes after the greeting.
        streams.add(channel)
        let hello = greeting().text
        channel.writeAndFlush(
            HTTPServerResponsePart.body(.byteBuffer(channel.allocator.buffer(string: hello))), promise: nil)
    }

    /// - Parameter isLast: whether the connection ends with it.
    private static func write(
        _ response: Response, hasBody: Bool = true, isLast: Bool, _ channel: any Channel
    ) {
        var headers = headers(type: response.type)
        headers.add(name: "Content-Length", value: String(response.bytes.count))
        if let tag = response.tag { headers.add(name: "ETag", value: tag) }
        if let location = response.location { headers.add(name: "Location", value: location) }
        if isLast { headers.add(name: "Connection", value: "close") }
        let head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: response.status.rawValue),
            headers: headers)
        channel.write(HTTPServerResponsePart.head(head), promise: nil)
        // The end lets in the connection's next request, which must wait until this answer has been taken.
        let body = channel.allocator.buffer(bytes: hasBody ? response.bytes : [])
        channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(body))).flatMap {
            channel.writeAndFlush(HTTPServerResponsePart.end(nil))
        }.whenComplete { _ in
            if isLast { channel.close(promise: nil) }
        }
    }

    /// Nothing is kept by the browser, and nothing is shown within or read by pages of other sites.
    private static func headers(type: String) -> HTTPHeaders {
        [
            "Content-Type": type, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "SAMEORIGIN",
            "Referrer-Policy": "no-referrer",
        ]
    }
}
