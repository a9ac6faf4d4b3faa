extension Compiler {
    mutating func append(_ instruction: Instruction) {
        program.instructions.append(instruction)
        program.sites.append(site)
        isJumpTarget = false
    }

    /// Appends text of a template, with the indentation that its place asks for.
    mutating func emitText(_ range: Range<Int>, startsLine: Bool, _ frame: Frame) {
        let bytes = frame.bytes(range)
        if frame.indentation.isEmpty, frame.removedIndentation.isEmpty || !startsLine && !bytes.contains(0x0A)
        {
            return emitLiteral(bytes, startsLine: startsLine)
        }
        var (rest, atLineStart) = (bytes, startsLine)
        repeat {
            let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
            var line = rest[..<end]
            if atLineStart {
                line = frame.withoutRemovedIndentation(line)
                emitLiteral(frame.indentation, startsLine: true)
            }
            emitLiteral(line, startsLine: false)
            (rest, atLineStart) = (rest[end...], true)
        } while !rest.isEmpty && !isTooLarge
    }

    /// Appends fixed bytes; to the last instruction, where it does the same.
    mutating func emitLiteral(_ bytes: ArraySlice<UInt8>, startsLine: Bool) {
        guard !bytes.isEmpty || startsLine else { return }
        let start = Int32(program.literals.count)
        program.literals += bytes
        let end = Int32(program.literals.count)
        // A line that begins within one literal is known by the line break before it.
        if !isJumpTarget, !bytes.isEmpty,
            case .literal(let last, let lastStartsLine)? = program.instructions.last,
            last.upperBound == start,
            startsLine == (!last.isEmpty && program.literals[Int(start) - 1] == 0x0A)
        {
            program.instructions[program.instructions.count - 1] =
                .literal(last.lowerBound..<end, startsLine: lastStartsLine)
        } else {
            append(.literal(start..<end, startsLine: startsLine))
        }
    }
}

extension Compiler.Frame {
    /// White space as it stands at this place: less what is removed, with what is added before it.
    func indented(_ whiteSpace: Range<Int>) -> ArraySlice<UInt8> {
        indentation + withoutRemovedIndentation(bytes(whiteSpace))
    }

    func withoutRemovedIndentation(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let shared = zip(line, removedIndentation).prefix { $0 == $1 }.count
        return line.dropFirst(shared)
    }
}
