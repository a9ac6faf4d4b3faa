import Diagnostics

/// Runs a program once.
struct Renderer: ~Copyable {
    private struct Section {
        /// The list that the section goes through; empty for every other value.
        let items: [Value]
        var next = 1
    }

    private struct Call {
        let returnAddress: Int
        let base: Int
        let contextCount: Int
        let indentationStart: Int
        let indentationEnd: Int
    }

    private let program: Program
    /// The program's instructions, literals and slots: without the array's checks at every step.
    private let instructions: UnsafeBufferPointer<Instruction>
    private let literals: UnsafeBufferPointer<UInt8>
    private let slots: UnsafeBufferPointer<Int32>
    private let isLenient: Bool
    private let limits: RenderLimits
    /// The values of the open sections, the innermost last.
    private var contexts: [Value] = []
    /// The first context of the running routine.
    private var base = 0
    private var sections: [Section] = []
    private var calls: [Call] = []
    /// What goes before every line: the bytes from `indentationStart` on.
    private var indentation: [UInt8] = []
    private var indentationStart = 0
    private var steps = 0
    /// Nil where nobody asks what was printed.
    private var log: PrintLog?
    private(set) var output: OutputBuffer

    private init(
        program: Program, instructions: UnsafeBufferPointer<Instruction>,
        literals: UnsafeBufferPointer<UInt8>,
        slots: UnsafeBufferPointer<Int32>, limits: RenderLimits, capacity: Int
    ) {
        self.program = program
        self.instructions = instructions
        self.literals = literals
        self.slots = slots
        isLenient = program.mode == .lenient
        self.limits = limits
        output = OutputBuffer(capacity: capacity)
    }

    /// Runs a program and appends what it prints.
    static func render(
        _ program: Program, with root: Value, limits: RenderLimits, to output: inout [UInt8]
    ) throws(RenderFailure) {
        var log: PrintLog?
        try render(program, with: root, limits: limits, log: &log, to: &output)
    }

    /// Runs a program in strict mode, appends what it prints, and gives the places of all values that a reader can see.
    static func renderLogged(
        _ program: Program, with root: Value, limits: RenderLimits, to output: inout [UInt8]
    ) throws(RenderFailure) -> PlaceSet {
        var log: PrintLog? = PrintLog()
        try render(program, with: root, limits: limits, log: &log, to: &output)
        return log?.printed ?? PlaceSet()
    }

    private static func render(
        _ program: Program, with root: Value, limits: RenderLimits, log: inout PrintLog?,
        to output: inout [UInt8]
    ) throws(RenderFailure) {
        let spare = output.capacity - output.count
        try program.instructions.withUnsafeBufferPointer { instructions throws(RenderFailure) in
            try program.literals.withUnsafeBufferPointer { literals throws(RenderFailure) in
                try program.slots.withUnsafeBufferPointer { slots throws(RenderFailure) in
                    var renderer = Renderer(
                        program: program, instructions: instructions, literals: literals, slots: slots,
                        limits: limits, capacity: max(spare, 16_384))
                    renderer.log = log.take()
                    try renderer.run(root)
                    log = renderer.log.take()
                    renderer.output.copy(to: &output)
                }
            }
        }
    }

    private mutating func run(_ root: Value) throws(RenderFailure) {
        try check(root)
        contexts.append(root)
        var address = 0
        while true {
            let here = address
            address += 1
            switch instructions[here] {
            case .literal(let range, let startsLine): appendLiteral(range, startsLine: startsLine)
            case .escaped(let operand):
                guard appendEscaped(value(at: operand)) else { throw failure(.valueMissing, at: here) }
                if log != nil { logPrint(of: operand) }
            case .raw(let operand):
                guard appendRaw(value(at: operand)) else { throw failure(.valueMissing, at: here) }
                if log != nil { logPrint(of: operand) }
            case .section(let operand, let end):
                let value = value(at: operand)
                if value.isTruthy {
                    if log != nil { logOpen(value, at: operand) }
                    open(value)
                } else {
                    address = Int(end)
                }
            case .endSection(let body):
                if advance() { address = Int(body) }
                steps += 1
            case .inverted(let operand, let end):
                if value(at: operand).isTruthy { address = Int(end) }
            case .call(let site):
                guard calls.count < limits.depth else { throw failure(.nestingTooDeep, at: here) }
                call(site, from: address)
                address = Int(site.target)
                steps += 1
            case .return:
                guard let call = calls.popLast() else { return }
                address = leave(call)
            }
            guard output.count <= limits.outputSize, steps <= limits.steps else {
                throw failure(.outputTooLarge, at: here)
            }
        }
    }
}

extension Renderer {
    private func value(at operand: Operand) -> Value {
        switch operand.start {
        case .context(let index):
            let place = base + Int(index)
            guard place < contexts.count else { return .absent }
            return follow(operand.path, from: contexts[place])
        case .top: return followNames(operand.path, from: contexts[contexts.count - 1])
        case .search: return search(operand.path)
        }
    }

    private func follow(_ path: Range<Int32>, from start: Value) -> Value {
        var value = start
        for index in Int(path.lowerBound)..<Int(path.upperBound) {
            let slot = Int(slots[index])
            guard case .record(let record) = value else { return .absent }
            value = record.value(in: slot)
        }
        return value
    }

    private func followNames(_ path: Range<Int32>, from start: Value) -> Value {
        var value = start
        for index in path {
            guard let next = value.field(program.names[Int(index)]) else { return .absent }
            value = next
        }
        return value
    }

    private func search(_ path: Range<Int32>) -> Value {
        let first = program.names[Int(path.lowerBound)]
        for context in contexts.reversed() {
            guard let value = context.field(first) else { continue }
            return followNames(path.dropFirst(), from: value)
        }
        return .absent
    }
}

extension Renderer {
    private mutating func logPrint(of operand: Operand) {
        let place = place(of: operand)
        log?.print(place)
    }

    private mutating func logOpen(_ value: Value, at operand: Operand) {
        let place = place(of: operand)
        log?.open(place, isList: value.isList)
    }

    /// Where in the data a value stands; in strict mode only, where each name has one place.
    private func place(of operand: Operand) -> DataPlace {
        guard case .context(let index) = operand.start, var place = log?.context(base + Int(index)) else {
            return .root
        }
        for index in operand.path { place = place.field(Int(slots[Int(index)])) }
        return place
    }
}

extension Renderer {
    private mutating func open(_ value: Value) {
        if case .list(let items) = value {
            contexts.append(items[0])
            sections.append(Section(items: items))
        } else {
            contexts.append(value)
            sections.append(Section(items: []))
        }
    }

    /// Goes on to the section's next item. Where there is none, the section is closed.
    private mutating func advance() -> Bool {
        let last = sections.count - 1
        let next = sections[last].next
        guard next < sections[last].items.count else {
            sections.removeLast()
            contexts.removeLast()
            log?.close()
            return false
        }
        log?.advance(to: next)
        contexts[contexts.count - 1] = sections[last].items[next]
        sections[last].next = next + 1
        return true
    }

    private mutating func call(_ site: CallSite, from returnAddress: Int) {
        calls.append(
            Call(
                returnAddress: returnAddress, base: base, contextCount: contexts.count,
                indentationStart: indentationStart, indentationEnd: indentation.count))
        if let added = site.indentation {
            indentation += literals[Int(added.lowerBound)..<Int(added.upperBound)]
        } else {
            indentationStart = indentation.count
        }
        guard let handedOn = site.contexts else { return }
        let callerBase = base
        base = contexts.count
        for index in handedOn {
            let context = callerBase + Int(slots[Int(index)])
            contexts.append(contexts[context])
            log?.handOn(context)
        }
    }

    private mutating func leave(_ call: Call) -> Int {
        contexts.removeLast(contexts.count - call.contextCount)
        log?.leave(contextCount: call.contextCount)
        indentation.removeLast(indentation.count - call.indentationEnd)
        indentationStart = call.indentationStart
        base = call.base
        return call.returnAddress
    }
}

extension Renderer {
    private mutating func appendLiteral(_ range: Range<Int32>, startsLine: Bool) {
        let bytes = UnsafeBufferPointer(rebasing: literals[Int(range.lowerBound)..<Int(range.upperBound)])
        log?.read(bytes)
        if indentationStart == indentation.count { return output.append(bytes) }
        if startsLine { output.append(indentation[indentationStart...]) }
        var rest = bytes[...]
        while let lineBreak = rest.firstIndex(of: 0x0A), output.count <= limits.outputSize {
            output.append(UnsafeBufferPointer(rebasing: rest[...lineBreak]))
            rest = rest[(lineBreak + 1)...]
            if !rest.isEmpty { output.append(indentation[indentationStart...]) }
        }
        output.append(UnsafeBufferPointer(rebasing: rest))
    }

    /// - Returns: Whether the value can be printed.
    private mutating func appendEscaped(_ value: Value) -> Bool {
        switch value {
        case .text(let text): output.appendEscaped(text)
        case .html(let bytes) where isLenient:
            bytes.withUnsafeBufferPointer { output.appendEscaped($0) }
        case .flag(let flag) where isLenient: output.append(flag ? "true" : "false" as StaticString)
        default: return isLenient
        }
        return true
    }

    /// - Returns: Whether the value can be printed.
    private mutating func appendRaw(_ value: Value) -> Bool {
        switch value {
        case .html(let bytes): bytes.withUnsafeBufferPointer { output.append($0) }
        case .text(let text) where isLenient: output.append(text)
        case .flag(let flag) where isLenient: output.append(flag ? "true" : "false" as StaticString)
        default: return isLenient
        }
        return true
    }
}

extension Renderer {
    /// In strict mode the slots were proved for one shape: data of another would print wrong values.
    private func check(_ root: Value) throws(RenderFailure) {
        guard program.mode == .strict, case .record(let shape) = program.rootKind else { return }
        if case .record(let record) = root, record.shape === shape() { return }
        throw failure(.wrongData, at: 0)
    }

    private func failure(_ problem: RenderFailure.Problem, at address: Int) -> RenderFailure {
        RenderFailure(problem, at: address, of: program, limits: limits)
    }
}

extension Value {
    fileprivate var isList: Bool {
        if case .list = self { return true }
        return false
    }

    /// The value of a record's field; nil where the value is no record or its item lacks the field.
    fileprivate func field(_ name: String) -> Value? {
        guard case .record(let record) = self, let slot = record.shape.slot(of: name) else { return nil }
        let value = record.value(in: slot)
        if case .missing = value { return nil }
        return value
    }
}
