/// What has to be taken out of one text and put in to make the other, in reading order.
package struct TextDifference: Sendable {
    package enum Change: Equatable, Sendable {
        case removed(String)
        case added(String)
    }

    /// Empty where the texts are the same.
    package let changes: [Change]

    init(from old: [String], to new: [String]) {
        let difference = new.difference(from: old)
        let removed = Set(difference.removals.map(\.offset))
        let added = Set(difference.insertions.map(\.offset))
        var changes: [Change] = []
        var (before, after) = (0, 0)
        while before < old.count || after < new.count {
            if removed.contains(before) {
                changes.append(.removed(old[before]))
                before += 1
            } else if added.contains(after) {
                changes.append(.added(new[after]))
                after += 1
            } else {
                before += 1
                after += 1
            }
        }
        self.changes = changes
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
