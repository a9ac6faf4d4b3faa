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

    @Test func `draws every square in one of two paths, filled ones from the bottom row`() throws {
        let svg = String(
            decoding: try #require(IconArray(count: 3, of: 100)).svg(title: "3 of 100"), as: UTF8.self)
        #expect(svg.components(separatedBy: "<path").count == 3)
        #expect(svg.components(separatedBy: "M").count == 101)
        #expect(svg.contains("class=\"affected\" d=\"M1 91h8v8h-8zM11 91h8v8h-8zM21 91h8v8h-8z\""))
        #expect(svg.contains("<title>3 of 100</title>"))
    }
}
