/// A picture of a chance: so many of 100 or 1,000 squares filled, from the bottom row up.
///
/// Filled and empty squares differ by ink, not by colour, so that they print in black and white. Two paths, whatever
/// the number of squares: a hundred shapes cost the PDF engine half as much again.
package struct IconArray: Equatable, Sendable {
    package let filled: Int
    /// 100 or 1,000.
    package let total: Int

    /// The array that shows `count` of `all` exactly; nil where none does, or below 1 in 1,000.
    package init?(count: Int, of all: Int) {
        for total in [100, 1_000] {
            let (product, overflow) = count.multipliedReportingOverflow(by: total)
            guard !overflow, product.isMultiple(of: all), product > 0 else { continue }
            filled = product / all
            self.total = total
            return
        }
        return nil
    }

    /// - Parameter title: what the picture says in words; screen readers read it.
    package func svg(title: String) -> [UInt8] {
        let columns = total == 100 ? 10 : 50
        let rows = total / columns
        let cell = total == 100 ? 10 : 4
        let side = total == 100 ? 8 : 3
        var full = ""
        var empty = ""
        for index in 0..<total {
            let x = (index % columns) * cell + 1
            let y = (rows - 1 - index / columns) * cell + 1
            let square = "M\(x) \(y)h\(side)v\(side)h-\(side)z"
            if index < filled { full += square } else { empty += square }
        }
        var svg: [UInt8] = []
        svg +=
            "<svg class=\"icon-array icon-array-\(total)\" role=\"img\" viewBox=\"0 0 \(columns * cell + 1) \(rows * cell + 1)\">"
            .utf8
        svg += "<title>\(title.escapedForHTML)</title>".utf8
        svg +=
            "<path class=\"not-affected\" d=\"\(empty)\"/><path class=\"affected\" d=\"\(full)\"/></svg>".utf8
        return svg
    }
}
