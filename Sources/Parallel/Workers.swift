import Dispatch
import Synchronization

/// A fixed number of threads that share out a list of pure jobs.
package struct Workers: Sendable {
    package let count: Int

    /// - Parameter count: threads at work at once; at least one.
    package init(count: Int) { self.count = max(1, count) }

    /// The results of `transform`, in the order of the items, whatever the number of threads.
    package func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], _ transform: @Sendable (Item) -> Result
    ) -> [Result] { map(items, with: {}) { item, _ in transform(item) } }

    /// The same, where the jobs of one thread share a memory of what they have found out.
    ///
    /// - Parameter memory: makes one; no result may depend on what is in it.
    package func map<Item: Sendable, Memory, Result: Sendable>(
        _ items: [Item], with memory: @Sendable () -> Memory, _ transform: @Sendable (Item, Memory) -> Result
    ) -> [Result] {
        let threads = min(count, items.count)
        guard threads > 1 else {
            let memory = memory()
            return items.map { transform($0, memory) }
        }
        return [Result](unsafeUninitializedCapacity: items.count) { buffer, initializedCount in
            // Each index is taken by exactly one thread, so that no two threads touch one place of the buffer.
            nonisolated(unsafe) let places = buffer
            let next = Atomic(0)
            // Small shares, so that no thread is left with much to do when the others are done.
            let stride = max(1, items.count / (threads * 128))
            DispatchQueue.concurrentPerform(iterations: threads) { _ in
                let memory = memory()
                while true {
                    let start = next.wrappingAdd(stride, ordering: .relaxed).oldValue
                    guard start < items.count else { return }
                    for index in start..<min(start + stride, items.count) {
                        places.initializeElement(at: index, to: transform(items[index], memory))
                    }
                }
            }
            initializedCount = items.count
        }
    }
}
