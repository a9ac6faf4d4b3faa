import Diagnostics

/// Counts lines and columns while offsets only grow, so that all places of a text together take linear time.
struct PositionCounter {
    private let bytes: [UInt8]
    private var offset: Int
    private var position = Position.start

    init(bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        offset = start
    }

    /// The place of a byte. It must not come before the last one asked for.
    mutating func position(of next: Int) -> Position {
        while offset < next {
            if bytes[offset] == 0x0A {
                position = Position(line: position.line + 1, column: 1)
            } else if bytes[offset] & 0xC0 != 0x80 {
                position.column += 1
            }
            offset += 1
        }
        return position
    }
}
