import Sheets
import Testing

@Suite struct QRCodeTests {
    @Test func `has the three finder patterns of every QR code`() throws {
        let code = try #require(QRCode("https://handout.example.org/sheets/nerve-block/"))
        for (row, column) in [(0, 0), (0, code.size - 7), (code.size - 7, 0)] {
            for offset in 0..<7 {
                #expect(code.modules[row * code.size + column + offset])
                #expect(code.modules[(row + 6) * code.size + column + offset])
            }
        }
    }

    @Test func `draws a quiet zone of four modules on every side`() throws {
        let code = try #require(QRCode("https://handout.example.org/"))
        let svg = String(decoding: code.svg(title: "A <title>"), as: UTF8.self)
        #expect(svg.contains("viewBox=\"0 0 \(code.size + 8) \(code.size + 8)\""))
        #expect(svg.contains("M4 4.5h7m"))
        #expect(svg.contains("<title>A &lt;title&gt;</title>"))
    }

    @Test func `refuses a text that no QR code can hold`() {
        #expect(QRCode(String(repeating: "x", count: 5_000)) == nil)
    }
}
