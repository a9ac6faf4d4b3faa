import Diagnostics
import Markdown
import Synchronization

/// Finds out where the links and pictures of the texts lead, and which clinic facts they insert.
struct TextLinker: Sendable {
    private let subjects: Subjects
    /// By entry and language, with their includes replaced.
    let texts: [[Language: PageText]]
    let media: Set<String>
    let mediaNames: Vocabulary
    let languages: [Language]
    let unreadable: Set<PageID>
    private let anchors = Anchors()

    private var places: [PageID: Int] { subjects.places }

    init(
        subjects: Subjects, texts: [[Language: PageText]], media: [String], languages: [Language],
        unreadable: Set<PageID>
    ) {
        self.subjects = subjects
        self.texts = texts
        self.media = Set(media)
        mediaNames = Vocabulary(media)
        self.languages = languages
        self.unreadable = unreadable
    }

    /// - Parameters:
    ///   - texts: as their writers wrote them: what is wrong in them is reported.
    ///   - expanded: with their includes replaced: what is wrong in a passage is reported there.
    func targets(
        of texts: [Language: PageText], expanded: [Language: PageText], entry: Int
    ) -> (targets: [Language: [String: LinkTarget]], diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var targets: [Language: [String: LinkTarget]] = [:]
        for (language, text) in texts.sorted(by: { $0.key < $1.key }) {
            targets[language] = self.targets(
                in: text.nodes, expanded: { expanded[language]?.nodes ?? [] }, language, file: text.file,
                own: self.texts[entry][language], into: &diagnostics)
        }
        return (targets, diagnostics)
    }

    /// As ``targets(in:file:own:into:)``, with the links of the passages that the nodes include.
    func targets(
        in nodes: [Nodes], expanded: () -> [Nodes], _ language: Language, file: String, own: PageText?,
        into diagnostics: inout [Diagnostic]
    ) -> [String: LinkTarget] {
        let targets = self.targets(in: nodes, file: file, own: own, into: &diagnostics)
        guard nodes.contains(where: { $0.hold(.include) }) else { return targets }
        // A passage's links begin in its own folder, wherever it is included.
        let passages = "content/\(language.tag)/passages/"
        var reportedElsewhere: [Diagnostic] = []
        let included = self.targets(
            in: expanded(), file: passages + "passage.md", own: own, into: &reportedElsewhere)
        return targets.merging(included) { first, _ in first }
    }

    /// - Parameter own: the page itself; nil where the text has no page of its own.
    func targets(
        in nodes: [Nodes], file: String, own: PageText?, into diagnostics: inout [Diagnostic]
    ) -> [String: LinkTarget] {
        var targets: [String: LinkTarget] = [:]
        for nodes in nodes {
            for node in nodes.all([.link, .image, .fact]) {
                switch node.kind {
                case .link:
                    let destination = node.destination
                    guard targets[destination] == nil else { continue }
                    targets[destination] = target(
                        destination, node, file: file, own: own, into: &diagnostics)
                case .image:
                    let destination = node.destination
                    if node.children.plainText().isEmpty {
                        diagnostics.append(
                            Diagnostic(
                                rule: "missing-alt", file: file, at: node.position,
                                "the picture has no description",
                                help:
                                    "Say in the square brackets what it shows: `![A needle beside a nerve](…)`."
                            ))
                    }
                    targets[destination] = picture(destination, node, file: file, into: &diagnostics)
                default:
                    checkFact(node.text, node, file: file, into: &diagnostics)
                }
            }
        }
        return targets
    }
}

extension TextLinker {
    private func target(
        _ destination: String, _ node: Node, file: String, own: PageText?,
        into diagnostics: inout [Diagnostic]
    ) -> LinkTarget? {
        // The Markdown stage lets only harmless schemes pass; anything with one leads to another site.
        let bytes = destination.utf8
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            !bytes[..<colon].contains(where: "/#?.".utf8.contains)
        {
            return .outside
        }
        func broken(_ message: String, _ help: String) -> LinkTarget? {
            diagnostics.append(
                Diagnostic(rule: "broken-link", file: file, at: node.position, message, help: help))
            return nil
        }
        let mark = bytes.firstIndex(of: UInt8(ascii: "#"))
        let path = mark.map { String(destination[..<$0]) } ?? destination
        let anchor = mark.map { String(destination[bytes.index(after: $0)...]).removingPercentEscapes }
        if path.isEmpty {
            // The Markdown stage has reported a destination that is empty or that it took away.
            guard let anchor, !anchor.isEmpty else { return nil }
            guard let own else {
                return broken(
                    "the link leads to a place on the page, but a shared text has no page of its own",
                    "Name the page's file before the `#`.")
            }
            let known = anchors.of(own)
            guard known.contains(anchor) else {
                return brokenAnchor(anchor, known, "this page", node, file: file, into: &diagnostics)
            }
            return .anchor(anchor)
        }
        guard let resolved = resolve(path, from: file) else {
            return broken(
                "the link `\(path.prefix(80))` leads out of the project",
                "Link to a page by the path of its file, such as `../conditions/sciatica.md`.")
        }
        if resolved.hasPrefix("content/media/") {
            let name = String(resolved.dropFirst("content/media/".count))
            return media.contains(name)
                ? .media(name) : broken("there is no file `\(resolved)`", "Add it, or check the spelling.")
        }
        guard let (id, language) = PageID.page(at: resolved, languages) else {
            return broken(
                "`\(path.prefix(80))` is not the file of a page",
                "Link to a page by the path of its file, such as `../conditions/sciatica.md`.")
        }
        guard let place = places[id], let text = texts[place][language] else {
            if unreadable.contains(id) { return nil }
            return broken(
                places[id] == nil
                    ? "there is no page `\(id)`"
                    : "the page `\(id)` does not exist in the language `\(language.tag)`",
                subjects.names[id.kind]?.suggestion(for: id.name) ?? "Write the page, or take the link out.")
        }
        if let anchor, case let known = anchors.of(text), !known.contains(anchor) {
            return brokenAnchor(anchor, known, "the page `\(id)`", node, file: file, into: &diagnostics)
        }
        return .page(entry: place, language: language, anchor: anchor)
    }

    private func brokenAnchor(
        _ anchor: String, _ known: Set<String>, _ page: String, _ node: Node, file: String,
        into diagnostics: inout [Diagnostic]
    ) -> LinkTarget? {
        // Each of many such links on a page of many headings would cost a look at all of them.
        let help =
            if known.count > 200 {
                "Look up the heading on that page."
            } else {
                Spelling.suggestion(for: anchor, in: known)
                    ?? "Its headings: \(known.sorted().prefix(15).map { "#\($0)" }.joined(separator: ", "))."
            }
        diagnostics.append(
            Diagnostic(
                rule: "broken-anchor", file: file, at: node.position,
                "\(page) has no heading `#\(anchor.prefix(80))`",
                help: help))
        return nil
    }

    private func picture(
        _ destination: String, _ node: Node, file: String, into diagnostics: inout [Diagnostic]
    ) -> LinkTarget? {
        // The Markdown stage has reported a destination that is empty or that it took away.
        if destination.isEmpty { return nil }
        if let path = resolve(destination, from: file), path.hasPrefix("content/media/") {
            let name = String(path.dropFirst("content/media/".count))
            if media.contains(name) { return .media(name) }
        }
        diagnostics.append(
            Diagnostic(
                rule: "broken-picture", file: file, at: node.position,
                "there is no picture `\(destination.prefix(80))` in content/media",
                help: mediaNames.nearest(to: String(destination.split(separator: "/").last ?? ""))
                    .map {
                        "Did you mean `\($0)`?"
                    } ?? "Put the file there; pictures of other sites are not shown."))
        return nil
    }

    private func checkFact(_ name: String, _ node: Node, file: String, into diagnostics: inout [Diagnostic]) {
        let known = Clinic.Fact.allCases.map { "clinic.\($0.rawValue)" }
        guard !known.contains(name) else { return }
        diagnostics.append(
            Diagnostic(
                rule: "unknown-fact", file: file, at: node.position, "there is no fact `\(name.prefix(80))`",
                help: Spelling.suggestion(for: name, in: known)
                    ?? "Known facts: \(known.joined(separator: ", "))."))
    }

    /// The path from the project's folder that a relative path means in `file`; nil where it leaves the project.
    private func resolve(_ path: String, from file: String) -> String? {
        var (path, file) = (path, file)
        return path.withUTF8 { path in file.withUTF8 { file in Self.resolve(path, from: file) } }
    }

    private static func resolve(
        _ path: UnsafeBufferPointer<UInt8>, from file: UnsafeBufferPointer<UInt8>
    ) -> String? {
        let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
        guard path.first != slash else { return nil }
        // The folder, with a slash at its end, grows and shrinks with each part of the path.
        var resolved: [UInt8] = []
        resolved.reserveCapacity(file.count + path.count)
        resolved += file[..<((file.lastIndex(of: slash) ?? -1) + 1)]
        var start = 0
        while start < path.count {
            let end = path.first(slash, from: start) ?? path.count
            defer { start = end + 1 }
            let part = path[start..<end]
            if part.isEmpty || part.count == 1 && part.first == dot { continue }
            if part.count == 2, part.first == dot, part.last == dot {
                guard !resolved.isEmpty else { return nil }
                resolved.removeLast()
                while let last = resolved.last, last != slash { resolved.removeLast() }
            } else {
                resolved += part
                resolved.append(slash)
            }
        }
        if resolved.last == slash { resolved.removeLast() }
        return String(decoding: resolved, as: UTF8.self)
    }
}

/// The anchors of pages, collected once for each page, when the first link names one of them: few pages are linked so.
private final class Anchors: Sendable {
    private let known = Mutex<[String: Set<String>]>([:])

    func of(_ text: PageText) -> Set<String> {
        known.withLock { known in
            if let anchors = known[text.file] { return anchors }
            let anchors = text.anchors
            known[text.file] = anchors
            return anchors
        }
    }
}

extension PageText {
    /// All nodes of the page, footnotes last.
    var nodes: [Nodes] {
        var nodes: [Nodes] = []
        nodes.reserveCapacity(2 * sections.count + 1)
        for section in sections {
            if let heading = section.heading { nodes.append(heading.alone) }
            nodes.append(section.blocks)
        }
        nodes.append(footnotes)
        return nodes
    }
}
