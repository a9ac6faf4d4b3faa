import Content
import Testing

@Suite struct ChanceBandTests {
    @Test(arguments: [
        (1, 1, ChanceBand.veryCommon), (1, 10, .veryCommon), (99, 1_000, .common), (1, 11, .common),
        (1, 100, .common),
        (99, 10_000, .uncommon), (1, 1_000, .uncommon), (999, 1_000_000, .rare), (1, 10_000, .rare),
        (1, 10_001, .veryRare), (0, 500, .veryRare), (5, 1_000, .uncommon), (3, 100, .common),
    ])
    func `the lower bound belongs to the band`(count: Int, total: Int, band: ChanceBand) {
        #expect(ChanceBand(count: count, of: total) == band)
    }

    @Test func `huge numbers do not overflow`() {
        #expect(ChanceBand(count: .max, of: .max) == .veryCommon)
        #expect(ChanceBand(count: 1, of: .max) == .veryRare)
    }

    @Test func `a chance that no source states has no band`() {
        #expect(ChanceBand(.notStated) == .notKnown)
    }
}
