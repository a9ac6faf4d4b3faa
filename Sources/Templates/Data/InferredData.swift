import JSON

/// JSON data for templates, with the kinds read off the data itself: for trying templates out.
///
/// An object's keys are its fields. The items of a list share one shape, in which keys that some items lack,
/// or that are `null` in some, are optional. Numbers are text, written as JSON writes them; a key that is
/// `null` everywhere counts as text that is absent.
package struct InferredData: Sendable {
    package let kind: FieldKind
    package let value: Value

    package init(_ json: JSON) {
        kind = Self.kind(of: [json], named: "data").kind
        value = Self.value(of: json, as: kind)
    }
}

extension InferredData {
    /// The one kind of all samples of a place in the data, and whether some of them are `null`.
    private static func kind(of samples: [JSON], named name: String) -> (kind: FieldKind, isOptional: Bool) {
        var present: [JSON] = []
        for sample in samples {
            if case .null = sample { continue }
            present.append(sample)
        }
        return (kind(ofPresent: present, named: name), present.count < samples.count)
    }

    private static func kind(ofPresent samples: [JSON], named name: String) -> FieldKind {
        var objects: [[(key: String, value: JSON)]] = []
        var items: [JSON] = []
        var (texts, flags, lists) = (0, 0, 0)
        for sample in samples {
            switch sample {
            case .null: break
            case .bool: flags += 1
            case .int, .double, .string: texts += 1
            case .array(let values):
                lists += 1
                items += values
            case .object(let members): objects.append(members)
            }
        }
        guard let total = [texts, flags, lists, objects.count].max(), total == samples.count, total > 0 else {
            return .mixed
        }
        if texts > 0 { return .text }
        if flags > 0 { return .flag }
        if lists > 0 {
            let item = kind(of: items, named: name)
            return .list(item.isOptional ? .mixed : item.kind)
        }
        let shape = shape(of: objects, named: name)
        return .record { shape }
    }

    private static func shape(of objects: [[(key: String, value: JSON)]], named name: String) -> Shape {
        var keys: [String] = []
        var samples: [String: [JSON]] = [:]
        for member in objects.joined() {
            if samples[member.key] == nil { keys.append(member.key) }
            samples[member.key, default: []].append(member.value)
        }
        let fields = keys.map { key in
            let values = samples[key] ?? []
            let (kind, hasNull) = kind(of: values, named: key)
            let isNull = values.allSatisfy { if case .null = $0 { true } else { false } }
            return Field(key, isNull ? .text : kind, isOptional: hasNull || values.count < objects.count)
        }
        return Shape(name, fields)
    }

    private static func value(of json: JSON, as kind: FieldKind) -> Value {
        switch json {
        case .null: return .absent
        case .bool(let flag): return .flag(flag)
        case .string(let text): return .text(text)
        case .int, .double: return .text(json.serialized())
        case .array(let items):
            var itemKind = FieldKind.mixed
            if case .list(let kind) = kind { itemKind = kind }
            return .list(items.map { value(of: $0, as: itemKind) })
        case .object(let members):
            guard let shape = kind.shape ?? Self.kind(of: [json], named: "data").kind.shape else {
                return .absent
            }
            var values = [Value](repeating: .missing, count: shape.fields.count)
            for member in members {
                guard let slot = shape.slot(of: member.key) else { continue }
                values[slot] = value(of: member.value, as: shape.fields[slot].kind)
            }
            return .record(ValueRecord(shape: shape, values: values))
        }
    }
}
