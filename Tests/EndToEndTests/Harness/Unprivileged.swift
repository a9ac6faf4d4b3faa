import Foundation
import Testing

/// The program run by somebody whom file permissions bind: root may read and write everything.
enum Unprivileged {
    static func run(_ arguments: [String]) throws -> Outcome {
        guard getuid() == 0 else { return try Program(arguments: arguments).run() }
        // Another user may not reach the program where the package lies, so it gets a copy.
        let folder = try Folder()
        // Copied by a program of its own: a test that starts one meanwhile would hand it our open copy, and an executable
        // that somebody may still write to cannot be run.
        _ = try Program(path: "/bin/cp", arguments: [Repository.program, folder / "handout"]).run()
        let command = ["--reuid=65534", "--regid=65534", "--clear-groups", folder / "handout"] + arguments
        return try Program(path: "/usr/bin/setpriv", arguments: command).run()
    }
}
