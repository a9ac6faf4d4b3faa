import Diagnostics

/// A page that is still to be written: every key of its front matter and every section that it must have.
///
/// A hint on a key is a remark; one on a text is `{{write: …}}` in its place, which is an error until the text is written. So
/// nothing of a skeleton can reach a patient, and `handout check` is the list of what is left to do.
package struct Skeleton {
    private let title: String
    private let lexicon: Lexicon

    /// - Parameters:
    ///   - title: one line without marks; see ``mark(inTitle:)``.
    ///   - lexicon: the words of the page's language.
    package init(title: String, lexicon: Lexicon) {
        self.title = title
        self.lexicon = lexicon
    }

    /// The first mark in a title that would be shown as it stands, such as `**`.
    package static func mark(inTitle title: String) -> String? { MappingReader.mark(in: title) }

    /// A page in the source language.
    ///
    /// - Parameter alternatives: the names of the other choices that its subject has in any case.
    package func page(of kind: Kind, alternatives: [String], today: CalendarDate) -> String {
        var values = ["updated": " \(today)"]
        if !alternatives.isEmpty {
            values[RelationKey.alternatives.rawValue] = " [\(alternatives.joined(separator: ", "))]"
        }
        let usual = kind == .technique ? Schema.relationsOfSheet.map(\.rawValue) : []
        var text = frontMatter(Schema.ofPage(kind), values, usual: usual)
        if kind == .guide {
            text +=
                "\n" + Self.hint("what to do and to expect, step by step, under headings that begin with ##")
        }
        for role in Schema.roles(of: kind) { text += section(role, Self.hint(role.hint)) }
        return text
    }

    /// A translation of a page, with the hashes of the source text as it is now.
    ///
    /// - Parameter source: the text in the source language, as its file has it.
    package func translation(of entry: Entry, from source: PageText) -> String {
        let hashes = source.hashes.map { "\n  \($0.part): \(YAMLText.quoted($0.hash))" }
        let notes = entry.facts.notes.sorted { $0.key < $1.key }.map { key, notes in
            "\n  \(key):"
                + notes.sorted { $0.key < $1.key }.map {
                    "\n    # \(Self.line($0.value.value))\n    \($0.key):"
                }
                .joined()
        }
        var values = ["translates": hashes.joined()]
        if !notes.isEmpty { values["notes"] = notes.joined() }
        var text = frontMatter(
            .ofTranslation, values, usual: notes.isEmpty ? [] : ["notes"],
            remarks: [
                "title": "In \(source.file): \(Self.line(source.title.value))",
                "summary": "In \(source.file): \(Self.line(source.summary.value))",
            ])
        for part in source.sections {
            guard let heading = part.heading?.plainText() else {
                text += "\n" + Self.hint("the translation of what stands before the first heading")
                continue
            }
            // A hint has at most 200 bytes.
            let words = String(heading.filter { !Self.marks.contains($0) }.unicodeScalars.prefix(32))
            if let role = part.role {
                text += section(role, Self.hint("the translation of “\(words)”"))
            } else {
                // Any other section is known by its heading's id, which is the same in every language.
                let id = PageID.isValidName(part.id) ? " {#\(part.id)}" : ""
                text += "\n## \(Self.escaped(heading))\(id)\n\n"
                text += Self.hint("the translation of “\(words)”, with the heading itself")
            }
        }
        return text
    }
}

extension Skeleton {
    /// The keys that the page needs, then the others as remarks.
    ///
    /// - Parameters:
    ///   - values: what stands behind the colon of keys whose value is known.
    ///   - usual: keys that are not required of every page of the kind, but of nearly every one.
    ///   - remarks: further remarks, by key.
    private func frontMatter(
        _ schema: Schema, _ values: [String: String], usual: [String], remarks: [String: String] = [:]
    ) -> String {
        let values = values.merging(["title": " " + YAMLText.quoted(title)]) { $1 }
        func lines(_ field: Schema.Field) -> String {
            let about = [field.about, field.type.form].compactMap { $0 }.joined(separator: " ")
            return "# \(about)\n" + (remarks[field.key].map { "# \($0)\n" } ?? "")
                + "\(field.key):\(values[field.key] ?? field.type.blank)\n"
        }
        func isNeeded(_ field: Schema.Field) -> Bool {
            field.isRequired || field.type == .expectations || usual.contains(field.key)
        }
        var text = "---\n\(Self.notes)\n"
        text += schema.fields.filter(isNeeded).map(lines).joined()
        let others = schema.fields.filter { !isNeeded($0) }
        if !others.isEmpty {
            text += "\n# Where the page needs one of these keys, take the # before it away:\n"
        }
        for line in others.map(lines).joined().split(separator: "\n") {
            text += line.hasPrefix("#") ? "\(line)\n" : "#\(line)\n"
        }
        return text + "---\n"
    }

    private static let notes = """
        # Lines that begin with # are notes for you; no reader sees them.
        # A list is written [one, two]. A page is named by its file, without .md.
        """

    private func section(_ role: SectionRole, _ text: String) -> String {
        "\n## \(lexicon.sections[role] ?? role.rawValue)\n\n\(text)"
    }

    private static func hint(_ words: String) -> String { "{{write: \(words)}}\n" }

    /// A text as part of a remark: it must not end the line.
    private static func line(_ text: String) -> String {
        text.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
    }

    /// Words as Markdown that shows them as they stand.
    private static func escaped(_ words: String) -> String {
        words.map { marks.contains($0) ? "\\\($0)" : String($0) }.joined()
    }

    private static let marks: Set<Character> = [
        "\\", "`", "*", "_", "[", "]", "{", "}", "<", ">", "&", "#", "~", "|", "!",
    ]
}

extension Schema.FieldType {
    /// What stands behind the colon of a key whose value only the writer knows.
    fileprivate var blank: String {
        switch self {
        case .texts, .names, .relation, .risks, .codes: " []"
        case .expectations: ExpectationTopic.allCases.map { "\n  \($0.rawValue): not-stated" }.joined()
        case .text, .flag, .date, .webAddress, .review, .sourceType, .bodyRegion, .hashes, .notes, .waivers:
            ""
        }
    }

    /// How the value is written, where its key and ``Skeleton/notes`` do not tell.
    fileprivate var form: String? {
        switch self {
        case .text, .texts, .names, .hashes, .notes: nil
        case .flag: "`true` or `false`."
        case .date: "Such as 2026-11-21."
        case .webAddress: "It begins with `https://`."
        case .relation(let kind): "Pages in \(kind.folder)/."
        case .risks:
            "Pages in risks/, each on a line `  - {id: …, chance: not-stated}`, or with the number of a source."
        case .expectations: "Each is `not-stated`, or what a source says of it."
        case .codes: "Each on a line `  - {system: …, code: …, source: …}`, copied from its source."
        case .review: "Only after it has been: `{date: …, by: …, role: …, next: …}`."
        case .sourceType:
            "One of: \(SourceFacts.SourceType.allCases.map(\.rawValue).joined(separator: ", "))."
        case .bodyRegion: "One of: \(BodyRegion.allCases.map(\.rawValue).joined(separator: ", "))."
        case .waivers: "Such as `{long-list: the 9 steps are one procedure}`."
        }
    }
}

extension SectionRole {
    /// What the section tells, for its writer.
    fileprivate var hint: String {
        switch self {
        case .whatItIs: "what it is, in words that a patient would use"
        case .whoItMayHelp: "who it may help, and who it may not help"
        case .benefits: "what it may do for the patient and what it will not do, as far as the sources say"
        case .risks: "what can go wrong, in as much detail as the benefits"
        case .expectations: "how long relief may take and last, and what the sources do not say of it"
        case .alternatives: "what the patient can choose instead, and what may happen with no treatment"
        case .before: "what to tell the team and what to do before, step by step"
        case .during: "what happens, step by step, and what the patient may feel"
        case .after: "what the patient may feel afterwards, what to do and what not to do"
        case .getHelp: "which signs need help, each kind on a card that says whom to call and how fast"
        case .notKnown: "what the sources do not say, and where they disagree"
        case .questions: "questions that a patient may want to ask the team"
        case .whatItMeans: "what it means for the patient"
        case .whatTheyDo: "what they do, and when the patient meets them"
        case .whatSourcesSay: "what each source says, and where they disagree"
        }
    }
}
