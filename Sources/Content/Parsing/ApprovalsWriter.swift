import Diagnostics

/// Adds a line to the ledger `content/approvals.yaml` and leaves every byte that is there as it is.
package struct ApprovalsWriter {
    package init() {}

    /// The ledger with one more line at its end; nil where its form does not allow that.
    ///
    /// - Parameter ledger: nil where there is none yet.
    package func appending(_ approval: Approval, to ledger: [UInt8]?) -> [UInt8]? {
        var diagnostics: [Diagnostic] = []
        let old = ledger ?? Array("approvals:\n".utf8)
        let known = ledger.map { parse($0, into: &diagnostics) } ?? []
        var bytes = old
        // A list without items stands on the line of its key.
        if known.isEmpty, let end = bytes.lastIndex(of: UInt8(ascii: "]")), end > 0,
            bytes[end - 1] == UInt8(ascii: "[")
        {
            bytes.removeSubrange(end - 1...end)
        }
        if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        bytes += text(of: approval, indent: known.last.map { indent(of: $0, in: old) } ?? 2).utf8
        // The proof that it can be read again: the same lines as before and this one.
        let read = parse(bytes, into: &diagnostics)
        let isWhole = (known + [approval]).elementsEqual(read) { left, right in
            left.lines.elementsEqual(right.lines, by: ==)
        }
        return diagnostics.isEmpty && isWhole ? bytes : nil
    }

    private func parse(_ bytes: [UInt8], into diagnostics: inout [Diagnostic]) -> [Approval] {
        ApprovalsParser().parse(SourceFile(path: Approval.file, bytes: bytes), into: &diagnostics)
    }

    private func text(of approval: Approval, indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        return approval.lines.enumerated().map { index, line in
            "\(margin)\(index == 0 ? "- " : "  ")\(line.key): \(line.value)\n"
        }.joined()
    }

    /// How many spaces stand before the dash of a line.
    private func indent(of approval: Approval, in ledger: [UInt8]) -> Int {
        let lines = ledger.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.indices.contains(approval.position.line - 1) else { return 2 }
        return lines[approval.position.line - 1].prefix { $0 == UInt8(ascii: " ") }.count
    }
}
