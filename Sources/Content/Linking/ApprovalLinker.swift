import Diagnostics

/// Joins the ledger of approvals with the archive: each line has its frozen version, and each version its line.
struct ApprovalLinker {
    /// Nil where there is none, or none that can be read.
    let ledger: SourceFile?
    let archive: [ProjectFiles.Version]

    /// The lines of the ledger, and the versions that agree with theirs.
    func link(into diagnostics: inout [Diagnostic]) -> (approvals: [Approval], versions: [FrozenVersion]) {
        let approvals = ledger.map { ApprovalsParser().parse($0, into: &diagnostics) } ?? []
        // A line that cannot be read has been reported; its version must not be reported as well.
        let isLedgerWhole = !diagnostics.contains { $0.severity == .error && $0.file == Approval.file }
        let lines = Dictionary(approvals.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let versions = archive.compactMap { folder -> FrozenVersion? in
            guard let version = ApprovalsParser().parseVersion(folder.facts, into: &diagnostics) else {
                return nil
            }
            guard let line = lines[folder.id] else {
                if isLedgerWhole { diagnostics.append(unlisted(folder)) }
                return nil
            }
            diagnostics += differences(of: version.approval, from: line, in: folder)
            diagnostics += unknownFiles(of: version, in: folder)
            var linked = version
            linked.approval = line
            return linked
        }
        let folders = Set(archive.map(\.id))
        diagnostics += approvals.filter { line in
            !folders.contains(line.id)
                // What cannot be read has been reported.
                && !diagnostics.contains {
                    $0.file == FrozenVersion.folder
                        || $0.file.hasPrefix("\(FrozenVersion.folder)/\(line.id)/")
                }
        }.map(missing)
        return (approvals, versions)
    }

    private func missing(_ line: Approval) -> Diagnostic {
        Diagnostic(
            rule: "missing-archive", file: Approval.file, at: line.position,
            "the frozen text of the version `\(line.id)` is missing from \(FrozenVersion.folder)",
            help:
                "Bring its folder back. A line of the ledger is written by `handout approve`, never by hand.")
    }

    private func unlisted(_ folder: ProjectFiles.Version) -> Diagnostic {
        Diagnostic(
            rule: "unlisted-version", file: folder.facts.path,
            "the ledger has no line for the version `\(folder.id.prefix(80))`",
            help:
                "If an approval was interrupted, remove the folder and approve the sheet again; else bring the line back."
        )
    }

    /// The first thing in which a version and its line differ.
    private func differences(
        of version: Approval, from line: Approval, in folder: ProjectFiles.Version
    ) -> [Diagnostic] {
        let pair = zip(version.lines, line.lines).first { $0.value != $1.value }
        guard let (own, other) = pair else { return [] }
        return [
            Diagnostic(
                rule: "archive-mismatch", file: folder.facts.path,
                "`\(own.key)` is \(own.value.prefix(80)) here and \(other.value.prefix(80)) in the ledger",
                help: "Bring back what `handout approve` wrote.",
                notes: [.init("the line of the ledger", file: Approval.file, at: line.position)])
        ]
    }

    private func unknownFiles(of version: FrozenVersion, in folder: ProjectFiles.Version) -> [Diagnostic] {
        folder.files.filter { name in !version.digests.contains { $0.file == name } }.map { name in
            Diagnostic(
                rule: "unlisted-file", file: FrozenVersion.path(folder.id, name),
                "\(FrozenVersion.factsFile) does not list this file, so it is not known to be the approved one",
                help: "Remove it.")
        }
    }
}
