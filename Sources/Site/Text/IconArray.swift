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
        let grid = total == 100 ? Grid.hundred : Grid.thousand
        var svg: [UInt8] = []
        svg.reserveCapacity(grid.path.count + 400)
        svg += "<svg class=\"icon-array icon-array-\(total)\" role=\"img\" viewBox=\"\(grid.viewBox)\">".utf8
        svg += "<title>\(title.escapedForHTML)</title><path class=\"not-affected\" d=\"".utf8
        svg += grid.path[grid.ends[filled]...]
        svg += "\"/><path class=\"affected\" d=\"".utf8
        svg += grid.path[..<grid.ends[filled]]
        svg += "\"/></svg>".utf8
        return svg
    }

    /// The squares of an array as one path, from the bottom row up, made once: every picture is a cut through it.
    private struct Grid: Sendable {
        static let hundred = Grid(columns: 10, rows: 10, cell: 10, side: 8)
        static let thousand = Grid(columns: 50, rows: 20, cell: 4, side: 3)

        let path: [UInt8]
        /// Where in the path the first so many squares end.
        let ends: [Int]
        let viewBox: String

        init(columns: Int, rows: Int, cell: Int, side: Int) {
            var path: [UInt8] = []
            var ends = [0]
            for index in 0..<columns * rows {
                let x = (index % columns) * cell + 1
                let y = (rows - 1 - index / columns) * cell + 1
                path += "M\(x) \(y)h\(side)v\(side)h-\(side)z".utf8
                ends.append(path.count)
            }
            self.path = path
            self.ends = ends
            viewBox = "0 0 \(columns * cell + 1) \(rows * cell + 1)"
        }
    }
}
