import Content
import Diagnostics
import Markdown

extension Rule {
    /// Cards lose their force where there are many: at most two of one level on a page, and "don't" items begin alike.
    static let calloutLimit = Rule("too-many-cards") { library, _ in
        library.allTexts.flatMap { _, text -> [Diagnostic] in
            var counts: [Alert.Level: Int] = [:]
            var problems: [Diagnostic] = []
            text.page.sections.flatMap(\.blocks).forEachNode { node in
                guard case .alert(let alert) = node.kind, !alert.level.isList else { return }
                counts[alert.level, default: 0] += 1
                guard counts[alert.level] == 3 else { return }
                problems.append(
                    Diagnostic(
                        .warning, rule: "too-many-cards", file: text.page.file, at: node.position,
                        "this is the third `\(alert.level.rawValue)` card of the page",
                        help: "Join cards of one level, so that each is read."))
            }
            return problems
        }
    }
}
