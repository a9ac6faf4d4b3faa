import JSON

/// The members of a JSON Schema object, in their order, and the forms that schemas are put together from.
///
/// Draft 7, because editors through yaml-language-server know no later one for sure; nothing here needs more.
struct JSONShape {
    var members: [(key: String, value: JSON)]

    init(_ members: [(key: String, value: JSON)]) { self.members = members }

    var json: JSON { .object(members) }

    /// A whole schema, with its draft and its title before the rest.
    func document(title: String) -> JSON {
        .object(
            [
                ("$schema", "http://json-schema.org/draft-07/schema#"), ("title", .string(title)),
            ] + members)
    }

    /// The same with a line for writers, which editors show.
    func about(_ text: String) -> JSONShape { JSONShape([("description", .string(text))] + members) }
}

extension JSONShape {
    // A year or a phone number that stands alone is a number to YAML.
    static let text = JSONShape([("type", ["string", "number"]), ("minLength", 1)])
    static let flag = JSONShape([("type", "boolean")])
    static let name = pattern("^[a-z0-9][a-z0-9-]*$")
    static let date = pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    static let webAddress = pattern("^https?://")
    static let languageTag = pattern("^[a-z]{2,3}(-[a-z0-9]{2,8})*$")
    /// One text for each language.
    static let texts = map(keys: languageTag, of: text)

    static func pattern(_ pattern: String) -> JSONShape {
        JSONShape([("type", "string"), ("pattern", .string(pattern))])
    }

    static func const(_ word: String) -> JSONShape { JSONShape([("const", .string(word))]) }

    static func word<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) -> JSONShape {
        JSONShape([("enum", .array(Word.allCases.map { .string($0.rawValue) }))])
    }

    static func number(from minimum: Int, to maximum: Int? = nil) -> JSONShape {
        JSONShape(
            [("type", "integer"), ("minimum", .int(minimum))]
                + (maximum.map { [("maximum", .int($0))] } ?? []))
    }

    static func list(of items: JSONShape, atLeast count: Int = 1) -> JSONShape {
        JSONShape([("type", "array"), ("minItems", .int(count)), ("items", items.json)])
    }

    static func any(of shapes: [JSONShape]) -> JSONShape {
        JSONShape([("anyOf", .array(shapes.map(\.json)))])
    }

    static func any(of shapes: JSONShape...) -> JSONShape { any(of: shapes) }

    /// A group of keys, and no others.
    static func group(_ properties: [(key: String, value: JSONShape)], required: [String]) -> JSONShape {
        JSONShape([
            ("type", "object"), ("additionalProperties", false),
            ("required", .array(required.map { .string($0) })),
            ("properties", .object(properties.map { ($0.key, $0.value.json) })),
        ])
    }

    /// A group with one key for every case of a closed set.
    static func group<Word: RawRepresentable<String> & CaseIterable>(
        _: Word.Type, of shape: JSONShape
    ) -> JSONShape {
        let words = Word.allCases.map(\.rawValue)
        return group(words.map { ($0, shape) }, required: words)
    }

    /// A group whose keys the writer chooses.
    static func map(keys: JSONShape? = nil, of values: JSONShape) -> JSONShape {
        JSONShape(
            [("type", "object")] + (keys.map { [("propertyNames", $0.json)] } ?? [])
                + [("additionalProperties", values.json)])
    }
}
