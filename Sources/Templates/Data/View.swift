/// A typed value that declares which of its fields templates may use.
///
/// A `static let` meets the requirement and makes table and shape once for the type:
/// ```swift
/// struct LinkView: View {
///     var title: String
///     var note: String?
///
///     static let table = FieldTable<LinkView>(
///         "link",
///         [
///             .text("title", "What the link says.", \.title),
///             .optionalText("note", "A remark beside the link.", \.note),
///         ])
/// }
/// ```
public protocol View: Sendable {
    static var table: FieldTable<Self> { get }
}

/// The fields of a view: name, kind and getter of each in one line.
///
/// This and all that it is made of is public and inlinable: the compiler then makes it anew for each view where its type is
/// known. Without that each of the hundreds of values of a page costs a copy of its whole view.
public struct FieldTable<Owner: Sendable>: Sendable {
    /// The declared fields.
    public let shape: Shape
    @usableFromInline let getters: [@Sendable (Owner) -> Value]

    /// - Parameter name: what messages and the reference call the view.
    @inlinable
    public init(_ name: String, _ fields: [ViewField<Owner>]) {
        shape = Shape(name, fields.map(\.field))
        getters = fields.map(\.value)
    }

    /// The values of one view.
    @inlinable
    public func record(of owner: Owner) -> Record {
        let getters = getters
        return Record(shape: shape) { getters[$0](owner) }
    }
}

extension Record {
    /// The values of a view, in the slots of its shape.
    @inlinable
    public init<Owner: View>(_ view: Owner) {
        self = Owner.table.record(of: view)
    }
}

/// A view whose record is made once, for parts that templates ask for again and again.
public struct Prepared<Part: View>: Sendable {
    /// The view itself.
    public let view: Part
    @usableFromInline let record: Record

    /// Makes the record.
    @inlinable
    public init(_ view: Part) {
        self.view = view
        record = Record(view)
    }
}

/// One field of a view: its declaration, and how to get its value.
public struct ViewField<Owner>: Sendable {
    @usableFromInline private(set) var field: Field
    @usableFromInline let value: @Sendable (Owner) -> Value

    /// The field, with the promise that a template which is proved prints it.
    package var mustPrint: ViewField {
        var copy = self
        copy.field.mustPrint = true
        return copy
    }

    @inlinable
    init(
        _ name: String, _ kind: FieldKind, isOptional: Bool = false, about: String,
        value: @escaping @Sendable (Owner) -> Value
    ) {
        field = Field(name, kind, isOptional: isOptional, about: about)
        self.value = value
    }
}

extension ViewField {
    /// Text that is always there.
    @inlinable
    public static func text(
        _ name: String, _ about: String, _ get: @escaping @Sendable (Owner) -> String
    ) -> ViewField {
        ViewField(name, .text, about: about) { .text(get($0)) }
    }

    /// Text that may be absent.
    @inlinable
    public static func optionalText(
        _ name: String, _ about: String, _ get: @escaping @Sendable (Owner) -> String?
    ) -> ViewField {
        ViewField(name, .text, isOptional: true, about: about) { get($0).map(Value.text) ?? .absent }
    }

    /// HTML of our own that is always there.
    @inlinable
    public static func html(
        _ name: String, _ about: String, _ get: @escaping @Sendable (Owner) -> [UInt8]
    ) -> ViewField {
        ViewField(name, .html, about: about) { .html(get($0)) }
    }

    /// HTML of our own that may be absent.
    @inlinable
    public static func optionalHTML(
        _ name: String, _ about: String, _ get: @escaping @Sendable (Owner) -> [UInt8]?
    ) -> ViewField {
        ViewField(name, .html, isOptional: true, about: about) { get($0).map(Value.html) ?? .absent }
    }

    /// Yes or no.
    @inlinable
    public static func flag(
        _ name: String, _ about: String, _ get: @escaping @Sendable (Owner) -> Bool
    ) -> ViewField {
        ViewField(name, .flag, about: about) { .flag(get($0)) }
    }

    /// Another view.
    @inlinable
    public static func record<Part: View>(
        _ name: String, _ about: String, _ get: @escaping @Sendable (Owner) -> Part
    ) -> ViewField {
        ViewField(name, .record { Part.table.shape }, about: about) { .record(Record(get($0))) }
    }

    /// Another view whose record has been made.
    @inlinable
    public static func record<Part: View>(
        _ name: String, _ about: String, _ get: @escaping @Sendable (Owner) -> Prepared<Part>
    ) -> ViewField {
        ViewField(name, .record { Part.table.shape }, about: about) { .record(get($0).record) }
    }

    /// Another view that may be absent.
    @inlinable
    public static func optionalRecord<Part: View>(
        _ name: String, _ about: String, _ get: @escaping @Sendable (Owner) -> Part?
    ) -> ViewField {
        ViewField(name, .record { Part.table.shape }, isOptional: true, about: about) { owner in
            get(owner).map { .record(Record($0)) } ?? .absent
        }
    }

    /// Views, one after the other.
    @inlinable
    public static func list<Item: View>(
        _ name: String, _ about: String, _ get: @escaping @Sendable (Owner) -> [Item]
    ) -> ViewField {
        ViewField(name, .list(.record { Item.table.shape }), about: about) { owner in
            .list(get(owner).map { .record(Record($0)) })
        }
    }

    /// Texts, one after the other.
    @inlinable
    public static func texts(
        _ name: String, _ about: String, _ get: @escaping @Sendable (Owner) -> [String]
    ) -> ViewField {
        ViewField(name, .list(.text), about: about) { .list(get($0).map(Value.text)) }
    }
}
