import Diagnostics

/// Finds what may define a link (`[label]: address`) or a footnote (`[^label]: …`) at the beginning of a line.
struct DefinitionScanner {
    let lines: Lines
    let firstLine: Int

    struct Found {
        /// As it is compared: in small letters, without white space around it and with single spaces in it.
        var label: String
        /// As it is written, without the caret of a footnote.
        var name: String
        var isFootnote: Bool
        /// From 0.
        var line: Int
        /// Of the bracket, and behind the colon.
        var range: Range<Int>
    }

    /// All of them, those in code too.
    func definitions() -> [Found] {
        var found: [Found] = []
        var line = 0
        lines.bytes.withUnsafeBufferPointer { bytes in
            var place = 0
            while let close = bytes.first(UInt8(ascii: "]"), from: place) {
                place = close + 1
                guard place < bytes.count, bytes[place] == UInt8(ascii: ":"),
                    let open = Self.opening(before: close, in: bytes)
                else { continue }
                while line + 1 < lines.starts.count, lines.starts[line + 1] <= open { line += 1 }
                guard Self.isContainer(bytes[lines.starts[line]..<open]) else { continue }
                let name = String(decoding: bytes[open + 1..<close], as: UTF8.self)
                let label = Self.label(bytes[open + 1..<close])
                let isFootnote = name.utf8.first == UInt8(ascii: "^") && !name.utf8.contains { $0 <= 0x20 }
                guard !label.isEmpty else { continue }
                found.append(
                    Found(
                        label: label, name: isFootnote ? String(name.dropFirst()) : name,
                        isFootnote: isFootnote,
                        line: line, range: open..<close + 2))
            }
        }
        return found
    }

    /// The labels in brackets that define nothing: what links may name.
    func uses(besides definitions: [Found]) -> Set<String> {
        let own = Set(definitions.map(\.range.lowerBound))
        var uses: Set<String> = []
        var open: Int?
        lines.bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: "\\"): index += 1
                case UInt8(ascii: "["): open = index
                case UInt8(ascii: "]"):
                    if let open, index - open <= 1_000, !own.contains(open) {
                        uses.insert(Self.label(bytes[open + 1..<index]))
                    }
                    open = nil
                default: break
                }
                index += 1
            }
        }
        return uses
    }

    /// The lines, from 0, that code blocks fill.
    func codeLines(of document: Document) -> Set<Int> {
        var filled: Set<Int> = []
        for node in document.nodes.all(.codeBlock) {
            let first = node.position.line - firstLine
            let count = node.code.utf8.count { $0 == 0x0A }
            filled.formUnion(first..<first + (isFence(first) ? count + 2 : max(1, count)))
        }
        return filled
    }

    func position(of definition: Found) -> Position {
        var column = 1
        for byte in lines.bytes[lines.starts[definition.line]..<definition.range.lowerBound]
        where byte & 0xC0 != 0x80 { column += 1 }
        return Position(line: firstLine + definition.line, column: column)
    }
}

extension DefinitionScanner {
    /// The unescaped bracket that a closing one belongs to; labels hold no bracket and at most 1,000 bytes.
    private static func opening(before close: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !isEscaped(close, in: bytes) else { return nil }
        var index = close - 1
        while index >= max(0, close - 1_000) {
            let byte = bytes[index]
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]"), !isEscaped(index, in: bytes) {
                return byte == UInt8(ascii: "[") ? index : nil
            }
            index -= 1
        }
        return nil
    }

    private static func isEscaped(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var slashes = 0
        while slashes < 1_000, index - slashes > 0, bytes[index - slashes - 1] == UInt8(ascii: "\\") {
            slashes += 1
        }
        return !slashes.isMultiple(of: 2)
    }

    /// Whether only white space, quote marks, list markers and a footnote's label stand there.
    private static func isContainer(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var rest = bytes
        while let byte = rest.first {
            switch byte {
            case 0x09...0x0D, 0x20, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"),
                UInt8(ascii: "+"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: ")"):
                rest = rest.dropFirst()
            case UInt8(ascii: "["):
                guard let close = rest.firstIndex(of: UInt8(ascii: "]")),
                    rest.dropFirst().first == UInt8(ascii: "^"),
                    rest[close...].dropFirst().first == UInt8(ascii: ":")
                else { return false }
                rest = rest[close...].dropFirst(2)
            default: return false
            }
        }
        return true
    }

    /// A label as it is compared.
    private static func label(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        bytes.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self).lowercased() }.joined(
            separator: " ")
    }

    private func isFence(_ line: Int) -> Bool {
        guard lines.starts.indices.contains(line) else { return false }
        let text = lines.bytes[lines.starts[line]..<lines.end(of: line)]
        return text.first { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") || $0 >= UInt8(ascii: "A") }
            .map { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") } ?? false
    }
}
