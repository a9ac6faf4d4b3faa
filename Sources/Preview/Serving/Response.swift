import Content

/// What a browser is given.
package struct Response: Sendable {
    package enum Status: Int, Sendable {
        case fine = 200
        case moved = 302
        case unchanged = 304
        case badRequest = 400
        case foreignHost = 403
        case notFound = 404
        case wrongMethod = 405
        case cannotBeMade = 500
    }

    package var status: Status
    package var type: String
    package var bytes: [UInt8]
    /// Changes with every byte.
    package var tag: String?
    /// Where to go instead.
    package var location: String?

    package init(_ status: Status = .fine, type: String = Self.html, bytes: [UInt8]) {
        self.status = status
        self.type = type
        self.bytes = bytes
    }

    package static let html = "text/html; charset=utf-8"

    /// A sentence for people.
    package static func text(_ status: Status, _ sentence: String) -> Response {
        Response(status, type: "text/plain; charset=utf-8", bytes: Array((sentence + "\n").utf8))
    }

    package static func moved(to location: String) -> Response {
        var response = text(.moved, "It stands at \(location).")
        response.location = location
        return response
    }

    /// The type of a file by the end of its name.
    package static func type(of path: String) -> String {
        switch path.split(separator: ".").last?.lowercased() ?? "" {
        case "html": html
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "json": "application/json"
        case "xml": "application/xml"
        case "txt": "text/plain; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "gif": "image/gif"
        case "webp": "image/webp"
        case "avif": "image/avif"
        case "ico": "image/x-icon"
        case "pdf": "application/pdf"
        case "woff2": "font/woff2"
        case "mp4": "video/mp4"
        default: "application/octet-stream"
        }
    }
}
