import Platform
import Synchronization

extension FileSystem {
    /// The files below a folder of the disk. A symbolic link that leads out of it counts as ``Problem/outside``.
    package static func disk(root: String) throws(Problem) -> FileSystem {
        let base = try realPath(root)
        let folders = Mutex<[String: String]>([:])
        return FileSystem(
            list: { folder throws(Problem) in try entries(in: inside(base, folder), base: base) },
            read: { path throws(Problem) in
                // A folder's files share the way to it; a file that is itself a link is looked at on its own.
                let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
                let folder = slash.map { String(path[..<$0]) } ?? ""
                let name = slash.map { path[path.utf8.index(after: $0)...] } ?? path[...]
                var real = folders.withLock { $0[folder] }
                if real == nil {
                    let found = try inside(base, folder)
                    folders.withLock { $0[folder] = found }
                    real = found
                }
                let direct = (real ?? base) + "/" + name
                return try contents(of: direct) { () throws(Problem) in try inside(base, path) }
            })
    }

    private static func inside(_ base: String, _ path: String) throws(Problem) -> String {
        let real = try realPath(path.isEmpty ? base : base + "/" + path)
        guard isInside(base, real) else { throw .outside }
        return real
    }

    private static func isInside(_ base: String, _ real: String) -> Bool {
        real == base || real.hasPrefix(base == "/" ? base : base + "/")
    }

    private static func realPath(_ path: String) throws(Problem) -> String {
        do { return try Files.realPath(path) } catch { throw Problem(error) }
    }

    private static func entries(in folder: String, base: String) throws(Problem) -> [Entry] {
        let entries: [(name: String, sort: Files.Sort?)]
        do { entries = try Files.entries(in: folder) } catch { throw Problem(error) }
        return entries.filter { !$0.name.hasPrefix(".") }.map { name, known in
            Entry(name, sort(of: folder + "/" + name, known, base: base))
        }
    }

    /// - Parameter known: what the folder tells of it.
    private static func sort(of path: String, _ known: Files.Sort?, base: String) -> Entry.Sort {
        switch known ?? Files.status(path, followsLink: false)?.sort {
        case .file, nil: return .file
        case .folder: return .folder
        case .other: break
        }
        // A link that leads nowhere is listed as a file: reading it says what is wrong.
        guard let sort = Files.status(path, followsLink: true)?.sort, let real = try? Files.realPath(path)
        else {
            return .file
        }
        guard isInside(base, real) else { return .outside }
        return switch sort {
        case .file: .file
        case .folder: .folder
        case .other: .other
        }
    }

    /// - Parameter followed: where the file is if there is a link at `path`.
    private static func contents(
        of path: String, followed: () throws(Problem) -> String
    ) throws(Problem) -> [UInt8] {
        var file: (bytes: [UInt8], size: Int)
        do throws(SystemError) {
            file = try Files.read(path, limit: largestFile, followsLink: false)
        } catch {
            guard error.reason == .link else { throw Problem(error) }
            let real = try followed()
            do { file = try Files.read(real, limit: largestFile) } catch { throw Problem(error) }
        }
        guard file.size <= largestFile else { throw .tooLarge(bytes: file.size) }
        return file.bytes
    }
}

extension FileSystem.Problem {
    init(_ error: SystemError) {
        switch error.reason {
        case .missing: self = .missing
        case .notPermitted: self = .notPermitted
        case .wrongSort: self = .wrongSort
        default: self = .failed(error.words)
        }
    }
}
