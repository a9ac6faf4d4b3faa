import Platform

extension OutputFolder {
    func refuseSources(of project: String, shown: String) throws(OutputProblem) {
        func holds(_ outer: String, _ inner: String) -> Bool {
            inner == outer || inner.hasPrefix(outer == "/" ? outer : outer + "/")
        }
        for source in ["content", "templates"] {
            // Folders of the sources may be links to where the files really are.
            let places = [project + "/" + source] + Self.realFolders(of: project + "/" + source)
            for place in places where holds(place, root) || holds(root, place) && !holds(root, project) {
                throw OutputProblem(
                    "The output folder `\(shown)` lies inside `\(source)/`; choose one outside the project's sources."
                )
            }
        }
        if holds(root, project) {
            throw OutputProblem(
                "The output folder `\(shown)` holds the project itself; choose a folder of its own, such as `site`."
            )
        }
    }

    /// A folder with files that no build has written is most likely a mistake in the command.
    func refuseForeignFiles(shown: String) throws(OutputProblem) {
        guard Files.status(root, followsLink: false) != nil else { return }
        guard Files.status(root, followsLink: true)?.sort == .folder else {
            throw OutputProblem("The output `\(shown)` is not a folder.")
        }
        guard manifest == nil else { return }
        if let name = foreignNames.first {
            throw OutputProblem(
                "The output folder `\(shown)` holds files that no build has written, such as `\(name)`; choose an empty folder."
            )
        }
    }

    /// What stands in the folder and is neither a repository's nor left by a build that was interrupted.
    private var foreignNames: [String] {
        ((try? Files.names(in: root)) ?? []).filter {
            !$0.hasPrefix(".git") && $0 != Staging.name && $0 != ".DS_Store"
        }
    }

    /// Whether nothing stands where anything of a site could.
    var holdsNothing: Bool { foreignNames.isEmpty }

    /// A file or a link that no build has written is somebody's own, even where a page would stand.
    func refuseToReplace(_ paths: [String]) throws(OutputProblem) {
        for path in paths {
            guard let sort = Files.status(root + "/" + path, followsLink: false)?.sort, sort != .folder else {
                continue
            }
            throw OutputProblem(
                "`\(root)/\(path)` is a file that no build has written, and a page must stand there; move it away."
            )
        }
    }

    /// What stands where a folder must be and is neither a folder nor a file of an earlier build is somebody's own.
    func refuseAsFolder(_ path: String, _ sort: Files.Sort?, over old: Manifest?) throws(OutputProblem) {
        if sort == .file, old?.paths.contains(path) != true {
            throw OutputProblem(
                "The file `\(root)/\(path)`, which no build has written, stands where a folder of the site must be; move it away."
            )
        }
        if sort == .other {
            throw OutputProblem("`\(root)/\(path)` in the output folder is a link or a device; remove it.")
        }
    }

    /// Finds before anything is changed what would stop the new files from taking their places.
    func refuseBlocked(_ paths: [String], over old: Manifest?) throws(OutputProblem) {
        var seen: Set<String> = []
        for path in paths {
            let parts = path.split(separator: "/")
            for depth in 0..<parts.count {
                let inner = parts[..<depth].joined(separator: "/")
                let folder = depth == 0 ? root : root + "/" + inner
                guard seen.insert(folder).inserted else { continue }
                let sort = depth == 0 ? .folder : Files.status(folder, followsLink: false)?.sort
                try refuseAsFolder(inner, sort, over: old)
                guard sort == .folder else { break }
                guard Files.isWritable(folder: folder) else {
                    throw OutputProblem(
                        "Cannot write into `\(folder)`: there is no permission, or the disk is read-only.")
                }
            }
            let target = root + "/" + path
            if Files.status(target, followsLink: false)?.sort == .folder,
                let name = (try? Files.names(in: target))?.first(where: {
                    old?.paths.contains(path + "/" + $0) != true
                })
            {
                throw OutputProblem(
                    "A page must stand at `\(target)`, a folder that holds `\(name)`; move it away.")
            }
        }
    }
}

extension OutputFolder {
    /// The folder and those directly in it, with links followed.
    private static func realFolders(of folder: String) -> [String] {
        guard let real = try? Files.realPath(folder) else { return [] }
        let inner = ((try? Files.names(in: real)) ?? []).compactMap { try? Files.realPath(real + "/" + $0) }
        return [real] + inner.filter { Files.status($0, followsLink: true)?.sort == .folder }
    }

    /// The absolute path, with links followed as far as the path exists, and without `..`.
    static func absolute(_ path: String) -> String {
        var tail: [Substring] = []
        var head = path[...]
        while true {
            if let base = try? Files.realPath(head.isEmpty ? "." : String(head)) {
                guard !tail.isEmpty else { return base }
                let parts = base.split(separator: "/") + tail.reversed()
                guard tail.contains("..") || tail.contains(".") else {
                    return "/" + parts.joined(separator: "/")
                }
                // What is left without `..` may exist, and may be a link.
                return absolute("/" + normalised(parts).joined(separator: "/"))
            }
            while head.last == "/" { head.removeLast() }
            let slash = head.lastIndex(of: "/")
            let part = head[(slash.map(head.index(after:)) ?? head.startIndex)...]
            if !part.isEmpty { tail.append(part) }
            head = slash.map { head[..<$0] } ?? ""
            if head.isEmpty, path.hasPrefix("/") { head = "/" }
        }
    }

    private static func normalised(_ parts: [Substring]) -> [Substring] {
        parts.reduce(into: []) { result, part in
            if part == ".." { _ = result.popLast() } else if part != "." { result.append(part) }
        }
    }
}
