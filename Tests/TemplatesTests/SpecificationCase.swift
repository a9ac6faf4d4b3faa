import JSON
import Templates
import Testing

/// A template with its data, and what it prints under the rules of the public Mustache specification.
struct SpecificationCase: CustomTestStringConvertible {
    let testDescription: String
    let template: String
    let data: String
    let others: [String: String]
    let expected: String

    init(
        _ name: String, _ template: String, data: String = "{}", with others: [String: String] = [:],
        prints expected: String
    ) {
        testDescription = name
        self.template = template
        self.data = data
        self.others = others
        self.expected = expected
    }

    func output() throws -> String {
        try rendered(template, data: data, with: others, mode: .lenient)
    }
}

/// The template `main` together with others by name, in files of the same name.
func templateSet(_ main: String, with others: [String: String] = [:]) -> TemplateSet {
    let sources = others.merging(["main": main]) { other, _ in other }
    return TemplateSet(
        sources: sources.map {
            TemplateSource(name: $0.key, file: "\($0.key).mustache", bytes: Array($0.value.utf8))
        })
}

func rendered(
    _ template: String, data: String, with others: [String: String] = [:], mode: TemplateSet.Mode = .strict
) throws -> String {
    let data = InferredData(try JSON(parsing: Array(data.utf8)))
    let (program, diagnostics) = templateSet(template, with: others).compile(
        "main", for: data.kind, mode: mode)
    #expect(diagnostics == [])
    var output: [UInt8] = []
    try #require(program).render(data.value, to: &output)
    return String(decoding: output, as: UTF8.self)
}
