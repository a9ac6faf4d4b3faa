import CYaml
import Diagnostics

/// Reads a YAML text into a tree with positions. The only file that sees libyaml, and no pointer leaves it. What is plain
/// enough is read by ``PlainYAML``, which gives the same tree.
///
/// It reads events and keeps its own stack, so that deep nesting cannot exhaust the machine's; anchors and aliases, with
/// which a few lines can stand for gigabytes, are refused.
package struct YAMLReader {
    /// Levels of lists and keys inside each other; a project's deepest file needs 6.
    package static let deepest = 24

    private let file: String
    private let firstLine: Int

    /// - Parameter firstLine: the line of `file` on which the text begins.
    package init(file: String, firstLine: Int = 1) {
        self.file = file
        self.firstLine = firstLine
    }

    /// The tree of the text, or nil with a diagnostic where it cannot be read. An empty text is an empty mapping.
    package func read(_ text: some Collection<UInt8>, into diagnostics: inout [Diagnostic]) -> YAMLNode? {
        let bytes = Array(text)
        return bytes.withUnsafeBufferPointer { PlainYAML.read($0, firstLine: firstLine) }
            ?? readAny(bytes, into: &diagnostics)
    }

    /// As ``read(_:into:)``, always by libyaml.
    package func readAny(_ bytes: [UInt8], into diagnostics: inout [Diagnostic]) -> YAMLNode? {
        do throws(Failure) {
            return try bytes.withUnsafeBufferPointer { buffer throws(Failure) in
                var parser = yaml_parser_t()
                guard yaml_parser_initialize(&parser) == 1 else {
                    throw Failure(
                        rule: "yaml", file: file, at: nil, "there is not enough memory to read this file")
                }
                defer { yaml_parser_delete(&parser) }
                yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
                yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
                return try root(of: &parser, cuts: Cuts(in: buffer))
            }
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }
}

extension YAMLReader {
    /// What ends the reading.
    private struct Failure: Error {
        let diagnostic: Diagnostic

        init(
            rule: String, file: String, at position: Position?, _ message: String, help: String? = nil,
            notes: [Diagnostic.Note] = []
        ) {
            diagnostic = Diagnostic(rule: rule, file: file, at: position, message, help: help, notes: notes)
        }

        init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
    }

    /// A list or mapping whose end has not been read yet.
    private struct Open {
        var position: Position
        var isMapping: Bool
        var items: [YAMLNode] = []
        var pairs: [(key: Located<String>, value: YAMLNode)] = []
        var key: Located<String>?
        /// Where each key stands, once there are many: few are looked through faster than hashed.
        private var places: [String: Position] = [:]

        init(position: Position, isMapping: Bool) {
            self.position = position
            self.isMapping = isMapping
        }

        /// Takes a key; where the same stood before, its place.
        mutating func take(_ name: Located<String>) -> Position? {
            key = name
            guard pairs.count >= 16 else { return pairs.first { $0.key.value == name.value }?.key.position }
            if places.isEmpty { for (key, _) in pairs { places[key.value] = key.position } }
            return places.updateValue(name.position, forKey: name.value)
        }
    }

    /// The places at which a remark ends a line's text: behind white space stands a `#`.
    private struct Cuts {
        /// By line, from 0, the columns of the first character of such white space, in code points.
        private var columns: [Int: [Int]] = [:]
        /// Whether the text holds a backslash.
        let holdsEscape: Bool

        init(in bytes: UnsafeBufferPointer<UInt8>) {
            var (line, column, blank) = (0, 0, 0)
            holdsEscape = bytes.contains(UInt8(ascii: "\\"))
            // Nearly every text has no such mark; those that have are short.
            guard bytes.contains(UInt8(ascii: "#")) else { return }
            for byte in bytes {
                switch byte {
                case 0x0A:
                    (line, column, blank) = (line + 1, 0, 0)
                    continue
                case UInt8(ascii: "#") where blank < column: columns[line, default: []].append(blank)
                default: break
                }
                if byte & 0xC0 != 0x80 { column += 1 }
                if byte != 0x20 && byte != 0x09 { blank = column }
            }
        }

        /// Whether a remark stands behind the scalar that ends at a mark.
        func contains(_ mark: yaml_mark_t) -> Bool {
            !columns.isEmpty && columns[Int(mark.line)]?.contains(Int(mark.column)) == true
        }
    }

    private func root(of parser: inout yaml_parser_t, cuts: Cuts) throws(Failure) -> YAMLNode {
        var open: [Open] = []
        var root: YAMLNode?
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else { throw problem(of: parser) }
            defer { yaml_event_delete(&event) }
            let position = self.position(event.start_mark)
            var finished: YAMLNode?
            switch event.type {
            case YAML_STREAM_END_EVENT:
                return root ?? YAMLNode(.mapping([]), at: Position(line: firstLine, column: 1))
            case YAML_DOCUMENT_START_EVENT where root != nil:
                throw Failure(
                    rule: "yaml", file: file, at: position, "a second YAML document begins here",
                    help: "Keep one block of keys; a line `---` inside it ends it.")
            case YAML_ALIAS_EVENT:
                throw refusal(of: "an alias (`*name`)", at: position)
            case YAML_SCALAR_EVENT:
                if event.data.scalar.anchor != nil { throw refusal(of: "an anchor (`&name`)", at: position) }
                if event.data.scalar.tag != nil { throw refusal(of: "a tag (`!name`)", at: position) }
                let text = String(
                    decoding: UnsafeBufferPointer(
                        start: event.data.scalar.value, count: event.data.scalar.length),
                    as: UTF8.self)
                // One that is written as `"\u202e"`; those that stand in the file itself were reported with it.
                if cuts.holdsEscape, event.data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE,
                    let hidden = Self.hiddenCharacter(in: text)
                {
                    throw Failure(Diagnostic(hidden, file: file, at: position))
                }
                let isPlain = event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE
                finished = YAMLNode(
                    .scalar(text, isPlain: isPlain), at: position,
                    isCut: isPlain && cuts.contains(event.end_mark))
            case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
                let isMapping = event.type == YAML_MAPPING_START_EVENT
                let anchor = isMapping ? event.data.mapping_start.anchor : event.data.sequence_start.anchor
                if anchor != nil { throw refusal(of: "an anchor (`&name`)", at: position) }
                let tag = isMapping ? event.data.mapping_start.tag : event.data.sequence_start.tag
                if tag != nil { throw refusal(of: "a tag (`!name`)", at: position) }
                guard open.count < Self.deepest else {
                    throw tooDeep(at: position)
                }
                try expectKey(in: open.last, at: position)
                open.append(Open(position: position, isMapping: isMapping))
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
                guard let closed = open.popLast() else { continue }
                finished = YAMLNode(
                    closed.isMapping ? .mapping(closed.pairs) : .sequence(closed.items), at: closed.position)
            default:
                continue
            }
            guard let node = finished else { continue }
            if open.isEmpty {
                root = node
            } else {
                try add(node, to: &open[open.count - 1])
            }
        }
    }

    private func add(_ node: YAMLNode, to open: inout Open) throws(Failure) {
        guard open.isMapping else {
            open.items.append(node)
            return
        }
        if let key = open.key {
            open.pairs.append((key, node))
            open.key = nil
        } else if case .scalar(let name, _) = node.content {
            if let first = open.take(Located(name, at: node.position)) {
                throw Failure(
                    rule: "duplicate-key", file: file, at: node.position,
                    "the key `\(name)` stands here twice",
                    help: "Keep one of the two.", notes: [.init("the first one", file: file, at: first)])
            }
        }
    }

    /// A list or mapping can be a value, never a key.
    private func expectKey(in open: Open?, at position: Position) throws(Failure) {
        guard let open, open.isMapping, open.key == nil else { return }
        throw Failure(
            rule: "yaml", file: file, at: position,
            "a list or a group of keys stands where a key is expected",
            help: "Write a plain word before the colon.")
    }

    /// Line ends and tabs are none here: a text may be written with `\n`.
    private static func hiddenCharacter(in text: String) -> HiddenCharacter? {
        var text = text
        return text.withUTF8 { HiddenCharacter.first(in: $0) }
    }

    private func tooDeep(at position: Position) -> Failure {
        Failure(
            rule: "yaml", file: file, at: position,
            "lists and keys stand more than \(Self.deepest) levels inside each other",
            help: "Write it flatter.")
    }

    private func refusal(of thing: String, at position: Position) -> Failure {
        Failure(
            rule: "yaml", file: file, at: position, "this is read as \(thing), which is not allowed here",
            help: "Put the text in quotation marks, or write the value out.")
    }

    private func position(_ mark: yaml_mark_t) -> Position {
        Position(line: firstLine + Int(mark.line), column: Int(mark.column) + 1)
    }

    /// libyaml's own words, with a hint for the mistakes that writers make most.
    private func problem(of parser: yaml_parser_t) -> Failure {
        let problem = parser.problem.map { String(cString: $0) } ?? "the text cannot be read"
        let position =
            parser.error == YAML_READER_ERROR
            ? Position(line: firstLine, column: 1) : self.position(parser.problem_mark)
        if problem.contains("nesting level") { return tooDeep(at: position) }
        if let context = parser.context, String(cString: context).contains("quoted scalar"),
            problem.contains("end of")
        {
            return Failure(
                rule: "yaml", file: file, at: self.position(parser.context_mark),
                "the quotation mark that begins here is never closed",
                help: "Write the same mark at the end of the text.")
        }
        let help =
            switch problem {
            case let text where text.contains("cannot start any token"):
                "Indent with spaces, never with a tab, and put text that begins with a special character in quotation marks."
            case let text where text.contains("mapping values are not allowed"):
                "Put a text that holds a colon in quotation marks."
            case let text where text.contains("could not find expected ':'"):
                "Write every line as `key: value`; go on with a long text on an indented line."
            case let text where text.contains("did not find expected"):
                "Check the indentation, and that every bracket and quotation mark is closed."
            default:
                "Check the indentation, colons and quotation marks near this place."
            }
        return Failure(
            rule: "yaml", file: file, at: position, "this is not valid YAML: \(problem)", help: help)
    }
}
