import Markdown
import Testing

/// Our plain HTML is, byte for byte, what cmark writes.
@Suite struct RendererAgreement {
    /// The cases for one construct.
    struct Group: CustomTestStringConvertible {
        var testDescription: String
        var texts: [String]
    }

    static let groups = [
        Group(testDescription: "blocks", texts: blockCases),
        Group(testDescription: "lists", texts: listCases),
        Group(testDescription: "inlines", texts: inlineCases),
        Group(testDescription: "links", texts: linkCases),
        Group(testDescription: "tables", texts: tableCases),
        Group(testDescription: "footnotes", texts: footnoteCases),
    ]

    @Test(arguments: groups)
    func `writes what cmark writes`(_ group: Group) {
        for text in group.texts {
            #expect(plainHTML(text) == referenceHTML(text), "\(text.debugDescription)")
        }
    }

    @Test(arguments: groups, ["\r\n", "\r"])
    func `writes what cmark writes with other line ends`(_ group: Group, _ end: String) {
        for text in group.texts {
            let other = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
            #expect(plainHTML(other) == referenceHTML(other), "\(other.debugDescription)")
        }
    }

    @Test func `is shown by at least 300 different texts`() {
        #expect(Set(Self.groups.flatMap(\.texts)).count >= 300)
    }

    /// Pieces that are put together at random; no raw HTML among them.
    static let pieces = [
        "a", "b c", "é", "日", " ", "  ", "\n", "\n\n", "\n\n", "\n> ", "\n- ", "\n  ", "\n    ", "\n1. ",
        "\n2) ", "\t",
        "*", "**", "_", "__", "~", "~~", "`", "``", "[", "]", "(", ")", "![", "](x)", "](<+y z> \"t\")",
        "[^1]", "[^n]",
        "\n\n[^1]: note ", "\n\n[^n]: other ", "\n\n[r]: /u 't'\n", "[r]", "[a][r]", "\\", "\\*", "&amp;",
        "&#42;", "&",
        "\"", "'", "|", "\n|a|b|\n|-|:-:|\n|", "|\n", "\n# ", "\n## ", "\n---\n", "\n===\n", "\n```\n",
        "\n~~~ x\n",
        "www.a.bc", "https://d.ef/g_h", "i@j.kl", "<http://m.n>", ".", ":", "!", "- [ ] ", "- [x] ", "  \n",
        "\\\n",
        "{{x.y}}", "{#id}", "w", "\n+ ", "\n* ", "\n>\n", "word ",
    ]

    @Test(arguments: 0..<8)
    func `writes what cmark writes for texts put together at random`(_ seed: UInt64) {
        var random = Random(seed: seed)
        for _ in 0..<500 {
            let text = (0..<Int(random.next() % 24 + 2)).map { _ in
                Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
            }.joined()
            let expected = referenceHTML(text)
            // cmark counts references in footnotes that it drops, and then links back to nothing; we do not.
            guard
                count("]: note ", in: text) + count("]: other ", in: text)
                    == count("<li id=\"fn-", in: expected)
            else { continue }
            #expect(plainHTML(text) == expected, "\(text.debugDescription)")
        }
    }
}

private func count(_ piece: String, in text: String) -> Int {
    text.split(separator: piece, omittingEmptySubsequences: false).count - 1
}

/// A small generator of pseudo-random numbers that gives the same numbers everywhere.
struct Random: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return (state &* 0x2545_F491_4F6C_DD1D) >> 16
    }
}
