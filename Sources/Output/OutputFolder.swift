import Parallel
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The folder that a site is written to. What is there stays as it is until everything new has been written beside it.
package struct OutputFolder: Sendable {
    /// A file to write: its path below the folder, and how to make its bytes.
    package struct File: Sendable {
        package let path: String
        package let bytes: @Sendable () throws -> [UInt8]

        package init(_ path: String, bytes: @escaping @Sendable () throws -> [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// What a build did to the folder.
    package struct Summary: Equatable, Sendable {
        package var written = 0
        package var unchanged = 0
        package var removed = 0
        package var bytes = 0
    }

    /// Where new files wait until all of them are there.
    private static let staging = ".handout-new"

    private let root: String

    /// - Parameters:
    ///   - path: the folder; it is made where it does not exist.
    ///   - project: the project's folder, whose sources must not be written over.
    package init(_ path: String, project: String) throws(OutputProblem) {
        root = Self.absolute(path)
        try refuseSources(of: Self.absolute(project), shown: path)
        try refuseForeignFiles(shown: path)
    }

    /// Brings the folder to hold exactly the given files and whatever other programs have put there.
    ///
    /// Every file is made and written beside the old ones first; only then do they take their places, each in one step.
    ///
    /// - Parameter progress: called with the number of files done, from any thread.
    package func write(
        _ files: [File], workers: Workers, progress: @Sendable (Int) -> Void = { _ in }
    ) throws -> Summary {
        try makeFolder(root)
        let staging = root + "/" + Self.staging
        removeTree(staging)
        try makeFolder(staging)
        defer { removeTree(staging) }

        let done = Atomic(0)
        let failed = Atomic(false)
        let results = workers.map(Array(files.indices)) { index -> Result<Outcome, any Error> in
            // After the first failure nothing more is made: the disk may be full.
            if failed.load(ordering: .relaxed) { return .success(.skipped) }
            defer { progress(done.add(1, ordering: .relaxed).newValue) }
            let result = Result { try stage(files[index], as: "\(staging)/\(index)") }
            if case .failure = result { failed.store(true, ordering: .relaxed) }
            return result
        }
        var summary = Summary()
        var changed: [Int] = []
        for (index, result) in results.enumerated() {
            switch try result.get() {
            case .unchanged(let size):
                summary.unchanged += 1
                summary.bytes += size
            case .staged(let size):
                changed.append(index)
                summary.bytes += size
            case .skipped: break
            }
        }
        summary.written = changed.count
        try publish(changed.map { ($0, files[$0].path) }, from: staging)
        summary.removed = try removeLeftOver(keeping: Set(files.map(\.path)))
        return summary
    }
}

extension OutputFolder {
    private enum Outcome: Sendable {
        case unchanged(Int)
        case staged(Int)
        case skipped
    }

    private func stage(_ file: File, as path: String) throws -> Outcome {
        let bytes = try file.bytes()
        if Disk.holds(root + "/" + file.path, bytes) { return .unchanged(bytes.count) }
        try Disk.write(bytes, to: path)
        return .staged(bytes.count)
    }

    private func publish(_ files: [(index: Int, path: String)], from staging: String) throws(OutputProblem) {
        var folders: Set<String> = []
        for (index, path) in files {
            if let slash = path.lastIndex(of: "/") {
                let folder = String(path[..<slash])
                if folders.insert(folder).inserted { try makeFolders(folder) }
            }
            let target = root + "/" + path
            // A folder where a file must stand was a folder of an earlier build; empty, it may go.
            if rename("\(staging)/\(index)", target) != 0 {
                if errno == EISDIR, rmdir(target) == 0, rename("\(staging)/\(index)", target) == 0 {
                    continue
                }
                throw Disk.problem("write `\(target)`", errno)
            }
        }
    }

    private func removeLeftOver(keeping paths: Set<String>) throws(OutputProblem) -> Int {
        let old = Disk.read(root + "/" + Manifest.name).map(Manifest.init)
        let new = Manifest(paths: paths)
        var removed = 0
        for path in (old?.paths ?? []).subtracting(paths).sorted() {
            guard unlink(root + "/" + path) == 0 else { continue }
            removed += 1
            removeEmptyFolders(of: path)
        }
        guard old != new else { return removed }
        try Disk.write(new.bytes, to: "\(root)/\(Self.staging)/manifest")
        guard rename("\(root)/\(Self.staging)/manifest", root + "/" + Manifest.name) == 0 else {
            throw Disk.problem("write `\(root)/\(Manifest.name)`", errno)
        }
        return removed
    }

    private func removeEmptyFolders(of path: String) {
        var parts = path.split(separator: "/").dropLast()
        // rmdir refuses a folder that holds anything, so this stops by itself.
        while !parts.isEmpty, rmdir(root + "/" + parts.joined(separator: "/")) == 0 {
            parts = parts.dropLast()
        }
    }
}

extension OutputFolder {
    private func refuseSources(of project: String, shown: String) throws(OutputProblem) {
        func holds(_ outer: String, _ inner: String) -> Bool {
            inner == outer || inner.hasPrefix(outer + "/")
        }
        for source in ["content", "templates"] {
            if holds(project + "/" + source, root) {
                throw OutputProblem(
                    "The output folder `\(shown)` lies inside `\(source)/`; choose one outside the project's sources."
                )
            }
        }
        if holds(root, project) {
            throw OutputProblem(
                "The output folder `\(shown)` holds the project itself; choose a folder of its own, such as `site`."
            )
        }
    }

    /// A folder with files that no build has written is most likely a mistake in the command.
    private func refuseForeignFiles(shown: String) throws(OutputProblem) {
        var status = stat()
        guard lstat(root, &status) == 0 else { return }
        guard stat(root, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw OutputProblem("The output `\(shown)` is not a folder.")
        }
        guard Disk.read(root + "/" + Manifest.name) == nil else { return }
        let names = Disk.names(in: root).filter {
            !$0.hasPrefix(".git") && $0 != Self.staging && $0 != ".DS_Store"
        }
        if let name = names.sorted().first {
            throw OutputProblem(
                "The output folder `\(shown)` holds files that no build has written, such as `\(name)`; choose an empty folder."
            )
        }
    }

    private func makeFolder(_ path: String) throws(OutputProblem) {
        guard mkdir(path, 0o777) != 0, errno != EEXIST else { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw Disk.problem("make the folder `\(path)`", errno)
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw Disk.problem("make the folder `\(path)`", errno)
        }
    }

    /// Makes the folders of a path below the root; a file of an earlier build that stands in the way is removed.
    private func makeFolders(_ path: String) throws(OutputProblem) {
        var current = root
        for part in path.split(separator: "/") {
            current += "/" + part
            if mkdir(current, 0o777) == 0 { continue }
            guard errno == EEXIST else { throw Disk.problem("make the folder `\(current)`", errno) }
            var status = stat()
            if lstat(current, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
                unlink(current)
                guard mkdir(current, 0o777) == 0 else {
                    throw Disk.problem("make the folder `\(current)`", errno)
                }
            }
        }
    }

    private func removeTree(_ path: String) {
        for name in Disk.names(in: path) { unlink(path + "/" + name) }
        rmdir(path)
    }

    /// The absolute path, with links followed as far as the path exists.
    private static func absolute(_ path: String) -> String {
        var tail: [Substring] = []
        var head = path[...]
        while true {
            if let resolved = realpath(head.isEmpty ? "." : String(head), nil) {
                defer { free(resolved) }
                let base = String(cString: resolved)
                return tail.isEmpty
                    ? base : (base == "/" ? "" : base) + "/" + tail.reversed().joined(separator: "/")
            }
            while head.last == "/" { head.removeLast() }
            let slash = head.lastIndex(of: "/")
            tail.append(head[(slash.map(head.index(after:)) ?? head.startIndex)...])
            head = slash.map { head[..<$0] } ?? ""
            if head.isEmpty, path.hasPrefix("/") { head = "/" }
        }
    }
}
