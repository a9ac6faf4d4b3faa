/// A set of places. They are mixed numbers already, so that to hash them again would cost more than all else.
struct PlaceSet {
    /// At most half full; each place stands at the slot of its last bits or behind it, up to the next that is free.
    private var slots: [DataPlace?]
    private var count = 0

    /// - Parameter capacity: a power of two.
    init(capacity: Int = 1_024) { slots = Array(repeating: nil, count: capacity) }

    func contains(_ place: DataPlace) -> Bool { slots[slot(of: place)] != nil }

    mutating func insert(_ place: DataPlace) {
        let slot = slot(of: place)
        guard slots[slot] == nil else { return }
        slots[slot] = place
        count += 1
        if 2 * count > slots.count { grow() }
    }

    private func slot(of place: DataPlace) -> Int {
        var slot = Int(truncatingIfNeeded: place.number) & (slots.count - 1)
        while let other = slots[slot], other != place { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        var larger = PlaceSet(capacity: 2 * slots.count)
        for case let place? in slots { larger.insert(place) }
        self = larger
    }
}
