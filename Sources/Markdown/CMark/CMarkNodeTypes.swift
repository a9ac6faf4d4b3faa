import CMarkGFM

/// The numbers that cmark has given to the node types of its extensions when they were registered.
struct CMarkNodeTypes {
    let table: cmark_node_type
    let strikethrough: cmark_node_type

    static let shared = CMarkNodeTypes()

    private init() {
        table = Self.type(ofFirst: "table", in: "a|b\n-|-\n")
        strikethrough = Self.type(ofFirst: "strikethrough", in: "~~a~~\n")
    }

    private static func type(ofFirst name: String, in text: String) -> cmark_node_type {
        CMark.exclusively {
            guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return CMARK_NODE_NONE }
            defer { cmark_parser_free(parser) }
            cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
            cmark_parser_feed(parser, text, text.utf8.count)
            guard let root = cmark_parser_finish(parser) else { return CMARK_NODE_NONE }
            defer { cmark_node_free(root) }
            var node = cmark_node_first_child(root)
            while let current = node {
                if String(cString: cmark_node_get_type_string(current)) == name {
                    return cmark_node_get_type(current)
                }
                node = cmark_node_first_child(current)
            }
            return CMARK_NODE_NONE
        }
    }
}
