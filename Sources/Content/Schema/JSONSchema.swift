import JSON

extension Schema {
    /// The schema as JSON Schema (draft 2020-12), for editors that complete and check front matter.
    package func jsonSchema(title: String) -> JSON {
        .object([
            ("$schema", "https://json-schema.org/draft/2020-12/schema"),
            ("title", .string(title)),
            ("type", "object"),
            ("additionalProperties", false),
            ("required", .array(fields.filter(\.isRequired).map { .string($0.key) })),
            (
                "properties",
                .object(
                    fields.map { field in
                        (field.key, .object([("description", .string(field.about))] + field.type.jsonSchema))
                    })
            ),
        ])
    }
}

extension Schema.FieldType {
    fileprivate var jsonSchema: [(key: String, value: JSON)] {
        switch self {
        case .text: Self.text
        case .flag: [("type", "boolean")]
        case .date: Self.date
        case .webAddress: [("type", "string"), ("pattern", "^https?://")]
        case .texts: Self.list(.object(Self.text))
        case .names: Self.list(.object(Self.name))
        case .relation: Self.list(["anyOf": [.object(Self.name), Self.item()]])
        case .risks: Self.list(Self.item(extra: [("chance", Self.chance)]))
        case .expectations:
            Self.group(
                ExpectationTopic.allCases.map { ($0.rawValue, Self.expectation) },
                required: ExpectationTopic.allCases.map(\.rawValue))
        case .review:
            Self.group(
                [
                    ("date", .object(Self.date)), ("by", .object(Self.text)), ("role", .object(Self.text)),
                    ("next", .object(Self.date)),
                ], required: ["date", "by", "role", "next"])
        case .sourceType: [("enum", .array(SourceFacts.SourceType.allCases.map { .string($0.rawValue) }))]
        case .hashes: [("type", "object"), ("additionalProperties", ["type": "string", "pattern": "^[0-9a-f]{8}$"])]
        case .notes:
            [
                ("type", "object"),
                (
                    "additionalProperties",
                    ["type": "object", "additionalProperties": .object(Self.text)]
                ),
            ]
        }
    }

    private typealias Members = [(key: String, value: JSON)]

    private static let text: Members = [("type", "string"), ("minLength", 1)]
    private static let name: Members = [("type", "string"), ("pattern", "^[a-z0-9][a-z0-9-]*$")]
    private static let date: Members = [("type", "string"), ("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]

    private static func list(_ items: JSON) -> Members { [("type", "array"), ("items", items)] }

    private static func group(_ properties: Members, required: [String]) -> Members {
        [
            ("type", "object"), ("additionalProperties", false),
            ("required", .array(required.map { .string($0) })), ("properties", .object(properties)),
        ]
    }

    private static func item(extra: Members = []) -> JSON {
        .object(
            group(
                [("id", .object(name)), ("note", .object(text)), ("sources", .object(list(.object(name))))] + extra,
                required: ["id"] + extra.map(\.key)))
    }

    private static let chance: JSON = [
        "anyOf": [
            ["const": "not-stated"],
            .object(
                group(
                    [
                        ("count", ["type": "integer", "minimum": 0]), ("of", ["type": "integer", "minimum": 1]),
                        ("within", .object(text)), ("among", .object(text)), ("source", .object(name)),
                        ("as-of", ["type": ["string", "integer"]]),
                    ], required: ["count", "of", "source"])),
        ]
    ]

    private static let expectation: JSON = [
        "anyOf": [
            ["const": "not-stated"],
            .object(
                list([
                    "anyOf": [
                        .object(
                            group(
                                [
                                    ("from", ["type": "integer", "minimum": 0]), ("to", ["type": "integer", "minimum": 0]),
                                    ("unit", ["enum": .array(Unit.allCases.map { .string($0.rawValue) })]),
                                    ("source", .object(name)), ("note", .object(text)),
                                ], required: ["from", "unit", "source"])),
                        .object(
                            group(
                                [("says", .object(text)), ("source", .object(name)), ("note", .object(text))],
                                required: ["says", "source"])),
                    ]
                ])),
        ]
    ]
}
