import Platform

extension FileSystem {
    /// The files below a folder of the disk. A symbolic link that leads out of it counts as ``Problem/outside``.
    package static func disk(root: String) throws(Problem) -> FileSystem {
        let base = try realPath(root)
        return FileSystem(
            list: { folder throws(Problem) in try entries(in: inside(base, folder)) },
            read: { path throws(Problem) in try contents(of: inside(base, path)) })
    }

    private static func inside(_ base: String, _ path: String) throws(Problem) -> String {
        let real = try realPath(path.isEmpty ? base : base + "/" + path)
        guard real == base || real.hasPrefix(base == "/" ? base : base + "/") else { throw .outside }
        return real
    }

    private static func realPath(_ path: String) throws(Problem) -> String {
        do { return try Files.realPath(path) } catch { throw Problem(error) }
    }

    private static func entries(in folder: String) throws(Problem) -> [Entry] {
        do {
            return try Files.names(in: folder).filter { !$0.hasPrefix(".") }.map { name in
                // A link is followed here; `inside` refuses it when it is read, so that the writer hears about it.
                switch Files.status(folder + "/" + name, followsLink: true)?.sort {
                case .folder: Entry(name, .folder)
                case .other: Entry(name, .other)
                // A link that leads nowhere is listed as a file: reading it says what is wrong.
                case .file, nil: Entry(name, .file)
                }
            }
        } catch { throw Problem(error) }
    }

    private static func contents(of path: String) throws(Problem) -> [UInt8] {
        let file: (bytes: [UInt8], size: Int)
        do { file = try Files.read(path, limit: largestFile) } catch { throw Problem(error) }
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
