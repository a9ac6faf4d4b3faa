import Diagnostics

/// Parses a text of Markdown into a tree of values.
package struct MarkdownParser: Sendable {
    /// Which Markdown a text is written in.
    package enum Dialect: Sendable {
        /// CommonMark with tables, strikethrough, task lists, autolinks and footnotes.
        case plain
        /// The same with heading ids, alerts, includes and facts.
        case handout
    }

    /// What a text gives: its tree, and what is wrong with it.
    package struct Result: Sendable {
        package var document: Document
        /// In the order in which they were found.
        package var diagnostics: [Diagnostic]
    }

    /// The rules whose errors mean that the tree lacks a part of the text.
    package static let incompleteRules: Set<String> = [
        "nesting-too-deep", "text-too-large", "text-too-complex", "table-too-large",
    ]

    /// The rule of the errors for what is still to be written: `{{write: what it is}}`.
    package static let unwrittenRule = "unwritten"

    package var dialect: Dialect
    package var limits: TextLimits

    package init(dialect: Dialect, limits: TextLimits = TextLimits()) {
        self.dialect = dialect
        self.limits = limits
    }

    /// Parses a text whose first line is line `firstLine` of its file; every position is one in the file.
    ///
    /// A text beyond a limit gives an empty document and one error.
    package func parse(_ source: some Collection<UInt8>, file: String, firstLine: Int = 1) -> Result {
        var problems = Problems(file: file, limit: limits.diagnostics)
        guard source.count <= limits.size else {
            problems.add(
                "text-too-large", at: nil, "The text is larger than \(limits.size / 1024) KiB",
                help: "Split it into several pages.")
            return Result(document: Document(lines: firstLine..<firstLine), diagnostics: problems.diagnostics)
        }
        let lines = Lines(Array(source))
        let range = firstLine..<firstLine + lines.count
        if let excess = LimitCheck(limits: limits, lines: lines).firstExcess() {
            problems.add(
                excess.rule, at: Position(line: firstLine + excess.line, column: 1), excess.message,
                help: excess.help)
            return Result(document: Document(lines: range), diagnostics: problems.diagnostics)
        }
        var converter = CMarkConverter(
            dialect: dialect, limits: limits, lines: lines, firstLine: firstLine, problems: problems)
        converter.convert()
        problems = converter.problems
        if dialect == .handout { HeadingIDs().assign(in: &converter.tree, problems: &problems) }
        let document = Document(
            tree: converter.tree.finish(), footnotesStart: converter.footnotesStart ?? converter.tree.count,
            lines: range)
        if dialect == .handout {
            let scanner = DefinitionScanner(lines: lines, firstLine: firstLine)
            let definitions = scanner.definitions()
            FootnoteCheck(scanner: scanner).check(document, definitions, problems: &problems)
            LinkDefinitionCheck(scanner: scanner).check(document, definitions, problems: &problems)
            checkEntities(of: document, in: lines, problems: &problems)
        }
        return Result(document: document, diagnostics: problems.diagnostics)
    }

    /// Reports characters that nobody sees where they are written as `&#x202e;`; those that stand in the file itself are
    /// reported with it.
    private func checkEntities(of document: Document, in lines: Lines, problems: inout Problems) {
        let isPlain = lines.bytes.withUnsafeBufferPointer {
            !$0.holds(UInt8(ascii: "&")) || HiddenCharacter.first(in: $0) != nil
        }
        guard !isPlain else { return }
        for (hidden, position) in document.nodes.compactMapTexts({ HiddenCharacter.first(in: $0) }) {
            let problem = Diagnostic(hidden, file: problems.file, at: position)
            problems.add(problem.rule, at: position, problem.message, help: problem.help)
        }
    }
}
