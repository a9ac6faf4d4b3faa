/// A character that nobody sees and that may change what a reader reads: a control, a mark that turns the order of the
/// characters round, or one without width.
///
/// U+200C and U+200D are none: many scripts and emoji are written with them. Nor are the harmless direction marks U+200E,
/// U+200F and U+061C.
package struct HiddenCharacter: Equatable, Sendable {
    package let scalar: Unicode.Scalar
    /// Where it begins in the bytes that were searched.
    package let index: Int

    package init(scalar: Unicode.Scalar, index: Int) {
        self.scalar = scalar
        self.index = index
    }

    /// Whether it is a control character, which belongs into no text.
    package var isControl: Bool { scalar.properties.generalCategory == .control }

    /// `U+202E`.
    package var name: String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    /// The first from `start` on in well-formed UTF-8. A carriage return is one where no line feed follows.
    package static func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> HiddenCharacter? {
        isLead.withUnsafeBufferPointer { isLead in
            for place in start..<max(start, bytes.count) where isLead[Int(bytes[place])] {
                if let scalar = scalar(at: place, of: bytes) { return Self(scalar: scalar, index: place) }
            }
            return nil
        }
    }

    /// Whether one may begin with a byte: with hardly any byte of a text.
    private static let isLead: [Bool] = (0...255).map { byte in
        byte < 0x20 && byte != 0x0A && byte != 0x09 || [0x7F, 0xC2, 0xE1, 0xE2, 0xEF, 0xF3].contains(byte)
    }

    private static func scalar(at index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
        func byte(_ offset: Int) -> UInt32 {
            index + offset < bytes.count ? UInt32(bytes[index + offset]) & 0x3F : 0
        }
        let lead = bytes[index]
        switch lead {
        case 0x09, 0x0A: return nil
        case 0x0D: return index + 1 < bytes.count && bytes[index + 1] == 0x0A ? nil : "\r"
        case 0..<0x20, 0x7F: return Unicode.Scalar(lead)
        case 0xC2:
            let value = 0x80 | byte(1)
            return value < 0xA0 || value == 0xAD ? Unicode.Scalar(value) : nil
        case 0xE1, 0xE2, 0xEF:
            let value = UInt32(lead & 0x0F) << 12 | byte(1) << 6 | byte(2)
            switch value {
            case 0x180E, 0x200B, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
                return Unicode.Scalar(value)
            default: return nil
            }
        case 0xF3:
            let value = UInt32(lead & 0x07) << 18 | byte(1) << 12 | byte(2) << 6 | byte(3)
            return (0xE0000...0xE0FFF).contains(value) ? Unicode.Scalar(value) : nil
        default: return nil
        }
    }
}
