import Diagnostics

/// Gives every heading its id: the writer's own, or one made from its words.
struct HeadingIDs {
    /// Gives ids to all headings of a document; explicit ones are there already.
    func assign(in document: inout Document, problems: inout Problems) {
        var taken: [String: Position] = [:]
        collect(document.blocks, into: &taken, problems: &problems)
        collect(document.footnotes, into: &taken, problems: &problems)
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

    private func collect(_ nodes: [Node], into taken: inout [String: Position], problems: inout Problems) {
        for node in nodes {
            switch node.kind {
            case .heading(let heading):
                guard let id = heading.id else { continue }
                if let first = taken[id] {
                    problems.add(
                        "duplicate-heading-id", at: node.position, "The heading id `\(id)` is used twice",
                        help: "Give each heading an id of its own.",
                        notes: [Diagnostic.Note("It is used first here", file: problems.file, at: first)])
                } else {
                    taken[id] = node.position
                }
            case .blockQuote, .list, .item, .alert, .footnoteDefinition:
                collect(node.children, into: &taken, problems: &problems)
            default: break
            }
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
