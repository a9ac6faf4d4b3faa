/// A table as spreadsheets save it: RFC 4180, with a comma, a semicolon or a tabulator between the cells, whichever the first
/// line holds most of.
struct CSVTable: Sendable {
    struct Row: Sendable {
        /// The line of the file on which it begins, counted from 1.
        var line: Int
        var cells: [String]
    }

    /// Why a text is no table.
    struct Problem: Error, Equatable, Sendable {
        var line: Int
        /// Half a sentence.
        var message: String
    }

    /// Without lines that hold nothing.
    let rows: [Row]

    init(_ bytes: [UInt8]) throws(Problem) {
        var bytes = bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            let line = Self.line(ofFirstFaultIn: bytes)
            throw Problem(line: line, message: "the file is not UTF-8: save it as “CSV UTF-8”")
        }
        guard !bytes.contains(0) else {
            throw Problem(line: 1, message: "the file holds zero bytes: it is no text")
        }
        var reader = Reader(bytes: bytes, separator: Self.separator(of: bytes))
        rows = try reader.rows()
    }

    private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
        let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].map { sign in
            (sign, first.count { $0 == sign })
        }
        return counts.max { $0.1 < $1.1 }.map(\.0) ?? UInt8(ascii: ",")
    }

    private static func line(ofFirstFaultIn bytes: ArraySlice<UInt8>) -> Int {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        return 1 + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0)
    }
}

extension CSVTable {
    private struct Reader {
        let bytes: ArraySlice<UInt8>
        let separator: UInt8
        private var place: Int
        private var line = 1

        init(bytes: ArraySlice<UInt8>, separator: UInt8) {
            self.bytes = bytes
            self.separator = separator
            place = bytes.startIndex
        }

        private var byte: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

        mutating func rows() throws(Problem) -> [Row] {
            var rows: [Row] = []
            while byte != nil {
                let row = try row()
                if row.cells.contains(where: { !$0.isEmpty }) { rows.append(row) }
            }
            return rows
        }

        private mutating func row() throws(Problem) -> Row {
            let start = line
            var cells = [try cell()]
            while byte == separator {
                place += 1
                cells.append(try cell())
            }
            if byte == 0x0D { place += 1 }
            if byte == 0x0A { place += 1 }
            line += 1
            return Row(line: start, cells: cells)
        }

        private mutating func cell() throws(Problem) -> String {
            let text = byte == UInt8(ascii: "\"") ? try quoted() : plain()
            return CSVTable.trimmed(text)
        }

        private mutating func plain() -> [UInt8] {
            let start = place
            while let byte, byte != separator, byte != 0x0A, byte != 0x0D { place += 1 }
            return Array(bytes[start..<place])
        }

        private mutating func quoted() throws(Problem) -> [UInt8] {
            let start = line
            var text: [UInt8] = []
            place += 1
            while let byte {
                place += 1
                if byte != UInt8(ascii: "\"") {
                    if byte == 0x0A || byte == 0x0D && self.byte != 0x0A { line += 1 }
                    text.append(byte)
                } else if self.byte == byte {
                    text.append(byte)
                    place += 1
                } else if let next = self.byte, next != separator, next != 0x0A, next != 0x0D {
                    throw Problem(
                        line: line, message: "there is text behind the quotation mark that ends a cell")
                } else {
                    return text
                }
            }
            throw Problem(line: start, message: "a quotation mark is not closed")
        }
    }

    /// Without the spaces around it, those that nobody sees in a spreadsheet among them.
    private static func trimmed(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let last = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(text[...last].drop(while: \.isWhitespace))
    }
}
