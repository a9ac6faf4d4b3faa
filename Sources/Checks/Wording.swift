import Content
import Diagnostics
import Markdown

extension Rule {
    /// Words that promise more than medicine can keep do not stand in a patient's text. English only.
    static let wording = Rule("promising-word") { library, _ in
        library.allTexts.flatMap { _, text -> [Diagnostic] in
            guard text.page.language.tag.hasPrefix("en") else { return [] }
            var problems: [Diagnostic] = []
            for section in text.page.sections {
                section.blocks.forEachNode { node in
                    guard case .text(let words) = node.kind, let word = promising(in: words) else { return }
                    problems.append(
                        Diagnostic(
                            .warning, rule: "promising-word", file: text.page.file, at: node.position,
                            "`\(word)` promises more than can be kept", help: "Say plainly what is known."))
                }
            }
            return problems
        }
    }

    private static let words: Set<String> = [
        "guaranteed", "painless", "risk-free", "miracle", "life-changing",
    ]

    private static func promising(in text: String) -> String? {
        text.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init).first(where: words.contains)
    }
}
