import Diagnostics

extension TemplateSource {
    static let maximumSize = 1 << 20

    /// Where the text begins: after the byte order mark, if there is one.
    var textStart: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    /// The error that makes the bytes no template at all, if there is one.
    var diagnostic: Diagnostic? {
        guard bytes.count <= Self.maximumSize else {
            return Diagnostic(
                rule: "template-too-large", file: file, "The template is larger than 1 MiB",
                help: "Move parts of it into templates of their own.")
        }
        guard let (offset, message) = notText() else { return nil }
        var places = PositionCounter(bytes: bytes, from: textStart)
        return Diagnostic(
            rule: "template-not-utf8", file: file, at: places.position(of: max(offset, textStart)), message,
            help: "Save the file as UTF-8 text.")
    }

    /// Whether an offset is the first of a line.
    func beginsLine(at offset: Int) -> Bool { offset <= textStart || bytes[offset - 1] == 0x0A }

    /// The white space before an offset, where nothing else stands before it on its line.
    func indentation(before offset: Int) -> Range<Int>? {
        var start = offset
        while start > textStart, Self.isBlank(bytes[start - 1]) { start -= 1 }
        return beginsLine(at: start) ? start..<offset : nil
    }

    /// The line break (or the end of the text) after an offset, where nothing but white space stands before
    /// it.
    func lineBreak(after offset: Int) -> Range<Int>? {
        var place = offset
        while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
        guard place < bytes.count else { return place..<place }
        if bytes[place] == 0x0A { return place..<place + 1 }
        guard bytes[place] == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A else { return nil }
        return place..<place + 2
    }

    /// The white space at the beginning of the first line that is not empty.
    func indentationOfFirstLine(from offset: Int) -> Range<Int> {
        var (start, place) = (offset, offset)
        while place < bytes.count, Self.isBlank(bytes[place]) || bytes[place] == 0x0A || bytes[place] == 0x0D
        {
            place += 1
            if bytes[place - 1] == 0x0A { start = place }
        }
        return start..<place
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// The first byte that no text holds, and why.
    private func notText() -> (offset: Int, message: String)? {
        if let zero = bytes.firstIndex(of: 0) {
            return (zero, "The template holds a NUL byte, so it is not text")
        }
        var (decoder, iterator, offset) = (UTF8(), bytes.makeIterator(), 0)
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return (offset, "The template is not UTF-8 text")
            }
        }
    }
}
