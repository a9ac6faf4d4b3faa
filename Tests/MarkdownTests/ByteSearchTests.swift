import Markdown
import Testing

@Suite struct ByteSearchTests {
    /// Every byte at every place of a text that is longer than the word of eight that is looked at in one step.
    @Test func `finds each byte that is not visible ASCII`() {
        for byte in UInt8.min...UInt8.max {
            let isVisible = byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09
            for place in 0..<19 {
                var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 19)
                bytes[place] = byte
                #expect(bytes.withUnsafeBufferPointer(\.areVisibleASCII) == isVisible, "\(byte) at \(place)")
            }
        }
    }

    @Test(arguments: [
        ("percent", true), ("5 percent.", true), ("per per percent", true), ("percen", false), ("p", false),
        ("Percent", false), ("", false),
    ])
    func `finds a text among bytes`(_ bytes: String, _ isHeld: Bool) {
        #expect(Array(bytes.utf8).withUnsafeBufferPointer { $0.holds("percent") } == isHeld)
    }

    /// Neighbours that carry into each other's bits must not hide one another.
    @Test(
        arguments: [[0x20, 0x1F, 0x20], [0xFF, 0x7F, 0x61], [0x7F, 0x20, 0x1F], [0x00, 0x20, 0x20]]
            as [[UInt8]])
    func `finds them beside each other`(_ odd: [UInt8]) {
        for place in 0..<8 {
            var bytes = [UInt8](repeating: 0x20, count: 16)
            bytes.replaceSubrange(place..<place + 3, with: odd)
            #expect(!bytes.withUnsafeBufferPointer(\.areVisibleASCII))
        }
        #expect([UInt8]().withUnsafeBufferPointer(\.areVisibleASCII))
    }
}
