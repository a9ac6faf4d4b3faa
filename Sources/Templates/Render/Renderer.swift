import Diagnostics

/// Runs a program once.
struct Renderer {
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
    private var outputLimit = 0

    init(program: Program, limits: RenderLimits) {
        self.program = program
        self.limits = limits
    }

    mutating func render(_ root: Value, to output: inout [UInt8]) throws(RenderFailure) {
        try check(root)
        contexts.append(root)
        outputLimit = output.count + limits.outputSize
        var address = 0
        while true {
            let here = address
            address += 1
            switch program.instructions[here] {
            case .literal(let range, let startsLine): appendLiteral(range, startsLine: startsLine, to: &output)
            case .escaped(let operand):
                guard appendEscaped(value(at: operand), to: &output) else { throw missingValue(at: here) }
            case .raw(let operand):
                guard appendRaw(value(at: operand), to: &output) else { throw missingValue(at: here) }
            case .section(let operand, let end):
                let value = value(at: operand)
                if value.isTruthy {
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
                guard calls.count < limits.depth else { throw failure("nesting-too-deep", at: here) }
                call(site, from: address)
                address = Int(site.target)
                steps += 1
            case .return:
                guard let call = calls.popLast() else { return }
                address = leave(call)
            }
            guard output.count <= outputLimit, steps <= limits.steps else {
                throw failure("output-too-large", at: here)
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
        for index in path {
            let slot = Int(program.slots[Int(index)])
            guard case .record(let record) = value, slot < record.values.count else { return .absent }
            value = record.values[slot]
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
            return false
        }
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
            indentation += program.literals[Int(added.lowerBound)..<Int(added.upperBound)]
        } else {
            indentationStart = indentation.count
        }
        guard let handedOn = site.contexts else { return }
        let callerBase = base
        base = contexts.count
        for index in handedOn { contexts.append(contexts[callerBase + Int(program.slots[Int(index)])]) }
    }

    private mutating func leave(_ call: Call) -> Int {
        contexts.removeLast(contexts.count - call.contextCount)
        indentation.removeLast(indentation.count - call.indentationEnd)
        indentationStart = call.indentationStart
        base = call.base
        return call.returnAddress
    }
}

extension Renderer {
    private func appendLiteral(_ range: Range<Int32>, startsLine: Bool, to output: inout [UInt8]) {
        let bytes = program.literals[Int(range.lowerBound)..<Int(range.upperBound)]
        if indentationStart == indentation.count {
            output += bytes
            return
        }
        if startsLine { output += indentation[indentationStart...] }
        for index in bytes.indices where output.count <= outputLimit {
            output.append(bytes[index])
            if bytes[index] == 0x0A, index + 1 < bytes.endIndex { output += indentation[indentationStart...] }
        }
    }

    /// - Returns: Whether the value can be printed.
    private func appendEscaped(_ value: Value, to output: inout [UInt8]) -> Bool {
        switch value {
        case .text(let text): output.appendEscaped(text)
        case .html(let bytes) where program.mode == .lenient: bytes.withUnsafeBufferPointer { output.appendEscaped($0) }
        case .flag(let flag) where program.mode == .lenient: output += (flag ? "true" : "false").utf8
        default: return program.mode == .lenient
        }
        return true
    }

    /// - Returns: Whether the value can be printed.
    private func appendRaw(_ value: Value, to output: inout [UInt8]) -> Bool {
        switch value {
        case .html(let bytes): output += bytes
        case .text(let text) where program.mode == .lenient: output += text.utf8
        case .flag(let flag) where program.mode == .lenient: output += (flag ? "true" : "false").utf8
        default: return program.mode == .lenient
        }
        return true
    }
}

extension Renderer {
    /// In strict mode the slots were proved for one shape: data of another would print wrong values.
    private func check(_ root: Value) throws(RenderFailure) {
        guard program.mode == .strict, case .record(let shape) = program.rootKind else { return }
        if case .record(let record) = root, record.shape === shape() { return }
        throw failure("wrong-data", at: 0)
    }

    private func missingValue(at address: Int) -> RenderFailure { failure("value-missing", at: address) }

    private func failure(_ rule: String, at address: Int) -> RenderFailure {
        let site = program.sites[address]
        let (message, help) =
            switch rule {
            case "wrong-data":
                ("The data is not of the kind that the template was made for", "Use the template for its own page.")
            case "value-missing":
                ("The value to be printed here is missing in the data", "Report this: the data breaks its own promise.")
            case "nesting-too-deep":
                (
                    "Templates include each other more than \(limits.depth) deep",
                    "Make sure that a template which includes itself ends somewhere."
                )
            default: ("The template makes far too much output", "Look for lists within lists that repeat each other.")
            }
        return RenderFailure(
            diagnostic: Diagnostic(
                rule: rule, file: program.files[Int(site.file)], at: site.position, message, help: help))
    }
}

extension Value {
    /// The value of a record's field; nil where the value is no record or its item lacks the field.
    fileprivate func field(_ name: String) -> Value? {
        guard case .record(let record) = self, let slot = record.shape.slot(of: name), slot < record.values.count
        else { return nil }
        if case .missing = record.values[slot] { return nil }
        return record.values[slot]
    }
}
