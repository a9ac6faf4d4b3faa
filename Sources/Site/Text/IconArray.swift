/// A picture of a chance: so many of 100 or 1,000 squares filled, from the bottom row up.
///
/// Filled and empty squares differ by ink, not by colour, so that they print in black and white. An empty square is a full one
/// with a smaller one of the paper's colour on it.
package struct IconArray: Equatable, Sendable {
    package let filled: Int
    /// 100 or 1,000.
    package let total: Int

    /// The array that shows `count` of `all` exactly; nil where none does, or below 1 in 1,000.
    ///
    /// - Parameter total: the number of squares where pictures are to be compared; else as few as it takes.
    package init?(count: Int, of all: Int, squares wanted: Int? = nil) {
        for total in [100, 1_000] where wanted == nil || wanted == total {
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
        var svg =
            "<svg class=\"icon-array icon-array-\(total)\" role=\"img\" viewBox=\"\(grid.viewBox)\" fill=\"none\">"
        svg += "<title>\(title.escapedForHTML)</title>"
        if filled < total {
            svg += grid.squares(filled..<total, "not-affected", side: grid.side)
            svg += grid.squares(filled..<total, "inside", side: grid.side - grid.frame)
        }
        svg += grid.squares(0..<filled, "affected", side: grid.side) + "</svg>"
        return Array(svg.utf8)
    }

    /// The places of the squares, counted from the bottom row up. Lengths are tenths of the picture's unit.
    private struct Grid: Sendable {
        static let hundred = Grid(columns: 10, rows: 10, cell: 100, side: 80, frame: 14)
        static let thousand = Grid(columns: 50, rows: 20, cell: 40, side: 32, frame: 10)

        let columns: Int
        let rows: Int
        let cell: Int
        let side: Int
        /// What the line around an empty square takes of its side, on both edges together.
        let frame: Int

        var viewBox: String { "0 0 \(Self.units(columns * cell)) \(Self.units(rows * cell))" }

        /// Each row is one line of dashes: a shape for each square would make a thousand weigh more than the rest of a page.
        func squares(_ range: Range<Int>, _ name: String, side: Int) -> String {
            let edge = (cell - side) / 2
            var path = ""
            var next = range.lowerBound
            while next < range.upperBound {
                let row = next / columns
                let end = min(range.upperBound, (row + 1) * columns)
                let x = (next - row * columns) * cell + edge
                let y = (rows - 1 - row) * cell + cell / 2
                path +=
                    "M\(Self.units(x)) \(Self.units(y))h\(Self.units((end - next) * cell - (cell - side)))"
                next = end
            }
            let dashes = "\(Self.units(side)) \(Self.units(cell - side))"
            return
                "<path class=\"\(name)\" stroke-width=\"\(Self.units(side))\" stroke-dasharray=\"\(dashes)\" d=\"\(path)\"/>"
        }

        private static func units(_ tenths: Int) -> String {
            tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        }
    }
}
