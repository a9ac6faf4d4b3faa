import Parallel
import Synchronization
import Platform

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
    static let staging = ".handout-new"

    let root: String

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
    /// - Parameters:
    ///   - progress: called with the number of files done, from any thread.
    ///   - notes: asked at the end for what the next build should know of this one.
    package func write(
        _ files: [File], workers: Workers, progress: @Sendable (Int) -> Void = { _ in },
        notes: () -> BuildRecord.Notes? = { nil }
    ) throws -> Summary {
        try makeFolder(root)
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        // From here on the folder may be in any state.
        BuildRecord.remove(from: root)
        let staging = root + "/" + Self.staging
        if Files.status(staging, followsLink: false)?.sort == .other {
            throw OutputProblem("`\(staging)` in the output folder is a link or a device; remove it.")
        }
        removeStaging()
        try makeFolder(staging)
        defer { removeStaging() }

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
        let old = manifest
        let new = Manifest(paths: Set(files.map(\.path)))
        try refuseToReplace(changed.map { files[$0].path }.filter { old?.paths.contains($0) != true })
        try refuseBlocked(changed.map { files[$0].path }, over: old)
        // Until the end the list names old and new files, so that a later build knows them all if this one is interrupted.
        let both = Manifest(paths: new.paths.union(old?.paths ?? []))
        if both != old { try write(both) }
        try publish(changed.map { ($0, files[$0].path) }, from: staging, over: old)
        let left = remove((old?.paths ?? []).subtracting(new.paths), counting: &summary.removed)
        let last = Manifest(paths: new.paths.union(left))
        if both != last { try write(last) }
        if left.isEmpty, let notes = notes() {
            BuildRecord(notes, paths: files.map(\.path), in: root)?.write(to: root)
        }
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
        if holds(file.path, bytes) { return .unchanged(bytes.count) }
        try attempt("write `\(root)/\(file.path)`") { () throws(SystemError) in
            try Files.write(bytes, toNew: path)
        }
        return .staged(bytes.count)
    }

    /// Whether a file of the site has exactly these bytes already.
    private func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
        let path = root + "/" + path
        guard let status = Files.status(path, followsLink: false), status.sort == .file,
            status.size == bytes.count
        else {
            return false
        }
        return (try? Files.read(path, followsLink: false))?.bytes == bytes
    }

    private func publish(
        _ files: [(index: Int, path: String)], from staging: String, over old: Manifest?
    ) throws(OutputProblem) {
        var folders: Set<String> = []
        for (count, (index, path)) in files.enumerated() {
            if let slash = path.lastIndex(of: "/") {
                let folder = String(path[..<slash])
                if folders.insert(folder).inserted { try makeFolders(folder, over: old) }
            }
            let target = root + "/" + path
            // A folder where a file must stand was a folder of an earlier build: it may go with what that build wrote there.
            if Files.status(target, followsLink: false)?.sort == .folder {
                for inner in old?.paths ?? [] where inner.hasPrefix(path + "/") && hasRealFolders(inner) {
                    Files.remove(root + "/" + inner)
                }
                Files.removeFolder(target)
            }
            do throws(SystemError) {
                try Files.move("\(staging)/\(index)", to: target)
            } catch {
                let state =
                    count == 0
                    ? "" : " \(count) of \(files.count) new files are in their places: build again."
                throw OutputProblem("\(OutputProblem("write `\(target)`", error))\(state)")
            }
        }
    }

    /// Removes files of earlier builds; never through a link, which could lead anywhere.
    ///
    /// - Returns: those that are still there.
    private func remove(_ paths: Set<String>, counting removed: inout Int) -> [String] {
        paths.sorted().filter { path in
            guard hasRealFolders(path) else { return false }
            if Files.remove(root + "/" + path) {
                removed += 1
                removeEmptyFolders(of: path)
                return false
            }
            return Files.status(root + "/" + path, followsLink: false)?.sort == .file
        }
    }

    /// Whether every folder above the path is a folder of its own, no link to one.
    private func hasRealFolders(_ path: String) -> Bool {
        var folder = root
        return path.split(separator: "/").dropLast().allSatisfy { part in
            folder += "/" + part
            return Files.status(folder, followsLink: false)?.sort == .folder
        }
    }

    private func write(_ manifest: Manifest) throws(OutputProblem) {
        try attempt("write `\(root)/\(Manifest.name)`") { () throws(SystemError) in
            Files.remove("\(root)/\(Self.staging)/manifest")
            try Files.write(manifest.bytes, toNew: "\(root)/\(Self.staging)/manifest")
            try Files.move("\(root)/\(Self.staging)/manifest", to: root + "/" + Manifest.name)
        }
    }

    /// What an earlier build wrote; nil where none has written here.
    var manifest: Manifest? {
        (try? Files.read(root + "/" + Manifest.name, followsLink: false)).map { Manifest($0.bytes) }
    }

    private func removeEmptyFolders(of path: String) {
        var parts = path.split(separator: "/").dropLast()
        // rmdir refuses a folder that holds anything, so this stops by itself.
        while !parts.isEmpty, Files.removeFolder(root + "/" + parts.joined(separator: "/")) {
            parts = parts.dropLast()
        }
    }
}

extension OutputFolder {
    /// Makes a folder and those above it.
    private func makeFolder(_ path: String) throws(OutputProblem) {
        if Files.status(path, followsLink: true)?.sort == .folder { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try makeFolder(String(path[..<slash]))
        }
        try attempt("make the folder `\(path)`") { () throws(SystemError) in try Files.makeFolder(path) }
    }

    /// Makes the folders of a path below the root; a file of an earlier build that stands in the way is removed.
    private func makeFolders(_ path: String, over old: Manifest?) throws(OutputProblem) {
        var (current, inner) = (root, "")
        for part in path.split(separator: "/") {
            current += "/" + part
            inner += (inner.isEmpty ? "" : "/") + part
            let sort = Files.status(current, followsLink: false)?.sort
            if sort == .folder { continue }
            try refuseAsFolder(inner, sort, over: old)
            if sort == .file { Files.remove(current) }
            let folder = current
            try attempt("make the folder `\(folder)`") { () throws(SystemError) in
                try Files.makeFolder(folder)
            }
        }
    }

    /// Removes the staging folder, which holds files only.
    private func removeStaging() {
        let staging = root + "/" + Self.staging
        for name in (try? Files.names(in: staging)) ?? [] { Files.remove(staging + "/" + name) }
        Files.removeFolder(staging)
    }

    private func lock() throws(OutputProblem) -> FolderLock {
        do throws(SystemError) {
            if let lock = try FolderLock(root) { return lock }
        } catch {
            throw OutputProblem("open the folder `\(root)`", error)
        }
        throw OutputProblem(
            "Another build is writing to `\(root)`; wait until it is done, or choose another output folder.")
    }

    /// Turns the system's refusal into one sentence.
    private func attempt(_ deed: String, _ work: () throws(SystemError) -> Void) throws(OutputProblem) {
        do { try work() } catch { throw OutputProblem(deed, error) }
    }
}
