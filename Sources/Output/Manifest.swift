/// The list of files that a build has written: a later build removes those, and only those, that it does not write again.
struct Manifest: Equatable {
    static let name = ".handout-manifest"
    private static let heading =
        "# Files of this site, written by handout. Later builds remove what they do not write again."

    var paths: Set<String>

    init(paths: Set<String>) { self.paths = paths }

    /// Reads a manifest; a line that could lead out of the folder is ignored, so that no file elsewhere is ever removed.
    init(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        paths = Set(lines.filter(Self.isInside))
    }

    var bytes: [UInt8] { Array(([Self.heading] + paths.sorted()).joined(separator: "\n").utf8) + [0x0A] }

    private static func isInside(_ path: String) -> Bool {
        guard !path.hasPrefix("#"), !path.hasPrefix("/"), !path.utf8.contains(0) else { return false }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        // No build writes anything whose name begins with a dot.
        return parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
    }
}
