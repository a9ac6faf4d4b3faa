/// A rule on how a page is written, which a writer can waive for the page with a reason.
package enum HouseRule: String, CaseIterable, Sendable {
    case readingGrade = "reading-grade"
    case longSentence = "long-sentence"
    case longParagraph = "long-paragraph"
    case longList = "long-list"
    case mixedChances = "mixed-chances"
    case mixedDenominators = "mixed-denominators"
    case dashRange = "dash-range"
    case promisingWord = "promising-word"
    case undefinedTerm = "undefined-term"
    case passiveVoice = "passive-voice"
    case missingAction = "missing-action"
}
