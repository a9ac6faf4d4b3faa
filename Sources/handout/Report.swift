import ArgumentParser
import Content
import Diagnostics
import Sheets

/// Shows diagnostics and the line that closes a run.
struct Report {
    let format: Format
    let files: FileSystem
    /// Whether standard output belongs to what the command makes.
    var keepsOutputFree = false

    /// Diagnostics for people go to standard error, those for programs to standard output.
    func show(_ diagnostics: [Diagnostic]) throws {
        if keepsOutputFree && diagnostics.isEmpty { return }
        let isHuman = format == .human
        let shown = isHuman ? diagnostics.filter { !$0.isLeftOut } : diagnostics
        let text = format.text(
            of: shown, isColoured: isHuman && Machine.isColoured(2), source: { try? files.read($0) })
        if isHuman || keepsOutputFree {
            Machine.note(text)
            if isHuman { Machine.note(Self.leftOutList(diagnostics)) }
        } else {
            try Machine.print(text)
        }
    }

    /// `2 errors, 1 warning`, or `no problems`.
    static func count(_ diagnostics: [Diagnostic]) -> String {
        let counts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
            let count = diagnostics.count { $0.severity == severity && !$0.isLeftOut }
            return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }
        return counts.isEmpty ? "no problems" : counts.joined(separator: ", ")
    }

    /// A sentence about the run, on standard error so that it never mixes with output for programs.
    static func close(_ sentence: String) { Machine.note("handout: \(sentence)\n") }

    /// `; 3 consent sheets and 12 pages left out`, or nothing.
    static func leftOut(_ diagnostics: [Diagnostic]) -> String {
        let sheets = diagnostics.count { $0.rule == LeftOut.sheetRule }
        let pages = diagnostics.count { $0.rule == LeftOut.pageRule }
        return sheets + pages == 0
            ? "" : "; left out: \(counted(sheets, "consent sheet")), \(counted(pages, "page"))"
    }

    /// What a release leaves out, for people: each sheet, and of the pages the first of each reason. The other formats have
    /// them all.
    private static func leftOutList(_ diagnostics: [Diagnostic]) -> String {
        let sorted = diagnostics.filter(\.isLeftOut).sorted(by: Diagnostic.inReadingOrder)
        guard !sorted.isEmpty else { return "" }
        var text = "Left out of this release:\n"
        for sheet in sorted where sheet.rule == LeftOut.sheetRule { text += "  \(sheet.message)\n" }
        let pages = Dictionary(grouping: sorted.filter { $0.rule == LeftOut.pageRule }, by: \.message)
        for (message, notes) in pages.sorted(by: { $0.key < $1.key }) {
            let first = notes.prefix(3).map(\.file).joined(separator: ", ")
            let more = notes.count > 3 ? " and \(notes.count - 3) more (--format line names all)" : ""
            text += "  \(message): \(counted(notes.count, "page")), \(first)\(more)\n"
        }
        return text + "\n"
    }

    /// `1 sheet`, `2 sheets`.
    static func counted(_ count: Int, _ thing: String) -> String {
        "\(count) \(thing)\(count == 1 ? "" : "s")"
    }
}

extension Diagnostic {
    fileprivate var isLeftOut: Bool { rule == LeftOut.sheetRule || rule == LeftOut.pageRule }
}
