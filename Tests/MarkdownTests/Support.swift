import Diagnostics
import Markdown

/// A text with `❶` before each place that something is expected at, or without any.
struct MarkedText {
    let text: String
    let places: [Position]

    init(_ marked: String, firstLine: Int = 1) {
        var text = String.UnicodeScalarView()
        var places: [Position] = []
        var (line, column) = (firstLine, 1)
        for scalar in marked.unicodeScalars {
            if scalar == "❶" {
                places.append(Position(line: line, column: column))
                continue
            }
            text.append(scalar)
            if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
        }
        self.text = String(text)
        self.places = places
    }
}

func parse(
    _ text: String, _ dialect: MarkdownParser.Dialect = .handout, firstLine: Int = 1
) -> MarkdownParser.Result {
    MarkdownParser(dialect: dialect).parse(text.utf8, file: "content/a.md", firstLine: firstLine)
}

/// The blocks of a text that must be without problems.
func blocks(_ text: String, _ dialect: MarkdownParser.Dialect = .handout) -> Nodes {
    let result = parse(text, dialect)
    return result.diagnostics.isEmpty ? result.document.blocks : .none
}

func siteHTML(_ text: String, _ site: HTMLSite = HTMLSite()) -> String {
    HTMLWriter(site: site).string(parse(text).document)
}
