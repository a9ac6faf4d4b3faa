#if os(Linux)
    import Foundation
    import Preview
    import Synchronization
    import Testing

    @Suite(.serialized, .timeLimit(.minutes(5))) final class ServingTests {
        private let server: PreviewServer

        init() throws {
            server = try PreviewServer(port: nil, greeting: { Event("hello", data: "{}") }) { _ in
                .text(.fine, "Hello.")
            }
        }

        deinit { server.stop() }

        private var host: String { "Host: 127.0.0.1:\(server.port)\r\n" }

        /// - Parameter request: `HOST` stands for the line with the server's own name.
        private func answer(to request: String) throws -> String {
            let connection = try Connection(to: server)
            connection.send(request.replacing("HOST\r\n", with: host))
            return try #require(connection.receive())
        }

        @Test(arguments: [
            ("GET / HTTP/1.1\r\nHOST\r\nConnection: close\r\n\r\n", 200),
            ("GET / HTTP/1.0\r\nHOST\r\n\r\n", 200),
            ("HEAD / HTTP/1.1\r\nHOST\r\nConnection: close\r\n\r\n", 200),
            ("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 403),
            ("GET / HTTP/1.1\r\nHOST\r\nHOST\r\nConnection: close\r\n\r\n", 403),
            ("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 403),
            ("GET /\u{FF} HTTP/1.1\r\nHOST\r\n\r\n", 400),
            ("GET /a\rb HTTP/1.1\r\nHOST\r\n\r\n", 400),
            ("GET /\r\n\r\n", 400),
            ("GET / HTTP/2.0\r\nHOST\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHOST\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHOST\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
            ("\u{16}\u{3}\u{1}", 400),
        ])
        func `every answer forbids keeping, guessing and reading by others`(
            request: String, status: Int
        ) throws {
            let answer = try answer(to: request)
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "))
            for header in [
                "Cache-Control: no-store", "X-Content-Type-Options: nosniff",
                "Cross-Origin-Resource-Policy: same-origin", "X-Frame-Options: SAMEORIGIN",
            ] { #expect(answer.contains("\(header)\r\n"), "\(header) is not in\n\(answer)") }
            #expect(!answer.contains("Access-Control"))
        }

        @Test func `a head without end ends the connection`() throws {
            for header in ["X: ", "X: a\r\nX: "] {
                let connection = try Connection(to: server)
                connection.send("GET / HTTP/1.1\r\n" + host)
                // More than the system takes at once.
                for _ in 0..<100 { connection.send(String(repeating: header + "a\r\n", count: 20_000)) }
                #expect(connection.receive()?.hasPrefix("HTTP/1.1 200") == false)
            }
        }

        @Test(arguments: ["/\\evil.example/", "/a\\b", "/%", "/%4", "/%+1", "/%-1", "/%zz", "/%ff", "a", ""])
        func `an address that is none has no path`(target: String) {
            #expect(Request(.get, target, host: nil).path == nil)
        }

        @Test func `an address without escapes is its path`() {
            #expect(Request(.get, "/a%20b/%C3%a9?x#y", host: nil).path == "/a b/é")
        }

        @Test(arguments: [
            "", "GET / HTTP/1.1\r\nHOST\r\n", "GET / HTTP/1.1\r\nHOST\r\n\r\n",
            "POST / HTTP/1.1\r\nHOST\r\nContent-Length: 9\r\n\r\nx",
        ])
        func `who asks nothing more is not waited for`(request: String) throws {
            let server = try PreviewServer(port: nil, seconds: 1, greeting: { Event("hello", data: "{}") }) {
                _ in .text(.fine, "Hello.")
            }
            defer { server.stop() }
            let connection = try Connection(to: server)
            connection.send(request.replacing("HOST", with: "Host: 127.0.0.1:\(server.port)"))
            #expect(connection.receive() != nil)
        }

        @Test func `who listens for events is waited for`() throws {
            let server = try PreviewServer(port: nil, seconds: 1, greeting: { Event("hello", data: "{}") }) {
                _ in .text(.fine, "Hello.")
            }
            defer { server.stop() }
            let connection = try Connection(to: server)
            connection.send("GET /-/events HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n\r\n")
            #expect(connection.receive(until: "event: hello") != nil)
            sleep(2)
            server.tell(Event("change", data: "{}"))
            #expect(connection.receive(until: "event: change\ndata: {}\n\n")?.contains("change") == true)
        }

        @Test func `a browser that takes no events is let go`() throws {
            let sleeper = try Connection(to: server)
            sleeper.send("GET /-/events HTTP/1.1\r\n\(host)\r\n")
            #expect(Listener.waits { server.listeners == 1 })
            let event = Event("change", data: String(repeating: "x", count: 10_000))
            #expect(
                Listener.waits {
                    server.tell(event)
                    return server.listeners == 0
                })
        }

        @Test func `many connections do not take all that the program may open`() throws {
            var connections = try (0..<300).map { _ in try Connection(to: server) }
            let request = "GET / HTTP/1.1\r\n\(host)\r\n"
            let answers = connections.map { connection in
                connection.send(request)
                return connection.receive(until: "Hello.")
            }
            #expect(answers.count { $0?.contains("Hello.") == true } == 128)
            #expect(answers.count { $0 == "" } == 172)
            connections = []
            #expect(
                Listener.waits {
                    let answer = try? answer(to: "GET / HTTP/1.1\r\nHOST\r\nConnection: close\r\n\r\n")
                    return answer?.contains("Hello.") == true
                })
        }

        @Test func `who does not take answers is not answered further`() throws {
            let count = Counter()
            let page = Response(bytes: [UInt8](repeating: 0x61, count: 4_000_000))
            let server = try PreviewServer(port: nil, greeting: { Event("hello", data: "{}") }) { _ in
                count.value.withLock { $0 += 1 }
                return page
            }
            defer { server.stop() }
            let connection = try Connection(to: server)
            connection.send(
                String(repeating: "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n\r\n", count: 500))
            // What the system itself holds for the connection is a few megabytes.
            #expect(Listener.waits { count.value.withLock { $0 } > 0 })
            sleep(1)
            #expect(count.value.withLock { $0 } < 10)
        }

        private final class Counter: Sendable { let value = Mutex(0) }
    }
#endif
