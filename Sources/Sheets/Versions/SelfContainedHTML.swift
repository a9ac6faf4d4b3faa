import JSON
import Site

/// A sheet that needs something which a frozen copy cannot hold.
package struct UnfreezableSheet: Error, CustomStringConvertible {
    package let description: String
}

/// Makes a page that needs no other file: style sheets and pictures move into it, links name whole web addresses.
///
/// A frozen sheet must look the same in ten years, whatever becomes of the site's style sheet and pictures.
struct SelfContainedHTML {
    /// Where the page stands on the site.
    let address: Address
    /// The site's web address, ending in `/`.
    let root: String
    /// The bytes of a file of the site; nil where there is none.
    let file: (Address) throws -> [UInt8]?

    func html(_ html: [UInt8]) throws -> [UInt8] {
        var output: [UInt8] = []
        var place = 0
        while place < html.count {
            guard let tag = HTMLTag(html, at: place) else {
                output.append(html[place])
                place += 1
                continue
            }
            try append(tag, html[place..<tag.end], to: &output)
            place = tag.end
        }
        return output
    }

    private func append(_ tag: HTMLTag, _ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) throws {
        if tag.isEnd || tag.name.isEmpty {
            output += bytes
        } else if tag.name == "link" {
            // Icons and the site's other pages are nothing that a version needs.
            guard tag["rel"] == "stylesheet", let link = tag["href"] else { return }
            try appendStyle(of: link, media: tag["media"], to: &output)
        } else if tag.name == "script" || tag["srcset"] != nil || tag["poster"] != nil {
            throw UnfreezableSheet(description: "`<\(tag.name)>` cannot be frozen with it")
        } else if let attribute = tag.attributes.first(where: { Self.names(of: tag).contains($0.name) }),
            !attribute.value.hasPrefix("#")
        {
            output += "<\(tag.name)".utf8
            for (name, value) in tag.attributes {
                let value = name == attribute.name ? try self.value(value, in: tag) : value
                output += " \(name)=\"\(value)\"".utf8
            }
            output += ">".utf8
        } else {
            output += bytes
        }
    }

    /// The attributes of a tag that name a file.
    private static func names(of tag: HTMLTag) -> [String] {
        ["a", "area"].contains(tag.name) ? ["href"] : ["src", "href", "xlink:href", "data"]
    }

    private func value(_ value: String, in tag: HTMLTag) throws -> String {
        let isLink = tag.name == "a" || tag.name == "area"
        guard Self.isRelative(value) else {
            if isLink || value.hasPrefix("data:") { return value }
            throw UnfreezableSheet(description: "it shows `\(value)` of another site")
        }
        if isLink {
            let parts = value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let target = address.resolving(String(parts[0])).clean
            return (root + target).escapedForHTML + (parts.count > 1 ? "#\(parts[1])" : "")
        }
        return try data(of: address.resolving(value))
    }

    private func appendStyle(of link: String, media: String?, to output: inout [UInt8]) throws {
        let place = address.resolving(link)
        guard Self.isRelative(link), let css = try file(place) else {
            throw UnfreezableSheet(description: "its style sheet `\(link)` is no file of the site")
        }
        let text = String(decoding: css, as: UTF8.self)
        guard !text.lowercased().contains("</style"), !text.contains("@import") else {
            throw UnfreezableSheet(
                description: "its style sheet `\(link)` holds `@import` or `</style`, which cannot be frozen")
        }
        output += "<style\(media.map { " media=\"\($0)\"" } ?? "")>\n".utf8
        var parts = text.split(separator: "url(", omittingEmptySubsequences: false)[...]
        output += (parts.popFirst() ?? "").utf8
        for part in parts {
            let pieces = part.split(separator: ")", maxSplits: 1, omittingEmptySubsequences: false)
            let name = pieces[0].filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
            let isHere = name.hasPrefix("data:") || name.hasPrefix("#")
            let source = isHere ? String(pieces[0]) : try data(of: place.resolving(name))
            output += "url(\(source))\(pieces.count > 1 ? pieces[1] : "")".utf8
        }
        output += "</style>".utf8
    }

    private func data(of address: Address) throws -> String {
        guard let bytes = try file(address) else {
            throw UnfreezableSheet(description: "`\(address.path)` is no file of the site")
        }
        let ending = address.path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return "data:\(Self.types[ending] ?? "application/octet-stream");base64,\(String(base64: bytes))"
    }

    /// Whether an address leads from the page to a file of the same site.
    private static func isRelative(_ address: String) -> Bool {
        if address.hasPrefix("/") { return false }
        let start = address.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return !start.contains(":")
    }

    private static let types = [
        "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
        "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "woff2": "font/woff2",
        "woff": "font/woff", "ttf": "font/ttf", "otf": "font/otf",
    ]
}

extension Address {
    /// The file that a relative address on this one leads to.
    fileprivate func resolving(_ relative: String) -> Address {
        var folders = path.split(separator: "/").dropLast()
        for part in relative.prefix(while: { $0 != "?" && $0 != "#" }).split(separator: "/") {
            if part == ".." { _ = folders.popLast() } else if part != "." { folders.append(part) }
        }
        return Address(folders.joined(separator: "/"))
    }
}
