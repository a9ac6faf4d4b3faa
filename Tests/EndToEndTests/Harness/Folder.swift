import Foundation

/// The bytes of files by their path below a folder.
typealias Files = [String: [UInt8]]

/// A folder of its own on the disk, removed with the last reference to it.
final class Folder: Sendable {
    let path: String

    /// A new folder with the given files.
    init(_ files: Files = [:]) throws {
        path = Self.base + "/handout-end-to-end-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try write(files)
    }

    deinit {
        // A test may have taken the right to write away.
        chmod(path, 0o755)
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ files: Files, below folder: String = "") throws {
        for (name, bytes) in files {
            let place = self / (folder.isEmpty ? name : folder + "/" + name)
            try FileManager.default.createDirectory(
                atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(filePath: place))
        }
    }

    func write(_ text: String, to name: String) throws { try write([name: Array(text.utf8)]) }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: self / name, withDestinationPath: target)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: self / name) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self / name) }

    /// The ordinary files below a folder of this one, those with a dot before their name among them; without what a build
    /// notes down for the next one, which names times.
    func files(in name: String = "") -> Files { Self.files(below: name.isEmpty ? path : self / name) }

    static func / (folder: Folder, name: String) -> String { folder.path + "/" + name }

    static func files(below folder: String) -> Files {
        var files: Files = [:]
        guard let walk = FileManager.default.enumerator(atPath: folder) else { return [:] }
        for case let name as String in walk
        where walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular
            && !name.hasSuffix(".handout-build")
        {
            files[name] = FileManager.default.contents(atPath: folder + "/" + name).map(Array.init)
        }
        return files
    }

    /// The real path of the temporary folder: messages show it without links.
    private static let base = URL(filePath: NSTemporaryDirectory()).resolvingSymlinksInPath().path
}

extension Files {
    /// The file as text; empty where there is none.
    subscript(text name: String) -> String {
        get { self[name].map { String(decoding: $0, as: UTF8.self) } ?? "" }
        set { self[name] = Array<UInt8>(newValue.utf8) }
    }

    /// The names that differ between two sets of files: which to look at when they should be equal.
    func differences(from other: Files) -> [String] {
        Set(keys).union(other.keys).filter { self[$0] != other[$0] }.sorted()
    }
}
