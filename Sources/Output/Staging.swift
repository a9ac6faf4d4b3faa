import Platform

/// The folder beside the site's files in which new ones wait, under the paths that they will have, until all of them are
/// there.
struct Staging: Sendable {
    static let name = ".handout-new"

    let path: String

    /// Makes the folder; what a build that was interrupted has left there is removed.
    init(in root: String) throws(OutputProblem) {
        path = root + "/" + Self.name
        if Files.status(path, followsLink: false)?.sort == .other {
            throw OutputProblem("`\(path)` in the output folder is a link or a device; remove it.")
        }
        remove()
        do throws(SystemError) { try Files.makeFolder(path) } catch {
            throw OutputProblem("make the folder `\(path)`", error)
        }
    }

    /// Writes a new file, and the folders above it that are not there yet. May be called from any thread.
    func write(_ bytes: [UInt8], to file: String) throws(SystemError) {
        // Nearly every page has a folder of its own, so it is made first.
        let target = path + "/" + file
        if let slash = file.lastIndex(of: "/") { try makeFolder(path + "/" + file[..<slash]) }
        try Files.write(bytes, toNew: target)
    }

    private func makeFolder(_ folder: String) throws(SystemError) {
        do throws(SystemError) {
            try Files.makeFolder(folder)
        } catch  where error.reason == .missing {
            guard folder.utf8.count > path.utf8.count, let slash = folder.lastIndex(of: "/") else {
                throw error
            }
            try makeFolder(String(folder[..<slash]))
            try Files.makeFolder(folder)
        }
    }

    func remove() { Self.remove(path) }

    /// Removes a file, or a folder and all in it; a link is removed, not followed.
    static func remove(_ path: String) {
        guard Files.status(path, followsLink: false)?.sort == .folder else {
            Files.remove(path)
            return
        }
        for name in (try? Files.names(in: path)) ?? [] { remove(path + "/" + name) }
        Files.removeFolder(path)
    }
}
