import Content
import Platform

/// Puts an approved version into a project: its files into the archive, its line into the ledger, both or neither.
///
/// Everything is written beside its place first. The archive's folder is moved there before the ledger, so a power cut
/// between the two leaves a version that no ledger names, which `handout check` reports; never an approval without its text.
struct VersionArchive: ~Copyable {
    private let project: String
    private let lock: FolderLock

    /// Takes the right to approve in this project: two approvals at once would take the same number.
    init(project: String) throws {
        self.project = project
        let free: FolderLock?
        do {
            free = try FolderLock(project + "/content")
        } catch {
            throw Failure("Cannot open the folder `\(project)/content`: \(error.words).")
        }
        guard let lock = free else {
            throw Failure("Another approval is being written in this project. Wait until it is done.")
        }
        self.lock = lock
    }

    /// - Parameters:
    ///   - files: the version's files by name.
    ///   - ledger: the whole ledger with the version's line.
    func add(_ id: String, files: [(name: String, bytes: [UInt8])], ledger: [UInt8]) throws {
        let archive = "\(project)/\(FrozenVersion.folder)"
        let (folder, newFolder) = ("\(archive)/\(id)", "\(archive)/.new-\(id)")
        let (file, newFile) = ("\(project)/\(Approval.file)", "\(project)/content/.approvals-new.yaml")
        let isFirst = Files.status(archive, followsLink: true) == nil
        guard Files.status(folder, followsLink: false) == nil else {
            throw Failure("`\(folder)` stands there already. Nothing was approved.")
        }
        do throws(SystemError) {
            try Files.makeFolder(archive)
            try Self.remove(newFolder)
            Files.remove(newFile)
            try Files.makeFolder(newFolder)
            for (name, bytes) in files { try Files.write(bytes, toNew: "\(newFolder)/\(name)") }
            try Files.write(ledger, toNew: newFile)
            try Files.move(newFolder, to: folder)
            try Files.move(newFile, to: file)
        } catch {
            try? Self.remove(newFolder)
            try? Self.remove(folder)
            Files.remove(newFile)
            if isFirst { Files.removeFolder(archive) }
            throw Failure("Cannot write the version to `\(archive)`: \(error.words). Nothing was approved.")
        }
    }

    /// Removes a folder of files; what is not there is fine.
    private static func remove(_ folder: String) throws(SystemError) {
        guard Files.status(folder, followsLink: false)?.sort == .folder else { return }
        for name in try Files.names(in: folder) { Files.remove("\(folder)/\(name)") }
        Files.removeFolder(folder)
    }
}
