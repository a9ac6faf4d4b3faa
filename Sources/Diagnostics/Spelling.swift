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
        for candidate in candidates {
            let scalars = Array(candidate.lowercased().unicodeScalars)
            guard abs(scalars.count - wanted.count) <= limit else { continue }
            let distance = editDistance(wanted, scalars)
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

    /// Edits (insert, delete, replace, swap two neighbours) that turn one word into the other.
    private static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        if left == right { return 0 }
        var beforePrevious = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        for (row, leftScalar) in left.enumerated() {
            var current = [row + 1]
            for (column, rightScalar) in right.enumerated() {
                var cost = min(
                    previous[column + 1] + 1, current[column] + 1,
                    previous[column] + (leftScalar == rightScalar ? 0 : 1))
                if row > 0, column > 0, leftScalar == right[column - 1], left[row - 1] == rightScalar {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
