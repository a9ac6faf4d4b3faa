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

    /// The 20 bytes of SHA-1: only where a standard asks for it, never to tell texts apart.
    package static func sha1(_ bytes: [UInt8]) -> [UInt8] { Array(Insecure.SHA1.hash(data: bytes)) }

    /// A writer's text as it is hashed: white space at the end of lines and of the text does not count, so that editors
    /// may tidy it.
    static func tidy(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte == 0x0A {
                while let last = result.last, last == 0x20 || last == 0x09 || last == 0x0D {
                    result.removeLast()
                }
            }
            result.append(byte)
        }
        while let last = result.last, last <= 0x20 { result.removeLast() }
        return result
    }

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
