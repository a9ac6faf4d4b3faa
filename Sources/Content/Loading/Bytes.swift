import Diagnostics

extension ArraySlice<UInt8> {
    /// The ranges of the lines, each with its line end; LF and CRLF end a line.
    var lineRanges: [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = startIndex
        for index in indices where self[index] == 0x0A {
            ranges.append(start..<index + 1)
            start = index + 1
        }
        if start < endIndex { ranges.append(start..<endIndex) }
        return ranges
    }

    /// The line and column (in code points) of the byte at `index`.
    func position(of index: Int) -> Position {
        var line = 1
        var column = 1
        for byte in self[startIndex..<index] {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return Position(line: line, column: column)
    }
}

extension [UInt8] {
    /// The index of the first byte that begins no well-formed UTF-8 sequence.
    var firstInvalidUTF8: Int? {
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = makeIterator()
        var index = 0
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let scalar): index += scalar.count
            case .error: return index
            case .emptyInput: return nil
            }
        }
    }
}

extension String {
    /// The text with `%20` and the like turned back into what they stand for; a malformed escape stays as it is.
    var removingPercentEscapes: String {
        guard utf8.contains(UInt8(ascii: "%")) else { return self }
        var result: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                result.append(value)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
