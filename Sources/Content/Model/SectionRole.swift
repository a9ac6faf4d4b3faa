/// What a level-2 section of a page is for. The raw value is the id that `{#…}` may name.
package enum SectionRole: String, CaseIterable, Sendable {
    case whatItIs = "what-it-is"
    case whoItMayHelp = "who-it-may-help"
    case benefits, risks, expectations, alternatives, before, during, after
    case getHelp = "get-help"
    case notKnown = "not-known"
    case questions
    case whatItMeans = "what-it-means"
    case whatTheyDo = "what-they-do"
    case whatSourcesSay = "what-sources-say"

    /// The sections of a technique, in the order in which its page shows them.
    package static let ofTechnique: [SectionRole] = [
        .whatItIs, .whoItMayHelp, .benefits, .risks, .expectations, .alternatives, .before, .during, .after,
        .getHelp,
        .notKnown, .questions,
    ]
}

/// A named place where a clinic may add its own words to a technique: logistics, never a risk, benefit or alternative.
package enum LocalSlot: String, CaseIterable, Sendable {
    case localNotes = "local-notes"
    case bloodThinnerPolicy = "blood-thinner-policy"
    case preparation, contact
}
