import Diagnostics

/// One tag as it stands in a template.
struct Tag {
    enum Kind {
        case variable, unescaped, section, inverted, close, partial, layout, block, comment, delimiters
    }

    let kind: Kind
    /// From the first byte of the opening to the last of the closing delimiter.
    let range: Range<Int>
    /// What stands between the delimiters, without the sign of the kind and without white space around it.
    let content: Range<Int>
    let position: Position
    let contentPosition: Position
}

extension Tag.Kind {
    /// Whether a closing tag belongs to it.
    var opens: Bool { self == .section || self == .inverted || self == .layout || self == .block }

    /// The kind that a sign after the opening delimiter stands for; nil for what begins a name.
    init?(sign: UInt8) {
        switch sign {
        case UInt8(ascii: "#"): self = .section
        case UInt8(ascii: "^"): self = .inverted
        case UInt8(ascii: "/"): self = .close
        case UInt8(ascii: ">"): self = .partial
        case UInt8(ascii: "<"): self = .layout
        case UInt8(ascii: "$"): self = .block
        case UInt8(ascii: "!"): self = .comment
        case UInt8(ascii: "="): self = .delimiters
        case UInt8(ascii: "&"), UInt8(ascii: "{"): self = .unescaped
        default: return nil
        }
    }
}
