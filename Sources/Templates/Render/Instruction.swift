/// One step of a compiled template. Instructions hold numbers only; what they point to stands in the
/// ``Program``.
enum Instruction: Sendable {
    /// Appends fixed bytes. Where lines are indented, each line that begins in them is, the first if
    /// `startsLine`.
    case literal(Range<Int32>, startsLine: Bool)
    /// Appends text with the characters escaped that mean something in HTML.
    case escaped(Operand)
    /// Appends a value as it is.
    case raw(Operand)
    /// Begins a section: pushes the value, or its first item; goes to `end` where the value counts as false.
    case section(Operand, end: Int32)
    /// Ends a section: pops its value, and goes back to the instruction at `body` with the next item, if
    /// there is one.
    case endSection(body: Int32)
    /// Goes to `end` where the value counts as true.
    case inverted(Operand, end: Int32)
    /// Goes on at a routine and comes back.
    case call(CallSite)
    case `return`
}

/// Where a value is found while rendering.
struct Operand: Sendable {
    enum Start: Sendable {
        /// A context of the running routine, counted from its first: the way the strict mode has proved.
        case context(Int32)
        /// The innermost context.
        case top
        /// The innermost context that has a field of the first name on the path: the way of the lenient mode.
        case search
    }

    let start: Start
    /// The way on from there: slots of records (after `.context`), else names of fields.
    let path: Range<Int32>
}

/// How one template includes another.
struct CallSite: Sendable {
    /// The number of the routine; the linker of the compiler turns it into the address of its first
    /// instruction.
    var target: Int32
    /// What goes before every line, on top of the caller's own indentation; nil for an inclusion in running
    /// text.
    let indentation: Range<Int32>?
    /// Which contexts the routine sees: all of them, or those of the caller at these indices.
    let contexts: Range<Int32>?
}
