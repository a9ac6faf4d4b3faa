import Diagnostics

/// Decodes the ledger `content/approvals.yaml`.
struct ApprovalsParser {
    private static let keys = ["sheet", "language", "version", "hash", "by", "role", "date", "next-review"]

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

    private func approval(_ node: YAMLNode, file: String, into diagnostics: inout [Diagnostic]) -> Approval? {
        let reader = MappingReader(
            node, file: file, allowed: Self.keys, required: Self.keys, place: "an approval",
            into: &diagnostics)
        guard let sheet = reader.name("sheet", into: &diagnostics),
            let language = language(reader, file: file, into: &diagnostics),
            let version = version(reader, file: file, into: &diagnostics),
            let hash = hash(reader, file: file, into: &diagnostics),
            let by = reader.text("by", into: &diagnostics),
            let role = reader.text("role", into: &diagnostics),
            let date = reader.date("date", into: &diagnostics),
            let nextReview = reader.date("next-review", into: &diagnostics)
        else { return nil }
        return Approval(
            sheet: sheet.value, language: language, version: version, hash: hash.value, by: by.value,
            role: role.value,
            date: date, nextReview: nextReview, position: node.position)
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
        _ reader: MappingReader, file: String, into diagnostics: inout [Diagnostic]
    ) -> Located<String>? {
        guard let hash = reader.text("hash", into: &diagnostics) else { return nil }
        let isHash =
            hash.value.utf8.count == 64
            && hash.value.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
        if isHash { return hash }
        diagnostics.append(
            Diagnostic(
                rule: "bad-hash", file: file, at: hash.position,
                "`\(hash.value.prefix(80))` is no content hash",
                help: "Copy all 64 digits, 0 to 9 and a to f, from the end of the sheet."))
        return nil
    }
}
