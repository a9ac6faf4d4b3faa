import Content
import Testing

@Suite struct CalendarDateTests {
    @Test(arguments: ["2024-02-29", "2026-11-21", "2000-02-29", "0001-01-01", "9999-12-31"])
    func `reads a day of the calendar and writes it as it was`(text: String) {
        #expect(CalendarDate(text)?.description == text)
    }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-1", "21-11-2026", "",
        "2026-11-21x",
        "２０２６-11-21", "+026-11-21", "2026/11/21",
    ])
    func `refuses what is no day`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-11-21", 3, "2027-02-21"),
        ("2026-12-31", 36, "2029-12-31"),
    ])
    func `counts months to the last day at most`(start: String, months: Int, end: String) throws {
        #expect(try #require(CalendarDate(start)).adding(months: months).description == end)
    }
}
