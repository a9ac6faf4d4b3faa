/// What a project's symbolic links make of it. All paths are from the project's folder.
struct ProjectLinks: Equatable {
    /// The real file or folder behind each link.
    private(set) var targets: [String: String] = [:]
    /// What the ways of the links lead over, the links themselves among them: when one of these changes, all links have to be
    /// followed anew.
    private(set) var waypoints: Set<String> = []

    mutating func add(_ trail: LinkTrail, of link: String) {
        waypoints.formUnion(trail.waypoints)
        switch trail.end {
        case .file(let target), .folder(let target): targets[link] = target
        case .nowhere: break
        }
    }

    /// The names that a project has for what stands at a real path; nil where links that lead in a circle make too many.
    func names(of path: String) -> [String]? {
        guard !targets.isEmpty else { return ProjectTree.contains(path) ? [path] : [] }
        var names = [path]
        var next = 0
        while next < names.count {
            for (link, target) in targets {
                let isInside = ProjectTree.isBelow(target, names[next])
                guard isInside || target == names[next] else { continue }
                let name = link + names[next].dropFirst(target.count)
                if !names.contains(name) { names.append(name) }
            }
            next += 1
            guard names.count <= Self.mostNames else { return nil }
        }
        return names.filter(ProjectTree.contains)
    }

    /// A file that is used under many names is a picture, or one of a few passages.
    private static let mostNames = 100

    /// Whether the links have to be followed anew when a folder comes or goes.
    func dependOn(folder: String) -> Bool {
        let paths = waypoints.union(targets.values)
        return paths.contains { $0 == folder || ProjectTree.isBelow(folder, $0) }
    }
}
