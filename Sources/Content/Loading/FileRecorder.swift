import Synchronization

/// Remembers what is read and listed through it, so that a later run can tell whether it would find the same.
package final class FileRecorder: Sendable {
    /// One thing that was asked of a file system, and a digest of the answer.
    package struct Observation: Equatable, Sendable {
        package enum Sort: String, Sendable { case file, folder }

        package let sort: Sort
        package let path: String
        package let digest: String

        package init(_ sort: Sort, _ path: String, digest: String) {
            self.sort = sort
            self.path = path
            self.digest = digest
        }

        /// `file`, a digest and a path, apart by spaces.
        package var line: String { sort.rawValue + " " + digest + " " + path }

        package init?(line: String) {
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count >= 2, let sort = Sort(rawValue: String(parts[0])) else { return nil }
            self.init(sort, parts.count > 2 ? String(parts[2]) : "", digest: String(parts[1]))
        }

        /// Whether the same question still has the same answer.
        package func holds(in files: FileSystem) -> Bool {
            switch sort {
            case .file: (try? files.read(path)).map(FileRecorder.digest) == digest
            case .folder: (try? files.list(path)).map(FileRecorder.digest) == digest
            }
        }
    }

    private let seen = Mutex<[String: Observation]>([:])

    package init() {}

    /// The file system with this recorder before it. What cannot be had is not remembered: it ends the build.
    package func recording(_ files: FileSystem) -> FileSystem {
        FileSystem(
            list: { folder throws(FileSystem.Problem) in
                let entries = try files.list(folder)
                self.remember(Observation(.folder, folder, digest: Self.digest(entries)))
                return entries
            },
            read: { path throws(FileSystem.Problem) in
                let bytes = try files.read(path)
                self.remember(Observation(.file, path, digest: Self.digest(bytes)))
                return bytes
            })
    }

    /// Everything that was seen, in no order.
    package var observations: [Observation] { seen.withLock { Array($0.values) } }

    private func remember(_ observation: Observation) {
        seen.withLock { $0[observation.sort.rawValue + observation.path] = observation }
    }

    private static func digest(_ bytes: [UInt8]) -> String { Digest.full(bytes) }

    private static func digest(_ entries: [FileSystem.Entry]) -> String {
        var bytes: [UInt8] = []
        for entry in entries {
            bytes += entry.name.utf8
            bytes += [0, entry.sort.rawValue]
        }
        return Digest.full(bytes)
    }
}
