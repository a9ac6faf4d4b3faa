/// A text of the interface that every language has to state under `words`. The raw value is its key.
package enum Phrase: String, CaseIterable, Sendable {
    // The frame of every page.
    case skipToContent = "skip-to-content"
    case home
    case menu
    case languages
    case forStaff = "for-staff"
    case aboutSite = "about-site"
    case footerNote = "footer-note"
    case draftPage = "draft-page"
    case draftSheet = "draft-sheet"
    case draftMark = "draft-mark"
    case approvedSheet = "approved-sheet"
    case consentHolds = "consent-holds"

    // A page.
    case alsoCalled = "also-called"
    case onThisPage = "on-this-page"
    case groupPage = "group-page"
    case notStated = "not-stated"
    case range
    case lastReviewed = "last-reviewed"
    case notReviewed = "not-reviewed"
    case nextReview = "next-review"
    case updated
    case staleSection = "stale-section"
    case staleTitle = "stale-title"
    case readInSourceLanguage = "read-in-source-language"
    case localNote = "local-note"
    case backToText = "back-to-text"
    case footnotes
    case tableLabel = "table-label"
    case openSheet = "open-sheet"
    case keyFacts = "key-facts"
    case usedFor = "used-for"
    case otherChoices = "other-choices"
    case otherChoicesNote = "other-choices-note"
    case publishedBy = "published-by"
    case readingLevel = "reading-level"
    case reportMistake = "report-mistake"
    case tickQuestions = "tick-questions"
    case printQuestions = "print-questions"

    // Source pages.
    case sourceType = "source-type"
    case sourceAuthor = "source-author"
    case sourcePublisher = "source-publisher"
    case sourcePublished = "source-published"
    case sourceRead = "source-read"
    case sourceInterest = "source-interest"
    case sourceAddress = "source-address"

    // Chances.
    case riskName = "risk-name"
    case chance
    case inNumbers = "in-numbers"
    case affected
    case notAffected = "not-affected"
    case chanceNotStated = "chance-not-stated"
    case within
    case among
    case asOf = "as-of"
    case iconArray = "icon-array"
    case riskTable = "risk-table"
    case onOneScale = "on-one-scale"
    case ownNumber = "own-number"
    case belowScale = "below-scale"
    case benefitName = "benefit-name"
    case benefitTable = "benefit-table"
    case whatIsSaid = "what-is-said"

    // Comparing.
    case compare
    case compareIntro = "compare-intro"
    case compareTreatments = "compare-treatments"
    case compareWith = "compare-with"
    case compareShown = "compare-shown"
    case compareSideBySide = "compare-side-by-side"
    case compareChoose = "compare-choose"
    case compareCondition = "compare-condition"
    case allConditions = "all-conditions"
    case compareByCondition = "compare-by-condition"
    case compareWithoutScript = "compare-without-script"
    case compareChosen = "compare-chosen"
    case compareFull = "compare-full"
    case compareUnknown = "compare-unknown"
    case compareFailed = "compare-failed"
    case compareShow = "compare-show"
    case compareQuestion = "compare-question"
    case forThisCondition = "for-this-condition"
    case noMoreSaid = "no-more-said"
    case notNamed = "not-named"
    case noCommonScale = "no-common-scale"

    // Care cards.
    case emergency
    case urgent
    case nonUrgent = "non-urgent"
    case important
    case doTitle = "do-title"
    case dontTitle = "dont-title"

    // Lists of pages.
    case browse
    case aToZ = "a-to-z"
    case aToZIntro = "a-to-z-intro"
    case see
    case glossary
    case glossaryIntro = "glossary-intro"
    case notFoundTitle = "not-found-title"
    case notFoundText = "not-found-text"
    case welcome
    case whereItHurts = "where-it-hurts"
    case bodyMap = "body-map"
    case front
    case backOfBody = "back-of-body"
    case byWorry = "by-worry"
    case byCondition = "by-condition"
    case byTreatment = "by-treatment"
    case moreToRead = "more-to-read"
    case call

    // The search.
    case search
    case searchFor = "search-for"
    case searchNotLoaded = "search-not-loaded"
    case searching
    case pagesFound = "pages-found"
    case noPageFound = "no-page-found"
    case showOnly = "show-only"
    case otherPages = "other-pages"
    case moreResults = "more-results"
    case didYouMean = "did-you-mean"
    case searchHelp = "search-help"
    case searchCall = "search-call"

    // Consent sheets.
    case sheets
    case sheetsIntro = "sheets-intro"
    case sheet
    case labelBox = "label-box"
    case pageCount = "page-count"
    case patientCopy = "patient-copy"
    case recordCopy = "record-copy"
    case patientName = "patient-name"
    case dateOfBirth = "date-of-birth"
    case recordNumber = "record-number"
    case side
    case left, right, both
    case spinalLevel = "spinal-level"
    case version
    case versionDraft = "version-draft"
    case contentHash = "content-hash"
    case scanForSheet = "scan-for-sheet"
    case readThePage = "read-the-page"
    case staleSheet = "stale-sheet"
    case notAvailable = "not-available"
    case notApproved = "not-approved"

    // Approved versions.
    case versions
    case versionCurrent = "version-current"
    case versionNotCurrent = "version-not-current"
    case versionInUse = "version-in-use"
    case superseded
    case textChanged = "text-changed"
    case reviewWasDue = "review-was-due"
    case noLongerGiven = "no-longer-given"
    case askForCurrent = "ask-for-current"
    case versionID = "version-id"
    case approvedBy = "approved-by"
    case approverRole = "approver-role"
    case approvedOn = "approved-on"
    case reviewDue = "review-due"
    case writtenBy = "written-by"
    case asApproved = "as-approved"
    case openVersion = "open-version"
    case openVersionPDF = "open-version-pdf"
    case openVersionRecord = "open-version-record"

    // The list of consent sheets.
    case findSheets = "find-sheets"
    case sheetLanguage = "sheet-language"
    case allLanguages = "all-languages"
    case sheetsShown = "sheets-shown"
    case noSheetShown = "no-sheet-shown"
    case sheetPage = "sheet-page"
    case sheetFile = "sheet-file"
    case largePrint = "large-print"
    case formToFill = "form-to-fill"
    case sheetsChosen = "sheets-chosen"
    case chooseFirst = "choose-first"
    case chooseNone = "choose-none"
    case remove
    case printChosen = "print-chosen"
    case printHint = "print-hint"
    case printingSheet = "printing-sheet"
    case printingDone = "printing-done"
    case printingRefused = "printing-refused"
    case sheetChanged = "sheet-changed"
    case recordLines = "record-lines"
    case recordHint = "record-hint"
    case recordLine = "record-line"
    case copy
    case copied
    case copyByHand = "copy-by-hand"

    /// What the phrase must hold as `{name}`, and nothing else.
    package var placeholders: Set<String> {
        switch self {
        case .range: ["from", "to", "unit"]
        case .lastReviewed: ["date", "name", "role"]
        case .nextReview, .updated: ["date"]
        case .localNote, .sheet, .publishedBy, .reportMistake, .compareWith: ["name"]
        case .onOneScale, .belowScale: ["of"]
        case .ownNumber: ["count", "of"]
        case .affected, .notAffected: ["count", "of"]
        case .iconArray: ["count", "of"]
        case .within: ["time"]
        case .among: ["people"]
        case .asOf: ["date"]
        case .approvedSheet: ["name", "role", "date", "review"]
        case .consentHolds: ["days"]
        case .version, .superseded, .textChanged: ["number"]
        case .pageCount: ["page", "pages"]
        case .reviewWasDue: ["date"]
        case .asApproved: ["name"]
        case .sheetFile: ["what"]
        case .sheetsShown, .compareShown: ["count", "of"]
        case .sheetsChosen, .compareChosen: ["count"]
        case .pagesFound: ["count"]
        case .noPageFound: ["words"]
        case .printingSheet: ["count", "of", "name"]
        case .recordLine: ["title", "version", "hash", "language", "date"]
        default: []
        }
    }
}
