import Foundation
import Site
import Testing

@Suite struct IconArrayTests {
    @Test(arguments: [
        (1, 10, 10, 100), (3, 100, 3, 100), (1, 200, 5, 1_000), (5, 1_000, 5, 1_000), (1, 1_000, 1, 1_000),
    ])
    func `shows a chance exactly, with as few squares as it takes`(
        count: Int, of: Int, filled: Int, total: Int
    ) throws {
        let array = try #require(IconArray(count: count, of: of))
        #expect((array.filled, array.total) == (filled, total))
    }

    @Test(arguments: [(1, 3), (1, 10_000), (0, 100), (1, 2_000)])
    func `shows nothing where no array is exact`(count: Int, of: Int) {
        #expect(IconArray(count: count, of: of) == nil)
    }

    @Test func `fills squares from the bottom row up and leaves the rest empty`() throws {
        let svg = String(
            decoding: try #require(IconArray(count: 3, of: 100)).svg(title: "3 of 100"), as: UTF8.self)
        #expect(svg.contains("<title>3 of 100</title>"))
        #expect(svg.contains("class=\"affected\" stroke-width=\"8\" stroke-dasharray=\"8 2\" d=\"M1 95h28\""))
        // The rest of the bottom row, then the other nine.
        #expect(
            svg.contains(
                "class=\"not-affected\" stroke-width=\"8\" stroke-dasharray=\"8 2\" d=\"M31 95h68M1 85h98"))
        #expect(svg.components(separatedBy: "h98").count == 1 + 9)
        #expect(svg.utf8.count < 1_000)
    }

    @Test func `has no empty squares where everybody is affected`() throws {
        let svg = String(
            decoding: try #require(IconArray(count: 1, of: 1)).svg(title: "100 of 100"), as: UTF8.self)
        #expect(!svg.contains("not-affected"))
    }
}
