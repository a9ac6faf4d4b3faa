import Diagnostics
import Markdown

/// A text that several pages share: what stands in `content/<language>/passages/<name>.md`.
package struct Passage: Sendable {
    var name: String
    package var language: Language
    package var file: String
    package var blocks: Nodes
    /// A hash of its own text, without what it includes.
    var hash: String
}

/// For each passage a hash of its text and of all that it includes: with the passage changes what includes it.
struct PassageHashes: Sendable, Equatable {
    private var passages: [Language: [String: Passage]] = [:]

    static func == (left: PassageHashes, right: PassageHashes) -> Bool {
        left.passages.mapValues { $0.mapValues(\.hash) } == right.passages.mapValues { $0.mapValues(\.hash) }
    }

    init(_ passages: [Passage]) {
        for passage in passages { self.passages[passage.language, default: [:]][passage.name] = passage }
    }

    /// What nodes include, as text that changes with it; empty where they include nothing.
    func text(ofIncludesIn nodes: Nodes, _ language: Language) -> String {
        guard nodes.hold(.include) else { return "" }
        var (seen, text) = (Set<String>(), "")
        var open = nodes.all(.include).map(\.text)
        var next = 0
        while next < open.count {
            let name = open[next]
            next += 1
            guard seen.insert(name).inserted, let passage = passages[language]?[name] else { continue }
            text += "\n\(name): \(passage.hash)"
            open += passage.blocks.all(.include).map(\.text)
        }
        return text
    }
}

/// The passages of a project with everything that they include put in; includes of nothing and cycles are reported.
struct Passages: Sendable {
    /// Nodes of one passage with all that it includes: a few lines must not stand for gigabytes.
    private static let largest = 20_000
    /// Nodes of a page with all that it includes; the longest real page has 2,000.
    private static let largestPage = 100_000
    private static let deepest = 6

    private var blocks: [Language: [String: Nodes]] = [:]
    private let names: [Language: Vocabulary]

    init(_ passages: [Passage], into diagnostics: inout [Diagnostic]) {
        names = Dictionary(grouping: passages, by: \.language).mapValues { Vocabulary($0.map(\.name)) }
        var open: [Language: [String: Passage]] = [:]
        for passage in passages { open[passage.language, default: [:]][passage.name] = passage }
        for passage in passages {
            var path: [String] = []
            _ = expand(passage, open[passage.language] ?? [:], &path, into: &diagnostics)
        }
    }

    /// The blocks with their includes replaced; an include of nothing is reported and left as it is.
    ///
    /// - Parameters:
    ///   - taken: the heading ids of the page so far: a passage's heading takes none of them.
    ///   - room: how many nodes the page may still include; begins at ``roomOnPage``.
    func expand(
        _ nodes: Nodes, in language: Language, file: String, taken: inout Set<String>, room: inout Int,
        into diagnostics: inout [Diagnostic]
    ) -> Nodes {
        nodes.replacingIncludes(taken: &taken) { include in
            let name = include.text
            if let passage = blocks[language]?[name] {
                guard Self.take(passage, from: &room) else {
                    return tooLarge(include, file: file, room: &room, into: &diagnostics)
                }
                return passage
            }
            diagnostics.append(missing(name, include, language, file: file))
            return nil
        }
    }

    static let roomOnPage = largestPage

    /// Takes the nodes of a passage from what may be included; false where there is no room for them.
    private static func take(_ passage: Nodes, from room: inout Int) -> Bool {
        guard passage.nodeCount <= room else { return false }
        room -= passage.nodeCount
        return true
    }

    /// Reports, once for a text, that it includes too much; nothing more is put in then.
    private func tooLarge(
        _ include: Node, file: String, room: inout Int, into diagnostics: inout [Diagnostic]
    ) -> Nodes {
        if room >= 0 {
            diagnostics.append(
                Diagnostic(
                    rule: "include-too-large", file: file, at: include.position,
                    "this text, with all that it includes, is too long",
                    help: "Include less, or shorten the passages."))
        }
        room = -1
        return .none
    }

    private mutating func expand(
        _ passage: Passage, _ all: [String: Passage], _ path: inout [String],
        into diagnostics: inout [Diagnostic]
    ) -> Nodes {
        if let done = blocks[passage.language]?[passage.name] { return done }
        path.append(passage.name)
        defer { path.removeLast() }
        // Ids that two passages share are sorted out on the page that includes them.
        var taken: Set<String> = []
        var room = Self.largest
        let expanded = passage.blocks.replacingIncludes(taken: &taken) { node in
            let name = node.text
            if let start = path.firstIndex(of: name) {
                let circle = (path[start...] + [name]).joined(separator: " → ")
                diagnostics.append(
                    Diagnostic(
                        rule: "include-cycle", file: passage.file, at: node.position,
                        "this passage includes itself: \(circle)", help: "Take one of these includes out."))
                return Nodes.none
            }
            guard path.count < Self.deepest else {
                diagnostics.append(
                    Diagnostic(
                        rule: "include-too-deep", file: passage.file, at: node.position,
                        "passages include each other more than \(Self.deepest) levels deep",
                        help: "Make it flatter."))
                return Nodes.none
            }
            guard let inner = all[name] else {
                diagnostics.append(missing(name, node, passage.language, file: passage.file))
                return Nodes.none
            }
            let nodes = expand(inner, all, &path, into: &diagnostics)
            guard Self.take(nodes, from: &room) else {
                return tooLarge(node, file: passage.file, room: &room, into: &diagnostics)
            }
            return nodes
        }
        let isTooLarge = expanded.nodeCount > Self.largest
        if isTooLarge, room >= 0 {
            diagnostics.append(
                Diagnostic(
                    rule: "include-too-large", file: passage.file,
                    "this passage, with all that it includes, is too long", help: "Shorten it."))
        }
        blocks[passage.language, default: [:]][passage.name] = isTooLarge ? .none : expanded
        return isTooLarge ? .none : expanded
    }

    private func missing(_ name: String, _ node: Node, _ language: Language, file: String) -> Diagnostic {
        return Diagnostic(
            rule: "unknown-passage", file: file, at: node.position, "there is no passage `\(name)`",
            help: names[language]?.suggestion(for: name)
                ?? "Write it as content/\(language.tag)/passages/\(name).md, or take the include out.")
    }
}
