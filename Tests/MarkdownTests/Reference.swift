import CMarkGFM
import Foundation
import Markdown

/// What cmark itself makes of a text, with the same extensions and options.
func referenceHTML(_ text: String) -> String {
    CMark.exclusively {
        let options = CMARK_OPT_FOOTNOTES
        guard let parser = cmark_parser_new(options) else { return "no parser" }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "autolink", "tasklist"] {
            cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
        }
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let root = cmark_parser_finish(parser) else { return "no document" }
        defer { cmark_node_free(root) }
        guard let html = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser)) else {
            return "no HTML"
        }
        defer { free(html) }
        return String(cString: html)
    }
}

func plainHTML(_ text: String) -> String {
    HTMLWriter().string(MarkdownParser(dialect: .plain).parse(text.utf8, file: "a.md").document)
}

/// The cases of a block of text, which lines of `%%` keep apart; `→` stands for a tab, `·` for a space at a
/// line's end.
func cases(_ block: String) -> [String] {
    block.split(separator: "\n%%\n", omittingEmptySubsequences: false).map { part in
        String(part.map { $0 == "→" ? "\t" : $0 == "·" ? " " : $0 }) + "\n"
    }
}
