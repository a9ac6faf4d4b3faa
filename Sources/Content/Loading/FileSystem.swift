/// The files of a project as a value: the disk, or a dictionary in a test.
///
/// Paths are relative to the project's folder, with `/` between their parts and no `..`.
package struct FileSystem: Sendable {
    /// One thing in a folder.
    package struct Entry: Hashable, Sendable {
        package enum Sort: UInt8, Sendable {
            case file, folder, other
            /// A symbolic link that leads out of the project.
            case outside
        }
        package var name: String
        package var sort: Sort

        package init(_ name: String, _ sort: Sort) {
            self.name = name
            self.sort = sort
        }
    }

    /// Whether a name is that of a file which an editor leaves beside the one that it edits: a copy (`name~`), what Emacs saves by
    /// itself (`#name#`), Vim's probe of a folder (`4913`), the two files of a save by JetBrains. Those that are hidden are never
    /// listed.
    package static func isOfEditor(_ name: some StringProtocol) -> Bool {
        name.hasSuffix("~") || (name.hasPrefix("#") && name.hasSuffix("#")) || name == "4913"
            || name.hasSuffix("___jb_tmp___") || name.hasSuffix("___jb_old___")
    }

    /// Why a file or folder cannot be had.
    package enum Problem: Error, Equatable, Sendable {
        case missing
        case notPermitted
        /// It is, or lies behind, a symbolic link that leads out of the project.
        case outside
        /// A pipe, a device, or a folder where a file is needed.
        case wrongSort
        case tooLarge(bytes: Int)
        /// The system's own words.
        case failed(String)
    }

    /// What a folder holds, sorted by name; nothing whose name begins with a dot.
    package var list: @Sendable (_ folder: String) throws(Problem) -> [Entry]
    /// The bytes of a file of at most ``largestFile`` bytes.
    package var read: @Sendable (_ path: String) throws(Problem) -> [UInt8]

    /// Bytes; a page of 100,000 words has less than a fifth of it.
    package static let largestFile = 4 << 20

    package init(
        list: @escaping @Sendable (String) throws(Problem) -> [Entry],
        read: @escaping @Sendable (String) throws(Problem) -> [UInt8]
    ) {
        self.list = list
        self.read = read
    }
}

extension FileSystem {
    /// A file system that holds the given texts: for tests.
    package init(_ files: [String: String]) {
        self.init(
            list: { folder throws(Problem) in
                let prefix = folder.isEmpty ? "" : folder + "/"
                var entries: Set<Entry> = []
                for path in files.keys where path.hasPrefix(prefix) {
                    let parts = path.dropFirst(prefix.count).split(separator: "/")
                    if let first = parts.first {
                        entries.insert(Entry(String(first), parts.count > 1 ? .folder : .file))
                    }
                }
                guard !entries.isEmpty else { throw .missing }
                return entries.sorted { $0.name < $1.name }
            },
            read: { path throws(Problem) in
                guard let text = files[path] else { throw .missing }
                return Array(text.utf8)
            })
    }
}
