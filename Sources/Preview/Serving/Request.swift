/// What a browser asks for.
package struct Request: Sendable {
    package enum Method: Sendable { case get, head, other }

    package var method: Method
    /// As it stands in the request: `/techniques/nerve-block/?last-good`.
    package var target: String
    package var host: String?
    package var ifNoneMatch: String?

    package init(_ method: Method, _ target: String, host: String?, ifNoneMatch: String? = nil) {
        self.method = method
        self.target = target
        self.host = host
        self.ifNoneMatch = ifNoneMatch
    }
}

extension Request {
    /// The path without its `%` escapes; nil where these are no UTF-8.
    package var path: String? {
        // Browsers take `\` for `/`: where such a path is sent back, `/\evil.example` leads to another server.
        rawPath.first == "/" && !rawPath.contains("\\") ? Self.unescaped(rawPath[...]) : nil
    }

    /// The path as it stands in the request.
    package var rawPath: String { String(target.prefix { $0 != "?" && $0 != "#" }) }

    /// The value of a part of the query; empty where it has none, nil where there is no such part.
    package func query(_ name: String) -> String? {
        guard let start = target.firstIndex(of: "?") else { return nil }
        for part in target[start...].dropFirst().split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1)
            if let first = pair.first, first == name { return pair.count > 1 ? Self.unescaped(pair[1]) : "" }
        }
        return nil
    }

    private static func unescaped(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = Substring(rest.prefix(2))
            guard digits.count == 2, digits.allSatisfy(\.isHexDigit), let code = UInt8(digits, radix: 16)
            else {
                return nil
            }
            bytes.append(code)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
