import ArgumentParser
import Content
import Diagnostics
import JSON

/// `handout schema`: JSON Schema of the front matter, for editors that complete and check it.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of the front matter of one kind of page.",
        discussion: """
            Without a kind, one object with the schema of every kind, and `translation` for pages in other languages.

            Example: handout schema technique > technique.schema.json
            """)

    @Argument(help: "The kind of page, or `translation`.")
    var kind: String?

    private static let schemas: [(key: String, value: JSON)] =
        Kind.allCases.map {
            ($0.rawValue, Schema.ofPage($0).jsonSchema(title: "Front matter of a \($0.rawValue)"))
        }
        + [("translation", Schema.ofTranslation.jsonSchema(title: "Front matter of a translation"))]

    func run() throws {
        guard let kind else {
            try Machine.print(JSON.object(Self.schemas).serialized(pretty: true) + "\n")
            return
        }
        guard let schema = Self.schemas.first(where: { $0.key == kind }) else {
            let known = Self.schemas.map(\.key)
            throw ValidationError(
                "There is no kind `\(kind)`. "
                    + (Spelling.suggestion(for: kind, in: known) ?? "Kinds: \(known.joined(separator: ", ")).")
            )
        }
        try Machine.print(schema.value.serialized(pretty: true) + "\n")
    }
}
