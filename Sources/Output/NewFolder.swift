import Platform

/// A folder that is filled by the program as a whole: with all its files, or not at all.
package struct NewFolder {
    private let path: String
    /// Whether the folder itself is not there yet.
    private let isMissing: Bool

    /// - Parameter path: a folder that is not there yet, or holds nothing.
    package init(_ path: String) throws(OutputProblem) {
        self.path = path
        isMissing = Files.status(path, followsLink: false) == nil
        if isMissing { return }
        guard Files.status(path, followsLink: true)?.sort == .folder else {
            throw OutputProblem("`\(path)` is no folder.")
        }
        let names: [String]
        do throws(SystemError) { names = try Files.names(in: path) } catch {
            throw OutputProblem("look into the folder `\(path)`", error)
        }
        // What a run that was killed has left there is removed later.
        guard let first = names.first(where: { $0 != Staging.name }) else { return }
        throw OutputProblem("The folder `\(path)` is not empty: it holds `\(first)`. Name a new folder.")
    }

    /// Writes the files beside their places, then moves them there.
    ///
    /// - Parameters:
    ///   - files: by their paths below the folder.
    ///   - last: the file that is moved when all others are in their places.
    package func write(_ files: [(path: String, bytes: [UInt8])], last: String) throws(OutputProblem) {
        var moved: [String] = []
        do throws(OutputProblem) {
            try attempt("make the folder `\(path)`") { () throws(SystemError) in
                try Files.makeFolder(path)
            }
            let staging = try Staging(in: path)
            for file in files {
                try attempt("write `\(path)/\(file.path)`") { () throws(SystemError) in
                    try staging.write(file.bytes, to: file.path)
                }
            }
            try attempt("fill the folder `\(path)`") { () throws(SystemError) in
                let names = try Files.names(in: staging.path)
                for name in names.filter({ $0 != last }) + names.filter({ $0 == last }) {
                    try Files.move("\(staging.path)/\(name)", to: "\(path)/\(name)")
                    moved.append(name)
                }
            }
            staging.remove()
        } catch {
            for name in moved + [Staging.name] { Staging.remove("\(path)/\(name)") }
            if isMissing { Files.removeFolder(path) }
            throw error
        }
    }

    private func attempt(
        _ deed: String, _ work: () throws(SystemError) -> Void
    ) throws(OutputProblem) {
        do throws(SystemError) { try work() } catch { throw OutputProblem(deed, error) }
    }
}
