import Content

/// Gathers what belongs to one save, and says when it is whole.
struct Batch {
    /// A save is several events within less than a millisecond (a temporary file is written, closed and moved); nobody sees
    /// three more.
    static let quiet = Duration.milliseconds(3)
    /// What goes on for longer (a branch is switched, a file is downloaded) is told in parts: a writer should see something
    /// happen within a tenth of a second, half of which belongs to the build.
    static let longest = Duration.milliseconds(50)

    private(set) var changes = Changes.files([])
    /// Files that a program is writing to. One that never lets go of them is not waited for beyond the longest time.
    private var unfinished: Set<String> = []
    private var first: ContinuousClock.Instant?
    private var last: ContinuousClock.Instant?

    var isEmpty: Bool { first == nil }

    /// - Parameter now: when it was told.
    mutating func add(_ more: Changes, at now: ContinuousClock.Instant) {
        changes = changes.joined(with: more)
        first = first ?? now
        last = now
    }

    mutating func begin(_ path: String) { unfinished.insert(path) }

    mutating func finish(_ path: String) { unfinished.remove(path) }

    /// How long to wait for more; nothing where the batch is whole.
    func rest(at now: ContinuousClock.Instant) -> Duration {
        guard let first, let last else { return .zero }
        let longest = first + Self.longest - now
        let rest = unfinished.isEmpty ? min(longest, last + Self.quiet - now) : longest
        return max(.zero, rest)
    }
}
