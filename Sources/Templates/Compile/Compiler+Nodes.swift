import Diagnostics

extension Compiler {
    /// Appends the instructions of a part of the tree.
    mutating func emit(_ nodes: [Node], in scope: Scope, _ frame: Frame) {
        for node in nodes where !isTooLarge {
            nodeCount += 1
            switch node {
            case .text(let range, let startsLine): emitText(range, startsLine: startsLine, frame)
            case .variable(let name, let isEscaped):
                emitVariable(name, isEscaped: isEscaped, in: scope, frame)
            case .section(let name, let isInverted, let nodes):
                emitSection(name, isInverted: isInverted, nodes, in: scope, frame)
            case .partial(let inclusion): emitPartial(inclusion, in: scope, frame)
            case .layout(let inclusion, let use): emitLayout(inclusion, use, in: scope, frame)
            case .block(let block): emitBlock(block, in: scope, frame)
            }
        }
    }

    private mutating func emitVariable(_ name: Name, isEscaped: Bool, in scope: Scope, _ frame: Frame) {
        setSite(name.position, in: frame)
        guard mode == .strict else {
            let operand = lenientOperand(name)
            return append(isEscaped ? .escaped(operand) : .raw(operand))
        }
        guard let found = resolve(name, in: scope, frame) else { return }
        if let unproved = found.unproved { return reportUnproved(unproved, in: name, frame) }
        let operand = strictOperand(found.place)
        switch (found.kind, isEscaped) {
        case (.text, true): append(.escaped(operand))
        case (.html, false): append(.raw(operand))
        case (.text, false):
            report(
                "unescaped-text", at: name.position, in: frame,
                "`\(name.shown)` is text and must not be printed unescaped",
                help: "Write `{{\(name.shown)}}`.")
        case (.html, true):
            report(
                "escaped-html", at: name.position, in: frame,
                "`\(name.shown)` is HTML already and would show its tags",
                help: "Write `{{{\(name.shown)}}}`.")
        default:
            report(
                "not-printable", at: name.position, in: frame,
                "`\(name.shown)` is \(found.kind.description) and cannot be printed",
                help: "Open a section `{{#\(name.shown)}}` to test it or to use what it holds.")
        }
    }

    private mutating func reportUnproved(_ unproved: String, in name: Name, _ frame: Frame) {
        report(
            "may-be-absent", at: name.position, in: frame, "`\(unproved.shown)` may be absent here",
            help: "Put `{{#\(unproved.shown)}}` and `{{/\(unproved.shown)}}` around what needs it.")
    }

    private mutating func emitSection(
        _ name: Name, isInverted: Bool, _ nodes: [Node], in scope: Scope, _ frame: Frame
    ) {
        setSite(name.position, in: frame)
        guard let frame = deeper(frame, at: name.position) else { return }
        var operand = lenientOperand(name)
        var inner = scope
        if mode == .strict {
            guard let found = resolve(name, in: scope, frame) else { return }
            operand = strictOperand(found.place)
            if !isInverted { inner = scope.entering(found.place, of: found.kind) }
        }
        let start = program.instructions.count
        append(isInverted ? .inverted(operand, end: 0) : .section(operand, end: 0))
        isJumpTarget = true
        var body = frame
        body.isConditional = true
        emit(nodes, in: inner, body)
        if !isInverted { append(.endSection(body: Int32(start + 1))) }
        isJumpTarget = true
        let end = Int32(program.instructions.count)
        program.instructions[start] = isInverted ? .inverted(operand, end: end) : .section(operand, end: end)
    }

    /// The frame one level further in, or nil where that is too deep.
    func deeper(_ frame: Frame) -> Frame? {
        guard frame.depth < Self.maximumDepth else { return nil }
        var frame = frame
        frame.depth += 1
        return frame
    }

    mutating func deeper(_ frame: Frame, at position: Position) -> Frame? {
        if let inner = deeper(frame) { return inner }
        report(
            "nesting-too-deep", at: position, in: frame,
            "Blocks and sections nest more than \(Self.maximumDepth) deep",
            help: "Use fewer layouts within layouts.")
        return nil
    }
}

extension Compiler {
    private mutating func resolve(_ name: Name, in scope: Scope, _ frame: Frame) -> NameResolver.Resolution? {
        do throws(NameResolver.Problem) {
            return try NameResolver(scope: scope).resolve(name)
        } catch {
            report(error.rule, at: error.position, in: frame, error.message, help: error.help)
            return nil
        }
    }

    private mutating func strictOperand(_ place: Scope.Place) -> Operand {
        let start = Int32(program.slots.count)
        program.slots += place.path.map { Int32($0) }
        return Operand(start: .context(Int32(place.context)), path: start..<Int32(program.slots.count))
    }

    private mutating func lenientOperand(_ name: Name) -> Operand {
        let start = Int32(program.names.count)
        if mode == .lenient { program.names += name.parts }
        return Operand(start: name.isRelative ? .top : .search, path: start..<Int32(program.names.count))
    }
}
