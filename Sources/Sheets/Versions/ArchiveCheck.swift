import Content
import Diagnostics
import Parallel

/// Whether the files of the archive are, byte for byte, those that were approved.
struct ArchiveCheck {
    let versions: [FrozenVersion]
    let files: FileSystem
    let workers: Workers

    var diagnostics: [Diagnostic] {
        let all = versions.flatMap { version in
            version.digests.map { (path: version.path($0.file), digest: $0.digest) }
        }
        return workers.map(all) { file -> Diagnostic? in
            do {
                guard Digest.full(try files.read(file.path)) != file.digest else { return nil }
                return Diagnostic(
                    rule: "altered-version", file: file.path,
                    "this is not the file that was approved: its bytes have changed",
                    help: "Bring back the file as it was. A new text needs a new approval.")
            } catch {
                return (error as? FileSystem.Problem).map { Diagnostic($0, at: file.path) }
            }
        }.compactMap { $0 }
    }
}
