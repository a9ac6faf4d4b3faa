import Content
import Testing

@Suite struct AccentColorTests {
    @Test(arguments: ["0b5c63", "#0b5c6", "#0b5c633", "#0b5c6g", "#+b5c63", "", "teal", "#０b5c63"])
    func `is nothing but six hexadecimal digits behind a hash`(_ text: String) {
        #expect(AccentColor(text) == nil)
    }

    @Test(arguments: [
        // 21 to 1, and grey at 5.74 to 1, as contrast checkers tell them.
        ("#000000", "#000000"), ("#666666", "#666666"), ("#0B5C63", "#0b5c63"),
    ])
    func `stays as it is where it can be read on white`(_ text: String, _ same: String) throws {
        #expect(try #require(AccentColor(text)).onWhite.description == same)
    }

    @Test(arguments: ["#ffffff", "#ffff00", "#7fd0d2", "#ff8800"])
    func `is darkened on white and can then be read`(_ text: String) throws {
        let color = try #require(AccentColor(text))
        #expect(color.onWhite != color)
        #expect(color.onWhite.onWhite == color.onWhite)
    }

    @Test(arguments: ["#000000", "#0b5c63", "#800000", "#ffffff"])
    func `is lightened on a dark page until it can be read`(_ text: String) throws {
        let color = try #require(AccentColor(text)).onDark
        #expect(color.onDark == color)
    }
}
