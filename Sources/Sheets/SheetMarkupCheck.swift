import Diagnostics
import Templates

/// Finds HTML in a template of consent sheets that hides what stands in it from a reader: comments, scripts, closed parts.
///
/// The proof of a sheet takes the text of the body for read, so nothing may hide text there. It reads no style sheet.
struct SheetMarkupCheck {
    private static let hidingElements: Set<String> = [
        "audio", "canvas", "datalist", "defs", "desc", "details", "dialog", "iframe", "metadata", "noembed",
        "noframes", "noscript", "object", "plaintext", "script", "select", "style", "symbol", "template",
        "textarea", "video", "xmp",
    ]
    private static let hidingAttributes: Set<String> = ["hidden", "popover", "style"]

    private let source: TemplateSource

    init(_ source: TemplateSource) { self.source = source }

    var diagnostics: [Diagnostic] {
        let bytes = source.bytes
        var diagnostics: [Diagnostic] = []
        var hasBody = false
        var place = 0
        while place < bytes.count {
            if TemplateTag.isMustache(bytes, at: place) {
                place = TemplateTag.endOfMustache(bytes, from: place)
                continue
            }
            guard bytes[place] == UInt8(ascii: "<") else {
                place += 1
                continue
            }
            let tag = TemplateTag(bytes, from: place)
            hasBody = hasBody || tag.name == "body"
            if let (message, help) = problem(of: tag, isHead: !hasBody && source.name == "sheet") {
                let position = Position(in: bytes, of: place)
                diagnostics.append(
                    Diagnostic(rule: "hidden-on-sheet", file: source.file, at: position, message, help: help))
            }
            place = tag.end
        }
        return diagnostics
    }

    private func problem(of tag: TemplateTag, isHead: Bool) -> (message: String, help: String)? {
        let remove = "Take it out: what nobody sees may not stand on a consent sheet."
        if !tag.isClosed {
            return ("this tag does not end in this template", "Write the whole tag in one template.")
        }
        if tag.name.hasPrefix("!"), tag.name != "!doctype" {
            return (
                "HTML comments may not stand in a template of consent sheets",
                "Write `{{! … }}`, which is not printed."
            )
        }
        if tag.name.isEmpty || tag.name.contains("{") {
            return (
                "the name of an HTML element must be written out here", "Write the name without mustaches."
            )
        }
        if tag.holdsInclusion {
            return (
                "no other template may be included within a tag of a consent sheet",
                "Write the attributes out."
            )
        }
        if Self.hidingElements.contains(tag.name) || tag.name == "title" && !isHead {
            return ("`<\(tag.name)>` hides what stands in it", remove)
        }
        return tag.attributes.first(where: Self.hidingAttributes.contains).map {
            ("`\($0)` can hide what stands in the element", remove)
        }
    }
}

extension Position {
    /// The place of a byte; columns count code points.
    fileprivate init(in bytes: [UInt8], of index: Int) {
        let lineStart = bytes[..<index].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        self.init(
            line: bytes[..<index].count { $0 == 0x0A } + 1,
            column: bytes[lineStart..<index].count { $0 & 0xC0 != 0x80 } + 1)
    }
}
