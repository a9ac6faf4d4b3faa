import Diagnostics
import Markdown

/// Turns one Markdown file into a ``ParsedPage``: front matter to typed values, body to sections with their roles.
package struct PageParser: Sendable {
    private let sourceLanguage: Language
    private let lexicons: [Language: Lexicon]
    /// The roles of sections by their headings, as the language has them and in small letters.
    private let roles: [Language: [String: [SectionRole]]]
    private let passages: PassageHashes

    init(sourceLanguage: Language, lexicons: [Language: Lexicon], passages: PassageHashes) {
        self.sourceLanguage = sourceLanguage
        self.lexicons = lexicons
        roles = lexicons.mapValues { lexicon in
            var roles: [String: [SectionRole]] = [:]
            for role in lexicon.sections.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
                roles[lexicon.sections[role]?.lowercased() ?? "", default: []].append(role)
            }
            for heading in lexicon.sections.values { roles[heading] = roles[heading.lowercased()] }
            return roles
        }
        self.passages = passages
    }

    /// Whether this parser makes the same of every file as another.
    func parsesAs(_ other: PageParser) -> Bool {
        sourceLanguage == other.sourceLanguage && passages == other.passages
            && lexicons.keys == other.lexicons.keys
            && lexicons.allSatisfy { language, lexicon in other.lexicons[language] === lexicon }
    }

    /// The page, or nil where too little of it can be read; the diagnostics tell why.
    package func parse(
        _ file: SourceFile, as id: PageID, in language: Language
    ) -> (page: ParsedPage?, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let parts = file.parts()
        guard let node = frontMatter(of: file, parts, into: &diagnostics) else { return (nil, diagnostics) }

        let isSource = language == sourceLanguage
        let schema = isSource ? Schema.ofPage(id.kind) : Schema.ofTranslation
        let reader = MappingReader(
            node, file: file.path, allowed: schema.fields.map(\.key),
            required: schema.fields.filter(\.isRequired).map(\.key),
            place: isSource
                ? "the front matter of a \(id.kind.rawValue)" : "the front matter of a translation",
            into: &diagnostics)

        let body = MarkdownParser(dialect: .handout).parse(
            Array(parts.body.text), file: file.path, firstLine: parts.body.firstLine)
        diagnostics += body.diagnostics
        // Without its whole text a page would seem to lack sections and anchors that it has.
        if body.diagnostics.contains(where: { MarkdownParser.incompleteRules.contains($0.rule) }) {
            return (nil, diagnostics)
        }
        let sections = sections(of: body.document, in: file, id.kind, language, into: &diagnostics)

        let facts =
            isSource ? FactsReader(file: file.path, kind: id.kind).read(reader, into: &diagnostics) : nil
        let title = reader.plainText("title", into: &diagnostics)
        let summary = reader.plainText("summary", into: &diagnostics)
        let also = reader.texts("also", into: &diagnostics).map(\.value)
        let worry = schema["worry"] == nil ? nil : reader.plainText("worry", into: &diagnostics)?.value
        let notes = isSource ? [:] : notes(reader, of: file, into: &diagnostics)
        let marksTerms = reader.flag("mark-terms", into: &diagnostics) ?? true
        let waivers = waivers(reader, of: file, into: &diagnostics)
        let translates = isSource ? [:] : translates(reader, of: file, into: &diagnostics)
        guard let title, let summary, !isSource || facts != nil else { return (nil, diagnostics) }
        let hashes =
            lexicons.count > 1
            ? self.hashes(
                title.value, summary.value, worry, sections, facts?.notes ?? notes, language,
                body: body.document.sections, in: file) : []
        let text = PageText(
            language: language, file: file.path, title: title, summary: summary, also: also,
            worry: worry, notes: notes,
            sections: sections, footnotes: body.document.footnotes,
            isUnwritten: body.diagnostics.contains { $0.rule == MarkdownParser.unwrittenRule },
            marksTerms: marksTerms,
            waivers: waivers, translates: translates, hashes: hashes)
        return (ParsedPage(id: id, text: text, facts: facts), diagnostics)
    }
}

extension PageParser {
    private func frontMatter(
        of file: SourceFile, _ parts: SourceFile.Parts, into diagnostics: inout [Diagnostic]
    ) -> YAMLNode? {
        guard let frontMatter = parts.frontMatter else {
            let isEmpty = file.bytes.allSatisfy { $0 <= 0x20 }
            diagnostics.append(
                Diagnostic(
                    rule: isEmpty ? "empty-file" : "missing-front-matter", file: file.path, at: .start,
                    isEmpty ? "this file is empty" : "the file does not begin with front matter",
                    help: "Begin it with a line `---`, the keys, and a second line `---`."))
            return nil
        }
        if parts.isUnclosed {
            diagnostics.append(
                Diagnostic(
                    rule: "unclosed-front-matter", file: file.path, at: .start,
                    "the front matter that begins here has no end",
                    help: "Write a line `---` after the last key."))
            return nil
        }
        var node = YAMLReader(file: file.path, firstLine: frontMatter.firstLine).read(
            frontMatter.text, into: &diagnostics)
        // What is missing is missing in the whole block, so it is reported at the block's first line.
        node?.position = .start
        return node
    }

    private func sections(
        of document: Document, in file: SourceFile, _ kind: Kind, _ language: Language,
        into diagnostics: inout [Diagnostic]
    ) -> [PageSection] {
        for block in document.blocks {
            guard block.kind == .heading, block.headingLevel == 1 else { continue }
            diagnostics.append(
                Diagnostic(
                    rule: "heading-level", file: file.path, at: block.position,
                    "a level-1 heading stands in the text; the page's title is in the front matter",
                    help: "Begin sections with `##`."))
        }
        let headings = roles[language] ?? [:]
        var places: [SectionRole: Position] = [:]
        return document.sections.map { section -> PageSection in
            let role = section.heading.flatMap { self.role(of: $0, kind, headings) }
            if let heading = section.heading, heading.hasExplicitID, let role,
                let other = self.role(worded: heading, kind, headings), other != role
            {
                diagnostics.append(
                    Diagnostic(
                        rule: "wrong-role", file: file.path, at: section.position,
                        "the heading reads `\(heading.plainText())`, but its id makes it the section `\(role.rawValue)`",
                        help: "Take the `{#…}` out, or write `{#\(other.rawValue)}`."))
            }
            if let role, let first = places.updateValue(section.position, forKey: role) {
                diagnostics.append(
                    Diagnostic(
                        rule: "duplicate-section", file: file.path, at: section.position,
                        "the section `\(role.rawValue)` stands here a second time", help: "Join the two.",
                        notes: [.init("the first one", file: file.path, at: first)]))
            }
            return PageSection(
                role: role, heading: section.heading, id: section.id, blocks: section.blocks,
                position: section.position)
        }
    }

    /// An explicit `{#role}` wins over the heading's words.
    private func role(of node: Node, _ kind: Kind, _ headings: [String: [SectionRole]]) -> SectionRole? {
        let roles = Schema.roles(of: kind)
        if node.hasExplicitID, let role = SectionRole(rawValue: node.headingID ?? "") {
            return roles.contains(role) ? role : nil
        }
        return self.role(worded: node, kind, headings)
    }

    private func role(worded node: Node, _ kind: Kind, _ headings: [String: [SectionRole]]) -> SectionRole? {
        let words = node.plainText()
        return (headings[words] ?? headings[words.lowercased()])?
            .first(where: Schema.roles(of: kind).contains)
    }

    private func notes(
        _ reader: MappingReader, of file: SourceFile, into diagnostics: inout [Diagnostic]
    ) -> [String: [String: Located<String>]] {
        let relations = RelationKey.allCases.map(\.rawValue) + ["expect", "chance"]
        guard let node = reader.node("notes") else { return [:] }
        let groups = MappingReader(
            node, file: file.path, allowed: relations, place: "`notes` of a translation", into: &diagnostics)
        var notes: [String: [String: Located<String>]] = [:]
        for relation in relations {
            for (name, value) in groups.pairs(relation, into: &diagnostics) {
                let text = MappingReader.text(value, key: name.value, file: file.path, into: &diagnostics)
                notes[relation, default: [:]][name.value] = text.map {
                    MappingReader.checkPlain($0, key: name.value, file: file.path, into: &diagnostics)
                }
            }
        }
        return notes
    }

    private func waivers(
        _ reader: MappingReader, of file: SourceFile, into diagnostics: inout [Diagnostic]
    ) -> [HouseRule: Located<String>] {
        guard let node = reader.node("waivers") else { return [:] }
        let rules = MappingReader(
            node, file: file.path, allowed: HouseRule.allCases.map(\.rawValue), place: "`waivers`",
            into: &diagnostics)
        var waivers: [HouseRule: Located<String>] = [:]
        for rule in HouseRule.allCases {
            waivers[rule] = rules.plainText(rule.rawValue, into: &diagnostics)
        }
        return waivers
    }

    private func translates(
        _ reader: MappingReader, of file: SourceFile, into diagnostics: inout [Diagnostic]
    ) -> [String: Located<String>] {
        var hashes: [String: Located<String>] = [:]
        for (part, value) in reader.pairs("translates", into: &diagnostics) {
            hashes[part.value] = MappingReader.word(
                value, key: part.value, file: file.path, into: &diagnostics)
        }
        return hashes
    }

    private func hashes(
        _ title: String, _ summary: String, _ worry: String?, _ sections: [PageSection],
        _ notes: [String: [String: Located<String>]], _ language: Language, body: [Section],
        in file: SourceFile
    ) -> [(part: String, hash: String)] {
        var hashes = [
            (part: "title", hash: Digest.short(title.utf8)),
            (part: "summary", hash: Digest.short(summary.utf8)),
        ]
        if let worry { hashes.append((part: "worry", hash: Digest.short(worry.utf8))) }
        let notes = notes.sorted { $0.key < $1.key }.flatMap { relation, notes in
            notes.sorted { $0.key < $1.key }.map { "\(relation)/\($0.key): \($0.value.value)\n" }
        }
        if !notes.isEmpty { hashes.append((part: "notes", hash: Digest.short(notes.joined().utf8))) }
        let lines = file.bytes[...].lineRanges
        for (section, source) in zip(sections, body) {
            let range = source.lines.clamped(to: 1..<lines.count + 1)
            let bytes =
                range.isEmpty
                ? []
                : file.bytes[lines[range.lowerBound - 1].lowerBound..<lines[range.upperBound - 2].upperBound]
            var hashed = Digest.tidy(bytes)
            hashed += passages.text(ofIncludesIn: section.blocks, language).utf8
            hashes.append((part: section.part, hash: Digest.short(hashed)))
        }
        return hashes
    }
}
