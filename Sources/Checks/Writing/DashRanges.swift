import Content
import Diagnostics
import Markdown

extension Rule {
    /// A range is told with "to": a dash is read as minus, or not at all (NHS service manual).
    static let dashRanges = Rule(ofWriting: .dashRange) { writing, _ in
        let prose = writing.text.prose
        return prose.bytes.withUnsafeBufferPointer(ranges).map { place in
            Diagnostic(
                .warning, rule: HouseRule.dashRange.rawValue, file: writing.file,
                at: prose.position(of: place.lowerBound),
                "`\(prose.text(place))` tells a range with a dash",
                help: "Write it with \"to\", as in \"3 to 4 weeks\".")
        }
    }

    /// Two numbers with one dash between them; dates, telephone numbers and the like have more.
    private static func ranges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        // The next hyphen, and the next byte that may begin another dash.
        var (hyphen, mark) = (0, 0)
        var next = 1
        while true {
            if hyphen < next { hyphen = bytes.first(UInt8(ascii: "-"), from: next) ?? bytes.count }
            if mark < next { mark = bytes.first(0xE2, from: next) ?? bytes.count }
            let place = min(hyphen, mark)
            guard place + 1 < bytes.count else { return ranges }
            next = place + 1
            guard let length = dash(bytes, place) else { continue }
            // Around a dash, but not around a hyphen, there may be spaces.
            let gap = length > 1 && bytes[place - 1] == 0x20 ? 1 : 0
            let after = place + length + gap
            guard place - gap >= 1, after < bytes.count, bytes[place - gap - 1].isDigit, bytes[after].isDigit
            else {
                continue
            }
            let start = bytes[..<(place - gap)].lastIndex { !isOfNumber($0) }.map { $0 + 1 } ?? 0
            let end = bytes[after...].firstIndex { !isOfNumber($0) } ?? bytes.count
            let isAlone =
                (start == 0 || !isJoint(bytes[start - 1])) && (end == bytes.count || !isJoint(bytes[end]))
            // A telephone number begins with 0.
            if isAlone, bytes[start] != UInt8(ascii: "0"), place - gap - start < 5, end - after < 6 {
                ranges.append(start..<end)
            }
            next = end + 1
        }
    }

    private static func dash(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
        if bytes[place] == UInt8(ascii: "-") { return 1 }
        guard bytes[place] == 0xE2, place + 2 < bytes.count, bytes[place + 1] == 0x80 else { return nil }
        // The dashes from U+2010 to U+2015.
        return (0x90...0x95).contains(bytes[place + 2]) ? 3 : nil
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        byte.isDigit || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")
    }

    private static func isJoint(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte.isLetterOfWord
    }
}
