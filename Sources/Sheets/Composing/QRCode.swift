import CQREncode
import Site

/// A QR code of a web address as a picture. The only file that sees libqrencode.
package struct QRCode: Sendable {
    /// Modules on a side, without the quiet zone.
    package let size: Int
    /// Row by row from the top; true is dark.
    package let modules: [Bool]

    /// The code of a text, or nil where it is too long for one.
    package init?(_ text: String) {
        // Medium correction: a fold or a stamp over a corner of the sheet still leaves it readable.
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        size = width
        modules = (0..<width * width).map { code.pointee.data[$0] & 1 == 1 }
    }

    /// One path along the rows of black squares, with the four modules of quiet zone that readers need.
    ///
    /// Strokes: half as many steps as outlines, and the engine that prints follows them on every page.
    ///
    /// - Parameter title: what the code is for; screen readers read it.
    package func svg(title: String) -> [UInt8] {
        var path = ""
        for row in 0..<size {
            var column = 0
            var end = 0
            while column < size {
                guard modules[row * size + column] else {
                    column += 1
                    continue
                }
                path += end == 0 ? "M\(column + 4) \(row + 4).5" : "m\(column - end) 0"
                end = column
                while end < size, modules[row * size + end] { end += 1 }
                path += "h\(end - column)"
                column = end
            }
        }
        let side = size + 8
        var svg: [UInt8] = []
        svg +=
            "<svg class=\"qr\" role=\"img\" viewBox=\"0 0 \(side) \(side)\" shape-rendering=\"crispEdges\">"
            .utf8
        svg +=
            "<title>\(title.escapedForHTML)</title><path d=\"\(path)\" fill=\"none\" stroke=\"#000\"/></svg>"
            .utf8
        return svg
    }
}
