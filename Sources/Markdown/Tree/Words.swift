extension Nodes {
    /// Whether there is something to read outside of headings: a word, a number, a passage or a fact that is put in.
    ///
    /// Lines, empty items, white space and characters that nobody sees are not.
    package var holdWords: Bool {
        tree.withView { view in
            var index = range.lowerBound
            while index < range.upperBound {
                let record = view.records[index]
                switch record.kind {
                case .heading:
                    index = Int(record.end)
                    continue
                case .text, .code:
                    if Self.holdsWord(view.words(record)) { return true }
                case .codeBlock:
                    if Self.holdsWord(view.texts(record).second) { return true }
                case .fact, .include: return true
                default: break
                }
                index += 1
            }
            return false
        }
    }

    private static func holdsWord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.contains(where: { ($0 | 0x20) &- UInt8(ascii: "a") < 26 || $0 &- UInt8(ascii: "0") < 10 }) {
            return true
        }
        return String(decoding: bytes, as: UTF8.self).contains { $0.isLetter || $0.isNumber }
    }
}
