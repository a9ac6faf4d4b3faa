import Content
import Foundation
import Testing

/// What a consumer does that reads anew only what it is told of ends with what is on the disk.
@Suite(.timeLimit(.minutes(5))) struct EnoughTests {
    @Test(arguments: Listener.Sort.allCases, 1...3)
    func `reading only what is told ends with what is there`(sort: Listener.Sort, seed: Int) throws {
        let project = try TemporaryProject()
        let listener = try Listener(sort, project)
        var reader = Reader(project: project)
        var random = Random(state: UInt64(seed))
        for step in 0..<400 {
            // Most steps fail, as there is nothing to move or remove: that is fine.
            try? change(project, step, &random)
            if random.next(20) == 0 { reader.read(listener) }
            if random.next(40) == 0 { usleep(5_000) }
        }
        #expect(
            Listener.waits {
                reader.read(listener)
                return reader.known == Reader.files(of: project)
            })
    }

    private func change(_ project: TemporaryProject, _ step: Int, _ random: inout Random) throws {
        let folders = ["content/a", "content/b", "content/a/c", "content/b/c", "templates", "shared"]
        func folder() -> String { folders[random.next(folders.count)] }
        func file() -> String { folder() + "/" + ["x", "y", "z"][random.next(3)] }
        switch random.next(12) {
        case 0...4: try project.write("\(step)", to: file())
        case 5: try project.move(file(), to: file())
        case 6: try project.remove(file())
        case 7: try project.move(folder(), to: folder())
        case 8: try project.move(folder(), to: "content/d")
        case 9: try project.move("content/d", to: folder())
        case 10: try project.link(file(), to: project.path(file()))
        default: if random.next(4) == 0 { try project.remove(folder()) }
        }
    }
}

/// Keeps the files of a project by what a listener hears.
private struct Reader {
    let project: TemporaryProject
    private(set) var known: [String: Data] = [:]
    private var isFirst = true

    init(project: TemporaryProject) { self.project = project }

    mutating func read(_ listener: Listener) {
        guard let changes = isFirst ? .anything : listener.take() else { return }
        isFirst = false
        let paths = Self.paths(of: project)
        known = Dictionary(
            uniqueKeysWithValues: paths.compactMap { path in
                if case .files(let told) = changes, !told.contains(path), let bytes = known[path] {
                    return (path, bytes)
                }
                return FileManager.default.contents(atPath: project.path(path)).map { (path, $0) }
            })
    }

    static func files(of project: TemporaryProject) -> [String: Data] {
        Dictionary(
            uniqueKeysWithValues: paths(of: project).compactMap { path in
                FileManager.default.contents(atPath: project.path(path)).map { (path, $0) }
            })
    }

    private static func paths(of project: TemporaryProject) -> [String] {
        ["content", "templates"].flatMap { folder -> [String] in
            let walk = FileManager.default.enumerator(atPath: project.path(folder))
            return (walk?.allObjects as? [String] ?? []).map { folder + "/" + $0 }
        }
    }
}

/// The same numbers at every run (a linear congruential generator).
private struct Random {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
}
