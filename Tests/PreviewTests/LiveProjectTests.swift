import Content
import Diagnostics
import Foundation
import Parallel
import Sheets
import Site
import Synchronization
import Testing

@testable import Preview

/// A small project in memory, whose files can be changed.
private final class Draft: Sendable {
    let files: Mutex<[String: [UInt8]]>

    init() {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var files: [String: [UInt8]] = [:]
        func take(_ folder: String, to place: String, where isWanted: (String) -> Bool = { _ in true }) {
            let all = FileManager.default.enumerator(atPath: root.path + "/" + folder)
            for case let name as String in all ?? FileManager.DirectoryEnumerator() where isWanted(name) {
                guard let data = try? Data(contentsOf: root.appending(path: "\(folder)/\(name)")) else {
                    continue
                }
                files[place + name] = Array(data)
            }
        }
        take("templates", to: "templates/")
        take("content", to: "content/") { $0.hasPrefix("profiles/") || $0.hasSuffix("/language.yaml") }
        take("Tests/EndToEndTests/Fixtures/elbow", to: "")
        self.files = Mutex(files)
    }

    var fileSystem: FileSystem {
        let files = files.withLock { $0 }
        return FileSystem(
            list: { folder throws(FileSystem.Problem) in
                let prefix = folder.isEmpty ? "" : folder + "/"
                var entries: Set<FileSystem.Entry> = []
                for path in files.keys where path.hasPrefix(prefix) {
                    let parts = path.dropFirst(prefix.count).split(separator: "/")
                    if let first = parts.first {
                        entries.insert(FileSystem.Entry(String(first), parts.count > 1 ? .folder : .file))
                    }
                }
                guard !entries.isEmpty else { throw .missing }
                return entries.sorted { $0.name < $1.name }
            },
            read: { path throws(FileSystem.Problem) in
                guard let bytes = files[path] else { throw .missing }
                return bytes
            })
    }

    func live() throws -> LiveProject {
        let today = try #require(CalendarDate("2026-07-01"))
        return LiveProject(
            files: { [self] () throws(FileSystem.Problem) in fileSystem }, clinic: nil,
            today: { today },
            workers: Workers(count: 2))
    }

    subscript(path: String) -> String? {
        get { files.withLock { $0[path] }.map { String(decoding: $0, as: UTF8.self) } }
        set { files.withLock { $0[path] = newValue.map { Array($0.utf8) } } }
    }
}

/// Every page that a snapshot can show, by address.
private func pages(of snapshot: Snapshot, at addresses: [String]) -> [String: String] {
    var pages: [String: String] = [:]
    for path in addresses {
        guard let route = snapshot.publication?.route(at: Address(path)) else { continue }
        do { pages[path] = String(decoding: try route.render(), as: UTF8.self) } catch {
            pages[path] = "\(error)"
        }
    }
    return pages
}

private func addresses(of snapshot: Snapshot) -> [String] {
    guard let library = snapshot.library else { return [] }
    let locals = snapshot.publication?.locals ?? []
    return locals.flatMap { local in
        library.entries.flatMap { entry -> [String] in
            [local.addresses.entry(entry.id, local.language).path]
                + (entry.id.kind == .technique
                    ? [local.addresses.sheet(entry.id.name, local.language).path] : [])
        }
            + ["", "a-to-z", "glossary", "sheets"].map { local.addresses.page($0, local.language).path }
    }
}

/// A way to change a project: what is written, and the paths that a watcher would tell.
private struct Change: Sendable {
    let name: String
    let make: @Sendable (Draft, inout SplitMix) -> Set<String>
}

/// The same numbers in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

private let original = Draft().files.withLock { $0 }
private let pagePaths = original.keys.filter {
    $0.hasPrefix("content/e") && $0.hasSuffix(".md") && $0 != "content/README.md"
}.sorted()

/// A text with its first line of a beginning changed; without that line where `change` gives nothing.
private func withLine(_ beginning: String, of text: String, _ change: (String) -> String?) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let index = lines.firstIndex(where: { $0.hasPrefix(beginning) }) else { return text }
    if let line = change(lines[index]) { lines[index] = line } else { lines.remove(at: index) }
    return lines.joined(separator: "\n")
}

private func edit(_ name: String, _ change: @escaping @Sendable (String, Int) -> String) -> Change {
    Change(name: name) { draft, random in
        let path = pagePaths.randomElement(using: &random) ?? ""
        guard let text = draft[path] else { return [] }
        draft[path] = change(text, Int.random(in: 0..<1_000, using: &random))
        return [path]
    }
}

private func edit(_ path: String, _ change: @escaping @Sendable (String) -> String) -> Change {
    Change(name: path) { draft, _ in
        guard let text = draft[path] else { return [] }
        draft[path] = change(text)
        return [path]
    }
}

private let mend = Change(name: "all as it was") { draft, _ in
    let before = draft.files.withLock { $0 }
    draft.files.withLock { $0 = original }
    return Set(before.keys).union(original.keys).filter { before[$0] != original[$0] }
}

private let changes: [Change] = [
    edit("a sentence more") { "\($0)\nThe nurse tells you number \($1).\n" },
    edit("another title") { text, number in
        withLine("title: ", of: text) { "\($0) \(number)" }
    },
    edit("a heading more") { "\($0)\n## A new part \($1)\n\nSome words stand here.\n" },
    edit("a heading less") { text, _ in withLine("## ", of: text) { _ in "" } },
    edit("a relation less") { text, _ in withLine("  - ", of: text) { _ in nil } },
    edit("a line more in front") { text, _ in withLine("summary:", of: text) { "\n\($0)" } },
    edit("a link to nothing") { "\($0)\nSee [this](../risks/none-\($1).md).\n" },
    edit("a link to a heading") { text, _ in text + "\nSee [this](../techniques/elbow-warming.md#risks).\n" },
    Change(name: "removed") { draft, random in
        let path = pagePaths.randomElement(using: &random) ?? ""
        draft[path] = nil
        return [path]
    },
    Change(name: "renamed") { draft, random in
        let path = pagePaths.randomElement(using: &random) ?? ""
        guard let text = draft[path] else { return [] }
        let new = path.replacing(".md", with: "-\(Int.random(in: 0..<9, using: &random)).md")
        draft[new] = text
        draft[path] = nil
        return [path, new]
    },
    mend,
    Change(name: "one file as it was") { draft, random in
        let path = pagePaths.randomElement(using: &random) ?? ""
        draft.files.withLock { $0[path] = original[path] }
        return [path]
    },
    edit("content/en/passages/aftercare-elbow.md") { $0 + "\nMore words.\n" },
    edit("content/en/language.yaml") { withLine("  home: ", of: $0) { "\($0) again" } },
    edit("templates/page.mustache") { withLine("<h1>", of: $0) { "\($0) " } },
    edit("handout.yaml") { withLine("title:", of: $0) { _ in "title: {en: Other, es: Otro}" } },
    edit("content/clinics/hill-example-clinic/clinic.yaml") {
        withLine("phone:", of: $0) { _ in "phone: \"555 0199\"" }
    },
    edit("content/clinics/hill-example-clinic/en/techniques/elbow-warming.md") { $0 + "\nA note more.\n" },
]

/// What keeps a page, or all of them, from being made.
private let faults: [Change] = [
    edit("no front matter") { text, _ in String(text.dropFirst(4)) },
    edit("nothing") { _, _ in "" },
    edit("content/en/language.yaml") { $0 + "\nbroken: [\n" },
    edit("templates/page.mustache") { $0 + "{{unknown-field}}" },
    edit("content/profiles/us-cms.yaml") { withLine("title:", of: $0) { _ in "titel: wrong" } },
]

@Suite struct `A project as it changes` {
    @Test(arguments: 0..<4)
    func `shows after any changes what a fresh look at the same files shows`(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let draft = Draft()
        let live = try draft.live()
        var compared = 0
        var history: [String] = []
        var wasBroken = false
        for _ in 0..<40 {
            var paths: Set<String> = []
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                let isFault = Int.random(in: 0..<8, using: &random) == 0
                let choice = (isFault ? faults : changes).randomElement(using: &random)
                guard let change = wasBroken && !isFault ? mend : choice else { continue }
                history.append(change.name)
                paths.formUnion(change.make(draft, &random))
            }
            let snapshot = live.update(.files(paths))
            let fresh = try draft.live().snapshot
            // What cannot be read is shown as it was before, which a fresh look does not know.
            wasBroken = !snapshot.blocking.isEmpty || !snapshot.outdated.isEmpty
            guard !wasBroken else {
                #expect(fresh.problems.hasErrors)
                continue
            }
            compared += 1
            #expect(snapshot.problems == fresh.problems, "\(history.suffix(12))")
            let all = addresses(of: fresh)
            #expect(all == addresses(of: snapshot), "\(history.suffix(12))")
            #expect(pages(of: snapshot, at: all) == pages(of: fresh, at: all), "\(history.suffix(12))")
        }
        #expect(compared >= 15)
    }

    @Test func `has no problem as it comes`() throws {
        let live = try Draft().live()
        #expect(live.snapshot.problems.isEmpty)
        #expect(live.check(live.snapshot, workers: Workers(count: 1)).diagnostics.isEmpty)
    }

    @Test func `asks for the day at each look`() throws {
        let day = Mutex(try #require(CalendarDate("2026-03-02")))
        let draft = Draft()
        let live = LiveProject(
            files: { () throws(FileSystem.Problem) in draft.fileSystem }, clinic: nil,
            today: { day.withLock { $0 } }, workers: Workers(count: 1))
        // A page of the project was updated on the next day.
        #expect(live.check(live.snapshot, workers: Workers(count: 1)).diagnostics.count == 1)
        try day.withLock { $0 = try #require(CalendarDate("2026-03-03")) }
        let next = live.update(.files([]))
        #expect(next.today == CalendarDate("2026-03-03"))
        #expect(live.check(next, workers: Workers(count: 1)).diagnostics.isEmpty)
    }

    @Test func `has templates of its own that fit their views`() {
        #expect(OwnTemplates() != nil)
    }
}
