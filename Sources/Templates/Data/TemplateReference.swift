/// The list of the fields that each template can use, in Markdown.
package struct TemplateReference {
    private let templates: [(name: String, shape: Shape)]
    /// The shapes within the templates' own, each once, in the order in which they are first met.
    private var parts: [Shape] = []

    private init(_ templates: [(name: String, shape: Shape)]) {
        self.templates = templates
        var seen = Set(templates.map { ObjectIdentifier($0.shape) })
        var pending = templates.map(\.shape)[...]
        while let shape = pending.popFirst() {
            for part in shape.fields.compactMap(\.kind.innerShape)
            where seen.insert(ObjectIdentifier(part)).inserted {
                parts.append(part)
                pending.append(part)
            }
        }
    }

    /// A section for every template with the table of its fields, and one for every record within them.
    package static func markdown(_ templates: [(name: String, shape: Shape)]) -> String {
        let reference = TemplateReference(templates)
        var sections = templates.map {
            "## Template `\($0.name)`: \($0.shape.name)\n\n" + table(of: $0.shape)
        }
        sections += reference.parts.map { "## Record: \($0.name)\n\n" + table(of: $0) }
        return sections.joined(separator: "\n")
    }

    private static func table(of shape: Shape) -> String {
        guard !shape.fields.isEmpty else { return "No fields.\n" }
        let rows = shape.fields.map { field in
            let notes = [
                field.isOptional ? "may be absent" : nil, field.mustPrint ? "a sheet must print it" : nil,
            ].compactMap { $0 }.joined(separator: "; ")
            return "| `\(field.name)` | \(field.kind.reference) | \(notes) | \(cell(field.about)) |\n"
        }
        return "| field | kind | | what it is |\n|---|---|---|---|\n" + rows.joined()
    }

    private static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}

extension FieldKind {
    /// The shape of a record, or of the records in a list.
    fileprivate var innerShape: Shape? {
        if case .list(let item) = self { return item.innerShape }
        return shape
    }

    /// The kind in a few words, with the name of its shape.
    fileprivate var reference: String {
        switch self {
        case .text: "text"
        case .html: "HTML, printed with three braces"
        case .flag: "yes or no"
        case .record(let shape): "record: \(shape().name)"
        case .list(let item): "list of \(item.reference)"
        case .mixed: "of no certain kind"
        }
    }
}
