/// An approved text as it was on its day: a folder of `content/archive/` with what `handout approve` put there.
package struct FrozenVersion: Sendable {
    package var approval: Approval
    /// What the sheet was called.
    package var title: String
    /// The SHA-256 of each of its files.
    package var digests: [(file: String, digest: String)]

    package init(approval: Approval, title: String, digests: [(file: String, digest: String)]) {
        self.approval = approval
        self.title = title
        self.digests = digests
    }
}

extension FrozenVersion {
    /// The files that every version has: the whole sheet, and its words.
    package static let files = ["sheet.html", "sheet.txt"]
    /// Those that it may have besides.
    package static let furtherFiles = ["sheet.pdf"]
    /// Those that are published, as they are.
    package static let publishedFiles = ["sheet.html", "sheet.pdf"]

    package static let folder = "content/archive"
    /// The file that says what the version is.
    package static let factsFile = "version.yaml"

    package static func path(_ id: String, _ file: String) -> String { "\(folder)/\(id)/\(file)" }

    package func path(_ file: String) -> String { Self.path(approval.id, file) }

    /// What stands in ``factsFile``.
    package var yaml: String {
        let lines = approval.lines.map { "\($0.key): \($0.value)\n" }.joined()
        let files = digests.map { "  \($0.file): \(YAMLText.quoted($0.digest))\n" }.joined()
        return "# Written by `handout approve`. A file that is changed is no longer the approved one.\n"
            + "\(lines)title: \(YAMLText.quoted(title))\nfiles:\n\(files)"
    }
}
