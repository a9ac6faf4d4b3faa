import Diagnostics

/// Decodes the ledger `content/approvals.yaml`, and what a frozen version says of itself.
struct ApprovalsParser {
    func parse(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> [Approval] {
        guard let node = YAMLReader(file: file.path).read(file.bytes, into: &diagnostics) else { return [] }
        let reader = MappingReader(
            node, file: file.path, allowed: ["approvals"], required: ["approvals"],
            place: "the ledger of approvals",
            into: &diagnostics)
        return reader.items("approvals", mayBeEmpty: true, into: &diagnostics).compactMap {
            approval($0, file: file.path, into: &diagnostics)
        }
    }

    /// A frozen version, from its own file in the archive.
    func parseVersion(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> FrozenVersion? {
        guard let node = YAMLReader(file: file.path).read(file.bytes, into: &diagnostics) else { return nil }
        let keys = Approval.keys + ["title", "files"]
        let reader = MappingReader(
            node, file: file.path, allowed: keys, required: keys, place: "a frozen version",
            into: &diagnostics)
        guard let approval = approval(reader, file: file.path, into: &diagnostics),
            let title = reader.text("title", into: &diagnostics), let files = reader.node("files")
        else { return nil }
        let known = FrozenVersion.files + FrozenVersion.furtherFiles
        let digests = MappingReader(
            files, file: file.path, allowed: known, required: FrozenVersion.files,
            place: "the files of a frozen version", into: &diagnostics)
        return FrozenVersion(
            approval: approval, title: title.value,
            digests: known.compactMap { name in
                hash(digests, name, file: file.path, into: &diagnostics).map { (name, $0.value) }
            })
    }

    private func approval(_ node: YAMLNode, file: String, into diagnostics: inout [Diagnostic]) -> Approval? {
        approval(
            MappingReader(
                node, file: file, allowed: Approval.keys, required: Approval.keys, place: "an approval",
                into: &diagnostics),
            file: file, into: &diagnostics)
    }

    private func approval(
        _ reader: MappingReader, file: String, into diagnostics: inout [Diagnostic]
    ) -> Approval? {
        guard let clinic = reader.name("clinic", into: &diagnostics),
            let sheet = reader.name("sheet", into: &diagnostics),
            let language = language(reader, file: file, into: &diagnostics),
            let version = version(reader, file: file, into: &diagnostics),
            let hash = hash(reader, "hash", file: file, into: &diagnostics),
            let author = reader.text("author", into: &diagnostics),
            let by = reader.text("by", into: &diagnostics),
            let role = reader.text("role", into: &diagnostics),
            let date = reader.date("date", into: &diagnostics),
            let nextReview = reader.date("next-review", into: &diagnostics)
        else { return nil }
        return Approval(
            clinic: clinic.value, sheet: sheet.value, language: language, version: version, hash: hash.value,
            author: author.value, by: by.value, role: role.value, date: date, nextReview: nextReview,
            position: reader.position)
    }

    private func language(
        _ reader: MappingReader, file: String, into diagnostics: inout [Diagnostic]
    ) -> Language? {
        guard let tag = reader.text("language", into: &diagnostics) else { return nil }
        if let language = Language(tag.value) { return language }
        diagnostics.append(
            Diagnostic(
                rule: "unknown-language", file: file, at: tag.position,
                "`\(tag.value.prefix(80))` is no language tag",
                help: "Write it as in handout.yaml, such as `en`."))
        return nil
    }

    private func version(
        _ reader: MappingReader, file: String, into diagnostics: inout [Diagnostic]
    ) -> Int? {
        guard let version = reader.number("version", into: &diagnostics) else { return nil }
        if version >= 1 { return version }
        diagnostics.append(
            Diagnostic(
                rule: "bad-version", file: file, at: reader.node("version")?.position,
                "versions are counted from 1", help: "Write the number of the approved text."))
        return nil
    }

    private func hash(
        _ reader: MappingReader, _ key: String, file: String, into diagnostics: inout [Diagnostic]
    ) -> Located<String>? {
        guard let hash = reader.text(key, into: &diagnostics) else { return nil }
        let isHash =
            hash.value.utf8.count == 64
            && hash.value.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
        if isHash { return hash }
        diagnostics.append(
            Diagnostic(
                rule: "bad-hash", file: file, at: hash.position,
                "`\(hash.value.prefix(80))` is no content hash",
                help: "Write all 64 digits, 0 to 9 and a to f."))
        return nil
    }
}
