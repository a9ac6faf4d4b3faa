extension Fault {
    /// What a profile takes from another one that does not have it, or that it cannot take.
    static let uses = [
        use(
            "a profile that is not there", "- use: uk-form-1/later", "- use: ⟨here⟩uk-form-9/later",
            rule: "unknown-id", "There is no consent profile `uk-form-9`", help: "Did you mean `uk-form-1`?"),
        use(
            "a profile of a name like no other", "- use: uk-form-1/later", "- use: ⟨here⟩x/later",
            rule: "unknown-id", "There is no consent profile `x`", help: "Write content/profiles/x.yaml."),
        use(
            "a rule set that is not there", "- use: uk-form-1/nhs-agreement",
            "- use: ⟨here⟩uk-form-1/nhs-agrement",
            rule: "unknown-id", "The profile `uk-form-1` has no rule set `nhs-agrement`",
            help: "Did you mean `nhs-agreement`?"),
        use(
            "a group that is not there", "- use: uk-form-1/later", "- use: ⟨here⟩uk-form-1/latter",
            rule: "unknown-id", "The profile `uk-form-1` has no group `latter`",
            help: "Did you mean `later`?"),
        use(
            "an element that is not there", "- use: uk-form-1/copy", "- use: ⟨here⟩uk-form-1/copi",
            rule: "unknown-id", "The profile `uk-form-1` has no element `copi`",
            help: "Did you mean `copy`?"),
        use(
            "a group in the place of an element", "- use: uk-form-1/copy",
            "- use: ⟨here⟩uk-form-1/interpreter",
            rule: "unknown-id", "The profile `uk-form-1` has no element `interpreter`",
            help: "Did you mean `interpreted`?"),
        use(
            "an element of an id like no other", "- use: uk-form-1/copy", "- use: ⟨here⟩uk-form-1/x",
            rule: "unknown-id", "The profile `uk-form-1` has no element `x`",
            help: "Name one that is written out in content/profiles/uk-form-1.yaml."),
        use(
            "no profile", "- use: uk-form-1/copy", "- use: ⟨here⟩copy",
            rule: "bad-name", "`copy` does not name an element of another profile", help: name),
        use(
            "too many names", "- use: uk-form-1/later", "- use: ⟨here⟩uk-form-1/later/withdrawal",
            rule: "bad-name", "`uk-form-1/later/withdrawal` does not name a group of another profile",
            help: name),
        use(
            "its own element", "- use: uk-form-1/copy", "- use: ⟨here⟩uk-form-3/signature",
            rule: "use-of-itself", "`uk-form-3/signature` would be taken from this file itself",
            help: "Name another profile, or take the line out."),
        use(
            "an element that the other has taken", "- use: uk-form-1/copy", "- use: ⟨here⟩uk-form-2/copy",
            rule: "use-of-use", "The element `uk-form-2/copy` is itself taken from `uk-form-1/copy`",
            help: "Write `use: uk-form-1/copy`."),
        use(
            "a group that the other has taken", "- use: uk-form-1/later", "- use: ⟨here⟩uk-form-2/later",
            rule: "use-of-use", "The group `uk-form-2/later` is itself taken from `uk-form-1/later`",
            help: "Write `use: uk-form-1/later`."),
        use(
            "an element with words of its own", "- use: uk-form-1/copy",
            "- {use: uk-form-1/copy, ⟨here⟩text: {en: A copy, es: Una copia}}",
            rule: "unknown-key",
            "The key `text` is not known in an element that is taken from another profile",
            help: "Known keys: answers, use."),
        use(
            "a group with answers", "- use: uk-form-1/later",
            "- {use: uk-form-1/later, ⟨here⟩answers: [nhs-form-3/agreement]}",
            rule: "unknown-key",
            "The key `answers` is not known in a group that is taken from another profile",
            help: "Known keys: use."),
        use(
            "a group with a place", "- use: uk-form-1/later",
            "- {use: uk-form-1/later, ⟨here⟩before: signatures}",
            rule: "unknown-key",
            "The key `before` is not known in a group that is taken from another profile",
            help: "Known keys: use."),
        use(
            "an element that answers nothing here", "{use: uk-form-1/agree, answers: [nhs-form-3/agreement]}",
            "use: ⟨here⟩uk-form-1/agree",
            rule: "unknown-id",
            "`uk-form-1/agree` answers `nhs-form-1/agreement`, which no rule set of this file asks for",
            help: ruleSet("nhs-form-1")),
        use(
            "a group that answers nothing here", "- use: uk-form-1/explained",
            "- use: ⟨here⟩uk-form-1/anaesthesia\n  - use: uk-form-1/explained",
            rule: "unknown-id",
            "`uk-form-1/anaesthesia` answers `nhs-anaesthesia/anaesthesia`, which no rule set of this file asks for",
            help: ruleSet("nhs-anaesthesia")),
        use(
            "an answer to nothing beside it", "agree, answers: [nhs-form-3/agreement]",
            "agree, answers: [⟨here⟩nhs-form-3/agrement]",
            rule: "unknown-id", "No rule set asks for `nhs-form-3/agrement`",
            help: "Did you mean `nhs-form-3/agreement`?"),
        use(
            "a rule set twice", "- use: uk-form-1/nhs-agreement",
            "- use: uk-form-1/nhs-agreement\n  - use: ⟨here⟩uk-form-1/nhs-agreement",
            rule: "duplicate-id", "The rule set `nhs-agreement` stands here twice", help: twice),
        use(
            "a group twice", "- use: uk-form-1/later",
            "- use: uk-form-1/later\n  - use: ⟨here⟩uk-form-1/later",
            rule: "duplicate-id", "The group `later` stands here twice", help: twice),
        use(
            "an element twice", "- use: uk-form-1/copy",
            "- use: uk-form-1/copy\n      - use: ⟨here⟩uk-form-1/copy",
            rule: "duplicate-id", "The element `copy` stands here twice", help: twice),
        use(
            "an element of a group that is taken too", "- use: uk-form-1/copy",
            "- use: uk-form-1/copy\n      - use: uk-form-1/leaflets",
            // The group stands before it.
            "- use: uk-form-1/leaflets", "- use: ⟨here⟩uk-form-1/leaflets",
            rule: "duplicate-id", "The element `leaflets` stands here twice", help: twice),
        use(
            "a rule set that asks for more than there is", "      - use: uk-form-1/copy\n", "",
            "- use: uk-form-1/nhs-agreement", "- use: ⟨here⟩uk-form-1/nhs-agreement",
            rule: "missing-element",
            "No element of the profile `uk-form-3` answers `nhs-agreement/copy`: whether a copy was accepted",
            help: "Add an element with `answers: [nhs-agreement/copy]`."),
        Fault(
            "a profile of which only parts are taken, and that is not complete",
            form3,
            .replace(
                Page.form1, "      parent: a parent's", "      ⟨here⟩beds: the beds\n      parent: a parent's"
            ),
            rule: "missing-element",
            "No element of the profile `uk-form-1` answers `nhs-form-1/beds`: the beds",
            help: "Add an element with `answers: [nhs-form-1/beds]`."),
        Fault(
            "a mistake in the other file, once",
            form3,
            .replace(
                Page.form1, "{id: agree, answers: [nhs-form-1/agreement], form: statement",
                "{id: agree, answers: [nhs-form-1/agreement], form: ⟨here⟩statment"),
            rule: "unknown-word", "`statment` is no value of `form`", help: "Did you mean `statement`?"),
        Fault(
            "a language that the other lacks, once",
            form3,
            .replace(Page.form1, "text: {en: Interpreter, es: Intérprete}", "text: ⟨here⟩{en: Interpreter}"),
            rule: "missing-key", "The key `es` is missing in `text`, which has one text for each language",
            help: "Add a line `es: …`."),
        Fault(
            "a profile that takes no risks", form3,
            .replace(Page.form3, "  - use: uk-form-1/risks\n", ""), in: Page.form3, rule: "missing-element",
            "The profile has no element of `form: part, of: risks`",
            help: "Add it to one of the groups: no consent is informed without it."),
        Fault(
            "an add-on that takes what the profile has",
            .replace(Page.settings, "profile: us-cms", "profile: uk-form-3\nadd-ons: [gmc-montgomery]"),
            .append(Page.addOn, "      - {use: ⟨here⟩uk-form-1/copy, answers: [montgomery/what-matters]}\n"),
            rule: "duplicate-id", "The element `copy` stands in the profile `uk-form-3` already",
            help: "Give one of the two another id."),
    ]

    private static let form3 = Edit.replace(Page.settings, "profile: us-cms", "profile: uk-form-3")

    private static let name =
        "Write the profile's name, `/` and the id, such as `use: uk-form-1/change-mind`."
    private static let twice = "Give one of the two another id, or take it out."

    private static func ruleSet(_ id: String) -> String {
        "Take the rule set `\(id)` too, or take single elements and write `answers` beside `use`."
    }

    /// A fault in the third form, which the project then uses.
    private static func use(
        _ name: String, _ old: String, _ new: String, rule: String, _ message: String, help: String
    ) -> Fault {
        Fault(name, form3, .replace(Page.form3, old, new), rule: rule, message, help: help)
    }

    private static func use(
        _ name: String, _ old: String, _ new: String, _ then: String, _ last: String, rule: String,
        _ message: String, help: String
    ) -> Fault {
        Fault(
            name, form3, .replace(Page.form3, old, new), .replace(Page.form3, then, last), rule: rule,
            message,
            help: help)
    }
}
