#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The one colour of a clinic's site, in sRGB.
package struct AccentColor: Equatable, Sendable, CustomStringConvertible {
    /// What WCAG 2.2 asks of text (1.4.3, level AA), with a little over for tinted grounds.
    private static let contrast = 5.0
    /// The darkest ground that a dark page has: its luminance is what a light colour is held against.
    private static let darkGround = AccentColor(0x1C, 0x26, 0x28)

    private let red: UInt8
    private let green: UInt8
    private let blue: UInt8

    private init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        (self.red, self.green, self.blue) = (red, green, blue)
    }

    /// - Parameter text: `#` and six hexadecimal digits.
    package init?(_ text: String) {
        let digits = text.dropFirst()
        guard text.hasPrefix("#"), digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
            let number = UInt32(digits, radix: 16)
        else { return nil }
        self.init(UInt8(number >> 16 & 0xFF), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF))
    }

    package var description: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The colour, darkened until it can be read on white.
    package var onWhite: AccentColor { mixed(with: AccentColor(0, 0, 0), on: AccentColor(255, 255, 255)) }

    /// The colour, lightened until it can be read on a dark page.
    package var onDark: AccentColor { mixed(with: AccentColor(255, 255, 255), on: Self.darkGround) }

    private func mixed(with other: AccentColor, on ground: AccentColor) -> AccentColor {
        for share in 0...20 {
            func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
                UInt8((Int(from) * (20 - share) + Int(to) * share) / 20)
            }
            let mixed = AccentColor(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
            if mixed.contrast(with: ground) >= Self.contrast { return mixed }
        }
        return other
    }

    /// The contrast ratio of WCAG 2.2, from 1 to 21.
    private func contrast(with other: AccentColor) -> Double {
        let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (light + 0.05) / (dark + 0.05)
    }

    /// The relative luminance of WCAG 2.2.
    private var luminance: Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
}
