import Diagnostics

extension Compiler {
    mutating func emitPartial(_ inclusion: Inclusion, in scope: Scope, _ frame: Frame) {
        guard let name = known(inclusion, rule: "unknown-partial", frame) else { return }
        let environment = environments.extend(
            frame.environment, with: [], of: frame.template, keeping: set.blockNames[name] ?? [])
        emitCall(to: name, inclusion, environment: environment, in: scope, frame)
    }

    mutating func emitLayout(_ inclusion: Inclusion, _ use: LayoutUse, in scope: Scope, _ frame: Frame) {
        guard let name = known(inclusion, rule: "unknown-layout", frame) else { return }
        let blocks = set.blockNames[name] ?? []
        if mode == .strict { check(use, against: blocks, of: name, frame) }
        if !inclusion.isStandalone, let indentation = inclusion.indentation {
            emitText(indentation, startsLine: true, frame)
        }
        let environment = environments.extend(
            frame.environment, with: use.overrides, of: frame.template, keeping: blocks)
        emitCall(to: name, inclusion, environment: environment, in: scope, frame)
    }

    /// Appends a block: what overrides it, or its own content.
    mutating func emitBlock(_ block: Block, in scope: Scope, _ frame: Frame) {
        guard let frame = deeper(frame, at: block.position) else { return }
        if let override = environments[frame.environment].overrides[block.name] {
            return emitOverride(override, of: block, in: scope, frame)
        }
        if block.lineBreak != nil, block.nodes.isEmpty { return }
        if let indentation = block.indentation, !block.opensLine {
            emitText(indentation, startsLine: true, frame)
        }
        emit(block.nodes, in: scope, frame)
        if let lineBreak = block.lineBreak, !block.endsWithLineBreak {
            emitLiteral(frame.bytes(lineBreak), startsLine: false)
        }
    }

    private mutating func emitOverride(
        _ override: Environment.Override, of block: Block, in scope: Scope, _ frame: Frame
    ) {
        let hasOwnLines = block.lineBreak != nil || block.opensLine
        if let indentation = block.indentation, !hasOwnLines {
            emitText(indentation, startsLine: true, frame)
        }
        guard !override.block.nodes.isEmpty else { return }
        var inner = Frame(template: override.template, environment: override.environment)
        inner.isConditional = frame.isConditional
        inner.depth = frame.depth
        if hasOwnLines, let indentation = block.contentIndentation ?? block.indentation {
            inner.indentation = frame.indented(indentation)
        }
        if let removed = override.block.contentIndentation { inner.removedIndentation = inner.bytes(removed) }
        if hasOwnLines, !override.block.opensLine { emitLiteral(inner.indentation, startsLine: true) }
        emit(override.block.nodes, in: scope, inner)
        if let lineBreak = block.lineBreak, !override.block.endsWithLineBreak {
            emitLiteral(frame.bytes(lineBreak), startsLine: false)
        }
    }
}

extension Compiler {
    private mutating func emitCall(
        to name: String, _ inclusion: Inclusion, environment: Int, in scope: Scope, _ frame: Frame
    ) {
        setSite(inclusion.position, in: frame)
        var (inner, contexts) = (scope, Range<Int32>?.none)
        if mode == .strict {
            let (kept, seen) = scope.forInclusion()
            inner = seen
            contexts = Int32(program.slots.count)..<Int32(program.slots.count + kept.count)
            program.slots += kept.map { Int32($0) }
        }
        let called = routine(
            for: RoutineKey(template: name, scope: inner, environment: environment),
            caller: Diagnostic.Note(
                "`\(name.shown)` is included here", file: frame.file, at: inclusion.position))
        if !frame.isConditional {
            routines[current].certainCalls.append((called, frame.file, inclusion.position))
        }
        var indentation: Range<Int32>?
        if inclusion.isStandalone, let whiteSpace = inclusion.indentation {
            let start = Int32(program.literals.count)
            program.literals += frame.indented(whiteSpace)
            indentation = start..<Int32(program.literals.count)
        }
        append(.call(CallSite(target: Int32(called), indentation: indentation, contexts: contexts)))
    }

    /// The name of an included template, or nil where there is none: an error in strict mode only.
    private mutating func known(_ inclusion: Inclusion, rule: String, _ frame: Frame) -> String? {
        if set.templates[inclusion.name] != nil { return inclusion.name }
        if mode == .strict {
            report(
                rule, at: inclusion.position, in: frame, "There is no template `\(inclusion.name.shown)`",
                help: Spelling.suggestion(for: inclusion.name, in: set.names)
                    ?? "Add it, or name one that is there.")
        }
        return nil
    }

    private mutating func check(
        _ use: LayoutUse, against blocks: Set<String>, of layout: String, _ frame: Frame
    ) {
        for block in use.overrides where !blocks.contains(block.name) {
            report(
                "unknown-block", at: block.position, in: frame,
                "`\(layout.shown)` has no block `\(block.name.shown)`",
                help: Spelling.suggestion(for: block.name, in: blocks)
                    ?? "Its blocks: \(blocks.sorted().prefix(12).joined(separator: ", ").shown).")
        }
        if let stray = use.strayContent {
            report(
                "text-outside-block", at: stray, in: frame,
                "This stands outside of the blocks and is never shown",
                help: "Move it into one of the blocks of `\(layout.shown)`.")
        }
    }
}
