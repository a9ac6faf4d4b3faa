import Content
import Diagnostics
import Templates

/// A diagnostic with the line that it points to.
struct ProblemView: View {
    var severity: String
    var message: String
    var rule: String
    /// `content/en/risks/infection.md:9:1`.
    var place: String
    var editorURL: String?
    /// The page that the file makes.
    var pageURL: String?
    var line: String?
    /// The line up to the place, the character there, and the rest.
    var before: String
    var mark: String
    var after: String
    var help: String?
    var notes: [NoteView]

    static let table = FieldTable<ProblemView>(
        "problem",
        [
            .text("severity", "`error`, `warning` or `note`.", \.severity),
            .text("message", "What is wrong.", \.message),
            .text("rule", "The rule's name.", \.rule),
            .text("place", "File, line and column.", \.place),
            .optionalText("editor-url", "Opens the place in the editor.", \.editorURL),
            .optionalText("page-url", "The page that the file makes.", \.pageURL),
            .optionalText("line", "The number of the line.", \.line),
            .text("before", "The line before the place.", \.before),
            .text("mark", "The character at the place.", \.mark),
            .text("after", "The line behind the place.", \.after),
            .optionalText("help", "What to do.", \.help),
            .list("notes", "Other places that help to understand it.", \.notes),
        ])
}

/// A second place that helps to understand a problem.
struct NoteView: View {
    var message: String
    var place: String
    var editorURL: String?

    static let table = FieldTable<NoteView>(
        "note",
        [
            .text("message", "What is there.", \.message),
            .text("place", "File, line and column.", \.place),
            .optionalText("editor-url", "Opens the place in the editor.", \.editorURL),
        ])
}

/// Makes views of diagnostics.
struct ProblemWriter {
    let files: FileSystem?
    /// The project's folder, from the root of the disk.
    let folder: String
    let editor: EditorLink
    /// The address of the page that a file makes; nil where it makes none.
    let pageURL: (String) -> String?

    func views(_ diagnostics: [Diagnostic]) -> [ProblemView] {
        // They come by file, so the lines of one file are cut once.
        var lines: (file: String, lines: [ArraySlice<UInt8>])?
        return diagnostics.map { diagnostic in
            if lines?.file != diagnostic.file {
                let bytes = diagnostic.position == nil ? nil : try? files?.read(diagnostic.file)
                lines = (
                    diagnostic.file,
                    bytes.map { $0.split(separator: 0x0A, omittingEmptySubsequences: false) } ?? []
                )
            }
            return view(diagnostic, lines: lines?.lines ?? [])
        }
    }

    private func view(_ diagnostic: Diagnostic, lines: [ArraySlice<UInt8>]) -> ProblemView {
        var line: String?
        var (before, mark, after) = ("", "", "")
        if let position = diagnostic.position, lines.indices.contains(position.line - 1) {
            let (text, column) = Excerpt.line(lines[position.line - 1], column: position.column)
            let scalars = Array(text.unicodeScalars)
            let place = min(column - 1, scalars.count)
            line = String(position.line)
            before = Self.text(scalars[..<place])
            mark = place < scalars.count ? Self.text(scalars[place...place]) : " "
            after = place < scalars.count ? Self.text(scalars[(place + 1)...]) : ""
        }
        return ProblemView(
            severity: diagnostic.severity.rawValue, message: diagnostic.message, rule: diagnostic.rule,
            place: Self.place(diagnostic.file, diagnostic.position),
            editorURL: url(diagnostic.file, diagnostic.position), pageURL: pageURL(diagnostic.file),
            line: line, before: before, mark: mark, after: after, help: diagnostic.help,
            notes: diagnostic.notes.map {
                NoteView(
                    message: $0.message, place: Self.place($0.file, $0.position),
                    editorURL: url($0.file, $0.position))
            })
    }

    func url(_ file: String, _ position: Position?) -> String? {
        editor.url("\(folder)/\(file)", line: position?.line ?? 1, column: position?.column ?? 1)
    }

    static func place(_ file: String, _ position: Position?) -> String {
        position.map { "\(file):\($0.line):\($0.column)" } ?? file
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }
}
