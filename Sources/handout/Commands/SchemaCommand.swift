import ArgumentParser
import Content
import Diagnostics
import JSON

/// `handout schema`: JSON Schema of the front matter and of the other files, for editors and validators.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of a kind of page's front matter, or of another file.",
        discussion: """
            `translation` is for pages in other languages; `project` for handout.yaml, `clinic`, `language`, `profile` and \
            `approvals` for the other files. Without a name, one object with all of them.

            Example: handout schema technique > technique.schema.json
            """)

    @Argument(help: "The kind of page, `translation`, or the kind of file.")
    var kind: String?

    private static let schemas: [(key: String, value: JSON)] =
        Kind.allCases.map {
            ($0.rawValue, Schema.ofPage($0).jsonSchema(title: "Front matter of a \($0.rawValue)"))
        }
        + [("translation", Schema.ofTranslation.jsonSchema(title: "Front matter of a translation"))]
        + FileSchema.allCases.map { ($0.rawValue, $0.jsonSchema) }

    func run() throws {
        guard let kind else {
            try Machine.print(JSON.object(Self.schemas).serialized(pretty: true) + "\n")
            return
        }
        guard let schema = Self.schemas.first(where: { $0.key == kind }) else {
            let known = Self.schemas.map(\.key)
            throw ValidationError(
                "There is no schema `\(kind)`. "
                    + (Spelling.suggestion(for: kind, in: known)
                        ?? "There are: \(known.joined(separator: ", ")).")
            )
        }
        try Machine.print(schema.value.serialized(pretty: true) + "\n")
    }
}
