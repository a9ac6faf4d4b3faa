import Content
import Diagnostics
import Markdown

extension Rule {
    /// A list has at most 7 items, those of the lists in it not counted (NHS service manual).
    static let longLists = Rule(ofWriting: .longList) { writing, _ in
        writing.blocks.flatMap { $0.all(.list) }.compactMap { list in
            let count = list.children.count { $0.kind == .item }
            guard count > 7 else { return nil }
            return Diagnostic(
                .warning, rule: HouseRule.longList.rawValue, file: writing.file, at: list.position,
                "this list has \(count) items; a reader takes in at most 7",
                help: "Cut it in parts, each with a line of its own before it.")
        }
    }
}
