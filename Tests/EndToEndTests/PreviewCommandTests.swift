import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// `handout preview` where it cannot begin. How it follows a writer is tried by `scripts/check-preview`, with a browser.
@Suite struct PreviewCommandTests {
    private func preview(_ options: String...) throws -> Outcome {
        try Program(arguments: ["preview"] + options).run()
    }

    @Test func `a port that is taken is named`() throws {
        let project = try Project.good.folder()
        let taken = try TakenPort()
        let outcome = try preview("--project", project.path, "--port", "\(taken.number)")
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains("Port \(taken.number) is in use by another program."))
        #expect(outcome.errors.contains("--port"))
    }

    @Test func `a project that is no folder is named`() throws {
        let project = try Project.good.folder()
        let file = project / "handout.yaml"
        let none = project / "none"
        for (path, words) in [(file, "`\(file)` is no folder."), (none, "There is no folder `\(none)`.")] {
            let outcome = try preview("--project", path)
            #expect(outcome.end == .exit(1))
            #expect(outcome.errors.contains(words))
        }
    }

    @Test(arguments: [["--port", "0"], ["--port", "65536"], ["--port", "none"], ["--editor", "pen"]])
    func `what an option cannot take is a mistake of use`(options: [String]) throws {
        #expect(try Program(arguments: ["preview"] + options).run().end == .exit(64))
    }
}

/// A port of this machine that another program, here the test, listens on.
private final class TakenPort {
    let number: UInt16
    private let descriptor: Int32

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, size) == 0 && listen(descriptor, 1) == 0
                    && getsockname(descriptor, address, &size) == 0
            }
        }
        try #require(isListening)
        number = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(descriptor) }
}
