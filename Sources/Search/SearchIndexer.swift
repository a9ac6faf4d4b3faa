import JSON
import Platform

/// A file of the search, by its path in the folder of the index.
package struct SearchFile: Equatable, Sendable {
    package let path: String
    package let bytes: [UInt8]
}

/// Makes the files with which a browser searches the site, by Pagefind.
package struct SearchIndexer {
    /// The version of Pagefind that the search page is made for; another may make other files of the same pages.
    package static let pagefind = "1.5.2"

    private let program: String
    private let cache: SearchCache?

    /// - Parameters:
    ///   - program: the file of Pagefind, or its name.
    ///   - cache: where the files are kept for the next time; nil where nothing may be kept.
    package init(program: String, cache: SearchCache?) {
        self.program = program
        self.cache = cache
    }

    /// Refuses a machine without the version of Pagefind that is needed.
    package func requireVersion() throws(SearchProblem) {
        var found = "finds none"
        do {
            var process = try ChildProcess(program, ["--version"])
            defer { process.end() }
            let line = String(decoding: try process.readLine(until: .init(seconds: 10)), as: UTF8.self)
            if line == "pagefind \(Self.pagefind)" { return }
            found = "says `\(line.prefix(60))`"
        } catch {}
        throw SearchProblem(
            "To make the search, Pagefind \(Self.pagefind) is needed, and `\(program)` \(found). Install it "
                + "(`handout doctor` tells how), or build without search: --no-search.")
    }

    /// The files for those pages, sorted by path.
    ///
    /// - Parameters:
    ///   - pages: their paths below the site's root, in an order that is always the same.
    ///   - read: gives the HTML of one.
    package func files(
        for pages: [String], reading read: (String) throws -> [UInt8]
    ) throws -> [SearchFile] {
        let key = try cache?.key(of: pages, program: program, reading: read)
        if let key, let files = cache?.files(as: key) { return files }
        let files = try index(pages, reading: read)
        if let key { cache?.keep(files, as: key) }
        return files
    }

    /// The sources that stand beside each statement are left out: who looks for a hospital would find every page. They are so many
    /// that a mark on each would weigh on the pages.
    private static let config = (
        "config", JSON.object([("exclude_selectors", .array([.string(".source")]))])
    )

    private func index(_ pages: [String], reading read: (String) throws -> [UInt8]) throws -> [SearchFile] {
        var service = try PagefindService(program, seconds: 60 + pages.count / 20)
        defer { service.end() }
        let index = ("index_id", JSON.int(try service.ask("NewIndex", [Self.config]).number("index_id") ?? 0))
        for page in pages {
            let html = String(decoding: try read(page), as: UTF8.self)
            _ = try service.ask(
                "AddFile", [index, ("url", .string(page)), ("file_contents", .string(html))])
        }
        guard case .array(let answers)? = try service.ask("GetFiles", [index])["files"] else {
            throw SearchProblem("The answer of Pagefind cannot be read.")
        }
        let files = try answers.map { answer throws(SearchProblem) in
            guard let path = answer.text("path"), let content = answer.text("content"),
                let bytes = Base64.decoded(Array(content.utf8))
            else { throw SearchProblem("The answer of Pagefind cannot be read.") }
            return SearchFile(path: path, bytes: path == Self.entry ? Self.sorted(bytes) : bytes)
        }
        let hasUnknown = files.contains { $0.path == Self.entry && Self.hasUnknownLanguage($0.bytes) }
        return files.filter { Self.isNeeded($0.path, hasUnknown: hasUnknown) }.sorted { $0.path < $1.path }
    }
}

extension SearchIndexer {
    private static let entry = "pagefind-entry.json"

    /// Of what Pagefind makes, only that with which it searches: its own ways to show results are left out.
    ///
    /// - Parameter hasUnknown: whether a page is in a language whose forms of words Pagefind does not know.
    private static func isNeeded(_ path: String, hasUnknown: Bool) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let name = parts.last, !name.hasPrefix(".") else { return false }
        if parts.count == 2 { return ["fragment", "index"].contains(parts[0]) }
        if name == "wasm.unknown.pagefind" { return hasUnknown }
        return parts.count == 1
            && (["pagefind.js", "pagefind-worker.js", entry[...]].contains(name) || name.hasPrefix("wasm.")
                || name.hasSuffix(".pf_meta"))
    }

    private static func hasUnknownLanguage(_ entry: [UInt8]) -> Bool {
        guard case .object(let languages)? = (try? JSON(parsing: entry))?["languages"] else { return true }
        return languages.contains { $0.value.text("wasm") == nil }
    }

    /// The list of languages in an order that is always the same; Pagefind's changes from run to run.
    private static func sorted(_ entry: [UInt8]) -> [UInt8] {
        guard case .object(let members)? = try? JSON(parsing: entry) else { return entry }
        let sorted = members.map { key, value -> (key: String, value: JSON) in
            guard case .object(let inner) = value else { return (key, value) }
            return (key, .object(inner.sorted { $0.key < $1.key }))
        }
        return JSON.object(sorted).bytes()
    }
}
