import Content

/// Where a file of the site stands below its root: `techniques/nerve-block/index.html`.
///
/// Links name the file itself, so that they also work when the site is opened from a disk.
package struct Address: Hashable, Comparable, Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// The way from this file up to the site's root: `../../`, or nothing at the root itself.
    package var root: String { String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") }) }

    /// The address as a visitor sees it: without `index.html`.
    package var clean: String {
        path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path
    }

    package static func < (left: Address, right: Address) -> Bool { left.path < right.path }
}

/// The addresses of a site: the source language at the root, the others in folders of their own.
package struct Addresses: Sendable {
    package let sourceLanguage: Language

    package init(sourceLanguage: Language) { self.sourceLanguage = sourceLanguage }

    /// `es/`, or nothing for the source language.
    package func prefix(_ language: Language) -> String {
        language == sourceLanguage ? "" : language.tag + "/"
    }

    package func entry(_ id: PageID, _ language: Language) -> Address {
        Address(prefix(language) + id.kind.folder + "/" + id.name + "/index.html")
    }

    /// The entry whose page in a language stands at an address; nil where none can.
    package func entry(at address: Address, _ language: Language) -> PageID? {
        guard address.path.hasPrefix(prefix(language)) else { return nil }
        let parts = address.path.dropFirst(prefix(language).count).split(
            separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2] == "index.html", let kind = Content.Kind(folder: parts[0]) else {
            return nil
        }
        return PageID(kind, String(parts[1]))
    }

    /// The technique whose sheet in a language stands at an address; nil where none can.
    package func sheet(at address: Address, _ language: Language) -> String? {
        guard address.path.hasPrefix(prefix(language)) else { return nil }
        let parts = address.path.dropFirst(prefix(language).count).split(
            separator: "/", omittingEmptySubsequences: false)
        return parts.count == 3 && parts[0] == "sheets" && parts[2] == "index.html" ? String(parts[1]) : nil
    }

    /// The way up to the site's root from the page of any entry.
    func entryRoot(_ language: Language) -> String { entry(PageID(.technique, "any"), language).root }

    package func index(of kind: Content.Kind, _ language: Language) -> Address {
        Address("\(prefix(language))\(kind.folder)/index.html")
    }

    /// A page of its own kind, such as the A to Z; the home page where `name` is empty.
    package func page(_ name: String, _ language: Language) -> Address {
        Address(prefix(language) + (name.isEmpty ? "" : name + "/") + "index.html")
    }

    package func sheet(_ technique: String, _ language: Language) -> Address {
        Address("\(prefix(language))sheets/\(technique)/index.html")
    }

    /// - Parameter suffix: tells the PDF files of one sheet apart: `-large`.
    package func sheetPDF(_ technique: String, suffix: String, _ language: Language) -> Address {
        Address("\(prefix(language))sheets/\(technique)/\(technique)\(suffix).pdf")
    }

    package func feed(_ language: Language) -> Address { Address(prefix(language) + "feed.xml") }

    /// The names that the search page suggests where nothing is found.
    package func searchNames(_ language: Language) -> Address {
        Address(prefix(language) + "search/names.json")
    }

    /// A file of the search's index, which holds all languages.
    package static func searchIndex(_ path: String) -> Address { Address("pagefind/\(path)") }

    package func media(_ path: String) -> Address { Address("media/\(path)") }
}
