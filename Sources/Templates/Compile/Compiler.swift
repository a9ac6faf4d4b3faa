import Diagnostics

/// Turns templates into a program: one routine for each template in each scope and environment it is used in.
struct Compiler {
    static let maximumDiagnostics = 500
    static let maximumInstructions = 250_000
    /// Bytes of fixed text in a program.
    static let maximumLiterals = 16 << 20
    /// Parts of trees that are gone through: blocks within blocks can double them without printing anything.
    static let maximumNodes = 1_000_000
    static let maximumDepth = 2 * TemplateParser.maximumDepth

    struct RoutineKey: Hashable {
        let template: String
        let scope: Scope
        let environment: Int
    }

    struct Routine {
        let key: RoutineKey
        /// The first inclusion that needed it, for messages.
        let caller: Diagnostic.Note?
        var address = 0
        /// Inclusions that no section stands around.
        var certainCalls: [(routine: Int, file: String, position: Position)] = []
    }

    /// Where the compiler stands.
    struct Frame {
        let template: Template
        let environment: Int
        /// White space that goes before every line…
        var indentation: ArraySlice<UInt8> = []
        /// …and white space that is taken away before.
        var removedIndentation: ArraySlice<UInt8> = []
        var isConditional = false
        var depth = 0

        var file: String { template.source.file }
        func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> { template.source.bytes[range] }
    }

    let set: TemplateSet
    let mode: TemplateSet.Mode
    var environments = EnvironmentTable()
    var program: Program
    var routines: [Routine] = []
    var routineNumbers: [RoutineKey: Int] = [:]
    var current = 0
    var nodeCount = 0
    var diagnostics: [Diagnostic] = []
    var site = Program.Site(file: 0, position: .start)
    /// Whether a jump leads to the next instruction, so that it must not be merged into the last.
    var isJumpTarget = true
    private var fileNumbers: [String: Int32] = [:]

    init(set: TemplateSet, mode: TemplateSet.Mode, root: FieldKind) {
        self.set = set
        self.mode = mode
        program = Program(rootKind: root, mode: mode)
    }

    mutating func compile(_ name: String) -> (program: Program?, diagnostics: [Diagnostic]) {
        let key = RoutineKey(
            template: name, scope: Scope(root: program.rootKind), environment: EnvironmentTable.empty)
        _ = routine(for: key, caller: nil)
        var reported: Set<String> = []
        while current < routines.count, !isTooLarge, diagnostics.count < Self.maximumDiagnostics {
            let key = routines[current].key
            routines[current].address = program.instructions.count
            if let template = set.templates[key.template] {
                if template.diagnostics.isEmpty {
                    compileRoutine(template)
                } else if reported.insert(key.template).inserted {
                    diagnostics += template.diagnostics
                }
            }
            current += 1
        }
        reportSize(of: name)
        reportCycles()
        guard diagnostics.isEmpty else { return (nil, sortedDiagnostics()) }
        link()
        return (program, [])
    }
}

extension Compiler {
    /// Whether the program has grown beyond all measure.
    var isTooLarge: Bool {
        program.instructions.count >= Self.maximumInstructions
            || program.literals.count >= Self.maximumLiterals
            || nodeCount >= Self.maximumNodes
    }

    private mutating func compileRoutine(_ template: Template) {
        let key = routines[current].key
        isJumpTarget = true
        emit(template.nodes, in: key.scope, Frame(template: template, environment: key.environment))
        append(.return)
    }

    /// The number of the routine for a key; it is compiled later if it is new.
    mutating func routine(for key: RoutineKey, caller: Diagnostic.Note?) -> Int {
        if let number = routineNumbers[key] { return number }
        routines.append(Routine(key: key, caller: caller))
        routineNumbers[key] = routines.count - 1
        return routines.count - 1
    }

    /// Turns the numbers of called routines into addresses.
    private mutating func link() {
        for index in program.instructions.indices {
            guard case .call(var site) = program.instructions[index] else { continue }
            site.target = Int32(routines[Int(site.target)].address)
            program.instructions[index] = .call(site)
        }
    }

    mutating func setSite(_ position: Position, in frame: Frame) {
        let number = fileNumbers[frame.file] ?? Int32(program.files.count)
        if fileNumbers.updateValue(number, forKey: frame.file) == nil { program.files.append(frame.file) }
        site = Program.Site(file: number, position: position)
    }
}

extension Compiler {
    mutating func report(
        _ rule: String, at position: Position, in frame: Frame, _ message: String, help: String? = nil
    ) {
        guard diagnostics.count < Self.maximumDiagnostics else { return }
        var notes: [Diagnostic.Note] = []
        if let caller = routines[current].caller { notes.append(caller) }
        diagnostics.append(
            Diagnostic(rule: rule, file: frame.file, at: position, message, help: help, notes: notes))
    }

    private mutating func reportSize(of name: String) {
        guard isTooLarge, let template = set.templates[name] else { return }
        diagnostics.append(
            Diagnostic(
                rule: "template-too-large", file: template.source.file,
                "With all that it includes the template is too large",
                help: "Look for templates that include each other many times."))
    }

    /// A template that includes itself with no section between never ends, whatever the data.
    private mutating func reportCycles() {
        var isDone = [Bool](repeating: false, count: routines.count)
        for start in routines.indices where !isDone[start] {
            var path: [(routine: Int, nextCall: Int)] = [(start, 0)]
            var onPath: Set<Int> = [start]
            while let (routine, nextCall) = path.last {
                guard nextCall < routines[routine].certainCalls.count else {
                    isDone[routine] = true
                    onPath.remove(routine)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].nextCall += 1
                let call = routines[routine].certainCalls[nextCall]
                if onPath.contains(call.routine) {
                    let cycle = path.drop { $0.routine != call.routine }.map {
                        routines[$0.routine].key.template
                    }
                    diagnostics.append(cycleDiagnostic(cycle, file: call.file, position: call.position))
                } else if !isDone[call.routine] {
                    path.append((call.routine, 0))
                    onPath.insert(call.routine)
                }
            }
        }
    }

    private func cycleDiagnostic(_ cycle: [String], file: String, position: Position) -> Diagnostic {
        let way = (cycle + cycle.prefix(1)).prefix(6).map(\.shown).joined(separator: " → ")
        return Diagnostic(
            rule: "template-cycle", file: file, at: position,
            "Here a template includes itself without end: \(way)",
            help: "Take the inclusion away, or put a section around it that ends with the data.")
    }

    /// Each error once, however many routines of a template have it.
    private func sortedDiagnostics() -> [Diagnostic] {
        var sorted: [Diagnostic] = []
        for diagnostic in diagnostics.sorted(by: Diagnostic.inReadingOrder) {
            if let last = sorted.last, last.file == diagnostic.file, last.position == diagnostic.position,
                last.rule == diagnostic.rule, last.message == diagnostic.message
            {
                continue
            }
            sorted.append(diagnostic)
        }
        return sorted
    }
}
