import Diagnostics

/// Makes the groups of one profile, and finds ids that stand twice and answers that nobody asks for.
struct GroupResolver {
    let resolver: ProfileResolver
    let parsed: ParsedProfile
    /// What the rule sets of the profile ask for; nil where that is not known.
    let asks: [String]?
    private let asked: Set<String>
    private var groups: [String: Position] = [:]
    private var elements: [String: Position] = [:]

    init(resolver: ProfileResolver, parsed: ParsedProfile, asks: [String]?) {
        self.resolver = resolver
        self.parsed = parsed
        self.asks = asks
        asked = Set(asks ?? [])
    }

    mutating func group(
        _ item: ParsedProfile.Item<ParsedProfile.Group>, into diagnostics: inout [Diagnostic]
    ) -> Profile.Group? {
        switch item {
        case .written(let group):
            // The elements of a second one are looked at all the same.
            isFirst(group.id.value, at: group.id.position, into: &diagnostics)
            let elements = group.elements.compactMap { element($0, into: &diagnostics) }
            return Profile.Group(
                id: group.id.value, title: group.title, elements: elements, before: group.before)
        case .taken(let use):
            guard let group = resolver.find(use, "group", \.groups, for: parsed, into: &diagnostics),
                isFirst(group.id.value, at: use.position, into: &diagnostics)
            else { return nil }
            let elements = resolver.elements(of: group).map {
                placed($0, at: use.position, into: &diagnostics)
            }
            checkAnswers(of: elements, takenBy: use, into: &diagnostics)
            return Profile.Group(
                id: group.id.value, title: group.title, elements: elements, before: use.before)
        }
    }

    @discardableResult private mutating func isFirst(
        _ group: String, at position: Position, into diagnostics: inout [Diagnostic]
    ) -> Bool {
        resolver.isFirst("group", group, at: position, &groups, file: parsed.file, into: &diagnostics)
    }

    private mutating func element(
        _ item: ParsedProfile.Item<Profile.Element>, into diagnostics: inout [Diagnostic]
    ) -> Profile.Element? {
        switch item {
        case .written(let element):
            check(element.answers, into: &diagnostics)
            return placed(element, at: element.position, into: &diagnostics)
        case .taken(let use):
            guard var element = resolver.find(use, "element", \.elements, for: parsed, into: &diagnostics)
            else { return nil }
            if let answers = use.answers {
                element.answers = answers
                check(answers, into: &diagnostics)
            } else {
                checkAnswers(of: [element], takenBy: use, into: &diagnostics)
            }
            return placed(element, at: use.position, into: &diagnostics)
        }
    }

    private mutating func placed(
        _ element: Profile.Element, at position: Position, into diagnostics: inout [Diagnostic]
    ) -> Profile.Element {
        var element = element
        element.position = position
        resolver.isFirst(
            "element", element.id, at: position, &elements, file: parsed.file, into: &diagnostics)
        return element
    }
}

extension GroupResolver {
    /// Answers that stand in this file.
    private func check(_ answers: [Located<String>], into diagnostics: inout [Diagnostic]) {
        guard let asks else { return }
        for answer in answers where !asked.contains(answer.value) {
            diagnostics.append(
                Diagnostic(
                    rule: "unknown-id", file: parsed.file, at: answer.position,
                    "no rule set asks for `\(answer.value.prefix(80))`",
                    help: Spelling.suggestion(for: answer.value, in: asks)
                        ?? "Name a rule set of this file and what it asks for, such as `\(asks.first ?? "rule/ask")`."
                ))
        }
    }

    /// Answers that stand in another file.
    private func checkAnswers(
        of elements: [Profile.Element], takenBy use: ParsedProfile.Use, into diagnostics: inout [Diagnostic]
    ) {
        guard asks != nil,
            let answer = elements.flatMap(\.answers).first(where: { !asked.contains($0.value) })
        else { return }
        let rule = answer.value.prefix { $0 != "/" }
        diagnostics.append(
            Diagnostic(
                rule: "unknown-id", file: parsed.file, at: use.position,
                "`\(use.name)` answers `\(answer.value)`, which no rule set of this file asks for",
                help:
                    "Take the rule set `\(rule)` too, or take single elements and write `answers` beside `use`."
            ))
    }
}
