import Diagnostics

/// Gives every heading its id: the writer's own, or one made from its words.
struct HeadingIDs {
    /// Gives ids to all headings of a text; explicit ones are there already.
    func assign(in tree: inout TreeBuilder, problems: inout Problems) {
        let headings = tree.records.indices.filter { tree.records[$0].kind == .heading }
        guard !headings.isEmpty else { return }
        var taken = explicitIDs(of: headings, in: tree, problems: &problems)
        var counts: [String: Int] = [:]
        for heading in headings where tree[heading].count == 0 {
            let words = tree.withView { $0.plainText(of: heading..<Int($0.records[heading].end)) }
            let base = Self.id(for: words)
            var id = base
            while !taken.insert(id).inserted {
                counts[base, default: 1] += 1
                id = "\(base)-\(counts[base, default: 1])"
            }
            tree.setWords(of: heading, to: id.utf8)
        }
    }

    private func explicitIDs(
        of headings: [Int], in tree: TreeBuilder, problems: inout Problems
    ) -> Set<String> {
        var places: [String: Position] = [:]
        for heading in headings where tree[heading].count > 0 {
            let id = tree.withView { $0.string($0.records[heading]) }
            let place = tree[heading].position
            if let first = places[id] {
                problems.add(
                    "duplicate-heading-id", at: place, "The heading id `\(id)` is used twice",
                    help: "Give each heading an id of its own.",
                    notes: [Diagnostic.Note("It is used first here", file: problems.file, at: first)])
            } else {
                places[id] = place
            }
        }
        return Set(places.keys)
    }

    /// The id made from a heading's words: letters and digits of any script in lower case, `-` for the rest.
    package static func id(for text: String) -> String {
        if let id = plainID(for: text) { return id }
        var id = String.UnicodeScalarView()
        var gap = false
        for scalar in text.unicodeScalars {
            guard isKept(scalar) else {
                gap = true
                continue
            }
            if gap, !id.isEmpty { id.append("-") }
            gap = false
            if scalar.isASCII {
                id.append(("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar)
            } else {
                id.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        return id.isEmpty ? "section" : String(id)
    }

    /// The id of words in ASCII; nil where there are others.
    private static func plainID(for text: String) -> String? {
        var id: [UInt8] = []
        id.reserveCapacity(text.utf8.count)
        var gap = false
        for byte in text.utf8 {
            let isDigit = byte &- UInt8(ascii: "0") < 10
            guard byte < 0x80 else { return nil }
            guard isDigit || (byte | 0x20) &- UInt8(ascii: "a") < 26 else {
                gap = true
                continue
            }
            if gap, !id.isEmpty { id.append(UInt8(ascii: "-")) }
            gap = false
            id.append(isDigit ? byte : byte | 0x20)
        }
        return id.isEmpty ? "section" : String(decoding: id, as: UTF8.self)
    }

    /// Marks are kept too: many scripts write their vowels with them.
    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                || ("0"..."9").contains(scalar)
        }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }
}
