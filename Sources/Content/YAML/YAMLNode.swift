import Diagnostics

/// A value of a YAML text with the place where it begins in its file. Anchors, aliases and tags do not exist here.
package struct YAMLNode: Sendable {
    package enum Content: Sendable {
        /// `isPlain` tells `true` from `"true"`: only a plain scalar can be a flag, a number or nothing.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([(key: Located<String>, value: YAMLNode)])
    }

    package var content: Content
    package var position: Position
    /// Whether a remark (`# …`) stands behind a plain scalar on its line: it may have been meant as a part of it.
    package var isCut: Bool

    package init(_ content: Content, at position: Position, isCut: Bool = false) {
        self.content = content
        self.position = position
        self.isCut = isCut
    }
}

extension YAMLNode {
    /// Whether a key stands there without a value: nothing, `~` or `null`.
    package var isNothing: Bool {
        guard case .scalar(let text, isPlain: true) = content else { return false }
        return text.isEmpty || text == "~" || text == "null"
    }

    /// What the writer wrote there, in the writer's words, for a message about a wrong type.
    package var description: String {
        switch content {
        case .scalar(let text, _): isNothing ? "nothing" : "`\(text.prefix(40))`"
        case .sequence: "a list"
        case .mapping: "a group of keys"
        }
    }
}
