#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Another program that has the terminal until it ends, such as an editor.
package enum ForegroundProcess {
    /// Runs a program to its end, with this program's input and output. No shell reads the words.
    ///
    /// - Parameters:
    ///   - path: the program's file, or its name, which is looked for in `PATH`.
    ///   - arguments: without the program's name.
    /// - Returns: the number that it ended with; for a signal 128 and the signal's number.
    package static func run(_ path: String, _ arguments: [String]) throws(SystemError) -> Int32 {
        let words = ([path] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        var id = pid_t()
        let code = posix_spawnp(&id, path, nil, nil, words + [nil], environ)
        guard code == 0 else { throw SystemError(code: code) }
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 {
            guard errno == EINTR else { throw .last }
        }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
