import Content
import Diagnostics
import Testing

/// The quick reader of plain YAML gives what libyaml gives, or leaves the text to it.
@Suite struct PlainYAMLTests {
    private func plain(_ text: String) -> YAMLNode? {
        Array(text.utf8).withUnsafeBufferPointer { PlainYAML.read($0, firstLine: 2) }
    }

    private func byLibyaml(_ text: String) -> YAMLNode? {
        var diagnostics: [Diagnostic] = []
        let node = YAMLReader(file: "page.md", firstLine: 2).readAny(Array(text.utf8), into: &diagnostics)
        return diagnostics.isEmpty ? node : nil
    }

    /// The front matter of a technique, with everything that pages use.
    private static let page = """
        title: Elbow warming
        summary: Warmth on the elbow. It may ease pain; it does not help everyone (see below).
        also: [warming of the elbow, "elbow, warmed", 'heat']
        sources: [made-up-leaflet]
        updated: 2026-11-21
        side: true
        aliases: []
        treats:
          - id: sore-elbow
            note: One leaflet says “often”.
            sources: [made-up-leaflet]

          - stiff-elbow
        risks:
        - id: redness
          chance: {count: 1, of: 200, among: people aged 18 to 65, source: made-up-leaflet}
        expect:
          sessions: [{from: 2, to: 3, unit: weeks, source: made-up-leaflet}, { says: some, source: x }]
          recovery: not-stated
        notes:
          chance:
            redness: Personas
        """

    @Test(arguments: [
        "a: b", "a: b\n", "a:   b  \n", "\n\na: b\n\n  \nc: d", "a: [b, c]\nd: {e: f, g: [h]}",
        "a:\n  b: c\n  d: e\nf: g",
        "a:\n- b\n- c: d\n  e: f\ng: h", "a:\n    - b\n    - [c, d]\n", "a: \"b: c\"\nd: 'e, f'",
        "a: é b\nc: [é, ü]\n",
        "a: 10:30 and http://made-up.example/x", "a: b]c, d}\n", "a: ~\nb: null\nc: 3.5",
        "a:\n  - b:\n      c: d\n    e: f",
    ])
    func `reads plain texts`(_ text: String) throws {
        let node = try #require(plain(text))
        #expect(String(describing: node) == byLibyaml(text).map { String(describing: $0) })
    }

    @Test(arguments: [
        "", "\n", "a", "- a", "a:", "a:\n", "a: |\n  b", "a: >\n  b", "a: &b c", "a: *b", "a: !b c",
        "a: b # c", "# a\nb: c",
        "a: \"b\\n\"", "a: 'b''c'", "a: b\n  c", "a: \"b\n  c\"", "a: [b,\n  c]", "a: [b", "a: b: c", "a: b:",
        "a:\tb", "\ta: b",
        "a: b\na: c", "a: {b: c, b: d}", "a: [b: c]", "a: [, b]", "a: [b,]", "a: {b}", "? a\n: b", "a: -b",
        "a: ?b", "a: @b",
        "a: `b`", "a: %b", "a: b\n---\nc: d", "a: b\n...\n", " a: b", "a: b\n c: d", "a:\n  b: c\n d: e",
        "\"a\": b", "a: \"b\" c",
        "a: [b] c", "a: b\u{2028}c", "a: b\u{85}c", "a: b\u{FEFF}c", "a:b", "a: - b", "a:\n -b",
        "a:\n  - - b", "a: b\r\nc: d",
    ])
    func `leaves other texts to libyaml`(_ text: String) {
        #expect(plain(text) == nil)
    }

    @Test func `reads a whole page`() throws {
        let node = try #require(plain(Self.page))
        #expect(String(describing: node) == byLibyaml(Self.page).map { String(describing: $0) })
    }

    /// Were each value's column counted from the line's beginning, this would take hours.
    @Test func `reads a line of a hundred thousand values in one go`() throws {
        let text = "also: [" + Array(repeating: "été", count: 100_000).joined(separator: ", ") + "]"
        let node = try #require(plain(text))
        guard case .mapping(let pairs) = node.content, case .sequence(let items) = pairs[0].value.content
        else {
            Issue.record("not a list")
            return
        }
        #expect(items.count == 100_000)
        #expect(items.last?.position == Position(line: 2, column: 8 + 99_999 * 5))
    }

    /// Thousands of small changes to a page: whatever is read quickly is what libyaml reads.
    @Test(arguments: 1...8) func `agrees with libyaml on changed pages`(_ seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let pieces = [
            " ", "  ", "\n", ":", ": ", "-", "- ", "[", "]", "{", "}", ",", ", ", "'", "\"", "a", "b: c",
            "\n  ", "\n- ", "0", "é", "~", "?",
            "(", "/", "null", "\n\n",
        ]
        let page = Array(Self.page)
        var plainly = 0
        for _ in 0..<500 {
            var text = page
            for _ in 0..<1 + random(3) {
                let start = random(text.count)
                let end = min(text.count, start + random(4))
                text.replaceSubrange(
                    start..<end, with: random(3) == 0 ? [] : Array(pieces[random(pieces.count)]))
            }
            guard let node = plain(String(text)) else { continue }
            plainly += 1
            let other = byLibyaml(String(text)).map { String(describing: $0) }
            #expect(String(describing: node) == other, "\(String(text))")
        }
        #expect(plainly > 50)
    }
}
