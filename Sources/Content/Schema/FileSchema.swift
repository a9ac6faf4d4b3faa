import JSON

/// What the files of a project hold that are no pages, for editors and validators.
package enum FileSchema: String, CaseIterable, Sendable {
    /// `handout.yaml`.
    case project
    /// `content/clinics/<id>/clinic.yaml`.
    case clinic
    /// `content/<language>/language.yaml`.
    case language
    /// `content/profiles/<id>.yaml`.
    case profile
    /// `content/approvals.yaml`.
    case approvals

    package var jsonSchema: JSON {
        switch self {
        case .project: Self.settings.document(title: "The settings of a project")
        case .clinic: Self.facts.document(title: "A clinic")
        case .language: Self.words.document(title: "The words of a language")
        case .profile: Self.consent.document(title: "A consent profile")
        case .approvals: Self.ledger.document(title: "The ledger of approvals")
        }
    }
}

extension FileSchema {
    private typealias Members = [(key: String, value: JSONShape)]

    private static let settings: JSONShape = .group(
        [
            ("title", .texts.about("The site's name in each language.")),
            ("address", .webAddress.about("Where the site will stand.")),
            ("languages", .list(of: .languageTag).about("The first is the source language.")),
            ("clinic", .name.about("Who publishes: a folder of `content/clinics/`.")),
            (
                "profile",
                .name.about("The consent profile, a file of `content/profiles/`; `none` for no sheets.")
            ),
            ("add-ons", .list(of: .name).about("Profiles whose elements every sheet holds besides.")),
            (
                "paper",
                .list(of: .word(Paper.self)).about(
                    "What sheets are printed on; the first goes without saying.")
            ),
            (
                "consent-days",
                .number(from: 1, to: 3_650).about("For how many days after its signature a consent holds.")
            ),
        ], required: ["title", "address", "languages", "clinic", "profile"])

    private static let facts: JSONShape = .group(
        Clinic.Fact.allCases.map { ($0.rawValue, $0 == .website ? .webAddress : .text) } + [
            ("accent", .text.about("The one colour of its site, such as `\"#0b5c63\"`.")),
            (
                "offers",
                .any(of: .const("all"), .list(of: .name)).about("`all`, or the techniques that it offers.")
            ),
        ], required: ["name", "phone", "offers"])

    private static let words: JSONShape = {
        let counted: JSONShape = .group([("one", .text), ("many", .text)], required: ["one", "many"])
        let members: Members = [
            ("name", .text.about("The language's own name for itself.")),
            ("direction", .word(Lexicon.Direction.self)),
            ("months", .list(of: .text, atLeast: 12)),
            ("date", .text.about("With `{day}`, `{month}` and `{year}`.")),
            // Mostly a mark, in some languages a space or nothing.
            ("thousands-separator", JSONShape([("type", "string")])),
            ("kinds", .group(Kind.self, of: counted)),
            ("sections", .group(SectionRole.self, of: .text)),
            ("slots", .group(LocalSlot.self, of: .text)),
            (
                "relations",
                .group(
                    RelationKey.self,
                    of: .group([("here", .text), ("there", .text)], required: ["here", "there"]))
            ),
            (
                "bands",
                .group(
                    ChanceBand.self,
                    of: .group([("name", .text), ("words", .text)], required: ["name", "words"]))
            ),
            ("units", .group(Unit.self, of: counted)),
            ("expectations", .group(ExpectationTopic.self, of: .text)),
            ("source-types", .group(SourceFacts.SourceType.self, of: .text)),
            ("signature-fields", .group(Profile.SignatureField.self, of: .text)),
            ("words", .group(Phrase.self, of: .text)),
        ]
        return .group(members, required: members.map(\.key))
    }()

    private static let ledger: JSONShape = {
        let hash: JSONShape = .pattern("^[0-9a-f]{64}$")
        let members: Members = Approval.keys.map { key in
            switch key {
            case "clinic", "sheet": (key, .name)
            case "language": (key, .languageTag)
            case "version": (key, .number(from: 1))
            case "hash": (key, hash)
            case "date", "next-review": (key, .date)
            default: (key, .text)
            }
        }
        return .group(
            [("approvals", .list(of: .group(members, required: Approval.keys), atLeast: 0))],
            required: ["approvals"])
    }()
}

extension FileSchema {
    private static let consent: JSONShape = .group(
        [
            ("title", .texts), ("add-on", .flag.about("`true` for what only adds to another profile.")),
            ("rules", .list(of: .any(of: use(), ruleSet)).about("What each rule set asks for.")),
            ("groups", .list(of: .any(of: use(with: before), group)).about("The sheet, from top to bottom.")),
        ], required: ["title", "rules", "groups"])

    private static let before: Members = [
        ("before", .name.about("In an add-on: the group before which this one stands."))
    ]
    private static let answers: Members = [
        ("answers", .list(of: .text).about("What it answers: rule set, `/`, key."))
    ]

    /// What is taken from another profile.
    private static func use(with more: Members = []) -> JSONShape {
        .group(
            [("use", .pattern("^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$"))] + more, required: ["use"])
    }

    private static let ruleSet: JSONShape = .group(
        [
            ("id", .name), ("source", .text),
            (
                "asks",
                .map(
                    keys: .name,
                    of: .any(
                        of: .text,
                        .group(
                            [("text", .text), ("part", .word(Profile.Part.self))], required: ["text", "part"])
                    ))
            ),
        ], required: ["id", "source", "asks"])

    private static let group: JSONShape = .group(
        [
            ("id", .name), ("title", .texts),
            (
                "elements",
                .list(of: .any(of: [use(with: answers)] + elements))
            ),
        ] + before, required: ["id", "title", "elements"])

    /// One for each form, because each has keys of its own.
    private static let elements: [JSONShape] = ProfileParser.FormWord.allCases.map { form in
        let own: Members =
            switch form {
            case .fact: [("of", .word(Profile.Fact.self))]
            case .part: [("of", .word(Profile.Part.self))]
            case .space: [("lines", .number(from: 1, to: 40))]
            case .choice: [("options", .list(of: .texts, atLeast: 2))]
            case .signature: [("fields", .list(of: .word(Profile.SignatureField.self)))]
            case .fillIn, .side, .spinalLevel, .statement: []
            }
        let common: Members = [("id", .name)] + answers + [("form", .const(form.rawValue)), ("text", .texts)]
        return .group(common + own, required: (common + own).map(\.key))
    }
}
