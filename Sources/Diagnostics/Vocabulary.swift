import Synchronization

/// Words in which the nearest to a misspelled one is looked for often, such as the names of a large library's pages.
///
/// A look at every word would cost each of many errors the size of the whole library. So in a large set only those words
/// are compared that have the longest beginning or the longest end in common with the misspelled one: a slip of the pen
/// leaves one of the two as it was.
package final class Vocabulary: Sendable {
    /// In sets of at most this many words all are compared.
    private static let few = 128

    private let words: [String]
    private let orders = Mutex<Orders?>(nil)

    package init(_ words: some Sequence<String>) { self.words = Array(words) }

    /// "Did you mean …?" for the nearest word, or nil where none is near.
    package func suggestion(for word: String) -> String? {
        nearest(to: word).map { "Did you mean `\($0)`?" }
    }

    /// As ``Spelling/nearest(to:in:)``.
    package func nearest(to word: String) -> String? {
        // A hostile file may hold a word of megabytes.
        guard word.utf8.count <= 400 else { return nil }
        guard words.count > Self.few else { return Spelling.nearest(to: word, in: words) }
        let orders = orders.withLock { orders in
            let made = orders ?? Orders(words)
            orders = made
            return made
        }
        return Spelling.nearest(to: word, in: orders.neighbours(of: word, Self.few / 4).map { words[$0] })
    }

    /// The words by their bytes, forwards and backwards. Made at the first misspelled word: most runs have none.
    private struct Orders {
        let forwards: [(key: [UInt8], word: Int)]
        let backwards: [(key: [UInt8], word: Int)]

        init(_ words: [String]) {
            let keys = words.map { Array($0.utf8) }
            forwards = keys.enumerated().map { ($1, $0) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            backwards = keys.enumerated().map { (Array($1.reversed()), $0) }
                .sorted { $0.key.lexicographicallyPrecedes($1.key) }
        }

        /// So many words before and after the place of a word in both orders.
        func neighbours(of word: String, _ reach: Int) -> Set<Int> {
            let key = Array(word.utf8)
            return Set(
                [(forwards, key), (backwards, key.reversed())].flatMap { order, key in
                    var (low, high) = (0, order.count)
                    while low < high {
                        let middle = (low + high) / 2
                        if order[middle].key.lexicographicallyPrecedes(key) {
                            low = middle + 1
                        } else {
                            high = middle
                        }
                    }
                    return order[max(0, low - reach)..<min(order.count, low + reach)].map(\.word)
                })
        }
    }
}
