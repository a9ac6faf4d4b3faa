import Diagnostics

/// Text that cmark gives in pieces, put together, with the place of every piece and of every escaped byte.
struct TextRun {
    private(set) var bytes: [UInt8] = []
    private var pieces: [(start: Int, position: Position)] = []
    /// Offsets at which a piece begins that the writer escaped.
    private var escapes: [Int] = []
    /// The last place that was asked for: the next one is counted on from it.
    private var counted: (offset: Int, position: Position)?

    var isEmpty: Bool { bytes.isEmpty }
    var mayHoldInsertion: Bool { bytes.withUnsafeBufferPointer { holdTwoBraces($0) } }
    var holdsAlertMark: Bool {
        bytes.withUnsafeBufferPointer { $0.holds(UInt8(ascii: "["), then: UInt8(ascii: "!")) }
    }
    var text: String { text(in: 0..<bytes.count) }

    mutating func append(_ piece: UnsafeBufferPointer<UInt8>, at position: Position, isEscaped: Bool) {
        if isEscaped { escapes.append(bytes.count) }
        pieces.append((bytes.count, position))
        bytes.append(contentsOf: piece)
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        escapes.removeAll(keepingCapacity: true)
        counted = nil
    }

    func isEscaped(_ offset: Int) -> Bool {
        let index = Self.firstIndex(below: escapes.count) { escapes[$0] >= offset }
        return index < escapes.count && escapes[index] == offset
    }

    func text(in range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Where the byte at an offset was written.
    mutating func position(at offset: Int) -> Position {
        let next = Self.firstIndex(below: pieces.count) { pieces[$0].start > offset }
        guard next > 0 else { return .start }
        var (from, place) = pieces[next - 1]
        if let counted, counted.offset >= from, counted.offset <= offset { (from, place) = counted }
        for byte in bytes[from..<offset] where byte & 0xC0 != 0x80 { place.column += 1 }
        counted = (offset, place)
        return place
    }

    /// The first index that a condition holds for, which once true stays true.
    private static func firstIndex(below count: Int, where holds: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension String {
    var holdsTwoBraces: Bool { utf8.withContiguousStorageIfAvailable(holdTwoBraces) ?? contains("{{") }
}

private func holdTwoBraces(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.holds(UInt8(ascii: "{"), then: UInt8(ascii: "{"))
}
