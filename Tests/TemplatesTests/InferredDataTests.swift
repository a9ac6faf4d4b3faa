import JSON
import Templates
import Testing

@Suite struct InferredDataTests {
    private func fields(_ json: String) throws -> [String] {
        let data = InferredData(try JSON(parsing: Array(json.utf8)))
        return try #require(data.kind.shape).fields.map {
            "\($0.name): \($0.kind)\($0.isOptional ? "?" : "")"
        }
    }

    @Test func `reads kinds off the data, in the order of the keys`() throws {
        #expect(
            try fields(#"{"b": "x", "a": 1.5, "c": true, "d": null, "e": ["x", 1]}"#) == [
                "b: text", "a: text", "c: flag", "d: text?", "e: list(Templates.FieldKind.text)",
            ])
    }

    @Test func `makes keys optional that some items of a list lack`() throws {
        let data = #"{"items": [{"a": "x", "b": "y"}, {"a": "z", "c": null}]}"#
        let kind = InferredData(try JSON(parsing: Array(data.utf8))).kind
        guard case .list(let item)? = kind.shape?.fields.first?.kind else {
            Issue.record("no list")
            return
        }
        #expect(item.shape?.fields.map(\.name) == ["a", "b", "c"])
        #expect(item.shape?.fields.map(\.isOptional) == [false, true, true])
        #expect(try rendered("{{#items}}{{a}}{{#b}}{{b}}{{/b}};{{/items}}", data: data) == "xy;z;")
    }

    @Test func `takes mixed kinds as values that may be tested only`() throws {
        let data = #"{"items": [{"a": "x"}, {"a": {"b": 1}}]}"#
        #expect(try rendered("{{#items}}{{#a}}+{{/a}}{{/items}}", data: data) == "++")
        let kind = InferredData(try JSON(parsing: Array(data.utf8))).kind
        let (_, diagnostics) = templateSet("{{#items}}{{a}}{{/items}}").compile("main", for: kind)
        #expect(diagnostics.map(\.rule) == ["not-printable"])
    }
}

@Suite struct JSONParsingTests {
    @Test(arguments: [
        "null", "true", "[1,-2,0]", "1.21", "[]", "{}", #"{"b":1,"a":[{"c":"x"}]}"#, #""\u003c\"\\\n""#,
        "-0.5",
    ])
    func `reads what it writes`(_ text: String) throws {
        #expect(try JSON(parsing: Array(text.utf8)).serialized() == text)
    }

    @Test func `reads escapes`() throws {
        let json = try JSON(parsing: Array(#""\u00e9\ud83e\uddca\/\b\f\t\r""#.utf8))
        #expect(json == .string("é🧊/\u{8}\u{C}\t\r"))
    }

    @Test(arguments: [
        ("", 1, 1), ("[1,]", 1, 4), ("{\n  \"a\" 1}", 2, 7), ("[1 2]", 1, 4), ("{\"é\":1,\n\"é\":2}", 2, 1),
        ("01", 1, 2), ("1.", 1, 3), ("-", 1, 2), ("tru", 1, 1), ("\"a", 1, 1), ("\"\n\"", 1, 2),
        ("\"\\x\"", 1, 2),
        ("\"\\ud800\"", 1, 2), ("\"\\u12\"", 1, 2), ("1e999", 1, 1), ("{,}", 1, 2), ("[1] x", 1, 5),
        ("'a'", 1, 1),
    ])
    func `tells where a text is not JSON`(text: String, line: Int, column: Int) {
        let error = #expect(throws: JSON.ParseError.self) { try JSON(parsing: Array(text.utf8)) }
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test func `refuses what nests too deeply`() {
        #expect(throws: JSON.ParseError.self) {
            try JSON(parsing: [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000))
        }
    }

    @Test func `refuses bytes that are not UTF-8`() {
        #expect(throws: JSON.ParseError.self) { try JSON(parsing: [0x22, 0xC3, 0x28, 0x22]) }
    }
}
