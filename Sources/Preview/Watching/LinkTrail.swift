import Platform

/// The way from a symbolic link to what it stands for, step by step: each step can be changed by itself.
struct LinkTrail {
    enum End: Equatable {
        case file(String), folder(String)
        /// Nothing is there yet, or it is out of the project.
        case nowhere
    }

    /// The links and folders on the way, and the place where the way breaks off.
    private(set) var waypoints: Set<String> = []
    private(set) var end = End.nowhere

    /// - Parameters:
    ///   - link: its path from the project's folder; no folder on the way to it is a link.
    ///   - base: the real path of the project's folder.
    init(of link: String, base: String) {
        var folder = ""
        // The names to go, the next one last.
        var names = Self.names(link)
        var links = 0
        while let name = names.popLast() {
            if name == ".." {
                guard !folder.isEmpty else {
                    leave(link, base)
                    return
                }
                folder = ProjectTree.folder(of: folder)
                continue
            }
            let path = ProjectTree.path(folder, name)
            if let target = Files.linkTarget(base + "/" + path) {
                waypoints.insert(path)
                links += 1
                guard links <= Self.mostLinks else { return }
                if target.hasPrefix("/") {
                    guard ProjectTree.isBelow(base, target) else {
                        leave(link, base)
                        return
                    }
                    folder = ""
                    names += Self.names(target.dropFirst(base.count))
                } else {
                    names += Self.names(target)
                }
                continue
            }
            let sort = Files.status(base + "/" + path, followsLink: false)?.sort
            if sort == .file, names.isEmpty {
                end = .file(path)
                return
            }
            waypoints.insert(path)
            guard sort == .folder else { return }
            folder = path
        }
        end = .folder(folder)
    }

    /// As many as Linux follows.
    private static let mostLinks = 40

    private static func names(_ path: some StringProtocol) -> [String] {
        path.split(separator: "/").filter { $0 != "." }.map { String($0) }.reversed()
    }

    /// A way that leads out of the project may lead back into it. What is changed outside is not told.
    private mutating func leave(_ link: String, _ base: String) {
        guard let real = try? Files.realPath(base + "/" + link), ProjectTree.isBelow(base, real) else {
            return
        }
        let path = String(real.dropFirst(base.count + 1))
        switch Files.status(real, followsLink: false)?.sort {
        case .file: end = .file(path)
        case .folder:
            waypoints.insert(path)
            end = .folder(path)
        case .other, nil: break
        }
    }
}
