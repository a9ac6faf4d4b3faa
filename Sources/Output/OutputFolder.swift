import Parallel
import Synchronization
import Platform

/// The folder that a site is written to. What is there stays as it is until everything new has been written beside it.
package struct OutputFolder: Sendable {
    /// A file to write: its path below the folder, and how to make its bytes.
    package struct File: Sendable {
        /// A file beside another, which holds the same in another form.
        package struct Companion: Sendable {
            /// What follows the name of the other.
            let suffix: String
            let make: @Sendable (_ bytes: [UInt8]) throws -> [UInt8]
            /// Whether what stands there from an earlier build is made of the given bytes.
            let stands: @Sendable (_ made: [UInt8], _ bytes: [UInt8]) -> Bool

            package init(
                suffix: String, make: @escaping @Sendable (_ bytes: [UInt8]) throws -> [UInt8],
                stands: @escaping @Sendable (_ made: [UInt8], _ bytes: [UInt8]) -> Bool
            ) {
                self.suffix = suffix
                self.make = make
                self.stands = stands
            }
        }

        package let path: String
        package let bytes: @Sendable () throws -> [UInt8]
        let companions: [Companion]

        package init(
            _ path: String, companions: [Companion] = [], bytes: @escaping @Sendable () throws -> [UInt8]
        ) {
            self.path = path
            self.companions = companions
            self.bytes = bytes
        }

        /// Its own and those of its companions.
        package var paths: [String] { [path] + companions.map { path + $0.suffix } }
    }

    /// The files that a build has made, before they take their places.
    package struct Made: Sendable {
        let root: String
        let staging: Staging

        /// What a file of this build holds.
        package func bytes(of path: String) throws(OutputProblem) -> [UInt8] {
            // What is not staged stands in the folder already, byte by byte.
            for folder in [staging.path, root] {
                if let file = try? Files.read(folder + "/" + path, followsLink: false) { return file.bytes }
            }
            throw OutputProblem("Cannot read `\(root)/\(path)` again, which was just made.")
        }
    }

    /// What a build did to the folder.
    package struct Summary: Equatable, Sendable {
        package var written = 0
        package var unchanged = 0
        package var removed = 0
        package var bytes = 0
    }

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
    ///   - more: asked, when all files are made, for those that can only be made of them.
    ///   - notes: asked at the end for what the next build should know of this one, which did that to the folder.
    package func write(
        _ files: [File], workers: Workers, progress: @Sendable (Int) -> Void = { _ in },
        more: (Made) throws -> [File] = { _ in [] },
        notes: (Summary) -> BuildRecord.Notes? = { _ in nil }
    ) throws -> Summary {
        try makeFolder(root)
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        // From here on the folder may be in any state.
        BuildRecord.remove(from: root)
        let old = manifest
        let isNew = old == nil && holdsNothing
        let staging = try Staging(in: root)
        defer { staging.remove() }

        var summary = Summary()
        var changed = try stage(
            files, in: staging, isNew: isNew, workers, progress: progress, counting: &summary)
        let others = try more(Made(root: root, staging: staging))
        changed += try stage(
            others, in: staging, isNew: isNew, workers, progress: { _ in }, counting: &summary)
        summary.written = changed.count
        let paths = (files + others).flatMap(\.paths)
        let new = Manifest(paths: Set(paths))
        if !isNew {
            try refuseToReplace(changed.filter { old?.paths.contains($0) != true })
            try refuseBlocked(changed, over: old)
        }
        // Until the end the list names old and new files, so that a later build knows them all if this one is interrupted.
        let both = Manifest(paths: new.paths.union(old?.paths ?? []))
        if both != old { try write(both, by: staging) }
        try publish(staging, over: old)
        let left = remove((old?.paths ?? []).subtracting(new.paths), counting: &summary.removed)
        let last = Manifest(paths: new.paths.union(left))
        if both != last { try write(last, by: staging) }
        if left.isEmpty, let notes = notes(summary) {
            BuildRecord(notes, paths: paths, in: root, workers: workers)?.write(to: root)
        }
        return summary
    }
}

extension OutputFolder {
    private enum Outcome: Sendable {
        case unchanged(Int)
        case staged(Int)
    }

    /// Makes files and writes those that are not in the folder already beside it.
    ///
    /// - Returns: the paths of those that were written.
    private func stage(
        _ files: [File], in staging: Staging, isNew: Bool, _ workers: Workers,
        progress: @Sendable (Int) -> Void, counting summary: inout Summary
    ) throws -> [String] {
        let done = Atomic(0)
        let failed = Atomic(false)
        let results = workers.map(files) { file -> Result<[Outcome], any Error> in
            // After the first failure nothing more is made: the disk may be full.
            if failed.load(ordering: .relaxed) { return .success([]) }
            defer { progress(done.add(1, ordering: .relaxed).newValue) }
            let result = Result { try stage(file, in: staging, isNew: isNew) }
            if case .failure = result { failed.store(true, ordering: .relaxed) }
            return result
        }
        var changed: [String] = []
        for (file, result) in zip(files, results) {
            for (path, outcome) in zip(file.paths, try result.get()) {
                switch outcome {
                case .unchanged(let size):
                    summary.unchanged += 1
                    summary.bytes += size
                case .staged(let size):
                    changed.append(path)
                    summary.bytes += size
                }
            }
        }
        return changed
    }

    /// What became of the file and of each of its companions, in the order of its paths.
    private func stage(_ file: File, in staging: Staging, isNew: Bool) throws -> [Outcome] {
        let bytes = try file.bytes()
        func write(_ bytes: [UInt8], to path: String) throws -> Outcome {
            try attempt("write `\(root)/\(path)`") { () throws(SystemError) in
                try staging.write(bytes, to: path)
            }
            return .staged(bytes.count)
        }
        let own =
            !isNew && holds(file.path, bytes)
            ? Outcome.unchanged(bytes.count) : try write(bytes, to: file.path)
        return try [own]
            + file.companions.map { companion in
                let path = file.path + companion.suffix
                // To make it costs far more than to look what it holds.
                if !isNew, let old = content(of: path), companion.stands(old, bytes) {
                    return .unchanged(old.count)
                }
                return try write(companion.make(bytes), to: path)
            }
    }

    /// What a file of the site holds; nil where none stands there.
    private func content(of path: String) -> [UInt8]? {
        let path = root + "/" + path
        guard Files.status(path, followsLink: false)?.sort == .file else { return nil }
        return try? Files.read(path, followsLink: false).bytes
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

    /// Moves what was staged to its places: a folder that is not there yet as a whole, else file by file.
    private func publish(_ staging: Staging, over old: Manifest?) throws(OutputProblem) {
        var moved = 0
        var folders = [""]
        while let folder = folders.popLast() {
            let names: [String]
            do { names = try Files.names(in: staging.path + folder) } catch {
                throw OutputProblem("read `\(staging.path)\(folder)`", error)
            }
            for name in names {
                let path = folder + "/" + name
                let (source, target) = (staging.path + path, root + path)
                let isFolder = Files.status(source, followsLink: false)?.sort == .folder
                let sort = Files.status(target, followsLink: false)?.sort
                if isFolder, sort == .folder {
                    folders.append(path)
                    continue
                }
                let inner = String(path.dropFirst())
                if isFolder {
                    try refuseAsFolder(inner, sort, over: old)
                    // What stands there is a file of an earlier build.
                    if sort == .file { Files.remove(target) }
                } else if sort == .folder {
                    // A folder of an earlier build may go with what that build wrote there.
                    for file in old?.paths ?? [] where file.hasPrefix(inner + "/") && hasRealFolders(file) {
                        Files.remove(root + "/" + file)
                    }
                    Files.removeFolder(target)
                }
                do throws(SystemError) {
                    try Files.move(source, to: target)
                } catch {
                    let state = moved == 0 ? "" : " Some new files are in their places: build again."
                    throw OutputProblem("\(OutputProblem("write `\(target)`", error))\(state)")
                }
                moved += 1
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

    private func write(_ manifest: Manifest, by staging: Staging) throws(OutputProblem) {
        try attempt("write `\(root)/\(Manifest.name)`") { () throws(SystemError) in
            try staging.write(manifest.bytes, to: Manifest.name)
            try Files.move(staging.path + "/" + Manifest.name, to: root + "/" + Manifest.name)
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
