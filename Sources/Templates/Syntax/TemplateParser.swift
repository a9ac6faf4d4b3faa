import Diagnostics

/// Makes the tree of a template and finds every error that can be told from its text alone.
struct TemplateParser {
    static let maximumDepth = 100
    static let maximumErrors = 100

    let source: TemplateSource
    var bytes: [UInt8] { source.bytes }
    /// Everything before this offset is in the tree.
    private var cursor: Int
    private var places: PositionCounter
    private var open: [OpenTag] = [OpenTag(tag: nil)]
    private var blockNames: Set<String> = []
    private var includedNames: Set<String> = []
    private var blockCount = 0
    private(set) var diagnostics: [Diagnostic] = []

    private init(_ source: TemplateSource) {
        self.source = source
        cursor = source.textStart
        places = PositionCounter(bytes: source.bytes, from: source.textStart)
    }

    static func parse(_ source: TemplateSource) -> Template {
        var parser = TemplateParser(source)
        if let diagnostic = source.diagnostic {
            parser.diagnostics = [diagnostic]
        } else {
            parser.parse()
        }
        return Template(
            source: source, nodes: parser.open[0].nodes, blockNames: parser.blockNames,
            includedNames: parser.includedNames, diagnostics: parser.diagnostics)
    }
}

/// A tag whose closing tag has not come yet, and what stands in it so far.
private struct OpenTag {
    /// Nil for the whole template.
    let tag: Tag?
    var name = Name(parts: [], isRelative: false, position: .start)
    var nodes: [Node] = []
    var overrides: [Block] = []
    var strayContent: Position?
    var indentation: Range<Int>?
    var contentIndentation: Range<Int>?
    var opensLine = false

    var isLayout: Bool { tag?.kind == .layout }
}

extension TemplateParser {
    private mutating func parse() {
        var scanner = TagScanner(bytes: bytes, from: cursor)
        while let finding = scanner.next() {
            guard diagnostics.count < Self.maximumErrors else { return }
            switch finding {
            case .unclosed(let position):
                report(
                    "unclosed-tag", at: position, "This tag is not closed",
                    help: "End it with the closing braces that match its opening ones.")
            case .badDelimiters(let position):
                report(
                    "bad-delimiters", at: position, "This tag does not set two delimiters",
                    help: "Write it as {{=<% %>=}}: two words without `=`, at most 16 bytes each.")
            case .tag(let tag):
                guard open.count <= Self.maximumDepth || !tag.kind.opens else {
                    return report(
                        "nesting-too-deep", at: tag.position,
                        "Tags are nested more than \(Self.maximumDepth) deep",
                        help: "Move inner parts into templates of their own.")
                }
                read(tag)
            }
        }
        addText(upTo: bytes.count)
        for unclosed in open.dropFirst() {
            guard let tag = unclosed.tag else { continue }
            report(
                "unclosed-section", at: tag.position,
                "`\(unclosed.name.shown)` is opened here and never closed",
                help: "Add `{{/\(unclosed.name.shown)}}` where it should end.")
        }
    }

    private mutating func read(_ tag: Tag) {
        if tag.kind == .comment || tag.kind == .delimiters { return _ = passLine(of: tag) }
        // A bad name is read all the same, so that its opening and closing tags still find each other.
        let name = Name(bytes[tag.content], of: tag)
        if let problem = name.problem(in: tag) {
            report(problem.rule, at: tag.contentPosition, problem.message, help: problem.help)
        }
        if open[open.count - 1].isLayout, tag.kind != .block, tag.kind != .close {
            open[open.count - 1].strayContent = open[open.count - 1].strayContent ?? tag.position
        }
        switch tag.kind {
        case .comment, .delimiters: break
        case .variable, .unescaped:
            addText(upTo: tag.range.lowerBound, beginsLine: true)
            add(.variable(name, isEscaped: tag.kind == .variable))
            cursor = tag.range.upperBound
        case .partial:
            let indentation = source.indentation(before: tag.range.lowerBound)
            let isStandalone = passLine(of: tag)
            includedNames.insert(name.text)
            add(
                .partial(
                    Inclusion(
                        name: name.text, position: name.position, indentation: indentation,
                        isStandalone: isStandalone)))
        case .section, .inverted:
            _ = passLine(of: tag)
            open.append(OpenTag(tag: tag, name: name))
        case .layout: openLayout(tag, name)
        case .block: openBlock(tag, name)
        case .close: close(tag, name)
        }
    }

}

extension TemplateParser {
    private mutating func openLayout(_ tag: Tag, _ name: Name) {
        var layout = OpenTag(tag: tag, name: name)
        layout.indentation = source.indentation(before: tag.range.lowerBound)
        addText(
            upTo: layout.indentation?.lowerBound ?? tag.range.lowerBound,
            beginsLine: layout.indentation == nil)
        includedNames.insert(name.text)
        open.append(layout)
        cursor = tag.range.upperBound
    }

    private mutating func openBlock(_ tag: Tag, _ name: Name) {
        var block = OpenTag(tag: tag, name: name)
        block.indentation = source.indentation(before: tag.range.lowerBound)
        let isOverride = open[open.count - 1].isLayout
        addText(
            upTo: block.indentation?.lowerBound ?? tag.range.lowerBound, beginsLine: block.indentation == nil)
        cursor = tag.range.upperBound
        if isOverride || block.indentation != nil,
            let lineBreak = source.lineBreak(after: tag.range.upperBound)
        {
            block.opensLine = true
            cursor = lineBreak.upperBound
            block.contentIndentation = source.indentationOfFirstLine(from: cursor)
        }
        blockNames.insert(name.text)
        open.append(block)
    }

    private mutating func close(_ tag: Tag, _ name: Name) {
        guard
            let depth = open.lastIndex(where: { $0.tag != nil && $0.name.text == name.text })
                ?? (open.count > 1 ? open.count - 1 : nil)
        else {
            report(
                "unexpected-close", at: tag.position, "`\(name.shown)` is closed here but was never opened",
                help: "Take this tag away, or open it before.")
            return _ = passLine(of: tag)
        }
        if let top = open.last, top.name.text != name.text, let opener = top.tag {
            report(
                "mismatched-section", at: tag.position,
                "`\(top.name.shown)` is open, but `\(name.shown)` is closed",
                help: "Close `\(top.name.shown)` first.",
                notes: [.init("`\(top.name.shown)` is opened here", file: source.file, at: opener.position)])
        }
        // What is open above the tag that is closed ends with it.
        while open.count > depth { closeLast(with: tag) }
    }

    private mutating func closeLast(with tag: Tag) {
        guard let kind = open[open.count - 1].tag?.kind else { return }
        switch kind {
        case .layout: closeLayout(with: tag)
        case .block: closeBlock(with: tag)
        default:
            _ = passLine(of: tag)
            let section = open.removeLast()
            add(.section(section.name, isInverted: kind == .inverted, section.nodes))
        }
    }

    private mutating func closeLayout(with tag: Tag) {
        addText(upTo: tag.range.lowerBound)
        let layout = open.removeLast()
        let lineBreak = layout.indentation == nil ? nil : source.lineBreak(after: tag.range.upperBound)
        cursor = lineBreak?.upperBound ?? tag.range.upperBound
        let inclusion = Inclusion(
            name: layout.name.text, position: layout.name.position, indentation: layout.indentation,
            isStandalone: lineBreak != nil)
        add(.layout(inclusion, LayoutUse(overrides: layout.overrides, strayContent: layout.strayContent)))
    }

    private mutating func closeBlock(with tag: Tag) {
        let isOverride = open[open.count - 2].isLayout
        let closeIndentation = source.indentation(before: tag.range.lowerBound)
        let lineBreak = source.lineBreak(after: tag.range.upperBound)
        let isLastOnLine = lineBreak != nil && !isOverride
        let trimsLine = closeIndentation != nil && (isOverride || isLastOnLine)
        addText(
            upTo: trimsLine ? closeIndentation?.lowerBound ?? tag.range.lowerBound : tag.range.lowerBound,
            beginsLine: !trimsLine)
        let block = open.removeLast()
        let isPairStandalone = block.indentation != nil && isLastOnLine
        let takesLine = isPairStandalone || trimsLine && isLastOnLine
        cursor = takesLine ? lineBreak?.upperBound ?? tag.range.upperBound : tag.range.upperBound
        blockCount += 1
        let isBlank = block.contentIndentation?.upperBound == tag.range.lowerBound
        let result = Block(
            id: blockCount, name: block.name.text, position: block.name.position, nodes: block.nodes,
            indentation: block.indentation, contentIndentation: isBlank ? nil : block.contentIndentation,
            opensLine: block.opensLine, endsWithLineBreak: closeIndentation != nil,
            lineBreak: isPairStandalone ? lineBreak : nil)
        if isOverride {
            open[open.count - 1].overrides.append(result)
        } else {
            add(.block(result))
        }
    }
}

extension TemplateParser {
    private mutating func add(_ node: Node) { open[open.count - 1].nodes.append(node) }

    /// Adds the text before an offset. With `beginsLine` something that is shown follows: where it begins a
    /// line, the tree says so.
    private mutating func addText(upTo end: Int, beginsLine: Bool = false) {
        let start = cursor
        guard start <= end else { return }
        cursor = end
        if open[open.count - 1].isLayout { return noteStrayText(start..<end) }
        if start < end { add(.text(start..<end, startsLine: source.beginsLine(at: start))) }
        if beginsLine, source.beginsLine(at: end) { add(.text(end..<end, startsLine: true)) }
    }

    private mutating func noteStrayText(_ range: Range<Int>) {
        guard open[open.count - 1].strayContent == nil,
            let stray = bytes[range].firstIndex(where: { $0 > 0x20 })
        else { return }
        open[open.count - 1].strayContent = places.position(of: stray)
    }

    /// Passes a tag that prints nothing in its own place: where it has its line to itself, the line vanishes.
    /// - Returns: Whether it has.
    private mutating func passLine(of tag: Tag) -> Bool {
        if let indentation = source.indentation(before: tag.range.lowerBound),
            let lineBreak = source.lineBreak(after: tag.range.upperBound)
        {
            addText(upTo: indentation.lowerBound)
            cursor = lineBreak.upperBound
            return true
        }
        addText(upTo: tag.range.lowerBound, beginsLine: true)
        cursor = tag.range.upperBound
        return false
    }

    private mutating func report(
        _ rule: String, at position: Position, _ message: String, help: String? = nil,
        notes: [Diagnostic.Note] = []
    ) {
        diagnostics.append(
            Diagnostic(rule: rule, file: source.file, at: position, message, help: help, notes: notes))
    }
}
