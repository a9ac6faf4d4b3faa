import Diagnostics

/// Makes a profile of what its file says: puts in the place of each `use` what it names.
///
/// A `use` has to name what is written out in the other file, so none can lead in a circle.
struct ProfileResolver {
    /// The files with errors. What is missing from one may stand in a line that could not be read.
    private let faulty: Set<String>
    /// The names of all profiles that there are.
    private let known: [String]
    private let stocks: [String: ProfileStock]

    init(_ profiles: [ParsedProfile], known: [String], faulty: Set<String>) {
        self.faulty = faulty
        self.known = known
        stocks = Dictionary(
            profiles.map { ($0.id, ProfileStock($0)) }, uniquingKeysWith: { first, _ in first })
    }

    func resolve(_ parsed: ParsedProfile, into diagnostics: inout [Diagnostic]) -> Profile {
        var places: [String: Position] = [:]
        let rules = parsed.rules.compactMap { item -> Profile.RuleSet? in
            guard let rule = ruleSet(item, of: parsed, into: &diagnostics) else { return nil }
            isFirst("rule set", rule.id, at: rule.position, &places, file: parsed.file, into: &diagnostics)
            return rule
        }
        var groups = GroupResolver(
            resolver: self, parsed: parsed,
            // Without a rule set that is not there, nobody knows what is asked for.
            asks: rules.count == parsed.rules.count ? rules.flatMap(\.asks).map(\.id) : nil)
        return Profile(
            id: parsed.id, file: parsed.file, title: parsed.title, isAddOn: parsed.isAddOn, rules: rules,
            groups: parsed.groups.compactMap { groups.group($0, into: &diagnostics) })
    }

    private func ruleSet(
        _ item: ParsedProfile.Item<Profile.RuleSet>, of parsed: ParsedProfile,
        into diagnostics: inout [Diagnostic]
    ) -> Profile.RuleSet? {
        switch item {
        case .written(let rule): return rule
        case .taken(let use):
            guard var rule = find(use, "rule set", \.rules, for: parsed, into: &diagnostics) else {
                return nil
            }
            rule.file = parsed.file
            rule.position = use.position
            for index in rule.asks.indices { rule.asks[index].position = use.position }
            return rule
        }
    }
}

extension ProfileResolver {
    /// What a `use` names; where it is not there, a diagnostic says so.
    func find<Value>(
        _ use: ParsedProfile.Use, _ thing: String,
        _ shelf: KeyPath<ProfileStock, [String: ParsedProfile.Item<Value>]>,
        for parsed: ParsedProfile, into diagnostics: inout [Diagnostic]
    ) -> Value? {
        func report(_ rule: String, _ message: String, help: String) {
            diagnostics.append(
                Diagnostic(rule: rule, file: parsed.file, at: use.position, message, help: help))
        }
        guard use.profile != parsed.id else {
            report(
                "use-of-itself", "`\(use.name)` would be taken from this file itself",
                help: "Name another profile, or take the line out.")
            return nil
        }
        let file = ProfileLinker.path(of: use.profile)
        guard let stock = stocks[use.profile] else {
            if !faulty.contains(file) {
                report(
                    "unknown-id", "there is no consent profile `\(use.profile)`",
                    help: Spelling.suggestion(for: use.profile, in: known) ?? "Write \(file).")
            }
            return nil
        }
        switch stock[keyPath: shelf][use.id] {
        case .written(let value): return value
        case .taken(let further):
            report(
                "use-of-use", "the \(thing) `\(use.name)` is itself taken from `\(further.name)`",
                help: further.profile == parsed.id
                    ? "Write it out in one of the two files." : "Write `use: \(further.name)`.")
        case nil:
            if !faulty.contains(file) {
                report(
                    "unknown-id", "the profile `\(use.profile)` has no \(thing) `\(use.id)`",
                    help: Spelling.suggestion(for: use.id, in: stock[keyPath: shelf].keys)
                        ?? "Name one that is written out in \(file).")
            }
        }
        return nil
    }

    /// The elements of a group that is written out in a profile. What it takes from a further one and is not there has
    /// been reported in its own file.
    func elements(of group: ParsedProfile.Group) -> [Profile.Element] {
        group.elements.compactMap { item in
            switch item {
            case .written(let element): return element
            case .taken(let use):
                guard case .written(var element)? = stocks[use.profile]?.elements[use.id] else { return nil }
                element.answers = use.answers ?? element.answers
                return element
            }
        }
    }

    /// Whether an id stands in its file for the first time; the second is reported.
    @discardableResult func isFirst(
        _ thing: String, _ id: String, at position: Position, _ places: inout [String: Position],
        file: String, into diagnostics: inout [Diagnostic]
    ) -> Bool {
        guard let first = places.updateValue(position, forKey: id) else { return true }
        diagnostics.append(
            Diagnostic(
                rule: "duplicate-id", file: file, at: position, "the \(thing) `\(id)` stands here twice",
                help: "Give one of the two another id, or take it out.",
                notes: [.init("the first one", file: file, at: first)]))
        return false
    }
}

/// What others can take from a profile, by id.
struct ProfileStock {
    let rules: [String: ParsedProfile.Item<Profile.RuleSet>]
    let groups: [String: ParsedProfile.Item<ParsedProfile.Group>]
    let elements: [String: ParsedProfile.Item<Profile.Element>]

    init(_ profile: ParsedProfile) {
        rules = Self.byID(profile.rules, \.id)
        groups = Self.byID(profile.groups, \.id.value)
        elements = Self.byID(profile.elements, \.id)
    }

    private static func byID<Value>(
        _ items: [ParsedProfile.Item<Value>], _ id: (Value) -> String
    ) -> [String: ParsedProfile.Item<Value>] {
        let pairs = items.map { item in
            switch item {
            case .written(let value): (id(value), item)
            case .taken(let use): (use.id, item)
            }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
}
