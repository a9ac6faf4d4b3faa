/// Finds the word that a writer most likely meant.
package enum Spelling {
    /// The candidate nearest to `word`, or nil where none is near enough to be worth a suggestion.
    ///
    /// Near means at most one edit for every three characters of the word, at least one; case is ignored. Among equals
    /// the first in alphabetical order wins, so that the suggestion does not depend on the order of the candidates.
    package static func nearest<Candidates: Sequence<String>>(to word: String, in candidates: Candidates)
        -> String?
    {
        let wanted = Array(word.lowercased().unicodeScalars)
        // A hostile file may hold a word of megabytes; no id or key is that long.
        guard !wanted.isEmpty, wanted.count <= 80 else { return nil }
        let limit = max(1, wanted.count / 3)
        var best: (distance: Int, word: String)?
        var rows = Rows()
        for candidate in candidates {
            let scalars = Array(candidate.lowercased().unicodeScalars)
            guard abs(scalars.count - wanted.count) <= limit else { continue }
            let distance = rows.editDistance(wanted, scalars, limit: limit)
            guard distance <= limit else { continue }
            if let current = best, (current.distance, current.word) <= (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.word
    }

    /// "Did you mean …?" for the nearest candidate, or nil.
    package static func suggestion<Candidates: Sequence<String>>(
        for word: String, in candidates: Candidates
    ) -> String? {
        nearest(to: word, in: candidates).map { "Did you mean `\($0)`?" }
    }

    /// The rows of the table that an edit distance is computed with, kept for the next pair of words.
    private struct Rows {
        private var beforePrevious: [Int] = []
        private var previous: [Int] = []
        private var current: [Int] = []

        /// Edits (insert, delete, replace, swap two neighbours) that turn one word into the other; a number above the limit
        /// where there are more.
        mutating func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int {
            if left == right { return 0 }
            previous = Array(0...right.count)
            current = [Int](repeating: 0, count: right.count + 1)
            beforePrevious = current
            var previousLeast = 0
            for (row, leftScalar) in left.enumerated() {
                current[0] = row + 1
                var least = row + 1
                for (column, rightScalar) in right.enumerated() {
                    var cost = min(
                        previous[column + 1] + 1, current[column] + 1,
                        previous[column] + (leftScalar == rightScalar ? 0 : 1))
                    if row > 0, column > 0, leftScalar == right[column - 1], left[row - 1] == rightScalar {
                        cost = min(cost, beforePrevious[column - 1] + 1)
                    }
                    current[column + 1] = cost
                    least = min(least, cost)
                }
                // No row that follows can fall below two rows that are above.
                if least > limit, previousLeast > limit { return limit + 1 }
                previousLeast = least
                swap(&beforePrevious, &previous)
                swap(&previous, &current)
            }
            return previous[right.count]
        }
    }
}
