import Content
import Diagnostics
import Site

/// What a release leaves out, each with its reason, as notes on the files in question.
package struct LeftOut {
    package static let sheetRule = "left-out-sheet"
    package static let pageRule = "left-out-page"

    let release: Release
    let edition: Edition
    let sheets: [ProvedSheet]

    var diagnostics: [Diagnostic] { sheetNotes + pageNotes }

    private var sheetNotes: [Diagnostic] {
        sheets.map(\.proof).compactMap { proof in
            proof.standing.reasonToLeaveOut(isStale: proof.isStale).map { reason in
                Diagnostic(
                    .note, rule: Self.sheetRule, file: proof.file,
                    "the consent sheet `\(proof.sheet)` (\(proof.language.tag)) is left out: \(reason)",
                    help: proof.isStale
                        ? "Bring the translation up to date, then have it approved."
                        : "Have it approved: `handout approve --help` says how.")
            }
        }
    }

    private var pageNotes: [Diagnostic] {
        edition.languages.flatMap { language in
            edition.library.entries.indices.compactMap { index -> Diagnostic? in
                let entry = edition.library.entries[index]
                guard edition.hasText(of: index, in: language), let text = entry.texts[language],
                    let reason = release.reasonToLeaveOut(entry, language)
                else { return nil }
                let (words, help) = Self.words(of: reason)
                return Diagnostic(
                    .note, rule: Self.pageRule, file: text.page.file, "the page is left out: \(words)",
                    help: help)
            }
        }
    }

    private static func words(of reason: Release.Reason) -> (String, help: String) {
        switch reason {
        case .notReviewed:
            (
                "no clinician has reviewed it",
                "Have a clinician review it and state that under `review` in the front matter."
            )
        case .reviewOverdue:
            ("its next review has passed", "Have a clinician review it and state the new date.")
        case .staleTranslation:
            ("the translation is out of date", "Bring the translation up to date.")
        }
    }
}
