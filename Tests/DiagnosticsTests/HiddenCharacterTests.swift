import Diagnostics
import Testing

@Suite struct HiddenCharacterTests {
    private func first(_ text: String) -> HiddenCharacter? {
        var text = text
        return text.withUTF8 { HiddenCharacter.first(in: $0) }
    }

    @Test(arguments: [
        0x1, 0x8, 0xB, 0xC, 0x1B, 0x7F, 0x80, 0x85, 0x9F, 0xAD, 0x180E, 0x200B, 0x2028, 0x202A, 0x202E,
        0x2060, 0x2066,
        0x2069, 0xFEFF, 0xFFF9, 0xE0020,
    ])
    func `finds it wherever it stands`(_ value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        for before in [0, 1, 29, 30, 31, 32, 33, 63, 64, 100] {
            for after in [0, 1, 40] {
                let text =
                    String(repeating: "a", count: before) + String(scalar)
                    + String(repeating: "b", count: after)
                #expect(first(text) == HiddenCharacter(scalar: scalar, index: before))
            }
        }
    }

    @Test func `takes visible text, line ends and the joiners of scripts for what they are`() {
        let text = "a\tb\r\nc é ü ñ “x” – … ° € 手术 हिन्‍दी می‌خواهم 👩‍⚕️ \u{A0}\u{202F}\u{200E}\n"
        #expect(first(String(repeating: text, count: 9)) == nil)
        #expect(first("a\rb")?.scalar == "\r")
        #expect(first("a\r")?.index == 1)
    }
}
