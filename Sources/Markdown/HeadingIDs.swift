import Diagnostics

/// Gives every heading its id: the writer's own, or one made from its words.
struct HeadingIDs {
    /// Gives ids to all headings of a document; explicit ones are there already.
    func assign(in document: inout Document, problems: inout Problems) {
        var taken: [String: Position] = [:]
        for heading in (document.blocks + document.footnotes).nodes(where: { $0.isHeading }) {
            guard case .heading(let value) = heading.kind, let id = value.id else { continue }
            if let first = taken[id] {
                problems.add(
                    "duplicate-heading-id", at: heading.position, "The heading id `\(id)` is used twice",
                    help: "Give each heading an id of its own.",
                    notes: [Diagnostic.Note("It is used first here", file: problems.file, at: first)])
            } else {
                taken[id] = heading.position
            }
        }
        var counts: [String: Int] = [:]
        var used = Set(taken.keys)
        complete(&document.blocks, used: &used, counts: &counts)
        complete(&document.footnotes, used: &used, counts: &counts)
    }

    /// The id made from a heading's words: letters and digits of any script in lower case, `-` for the rest.
    package static func id(for text: String) -> String {
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

    /// Marks are kept too: many scripts write their vowels with them.
    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
        }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    private func complete(_ nodes: inout [Node], used: inout Set<String>, counts: inout [String: Int]) {
        for index in nodes.indices {
            switch nodes[index].kind {
            case .heading(var heading) where heading.id == nil:
                let base = Self.id(for: nodes[index].plainText())
                var id = base
                while !used.insert(id).inserted {
                    counts[base, default: 1] += 1
                    id = "\(base)-\(counts[base, default: 1])"
                }
                heading.id = id
                nodes[index].kind = .heading(heading)
            case .blockQuote, .list, .item, .alert, .footnoteDefinition:
                complete(&nodes[index].children, used: &used, counts: &counts)
            default: break
            }
        }
    }
}

extension Node {
    var isHeading: Bool { if case .heading = kind { true } else { false } }
}

/// Reads `{#id}` at the end of a heading.
struct ExplicitID {
    /// What the end of a heading's last run of text says.
    enum Reading: Equatable {
        case none
        case malformed
        /// `textEnd` is where the heading's own text ends.
        case id(String, textEnd: Int)
    }

    func read(_ run: TextRun) -> Reading {
        let bytes = run.bytes
        var end = bytes.count
        while end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        guard end > 0, bytes[end - 1] == UInt8(ascii: "}") else { return .none }
        var open = end - 1
        while open >= 0, bytes[open] != UInt8(ascii: "{") { open -= 1 }
        guard open >= 0, bytes[open + 1] == UInt8(ascii: "#"), !run.isEscaped(open), !run.isEscaped(open + 1) else {
            return .none
        }
        let id = bytes[open + 2..<end - 1]
        guard let first = id.first, first != UInt8(ascii: "-"), id.allSatisfy(Self.isAllowed),
            open == 0 || bytes[open - 1] == UInt8(ascii: " ")
        else { return .malformed }
        while open > 0, bytes[open - 1] == UInt8(ascii: " ") { open -= 1 }
        return .id(String(decoding: id, as: UTF8.self), textEnd: open)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
