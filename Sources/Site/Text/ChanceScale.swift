import Content

/// One number of people on which all chances of a table are shown, so that a reader can compare them.
struct ChanceScale: Equatable {
    let people: Int

    /// The number of people that shows most of the chances exactly, and the smallest of several such.
    ///
    /// A chance below 1 in that number stands beside it with the source's own number. Nothing is rounded: nil where some chance
    /// above it has no exact place on any scale.
    init?(_ frequencies: [Frequency]) {
        var best: (people: Int, shown: Int)?
        for people in [100, 1_000, 10_000, 100_000] {
            let places = frequencies.map { Self.place(of: $0, among: people) }
            let shown = places.count { $0 != nil }
            let fits = zip(places, frequencies).allSatisfy { $0 != nil || $1.isBelow(oneIn: people) }
            if fits, shown > best?.shown ?? 0 { best = (people, shown) }
        }
        guard let best else { return nil }
        people = best.people
    }

    /// How many of the scale's people; nil where no whole number is exact.
    func count(_ frequency: Frequency) -> Int? { Self.place(of: frequency, among: people) }

    private static func place(of frequency: Frequency, among people: Int) -> Int? {
        let (product, overflow) = frequency.count.multipliedReportingOverflow(by: people)
        guard !overflow, product.isMultiple(of: frequency.of), product > 0 else { return nil }
        return product / frequency.of
    }
}

extension Frequency {
    /// Whether it is less than 1 in `people`.
    func isBelow(oneIn people: Int) -> Bool {
        let (product, overflow) = count.multipliedReportingOverflow(by: people)
        return !overflow && product < of
    }
}
