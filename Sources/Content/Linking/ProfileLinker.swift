import Diagnostics

/// Joins the profile that the settings name with its add-ons, and proves that the whole answers every rule set.
struct ProfileLinker {
    let settings: ProjectSettings
    /// Those that the settings name and those that these take from, as far as they can be read.
    let profiles: [ParsedProfile]
    /// The names of all that there are.
    let known: [String]

    static func path(of name: String) -> String { "content/profiles/\(name).yaml" }

    /// The profile of the project's sheets; nil where it makes none, or the profile cannot be had.
    func profile(into diagnostics: inout [Diagnostic]) -> Profile? {
        let resolver = ProfileResolver(profiles, known: known, faulty: faulty(diagnostics))
        let resolved = profiles.map { resolver.resolve($0, into: &diagnostics) }
        for (parsed, profile) in zip(profiles, resolved) where !profile.isAddOn {
            let files = [parsed.file] + parsed.uses.map { Self.path(of: $0.profile) }
            if faulty(diagnostics).isDisjoint(with: files) { checkForms(profile, into: &diagnostics) }
        }
        guard let name = settings.profile else {
            for addOn in settings.addOns {
                diagnostics.append(
                    Diagnostic(
                        rule: "add-on-without-profile", file: ProjectSettings.file, at: addOn.position,
                        "nothing is added to: the project makes no sheets",
                        help: "Take `add-ons` out, or name a profile."))
            }
            return nil
        }
        guard var profile = find(name, isAddOn: false, in: resolved, into: &diagnostics) else { return nil }
        let addOns = settings.addOns.compactMap { find($0, isAddOn: true, in: resolved, into: &diagnostics) }
        for addOn in addOns { profile.add(addOn, into: &diagnostics) }
        // What a missing or faulty file would answer is not known.
        guard faulty(diagnostics).allSatisfy({ !$0.hasPrefix("content/profiles/") }) else { return profile }
        if addOns.count == settings.addOns.count { checkAnswers(profile, into: &diagnostics) }
        // Those that it takes from are profiles in their own right.
        for other in resolved where other.id != profile.id && !other.isAddOn {
            checkAnswers(other, into: &diagnostics)
        }
        return profile
    }

    /// The files with errors.
    private func faulty(_ diagnostics: [Diagnostic]) -> Set<String> {
        Set(diagnostics.lazy.filter { $0.severity == .error }.map(\.file))
    }

    private func find(
        _ name: Located<String>, isAddOn: Bool, in profiles: [Profile], into diagnostics: inout [Diagnostic]
    ) -> Profile? {
        let path = Self.path(of: name.value)
        let thing = isAddOn ? "add-on" : "consent profile"
        guard let profile = profiles.first(where: { $0.id == name.value }) else {
            // One whose file has errors is not missing; the errors have been reported.
            guard !diagnostics.contains(where: { $0.file == path }) else { return nil }
            diagnostics.append(
                Diagnostic(
                    rule: "unknown-id", file: ProjectSettings.file, at: name.position,
                    "there is no \(thing) `\(name.value)`",
                    help: Spelling.suggestion(for: name.value, in: known) ?? "Write \(path)."))
            return nil
        }
        guard profile.isAddOn == isAddOn else {
            diagnostics.append(
                Diagnostic(
                    rule: "wrong-sort", file: ProjectSettings.file, at: name.position,
                    isAddOn
                        ? "`\(name.value)` is a whole profile, no add-on"
                        : "`\(name.value)` is an add-on, no whole profile",
                    help: isAddOn ? "Name it under `profile`." : "Name it under `add-ons`."))
            return nil
        }
        return profile
    }

    /// Without these no sheet tells a patient what there is to agree to, or lets anyone sign it.
    private func checkForms(_ profile: Profile, into diagnostics: inout [Diagnostic]) {
        let forms = profile.groups.flatMap(\.elements).map(\.form)
        var missing: [String] = []
        for part in [Profile.Part.benefits, .risks, .alternatives] {
            let isThere = forms.contains { if case .part(part) = $0 { true } else { false } }
            if !isThere { missing.append("`form: part, of: \(part.rawValue)`") }
        }
        if !forms.contains(where: { if case .signature = $0 { true } else { false } }) {
            missing.append("`form: signature`")
        }
        for element in missing {
            diagnostics.append(
                Diagnostic(
                    rule: "missing-element", file: profile.file, at: .start,
                    "the profile has no element of \(element)",
                    help: "Add it to one of the groups: no consent is informed without it."))
        }
    }

    /// Each thing that a rule set asks for is answered by an element, or the sheet is no consent form under that rule.
    private func checkAnswers(_ profile: Profile, into diagnostics: inout [Diagnostic]) {
        for answer in profile.answers where answer.elements.isEmpty {
            let part = answer.ask.part.map { ", or show the part `\($0.rawValue)`" } ?? ""
            diagnostics.append(
                Diagnostic(
                    rule: "missing-element", file: answer.rule.file, at: answer.ask.position,
                    "no element of the profile `\(profile.id)` answers `\(answer.ask.id)`: \(answer.ask.text)",
                    help: "Add an element with `answers: [\(answer.ask.id)]`\(part)."))
        }
    }
}

extension Profile {
    /// Adds the name, the rule sets and the elements of an add-on: to the group of the same id, or as a group of their own.
    fileprivate mutating func add(_ addOn: Profile, into diagnostics: inout [Diagnostic]) {
        for (language, name) in addOn.title { title[language, default: ""] += "; " + name }
        let names = Set(rules.map(\.id))
        for rule in addOn.rules where names.contains(rule.id) {
            diagnostics.append(
                Diagnostic(
                    rule: "duplicate-id", file: addOn.file, at: rule.position,
                    "the rule set `\(rule.id)` stands in the profile `\(id)` already",
                    help: "Give one of the two another id, or leave the add-on out."))
        }
        rules += addOn.rules
        let known = Set(groups.flatMap(\.elements).map(\.id))
        for element in addOn.groups.flatMap(\.elements) where known.contains(element.id) {
            diagnostics.append(
                Diagnostic(
                    rule: "duplicate-id", file: addOn.file, at: element.position,
                    "the element `\(element.id)` stands in the profile `\(id)` already",
                    help: "Give one of the two another id."))
        }
        for group in addOn.groups {
            if let place = groups.firstIndex(where: { $0.id == group.id }) {
                groups[place].elements += group.elements
                continue
            }
            guard let before = group.before else {
                groups.append(group)
                continue
            }
            if let place = groups.firstIndex(where: { $0.id == before.value }) {
                groups.insert(group, at: place)
            } else {
                diagnostics.append(
                    Diagnostic(
                        rule: "unknown-id", file: addOn.file, at: before.position,
                        "the profile `\(id)` has no group `\(before.value)`",
                        help: Spelling.suggestion(for: before.value, in: groups.map(\.id))
                            ?? "Name one of: \(groups.map(\.id).joined(separator: ", "))."))
            }
        }
    }
}
