import Diagnostics

/// What linking makes of each subject, by its place: the next linking takes over what still holds.
struct Linking: Sendable {
    /// What every subject is linked to, besides the other subjects.
    struct Ground: Equatable, Sendable {
        var languages: [Language]
        var passages: PassageHashes
        var media: [String]
        var unreadable: Set<PageID>
    }

    let ground: Ground
    let subjects: Subjects
    let relations: [RelationLinker.Linked]
    let backlinks: [RelationLinker.Backlinks]
    let texts: [Subject.Expanded]
    let targets: [(targets: [Language: [String: LinkTarget]], diagnostics: [Diagnostic])]
    let entries: [Entry]

    var diagnostics: [Diagnostic] {
        subjects.diagnostics + relations.flatMap(\.diagnostics) + texts.flatMap(\.diagnostics)
            + targets.flatMap(\.diagnostics)
    }
}
