/// The line of a file to which a diagnostic points.
package enum Excerpt {
    /// At most 100 characters of the line with the column among them, and the column's place in it.
    package static func line(_ bytes: ArraySlice<UInt8>, column: Int) -> (line: String, column: Int) {
        let scalars = Array(String(decoding: bytes.prefix(20_000), as: UTF8.self).onOneLine.unicodeScalars)
        let column = min(max(column, 1), scalars.count + 1)
        let start = max(0, column - 80)
        var line = ""
        line.unicodeScalars.append(contentsOf: scalars[start..<min(start + 100, scalars.count)])
        while line.last == " " { line.removeLast() }
        return (line, column - start)
    }
}
