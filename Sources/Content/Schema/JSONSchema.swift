import JSON

extension Schema {
    /// The schema as JSON Schema, for editors and validators of front matter.
    package func jsonSchema(title: String) -> JSON {
        JSONShape.group(
            fields.map { ($0.key, $0.type.shape.about($0.about)) },
            required: fields.filter(\.isRequired).map(\.key)
        ).document(title: title)
    }
}

extension Schema.FieldType {
    fileprivate var shape: JSONShape {
        switch self {
        case .text: .text
        case .flag: .flag
        case .date: .date
        case .webAddress: .webAddress
        case .texts: .list(of: .text)
        case .names: .list(of: .name)
        case .relation: .list(of: .any(of: .name, Self.item()))
        case .risks: .list(of: Self.item(with: [("chance", Self.chance)]))
        case .expectations: .group(ExpectationTopic.self, of: Self.expectation)
        case .codes:
            .list(
                of: .group(
                    [("system", .word(CodeSystem.self)), ("code", .text), ("source", .name)],
                    required: ["system", "code", "source"]))
        case .review:
            .group(
                [("date", .date), ("by", .text), ("role", .text), ("next", .date)],
                required: ["date", "by", "role", "next"])
        case .sourceType: .word(SourceFacts.SourceType.self)
        case .bodyRegion: .word(BodyRegion.self)
        // A hash of digits only is a number to YAML.
        case .hashes: .map(of: JSONShape([("type", ["string", "number"])]))
        case .waivers: .group(HouseRule.allCases.map { ($0.rawValue, .text) }, required: [])
        case .notes: .map(of: .map(of: .text))
        }
    }

    private static func item(with more: [(key: String, value: JSONShape)] = []) -> JSONShape {
        .group(
            [("id", .name), ("note", .text), ("sources", .list(of: .name))] + more,
            required: ["id"] + more.map(\.key))
    }

    private static let chance: JSONShape = .any(
        of: .const("not-stated"),
        .group(
            [
                ("count", .number(from: 1)), ("of", .number(from: 1)), ("within", .text), ("among", .text),
                ("source", .name), ("as-of", JSONShape([("type", ["string", "integer"])])),
            ], required: ["count", "of", "source"]))

    private static let expectation: JSONShape = .any(
        of: .const("not-stated"),
        .list(
            of: .any(
                of: .group(
                    [
                        ("from", .number(from: 0)), ("to", .number(from: 0)), ("unit", .word(Unit.self)),
                        ("source", .name), ("note", .text),
                    ], required: ["from", "unit", "source"]),
                .group(
                    [("says", .text), ("source", .name), ("note", .text)], required: ["says", "source"]))))
}
