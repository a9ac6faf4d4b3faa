import Content

/// Which paths are part of a project, from its folder on.
enum ProjectTree {
    static let folders = ["content", "templates"]
    /// What counts of the project's own folder.
    static let parts = ["handout.yaml"] + folders

    /// What a build passes over: hidden files, and what editors leave beside those that they edit.
    static func passesOver(name: some StringProtocol) -> Bool {
        name.hasPrefix(".") || FileSystem.isOfEditor(name)
    }

    static func contains(_ path: String) -> Bool {
        let names = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
        return names.first.map { parts.contains(String($0)) } == true
            && !names.contains { passesOver(name: $0) }
    }

    /// The path of what stands in a folder; the project's own folder is empty.
    static func path(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : folder + "/" + name
    }

    /// The folder that a path stands in.
    static func folder(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
    }

    static func isBelow(_ folder: String, _ path: String) -> Bool {
        path.utf8.count > folder.utf8.count + 1 && path.utf8.starts(with: folder.utf8)
            && path.utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/")
    }
}
