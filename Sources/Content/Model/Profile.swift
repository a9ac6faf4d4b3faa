import Diagnostics

/// The elements that a consent form must hold under some sets of rules, in the order of the sheet.
///
/// What it takes from another profile has the place of the `use` that names it: all places are those of its own file.
package struct Profile: Sendable {
    /// A law, a standard or a guidance, with what it asks of a consent form.
    package struct RuleSet: Sendable {
        package var id: String
        /// The profile's file.
        package var file: String
        /// Where it stands, such as "42 CFR 482.24(c)(4)(v)".
        package var source: String
        package var asks: [Ask]
        package var position: Position
    }

    /// One thing that a rule set asks for.
    package struct Ask: Sendable {
        /// With the rule set's id before it: `cms-minimum/facility`.
        package var id: String
        package var text: String
        /// A part of the technique's page that answers it wherever a sheet shows it.
        package var part: Part?
        package var position: Position
    }

    package struct Group: Sendable {
        package var id: String
        package var title: [Language: String]
        package var elements: [Element]
        /// In an add-on: the group before which this one stands.
        package var before: Located<String>?
    }

    package struct Element: Sendable {
        package var id: String
        /// The ids of what it answers.
        package var answers: [Located<String>]
        package var form: Form
        package var text: [Language: String]
        package var position: Position
    }

    /// What an element looks like on the sheet.
    package enum Form: Sendable {
        /// A fact that the tool fills in.
        case fact(Fact)
        /// A label with an empty line to write on.
        case fillIn
        /// Empty lines under a question.
        case space(lines: Int)
        /// Boxes to tick, left, right, both; only for techniques that have sides.
        case side
        /// A line for the level of the spine; only for techniques that have one.
        case spinalLevel
        /// A part of the technique's page.
        case part(Part)
        /// Boxes to tick, one for each answer.
        case choice([[Language: String]])
        /// A sentence that the signer agrees to, with a box.
        case statement
        /// A block to sign.
        case signature([SignatureField])
    }

    /// What the tool knows, or a list of patients tells it; where nobody does, it is a line to write on.
    package enum Fact: String, CaseIterable, Sendable { case facility, procedure, clinician, date }

    package enum Part: String, CaseIterable, Sendable {
        case whatItIs = "what-it-is"
        case whoItMayHelp = "who-it-may-help"
        case benefits, risks, expectations, alternatives
        case avoidIf = "avoid-if"
        case getHelp = "get-help"
        case notKnown = "not-known"
        case questions
    }

    package enum SignatureField: String, CaseIterable, Sendable {
        case name, signature, date, time
        case jobTitle = "job-title"
        case relationship
    }

    package var id: String
    package var file: String
    package var title: [Language: String]
    /// Whether it only adds to another profile.
    package var isAddOn: Bool
    package var rules: [RuleSet]
    package var groups: [Group]
}

extension Profile {
    /// Where one thing that a rule set asks for is answered.
    package struct Answer: Sendable {
        package var ask: Ask
        package var rule: RuleSet
        package var elements: [(group: Group, element: Element)]
    }

    /// For everything that is asked for, in the order of the rule sets, the elements that answer it.
    package var answers: [Answer] {
        let elements = groups.flatMap { group in group.elements.map { (group: group, element: $0) } }
        return rules.flatMap { rule in
            rule.asks.map { ask in
                Answer(
                    ask: ask, rule: rule,
                    elements: elements.filter { place in
                        if place.element.answers.contains(where: { $0.value == ask.id }) { return true }
                        if case .part(let part) = place.element.form { return part == ask.part }
                        return false
                    })
            }
        }
    }
}
