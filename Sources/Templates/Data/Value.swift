/// A value that a template may test or print.
public enum Value: Sendable {
    /// Declared, but not there: false when tested.
    case absent
    /// Not even declared by this item of a list: as absent, but a lenient look-up goes on to the enclosing
    /// record.
    case missing
    case text(String)
    /// HTML that the tool itself made, as UTF-8.
    case html([UInt8])
    case flag(Bool)
    case record(Record)
    case list([Value])
}

/// Values in the slots of a shape. Each is made when a template asks for it.
///
/// Nothing of a record ever changes. Its getter is a stored function, not an overridden method: the compiler can make it anew
/// for each type of view, which it does not do with the methods of generic classes.
public class Record: @unchecked Sendable {
    /// Not counted as a use: whoever makes a record keeps its shape alive.
    @usableFromInline let sharedShape: Unmanaged<Shape>
    private let getter: @Sendable (_ record: Record, _ slot: Int) -> Value

    @usableFromInline
    init(shape: Shape, getter: @escaping @Sendable (_ record: Record, _ slot: Int) -> Value) {
        sharedShape = Unmanaged.passUnretained(shape)
        self.getter = getter
    }

    /// The declared fields, in the order of the slots.
    var shape: Shape { sharedShape.takeUnretainedValue() }

    func value(in slot: Int) -> Value { getter(self, slot) }
}

/// A record of values that are there already.
public final class ValueRecord: Record, @unchecked Sendable {
    private let ownShape: Shape
    private let values: [Value]

    /// - Parameter values: in the order of the shape's fields; what is left out at the end is absent.
    public init(shape: Shape, values: [Value]) {
        ownShape = shape
        self.values = values
        super.init(shape: shape) { record, slot in
            let values = unsafeDowncast(record, to: ValueRecord.self).values
            return slot < values.count ? values[slot] : .absent
        }
    }
}

extension Value {
    /// Whether a section over the value is shown. As usual in Mustache, empty text and empty lists count as
    /// false; `0` is a number that somebody wrote, and true.
    var isTruthy: Bool {
        switch self {
        case .absent, .missing: false
        case .flag(let flag): flag
        case .text(let text): !text.isEmpty
        case .html(let bytes): !bytes.isEmpty
        case .list(let items): !items.isEmpty
        case .record: true
        }
    }
}
