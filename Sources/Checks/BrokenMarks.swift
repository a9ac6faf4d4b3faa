import Content
import Diagnostics
import Markdown

extension Rule {
    /// Marks that lead to nothing and are shown as they stand: `[text][name]` without a line `[name]: …`, and `{clinic.phone}`.
    static let brokenMarks = Rule(ofText: "broken-mark") { _, text, _ in
        text.page.sections.filter { $0.blocks.wordsMayPass(mayHoldMark) }.flatMap {
            $0.blocks.compactMapTexts(brokenMark)
        }.map { mark, position in
            Diagnostic(
                .warning, rule: "broken-mark", file: text.page.file, at: position,
                "`\(mark)` is shown as it stands, with its brackets",
                help: mark.hasPrefix("{")
                    ? "Write a fact with two braces: `{{clinic.phone}}`."
                    : "Write the link as `[text](address)`, or define the name.")
        }
    }

    private static func brokenMark(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard mayHoldMark(bytes) else { return nil }
        for place in bytes.indices {
            switch bytes[place] {
            case UInt8(ascii: "]") where place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "["):
                guard let start = bytes[..<place].lastIndex(of: UInt8(ascii: "[")),
                    let end = bytes[place...].dropFirst().firstIndex(of: UInt8(ascii: "]"))
                else { continue }
                return shown(bytes[start...end])
            case UInt8(ascii: "{"):
                let name = bytes[(place + 1)...].prefix(40).prefix { $0 | 0x20 != 0x7D && $0 > 0x20 }
                guard name.starts(with: "clinic.".utf8) || name.starts(with: "include".utf8) else { continue }
                return shown(bytes[place...min(name.endIndex, bytes.count - 1)])
            default: break
            }
        }
        return nil
    }

    /// Nearly no text holds a brace or two brackets back to back.
    private static func mayHoldMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.holds(UInt8(ascii: "{")) || bytes.holds(UInt8(ascii: "]"), then: UInt8(ascii: "["))
    }

    private static func shown(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(decoding: bytes.prefix(80), as: UTF8.self)
    }
}
