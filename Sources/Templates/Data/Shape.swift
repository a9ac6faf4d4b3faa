/// The declared fields of one view: all that a template may use of it.
///
/// Slot *i* of a ``Record`` belongs to field *i* of its shape. Shapes are compared by identity: there is one
/// for each view type.
public final class Shape: Sendable {
    /// The name that error messages and the generated reference use, such as `technique page`.
    public let name: String
    /// The fields, in the order of their slots.
    public let fields: [Field]
    private let slots: [String: Int]
    /// The slots of the fields that must be printed.
    let requiredSlots: [Int]

    /// - Parameter fields: of two with one name the first counts.
    public init(_ name: String, _ fields: [Field]) {
        self.name = name
        self.fields = fields
        slots = Dictionary(zip(fields.map(\.name), fields.indices), uniquingKeysWith: { first, _ in first })
        requiredSlots = fields.indices.filter { fields[$0].mustPrint }
    }

    /// The slot of the field of this name, or nil where the shape declares none.
    public func slot(of name: String) -> Int? { slots[name] }
}

/// One declared field of a view.
public struct Field: Sendable {
    /// What templates call it.
    public let name: String
    /// What its values are.
    public let kind: FieldKind
    /// Whether the value may be absent: templates must then test the field before they print it.
    public let isOptional: Bool
    /// What the field holds: one line for the generated reference.
    public let about: String
    /// Whether a template that is proved has to print the value, or of a record or list the values in it that must be
    /// printed.
    public internal(set) var mustPrint = false

    /// A field that is always there unless `isOptional`.
    public init(_ name: String, _ kind: FieldKind, isOptional: Bool = false, about: String = "") {
        self.name = name
        self.kind = kind
        self.isOptional = isOptional
        self.about = about
    }
}

/// What kind of value a field holds.
public indirect enum FieldKind: Sendable {
    /// Plain text, escaped when printed.
    case text
    /// HTML that the tool itself made, printed as it is.
    case html
    /// Yes or no: may be tested, not printed.
    case flag
    /// A record; its shape is looked up when needed, so that a view may hold views of its own type.
    case record(@Sendable () -> Shape)
    case list(FieldKind)
    /// Data whose kind cannot be told (it differs between items, or there are none): may be tested only.
    case mixed
}

extension FieldKind: Hashable {
    /// Records are alike where they have one shape.
    public static func == (left: FieldKind, right: FieldKind) -> Bool {
        switch (left, right) {
        case (.text, .text), (.html, .html), (.flag, .flag), (.mixed, .mixed): true
        case (.record(let left), .record(let right)): left() === right()
        case (.list(let left), .list(let right)): left == right
        default: false
        }
    }

    /// All records hash alike: there are few kinds.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .text: hasher.combine(0)
        case .html: hasher.combine(1)
        case .flag: hasher.combine(2)
        case .mixed: hasher.combine(3)
        case .record(let shape): hasher.combine(ObjectIdentifier(shape()))
        case .list(let item):
            hasher.combine(4)
            hasher.combine(item)
        }
    }
}

extension FieldKind {
    /// The shape of a record; nil for every other kind.
    public var shape: Shape? {
        if case .record(let shape) = self { return shape() }
        return nil
    }
}
