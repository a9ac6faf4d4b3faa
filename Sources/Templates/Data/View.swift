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
///
/// A table lives as long as the program. So it can be used without counting who uses it, which two threads that make pages
/// would otherwise do at one place of the memory.
public final class FieldTable<Owner: Sendable>: Sendable {
    /// The declared fields.
    public let shape: Shape
    @usableFromInline let fields: [Unmanaged<ViewField<Owner>>]

    /// - Parameter name: what messages and the reference call the view.
    @inlinable
    public init(_ name: String, _ fields: [ViewField<Owner>]) {
        shape = Shape(name, fields.map(\.field))
        self.fields = fields.map(Unmanaged.passRetained)
        _ = Unmanaged.passRetained(self)
    }

    @inlinable
    func value(in slot: Int, of owner: Owner) -> Value {
        fields[slot]._withUnsafeGuaranteedRef { $0.value(owner) }
    }
}

/// A view as the record that templates see.
public final class Prepared<Owner: View>: Record, @unchecked Sendable {
    /// The view itself.
    public let view: Owner
    @usableFromInline let table: Unmanaged<FieldTable<Owner>>

    /// Makes the record.
    @inlinable
    public init(_ view: Owner) {
        self.view = view
        let table = Owner.table
        self.table = Unmanaged.passUnretained(table)
        super.init(shape: table.shape) { record, slot in
            let prepared = unsafeDowncast(record, to: Prepared.self)
            return prepared.table._withUnsafeGuaranteedRef { $0.value(in: slot, of: prepared.view) }
        }
    }
}

/// One field of a view: its declaration, and how to get its value.
public final class ViewField<Owner>: Sendable {
    @usableFromInline let field: Field
    @usableFromInline let value: @Sendable (Owner) -> Value

    /// The field, with the promise that a template which is proved prints it.
    package var mustPrint: ViewField {
        var field = field
        field.mustPrint = true
        return ViewField(field, value: value)
    }

    @inlinable
    init(_ field: Field, value: @escaping @Sendable (Owner) -> Value) {
        self.field = field
        self.value = value
    }

    @inlinable
    convenience init(
        _ name: String, _ kind: FieldKind, isOptional: Bool = false, about: String,
        value: @escaping @Sendable (Owner) -> Value
    ) {
        self.init(Field(name, kind, isOptional: isOptional, about: about), value: value)
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
        ViewField(name, .record { Part.table.shape }, about: about) { .record(Prepared(get($0))) }
    }

    /// Another view that is prepared already.
    @inlinable
    public static func record<Part: View>(
        _ name: String, _ about: String, _ get: @escaping @Sendable (Owner) -> Prepared<Part>
    ) -> ViewField {
        ViewField(name, .record { Part.table.shape }, about: about) { .record(get($0)) }
    }

    /// Another view that may be absent.
    @inlinable
    public static func optionalRecord<Part: View>(
        _ name: String, _ about: String, _ get: @escaping @Sendable (Owner) -> Part?
    ) -> ViewField {
        ViewField(name, .record { Part.table.shape }, isOptional: true, about: about) { owner in
            get(owner).map { .record(Prepared($0)) } ?? .absent
        }
    }

    /// Another view that is prepared already and may be absent.
    @inlinable
    public static func optionalRecord<Part: View>(
        _ name: String, _ about: String, _ get: @escaping @Sendable (Owner) -> Prepared<Part>?
    ) -> ViewField {
        ViewField(name, .record { Part.table.shape }, isOptional: true, about: about) { owner in
            get(owner).map { .record($0) } ?? .absent
        }
    }

    /// Views, one after the other.
    @inlinable
    public static func list<Item: View>(
        _ name: String, _ about: String, _ get: @escaping @Sendable (Owner) -> [Item]
    ) -> ViewField {
        ViewField(name, .list(.record { Item.table.shape }), about: about) { owner in
            .list(get(owner).map { .record(Prepared($0)) })
        }
    }

    /// Views that are prepared already, one after the other.
    @inlinable
    public static func list<Item: View>(
        _ name: String, _ about: String, _ get: @escaping @Sendable (Owner) -> [Prepared<Item>]
    ) -> ViewField {
        ViewField(name, .list(.record { Item.table.shape }), about: about) { owner in
            .list(get(owner).map { .record($0) })
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
