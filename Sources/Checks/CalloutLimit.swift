import Content
import Diagnostics
import Markdown

extension Rule {
    /// Cards lose their force where there are many: at most two of one level on a page, and "don't" items begin alike.
    static let calloutLimit = Rule(ofText: "too-many-cards") { _, text, _ in
        var counts: [AlertLevel: Int] = [:]
        return text.page.sections.flatMap { $0.blocks.all(.alert) }.compactMap { node in
            guard let level = node.alertLevel, !level.isList else { return nil }
            counts[level, default: 0] += 1
            guard counts[level] == 3 else { return nil }
            return Diagnostic(
                .warning, rule: "too-many-cards", file: text.page.file, at: node.position,
                "this is the third `\(level.rawValue)` card of the page",
                help: "Join cards of one level, so that each is read.")
        }
    }
}
