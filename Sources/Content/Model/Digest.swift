import Crypto

/// SHA-256 as lower-case hexadecimal.
package enum Digest {
    /// All 64 digits.
    package static func full(_ bytes: some Collection<UInt8>) -> String {
        var hash = SHA256()
        hash.update(data: Array(bytes))
        return hexadecimal(hash.finalize())
    }

    /// The first 8 digits: enough to notice a change, short enough to copy.
    package static func short(_ bytes: some Collection<UInt8>) -> String { String(full(bytes).prefix(8)) }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
