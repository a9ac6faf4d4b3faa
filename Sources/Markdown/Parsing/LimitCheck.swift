/// One pass over a text that finds what goes beyond its limits.
struct LimitCheck {
    let limits: TextLimits
    let lines: Lines

    /// What is beyond a limit first, by its line (from 0); nil where the text may be parsed.
    struct Excess: Equatable {
        var rule: String
        var line: Int
        var message: String
        var help: String
    }

    func firstExcess() -> Excess? {
        isPlainlyWithin ? nil : searchedExcess()
    }

    /// Whether no limit can be reached, as a few counts over the whole text tell: so it is with nearly every text.
    private var isPlainlyWithin: Bool {
        lines.bytes.withUnsafeBufferPointer { bytes in
            let pipes = bytes.count(of: UInt8(ascii: "|"))
            let colons = bytes.count(of: UInt8(ascii: ":"))
            let isDeep = (0..<lines.count).contains { line in
                // At most so many markers or columns stand before a line's first letter.
                let end = lines.end(of: line)
                var place = lines.starts[line]
                while place < end, !Self.isLetter(bytes[place]) { place += 1 }
                return place - lines.starts[line] > min(limits.depth, limits.indentation / 4)
            }
            return !isDeep && pipes <= limits.pipes && (pipes + 1) * lines.count <= limits.cells
                && (pipes + colons + 1) * bytes.count <= limits.bytesBeforeTables
                && lines.count <= limits.blankLines
                && bytes.count(of: UInt8(ascii: ")")) <= limits.closingParentheses
                && bytes.count(of: UInt8(ascii: "@")) <= limits.atSigns
                && bytes.count(of: UInt8(ascii: "[")) <= limits.images
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    private func searchedExcess() -> Excess? {
        var run = Run()
        var atSigns = 0, blankLines = 0, cells = 0, bytesBeforeTables = 0
        for line in 0..<lines.count {
            let shape = shape(of: line)
            if shape.markers > limits.depth || shape.indentation > limits.indentation {
                return Excess(
                    rule: "nesting-too-deep", line: line,
                    message: "Lists or quotes are nested too deeply here",
                    help: "Nest lists and quotes at most \(limits.depth) deep.")
            }
            atSigns += shape.atSigns
            if shape.isBlank {
                run = Run()
                blankLines += 1
            }
            run.images += shape.images
            if run.images > limits.images || shape.closingParentheses > limits.closingParentheses
                || atSigns > limits.atSigns || blankLines > limits.blankLines
            {
                return Excess(
                    rule: "text-too-complex", line: line,
                    message: "This text holds too many images, brackets, addresses or blank lines to be read",
                    help: "Split it into several texts, and remove what was not meant.")
            }
            if shape.isDelimiterRow {
                run.columns = max(run.columns, shape.pipes + 1)
                bytesBeforeTables += run.bytes
            }
            cells += run.columns
            if shape.pipes > limits.pipes || cells > limits.cells
                || bytesBeforeTables > limits.bytesBeforeTables
            {
                return Excess(
                    rule: "table-too-large", line: line, message: "The table is too large",
                    help: "Split it into smaller tables, with a blank line between them.")
            }
            run.bytes += lines.end(of: line) - lines.starts[line]
        }
        return nil
    }

    /// What has been seen since the last blank line.
    private struct Run {
        var bytes = 0, images = 0, columns = 0
    }

    private struct Shape {
        var indentation = 0, markers = 0, images = 0, closingParentheses = 0, atSigns = 0, pipes = 0
        var isBlank = true
        var isDelimiterRow = false
    }

    private func shape(of line: Int) -> Shape {
        lines.bytes.withUnsafeBufferPointer { all in
            Self.shape(of: UnsafeBufferPointer(rebasing: all[lines.starts[line]..<lines.end(of: line)]))
        }
    }

    private static func shape(of bytes: UnsafeBufferPointer<UInt8>) -> Shape {
        var shape = Shape()
        var inPrefix = true, onlyDelimiters = true, hasDash = false, hasMark = false
        var wordParentheses = 0
        for index in bytes.indices {
            let byte = bytes[index]
            // Letters after the line's beginning are nearly everything.
            if !inPrefix, byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26 {
                onlyDelimiters = false
                continue
            }
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0A, 0x0D:
                if inPrefix { shape.indentation += byte == UInt8(ascii: "\t") ? 4 : 1 }
                wordParentheses = 0
                continue
            case UInt8(ascii: ">"):
                if inPrefix { shape.markers += 1 }
            case UInt8(ascii: "|"):
                shape.pipes += 1
                hasMark = true
                inPrefix = false
            case UInt8(ascii: ":"):
                hasMark = true
                inPrefix = false
            case UInt8(ascii: "-"):
                hasDash = true
                inPrefix = inPrefix && countMarker(at: index, of: bytes, in: &shape)
            default:
                onlyDelimiters = false
                inPrefix = inPrefix && countMarker(at: index, of: bytes, in: &shape)
                switch byte {
                case UInt8(ascii: "@"): shape.atSigns += 1
                case UInt8(ascii: ")"):
                    wordParentheses += 1
                    shape.closingParentheses = max(shape.closingParentheses, wordParentheses)
                case UInt8(ascii: "[") where index > 0 && bytes[index - 1] == UInt8(ascii: "!"):
                    shape.images += 1
                default: break
                }
            }
            shape.isBlank = false
        }
        shape.isDelimiterRow = onlyDelimiters && hasDash && hasMark
        if shape.isBlank { shape.indentation = 0 }
        return shape
    }

    /// Whether the byte is part of a list marker; a marker is counted at its last byte, which white space
    /// follows.
    private static func countMarker(
        at index: Int, of bytes: UnsafeBufferPointer<UInt8>, in shape: inout Shape
    ) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return true
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"):
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0x0A
            guard next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") || next == 0x0A || next == 0x0D
            else {
                return false
            }
            shape.markers += 1
            return true
        default: return false
        }
    }
}
