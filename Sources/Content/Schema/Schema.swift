/// The keys that the front matter of one kind of page may hold. Decoding, JSON Schema and suggestions all read this.
package struct Schema: Sendable {
    /// What the value of a key looks like.
    package enum FieldType: Equatable, Sendable {
        case text, flag, date, webAddress
        /// A list of texts.
        case texts
        /// A list of valid page names.
        case names
        /// A list of ids, or of maps with `id`, `note` and `sources`.
        case relation(Kind)
        /// As a relation, with `chance`.
        case risks
        case expectations
        /// A list of maps with `system`, `code` and `source`.
        case codes
        case review
        case sourceType
        /// A place on the body map.
        case bodyRegion
        /// Part to hash.
        case hashes
        /// Relation to (page name to text).
        case notes
        /// House rule to reason.
        case waivers
    }

    package struct Field: Sendable {
        package var key: String
        package var type: FieldType
        package var isRequired: Bool
        /// One line for writers: editors show it.
        package var about: String
    }

    package var fields: [Field]

    package subscript(key: String) -> Field? { fields.first { $0.key == key } }
}

extension Schema {
    /// The front matter of a page in the source language.
    package static func ofPage(_ kind: Kind) -> Schema { pages[kind] ?? Schema(fields: []) }

    /// The front matter of a page in any other language: text only.
    package static let ofTranslation = Schema(
        fields: names + [
            Field(
                "translates", .hashes, required: true,
                "Short hashes of the source text of each part, as `handout check` tells them."),
            Field("notes", .notes, "Notes on relations, by relation and page name."),
            worry,
            markTerms, waivers,
        ])

    /// The sections whose headings have a meaning on a page of this kind, in the order of the page.
    package static func roles(of kind: Kind) -> [SectionRole] {
        switch kind {
        case .technique: SectionRole.ofTechnique
        case .condition, .risk, .medicine, .imaging, .bodyPart, .alternative, .source: [.whatItIs]
        case .benefit, .consideration: [.whatItMeans]
        case .role: [.whatTheyDo]
        case .topic: [.whatSourcesSay]
        case .guide, .term, .about: []
        }
    }

    /// The relations that a technique with a consent sheet must state.
    package static let relationsOfSheet: [RelationKey] = [.treats, .benefits, .risks, .alternatives]

    private static let pages = Dictionary(
        uniqueKeysWithValues: Kind.allCases.map { ($0, Schema(fields: fields(of: $0))) })

    private static let names = [
        Field("title", .text, required: true, "The page's name, as a patient would say it."),
        Field("summary", .text, required: true, "One or two sentences that can stand alone."),
        Field("also", .texts, "Other names: found by search and listed in the A to Z."),
    ]

    private static let markTerms = Field(
        "mark-terms", .flag, "`false` switches the marking of glossary terms off.")

    private static let waivers = Field(
        "waivers", .waivers, "House rules that the page need not keep, each with the reason.")

    private static func fields(of kind: Kind) -> [Field] {
        let needsSources =
            switch kind {
            case .term, .role, .bodyPart, .guide, .source, .about: false
            default: true
            }
        return names + own(of: kind) + codes(of: kind) + [
            relation(
                .sources, of: kind, required: needsSources, "Pages of the sources that the text rests on."),
            Field("aliases", .names, "Former names of the file; they lead here."),
            Field("updated", .date, required: true, "The day on which the text last changed."),
            Field("review", .review, "The last clinical review: `date`, `by`, `role`, `next`."),
            markTerms, waivers,
        ]
    }

    /// Only of what record systems name: treatments, findings, substances, places in the body.
    private static func codes(of kind: Kind) -> [Field] {
        switch kind {
        case .technique, .condition, .risk, .consideration, .medicine, .imaging, .bodyPart, .alternative:
            [Field("codes", .codes, "Codes of record systems, each with its system and its source.")]
        case .benefit, .role, .guide, .topic, .term, .source, .about: []
        }
    }

    private static func own(of kind: Kind) -> [Field] {
        switch kind {
        case .technique:
            [
                Field("group", .flag, "A page about several techniques: it has no consent sheet."),
                Field("sheet", .flag, "`false` for what is no procedure: it has no consent sheet."),
                Field("side", .flag, "The consent sheet asks for left, right or both."),
                Field("spinal-level", .flag, "The consent sheet asks for the level of the spine."),
                relation(.partOf, of: kind, "The groups that it belongs to."),
                relation(.variantOf, of: kind, "The technique that it is a form of."),
                relation(.related, of: kind, "Techniques that readers confuse or combine with it."),
                relation(.treats, of: kind, "Conditions that it is used for."),
                relation(.benefits, of: kind, "What it may do for the patient."),
                Field("risks", .risks, "What can go wrong, each with its chance."),
                relation(.avoidIf, of: kind, "When it should not be done."),
                relation(.cautionIf, of: kind, "When it needs special care."),
                relation(.uses, of: kind, "Medicines and devices that it uses."),
                relation(.guidedBy, of: kind, "Imaging that guides it."),
                relation(.bodyParts, of: kind, "Where in the body it is done."),
                relation(.team, of: kind, "Who does it or takes part."),
                relation(.alternatives, of: kind, "What can be done instead; holds `no-treatment`."),
                relation(.evidence, of: kind, "Topics that bear on it."),
                Field(
                    "expect", .expectations,
                    "Sessions, time to relief, how long relief lasts, repeat interval, recovery."),
            ]
        case .condition:
            [
                relation(.partOf, of: kind, "The wider conditions that it belongs to."),
                relation(.related, of: kind, "Conditions that go with it."),
                relation(.bodyParts, of: kind, "Where in the body it is felt."),
                region,
            ]
        case .risk:
            [
                relation(.partOf, of: kind, "The wider risk that it belongs to."),
                relation(.raisedBy, of: kind, "What makes it more likely."),
            ]
        case .bodyPart: [wider(kind), region]
        case .benefit, .role, .alternative: [wider(kind)]
        case .consideration: [worry]
        case .source:
            [
                Field("type", .sourceType, required: true, "What kind of source it is."),
                Field("author", .text, "Who wrote it, as the source says."),
                Field("publisher", .text, "Who published it."),
                Field("published", .text, "When it was published, as the source says."),
                Field("address", .webAddress, "Where it can be read."),
                Field("read", .date, required: true, "The day on which it was read for this library."),
                Field("interest", .text, "What the author may gain from what it says."),
            ]
        case .medicine, .imaging, .guide, .topic, .term, .about: []
        }
    }

    private static func wider(_ kind: Kind) -> Field {
        relation(.partOf, of: kind, "The wider page of the same kind that it belongs to.")
    }

    private static let region = Field(
        "body-map", .bodyRegion, "Where on the body map of the home page a patient points to it.")

    private static let worry = Field(
        "worry", .text, "It in the words of a patient, `I take a blood thinner`: the home page lists it so.")

    private static func relation(
        _ key: RelationKey, of kind: Kind, required: Bool = false, _ about: String
    ) -> Field {
        Field(key.rawValue, .relation(key.target ?? kind), required: required, about)
    }
}

extension Schema.Field {
    fileprivate init(_ key: String, _ type: Schema.FieldType, required: Bool = false, _ about: String) {
        self.init(key: key, type: type, isRequired: required, about: about)
    }
}
