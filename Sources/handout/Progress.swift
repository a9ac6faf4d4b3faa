import Synchronization

/// A bar on a terminal for work that takes more than a second; elsewhere nothing.
final class Progress: Sendable {
    private let total: Int
    private let start = Machine.seconds
    private let isShown: Bool
    private let lastShown = Atomic(0)

    init(total: Int) {
        self.total = total
        isShown = Machine.isTerminal(2)
    }

    /// Called from any thread with the number of files done.
    func update(_ done: Int) {
        guard isShown, Machine.seconds - start > 1 else { return }
        let percent = total == 0 ? 100 : done * 100 / total
        let last = lastShown.load(ordering: .relaxed)
        guard percent > last,
            lastShown.compareExchange(expected: last, desired: percent, ordering: .relaxed).exchanged
        else { return }
        let filled = percent * 30 / 100
        let bar = String(repeating: "=", count: filled) + String(repeating: " ", count: 30 - filled)
        Machine.note("\r[\(bar)] \(percent)% \(done)/\(total)")
    }

    /// Clears the bar's line.
    func finish() {
        if lastShown.load(ordering: .relaxed) > 0 { Machine.note("\r\u{1B}[K") }
    }
}
