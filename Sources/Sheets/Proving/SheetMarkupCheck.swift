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
        let tags = withoutEmptyTextAreas
        let body = tags.firstIndex { $0.tag.name == "body" } ?? 0
        return tags.enumerated().compactMap { index, place in
            problem(of: place.tag, isHead: index < body).map { message, help in
                Diagnostic(
                    rule: "hidden-on-sheet", file: source.file,
                    at: Position(in: source.bytes, of: place.start), message, help: help)
            }
        }
    }

    /// A `<textarea></textarea>` to write in has nothing that it could hide.
    private var withoutEmptyTextAreas: [(start: Int, tag: TemplateTag)] {
        var kept: [(start: Int, tag: TemplateTag)] = []
        for place in tags {
            if let last = kept.last, last.tag.name == "textarea", place.tag.name == "textarea",
                last.tag.end == place.start, source.bytes[place.start...].starts(with: "</".utf8)
            {
                kept.removeLast()
            } else {
                kept.append(place)
            }
        }
        return kept
    }

    private var tags: [(start: Int, tag: TemplateTag)] {
        let bytes = source.bytes
        var tags: [(start: Int, tag: TemplateTag)] = []
        var place = 0
        while place < bytes.count {
            if TemplateTag.isMustache(bytes, at: place) {
                // Between other delimiters nothing could be told from the attributes of a tag.
                if bytes[place + 2] == UInt8(ascii: "=") { tags.append((place, .otherDelimiters)) }
                place = TemplateTag.endOfMustache(bytes, from: place)
            } else if bytes[place] == UInt8(ascii: "<") {
                tags.append((place, TemplateTag(bytes, from: place)))
                place = tags[tags.count - 1].tag.end
            } else {
                place += 1
            }
        }
        return tags
    }

    private func problem(of tag: TemplateTag, isHead: Bool) -> (message: String, help: String)? {
        let remove = "Take it out: what nobody sees may not stand on a consent sheet."
        if tag.setsDelimiters {
            return (
                "a template of consent sheets may set no delimiters of its own",
                "Write mustaches with `{{` and `}}`."
            )
        }
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
