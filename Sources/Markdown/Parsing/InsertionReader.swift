import Diagnostics

/// Finds `{{…}}` in a run of text: facts, the one include that a paragraph may be, and hints that stand for a text which is
/// still to be written.
///
/// A brace that the writer escaped (`\{{`, `{\{`, `&#123;`) never begins an insertion.
struct InsertionReader {
    /// What a run of text turns out to hold.
    struct Reading {
        /// The parts of the run, with the place of their words in it.
        var parts: [(kind: Node.Kind, words: Range<Int>, position: Position)] = []
        var problems: [(position: Position, message: String, help: String)] = []
        /// What is still to be written. The words stay in ``parts``, so that their section is not taken for empty as well.
        var hints: [(position: Position, hint: String)] = []
    }

    func read(_ run: inout TextRun) -> Reading {
        var reading = Reading()
        let bytes = run.bytes
        var (plainStart, index) = (0, 0)
        func closePlain(at end: Int) {
            guard plainStart < end else { return }
            reading.parts.append((.text, plainStart..<end, run.position(at: plainStart)))
        }
        while index + 1 < bytes.count {
            guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{"),
                !run.isEscaped(index), !run.isEscaped(index + 1)
            else {
                index += 1
                continue
            }
            let open = index + 2
            guard let close = closing(bytes, from: open) else {
                reading.problems.append(
                    problem(at: run.position(at: index), "An insertion `{{` is not closed"))
                index = open
                continue
            }
            let name = bytes[open..<close]
            if Self.isFactName(name) {
                closePlain(at: index)
                reading.parts.append((.fact, open..<close, run.position(at: index)))
                (plainStart, index) = (close + 2, close + 2)
            } else if let include = Self.includeName(name) {
                if index == 0, close + 2 == bytes.count {
                    reading.parts.append((.include, include, run.position(at: 0)))
                    plainStart = bytes.count
                } else {
                    let include = run.text(in: include)
                    reading.problems.append(misplaced(include: include, at: run.position(at: index)))
                }
                index = close + 2
            } else if let hint = Self.hint(name) {
                reading.hints.append((run.position(at: index), run.text(in: hint)))
                index = close + 2
            } else {
                let shown = run.text(in: open..<min(close, open + 60))
                reading.problems.append(
                    problem(at: run.position(at: index), "`{{\(shown)}}` is not an insertion"))
                index = close + 2
            }
        }
        closePlain(at: bytes.count)
        return reading
    }

    /// What is wrong with an insertion in a place where none can stand.
    func problem(
        at position: Position, _ message: String
    ) -> (position: Position, message: String, help: String) {
        (
            position, message,
            "Write a fact as `{{clinic.phone}}`, a passage as `{{include: name}}`, braces that are text as `\\{{`."
        )
    }

    /// What is wrong with an include that does not stand alone.
    func misplaced(
        include name: String, at position: Position
    ) -> (position: Position, message: String, help: String) {
        (
            position, "The passage `\(name)` is included in the middle of a text",
            "Write `{{include: \(name)}}` alone, with a blank line before and after it."
        )
    }

    private func closing(_ bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        // No name is longer; without the bound many `{{` that nothing closes would cost quadratic time.
        let limit = min(bytes.count, start + 200)
        while index + 1 < limit {
            if bytes[index] == UInt8(ascii: "}"), bytes[index + 1] == UInt8(ascii: "}") { return index }
            if bytes[index] == UInt8(ascii: "{") { return nil }
            index += 1
        }
        return nil
    }

    private static func isFactName(_ name: ArraySlice<UInt8>) -> Bool {
        let parts = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count > 1 && parts.allSatisfy(isName)
    }

    private static func includeName(_ name: ArraySlice<UInt8>) -> Range<Int>? {
        let keyword = Array("include:".utf8)
        guard name.starts(with: keyword) else { return nil }
        let rest = name.dropFirst(keyword.count).drop { $0 == UInt8(ascii: " ") }
        return isName(rest) ? rest.indices : nil
    }

    private static func hint(_ name: ArraySlice<UInt8>) -> Range<Int>? {
        let keyword = Array("write:".utf8)
        guard name.starts(with: keyword) else { return nil }
        let rest = name.dropFirst(keyword.count).drop { $0 == UInt8(ascii: " ") }
        return rest.isEmpty ? nil : rest.indices
    }

    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty
            && bytes.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
