import Platform

/// Finds the files, folders and links that make up a project.
struct ProjectWalk {
    /// The real path of the project's folder.
    private let base: String
    /// Where the folders are to be watched, those that were found.
    private(set) var watches: FolderWatches?
    private(set) var links = ProjectLinks()
    /// The real paths of all files and folders, from the project's folder.
    private(set) var found: [String] = []
    private var listed: Set<String> = []

    init(base: String, watches: FolderWatches? = nil) {
        self.base = base
        self.watches = watches
    }

    /// Looks through the whole project.
    mutating func findAll() throws(WatchProblem) {
        guard try watch("", isDeep: false) else { return }
        for part in ProjectTree.parts { try find(part) }
    }

    /// Looks at what stands at a real path, and through it if it is a folder.
    ///
    /// - Parameter sort: what the folder above tells of it.
    mutating func find(_ path: String, _ sort: Files.Sort? = nil) throws(WatchProblem) {
        switch sort ?? Files.status(base + "/" + path, followsLink: false)?.sort {
        case .file: found.append(path)
        case .folder: try list(path)
        case .other: try follow(path)
        case nil: break
        }
    }

    private mutating func list(_ folder: String) throws(WatchProblem) {
        // The watch stands before the list is made: a file that comes in between is told twice, not never.
        guard listed.insert(folder).inserted, try watch(folder, isDeep: true) else { return }
        found.append(folder)
        let entries: [(name: String, sort: Files.Sort?)]
        do { entries = try Files.entries(in: base + "/" + folder) } catch {
            if error.isOfOneFolder { return }
            throw WatchProblem(error, lookingAt: folder)
        }
        for entry in entries where !ProjectTree.passesOver(name: entry.name) {
            try find(ProjectTree.path(folder, entry.name), entry.sort)
        }
    }

    private mutating func follow(_ link: String) throws(WatchProblem) {
        let trail = LinkTrail(of: link, base: base)
        links.add(trail, of: link)
        found.append(link)
        for waypoint in trail.waypoints { _ = try watch(ProjectTree.folder(of: waypoint), isDeep: false) }
        switch trail.end {
        case .file(let path):
            _ = try watch(ProjectTree.folder(of: path), isDeep: false)
            try find(path, .file)
        case .folder(let path):
            // One that leads back to a folder above it has no end, and is an error of the project.
            if !path.isEmpty, !ProjectTree.isBelow(path, link) { try list(path) }
        case .nowhere: break
        }
    }

    /// Whether there is something new to see in the folder.
    private mutating func watch(_ folder: String, isDeep: Bool) throws(WatchProblem) -> Bool {
        try watches?.watch(folder, isDeep: isDeep) ?? true
    }
}

extension SystemError {
    /// Whether it says something of one folder (it is gone, or nobody may read it), which the build reports where it matters,
    /// and not that the system can give no answer.
    var isOfOneFolder: Bool {
        switch reason {
        case .missing, .wrongSort, .link, .notPermitted, .nameTooLong: true
        default: false
        }
    }
}
