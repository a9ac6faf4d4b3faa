/// The address of a link or an image, judged by where it leads.
package struct LinkAddress: Equatable, Sendable {
    /// What is wrong with an address.
    package enum Danger: Equatable, Sendable {
        /// A scheme other than http, https, mailto and tel.
        case scheme(String)
        /// `//host/…`, which leads to another host by whatever scheme the page has.
        case protocolRelative
    }

    /// Nil where the address may stand.
    package let danger: Danger?
    /// Whether it leads to another host.
    package let isExternal: Bool

    private static let allowed: Set<String> = ["http", "https", "mailto", "tel"]

    /// `destination` as cmark gives it: entities and escapes resolved.
    package init(_ destination: String) {
        // Browsers strip spaces and control characters before the address, and tabs and line ends anywhere in
        // it.
        var scheme: [UInt8] = []
        var slashes = 0
        var danger: Danger?
        var name: String?
        scan: for byte in destination.utf8 {
            switch byte {
            case 0...0x20, 0x7F: continue
            case UInt8(ascii: ":"):
                name = String(decoding: scheme, as: UTF8.self)
                break scan
            case UInt8(ascii: "/"), UInt8(ascii: "\\"):
                // Browsers take a backslash for a slash.
                guard scheme.isEmpty else { break scan }
                slashes += 1
                if slashes == 2 {
                    danger = .protocolRelative
                    break scan
                }
            case UInt8(ascii: "?"), UInt8(ascii: "#"): break scan
            default:
                guard slashes == 0 else { break scan }
                scheme.append(byte | (byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? 0x20 : 0))
            }
        }
        if let name, !Self.allowed.contains(name) { danger = .scheme(name) }
        self.danger = danger
        isExternal = danger == .protocolRelative || name == "http" || name == "https"
    }

    /// Whether a browser may run or open what the address holds; such an address never gets into a tree.
    var isActive: Bool {
        guard case .scheme(let name) = danger else { return false }
        return ["javascript", "vbscript", "data", "file"].contains(name)
    }
}
