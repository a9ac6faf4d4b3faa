import Content
import Diagnostics

extension Rule {
    /// A clinic's note is read only where there is a page to show it on.
    static let localNotePages = Rule(ofLibrary: "note-without-page") { surroundings in
        let library = surroundings.library
        return library.clinics.flatMap { clinic -> [Diagnostic] in
            let offers = clinic.offers.map { Set($0.map(\.value)) }
            return clinic.notes.sorted { $0.key < $1.key }.flatMap { language, notes in
                notes.sorted { $0.key < $1.key }.compactMap { technique, note in
                    // A technique that is not there has been reported.
                    guard let entry = library[PageID(.technique, technique)] else { return nil }
                    if entry.texts[language] == nil {
                        return Diagnostic(
                            rule: "note-without-page", file: note.file,
                            "nobody sees this note: `\(technique)` has no page in `\(language.tag)`",
                            help: "Translate the page, or remove the note.")
                    }
                    guard entry.facts.technique?.isGroup == false, offers?.contains(technique) == false else {
                        return nil
                    }
                    return Diagnostic(
                        .warning, rule: "note-without-page", file: note.file,
                        "nobody sees this note: the clinic does not offer `\(technique)`",
                        help: "Add it to `offers` in \(clinic.file), or remove the note.")
                }
            }
        }
    }
}
