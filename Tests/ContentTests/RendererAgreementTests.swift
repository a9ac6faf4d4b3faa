import CMarkGFM
import Foundation
import Markdown
import Testing

/// Our HTML of the plain dialect is cmark's own on every text that we publish.
@Suite struct RendererAgreementTests {
    @Test func `writes what cmark writes for every text of the content`() {
        #expect(Repository.texts.count > 300)
        for (path, text) in Repository.texts {
            let body = Self.body(of: text)
            // Raw HTML is refused, so there is nothing to compare.
            guard !body.contains("<") else { continue }
            let ours = HTMLWriter().string(
                MarkdownParser(dialect: .plain).parse(body.utf8, file: path).document)
            #expect(ours == Self.reference(body), "\(path)")
        }
    }

    /// What follows the front matter.
    private static func body(of text: String) -> String {
        guard text.hasPrefix("---\n"), let end = text.range(of: "\n---\n") else { return text }
        return String(text[end.upperBound...])
    }

    /// What cmark makes of a text with the same extensions and options.
    private static func reference(_ text: String) -> String {
        CMark.exclusively {
            let options = CMARK_OPT_FOOTNOTES
            guard let parser = cmark_parser_new(options) else { return "no parser" }
            defer { cmark_parser_free(parser) }
            for name in ["table", "strikethrough", "autolink", "tasklist"] {
                cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
            }
            cmark_parser_feed(parser, text, text.utf8.count)
            guard let root = cmark_parser_finish(parser) else { return "no document" }
            defer { cmark_node_free(root) }
            guard let html = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser))
            else {
                return "no HTML"
            }
            defer { free(html) }
            return String(cString: html)
        }
    }
}
