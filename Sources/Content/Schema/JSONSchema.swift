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
        case .text: Self.textMembers
        case .flag: [("type", "boolean")]
        case .date: Self.dateMembers
        case .webAddress: [("type", "string"), ("pattern", "^https?://")]
        case .texts: Self.listSchema(.object(Self.textMembers))
        case .names: Self.listSchema(.object(Self.nameMembers))
        case .relation: Self.listSchema(["anyOf": [.object(Self.nameMembers), Self.itemSchema()]])
        case .risks: Self.listSchema(Self.itemSchema(extra: [("chance", Self.chanceValue)]))
        case .expectations:
            Self.groupSchema(
                ExpectationTopic.allCases.map { ($0.rawValue, Self.expectationValue) },
                required: ExpectationTopic.allCases.map(\.rawValue))
        case .codes:
            Self.listSchema(
                .object(
                    Self.groupSchema(
                        [
                            ("system", ["enum": .array(CodeSystem.allCases.map { .string($0.rawValue) })]),
                            ("code", .object(Self.textMembers)), ("source", .object(Self.nameMembers)),
                        ], required: ["system", "code", "source"])))
        case .review:
            Self.groupSchema(
                [
                    ("date", .object(Self.dateMembers)), ("by", .object(Self.textMembers)),
                    ("role", .object(Self.textMembers)),
                    ("next", .object(Self.dateMembers)),
                ], required: ["date", "by", "role", "next"])
        case .sourceType: [("enum", .array(SourceFacts.SourceType.allCases.map { .string($0.rawValue) }))]
        // A hash of digits only is a number to YAML.
        case .hashes: [("type", "object"), ("additionalProperties", ["type": ["string", "number"]])]
        case .waivers:
            Self.groupSchema(
                HouseRule.allCases.map { ($0.rawValue, .object(Self.textMembers)) }, required: [])
        case .notes:
            [
                ("type", "object"),
                (
                    "additionalProperties",
                    ["type": "object", "additionalProperties": .object(Self.textMembers)]
                ),
            ]
        }
    }

    private typealias Members = [(key: String, value: JSON)]

    // A year or a phone number that stands alone is a number to YAML.
    private static let textMembers: Members = [("type", ["string", "number"]), ("minLength", 1)]
    private static let nameMembers: Members = [("type", "string"), ("pattern", "^[a-z0-9][a-z0-9-]*$")]
    private static let dateMembers: Members = [
        ("type", "string"), ("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    ]

    private static func listSchema(_ items: JSON) -> Members { [("type", "array"), ("items", items)] }

    private static func groupSchema(_ properties: Members, required: [String]) -> Members {
        [
            ("type", "object"), ("additionalProperties", false),
            ("required", .array(required.map { .string($0) })), ("properties", .object(properties)),
        ]
    }

    private static func itemSchema(extra: Members = []) -> JSON {
        .object(
            groupSchema(
                [
                    ("id", .object(nameMembers)), ("note", .object(textMembers)),
                    ("sources", .object(listSchema(.object(nameMembers)))),
                ] + extra,
                required: ["id"] + extra.map(\.key)))
    }

    private static let chanceValue: JSON = [
        "anyOf": [
            ["const": "not-stated"],
            .object(
                groupSchema(
                    [
                        ("count", ["type": "integer", "minimum": 1]),
                        ("of", ["type": "integer", "minimum": 1]),
                        ("within", .object(textMembers)), ("among", .object(textMembers)),
                        ("source", .object(nameMembers)),
                        ("as-of", ["type": ["string", "integer"]]),
                    ], required: ["count", "of", "source"])),
        ]
    ]

    private static let expectationValue: JSON = [
        "anyOf": [
            ["const": "not-stated"],
            .object(
                listSchema([
                    "anyOf": [
                        .object(
                            groupSchema(
                                [
                                    ("from", ["type": "integer", "minimum": 0]),
                                    ("to", ["type": "integer", "minimum": 0]),
                                    ("unit", ["enum": .array(Unit.allCases.map { .string($0.rawValue) })]),
                                    ("source", .object(nameMembers)), ("note", .object(textMembers)),
                                ], required: ["from", "unit", "source"])),
                        .object(
                            groupSchema(
                                [
                                    ("says", .object(textMembers)), ("source", .object(nameMembers)),
                                    ("note", .object(textMembers)),
                                ],
                                required: ["says", "source"])),
                    ]
                ])),
        ]
    ]
}
