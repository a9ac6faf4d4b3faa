/// The bytes of a text with the place where each of its lines begins.
///
/// A line ends, as CommonMark has it, with a line feed, a carriage return, or both.
struct Lines {
    let bytes: [UInt8]
    /// Offset of each line's first byte; never empty.
    let starts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        starts.reserveCapacity(bytes.count / 40)
        bytes.withUnsafeBufferPointer { bytes in
            if bytes.holds(0x0D) {
                for index in bytes.indices where bytes[index] == 0x0A || bytes[index] == 0x0D {
                    if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
                    starts.append(index + 1)
                }
            } else {
                while let end = bytes.first(0x0A, from: starts[starts.count - 1]) { starts.append(end + 1) }
            }
        }
        self.starts = starts
    }

    /// How many lines the text has; an end of line at its very end begins no further line.
    var count: Int { starts.last == bytes.count ? starts.count - 1 : starts.count }

    /// Offset after the last byte of a line, its end of line among them.
    func end(of line: Int) -> Int { line + 1 < starts.count ? starts[line + 1] : bytes.count }
}
