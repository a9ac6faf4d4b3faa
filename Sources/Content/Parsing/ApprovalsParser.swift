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
        return reader.items("approvals", into: &diagnostics).compactMap {
            approval($0, file: file.path, into: &diagnostics)
        }
    }

    private func approval(_ node: YAMLNode, file: String, into diagnostics: inout [Diagnostic]) -> Approval? {
        let reader = MappingReader(
            node, file: file, allowed: Self.keys, required: Self.keys, place: "an approval",
            into: &diagnostics)
        guard let sheet = reader.name("sheet", into: &diagnostics),
            let tag = reader.text("language", into: &diagnostics), let language = Language(tag.value),
            let version = reader.number("version", into: &diagnostics),
            let hash = reader.text("hash", into: &diagnostics),
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
}
