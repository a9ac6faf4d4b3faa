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

/// The values of one view, in the slots of its shape. Each is made when a template asks for it.
public struct Record: Sendable {
    /// The declared fields, in the order of the slots.
    public let shape: Shape
    @usableFromInline let value: @Sendable (_ slot: Int) -> Value

    @inlinable
    init(shape: Shape, value: @escaping @Sendable (_ slot: Int) -> Value) {
        self.shape = shape
        self.value = value
    }

    /// - Parameter values: in the order of the shape's fields; what is left out at the end is absent.
    public init(shape: Shape, values: [Value]) {
        self.init(shape: shape) { $0 < values.count ? values[$0] : .absent }
    }

    subscript(slot: Int) -> Value { value(slot) }
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
