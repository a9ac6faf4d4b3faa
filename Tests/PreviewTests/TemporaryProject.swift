import Foundation

/// A small project on the disk, removed with the last reference to it.
final class TemporaryProject: Sendable {
    /// Stands in a folder of its own, so that it can be moved away.
    let root: String
    private let home: String

    init() throws {
        home =
            URL(filePath: NSTemporaryDirectory()).resolvingSymlinksInPath().path + "/handout-preview-"
            + UUID().uuidString
        root = home + "/project"
        try fill()
    }

    deinit { try? FileManager.default.removeItem(atPath: home) }

    func fill() throws {
        try write("languages: [en]", to: "handout.yaml")
        try write("A", to: "content/en/conditions/sciatica.md")
        try write("B", to: "content/en/conditions/gout.md")
        try write("C", to: "templates/page.mustache")
        try write("D", to: "shared/aftercare.md")
    }

    func path(_ name: String) -> String { root + "/" + name }

    /// Writes in place, as the simplest editors do, and makes the folders on the way.
    func write(_ text: String, to name: String) throws {
        let folder = (path(name) as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path(name)))
    }

    func move(_ name: String, to other: String) throws {
        guard rename(path(name), path(other)) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
    }

    /// Moves the whole project out of its place.
    func moveAway() throws {
        guard rename(root, home + "/elsewhere") == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Moves the folder that the project stands in, for as long as the work takes.
    func withHomeMoved(_ work: () throws -> Void) throws {
        guard rename(home, home + "-moved") == 0 else { throw CocoaError(.fileWriteUnknown) }
        defer { try? FileManager.default.removeItem(atPath: home + "-moved") }
        try work()
    }
}
