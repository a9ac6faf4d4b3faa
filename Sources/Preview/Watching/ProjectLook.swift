import Content
import Platform

/// What one look at a project's folder finds.
struct ProjectLook {
    private let identity: FileState.Identity?
    private let links: ProjectLinks
    /// By real paths from the project's folder.
    private var states: [String: FileState] = [:]
    /// Files that changed only just before the look: they could change once more with no difference to be seen.
    private var young: Set<String> = []
    /// When the look began and ended, in nanoseconds since 1970.
    private let start = FileState.now
    private let end: Int

    /// The longest step of the clock that systems take times of change from.
    static let tick = Duration.milliseconds(20)

    init(_ root: String) throws(WatchProblem) {
        identity = FileState(root, followsLink: true)?.identity
        let base = (try? Files.realPath(root)) ?? root
        var walk = ProjectWalk(base: base)
        if identity != nil { try walk.findAll() }
        links = walk.links
        for path in walk.found { states[path] = FileState(base + "/" + path, followsLink: false) }
        end = FileState.now
    }

    /// The last look of a row: the next one tells again what changed only just before it.
    mutating func close() {
        let tick = Int(Self.tick / .nanoseconds(1))
        // A time to come is that of another machine's clock, which says nothing about this moment.
        young = Set(states.filter { $0.value.changed >= start - tick && $0.value.changed <= end }.keys)
    }

    /// Nil where all is as it was.
    func changes(since earlier: ProjectLook) -> Changes? {
        guard identity == earlier.identity, links == earlier.links else { return .anything }
        var names: Set<String> = []
        for path in differences(from: earlier) {
            guard let more = links.names(of: path) else { return .anything }
            names.formUnion(more)
        }
        return names.isEmpty ? nil : .files(names)
    }

    private func differences(from earlier: ProjectLook) -> [String] {
        states.filter { earlier.states[$0.key] != $0.value || earlier.young.contains($0.key) }.map(\.key)
            + earlier.states.keys.filter { states[$0] == nil }
    }
}
