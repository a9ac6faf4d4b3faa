import Diagnostics

/// What a load of a project gives: as much of the library as could be made, and everything that is wrong.
package struct LoadedLibrary: Sendable {
    /// Nil where the settings or the words of a language cannot be read.
    package let library: Library?
    package let files: ProjectFiles?
    package let diagnostics: [Diagnostic]
    /// The files of pages that cannot be read and that the library shows as an earlier load has read them.
    package let outdated: Set<String>
    /// Nil where nothing has been loaded yet.
    let memory: Memory?

    /// What the next load may take over.
    struct Memory: Sendable {
        let found: FoundFiles
        let parser: PageParser
        /// In the order in which they were found.
        let pages: [ReadPage]
        let lexicons: FileMemory<Lexicon?>
        let passages: FileMemory<Passage>
        let profiles: FileMemory<ParsedProfile?>
        let linking: Linking
        /// What has changed since and has not been looked at.
        var missed = Changes.files([])

        /// The files of the project as they were found, where only the text of pages among them has changed.
        func found(in fileSystem: FileSystem, _ changes: Changes) -> FoundFiles? {
            guard case .files(let paths) = changes,
                paths.allSatisfy({ found.places.byPath[$0] != nil && (try? fileSystem.read($0)) != nil })
            else { return nil }
            return found
        }
    }
}

/// The files of a project, and what was wrong with finding them.
struct FoundFiles: Sendable {
    /// Where each page stands among the files. One list is one object, so that it is seen at once whether two are the same.
    final class Places: Sendable {
        let byPath: [String: Int]

        init(_ pages: [ProjectFiles.Page]) {
            byPath = Dictionary(
                pages.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    let files: ProjectFiles
    let diagnostics: [Diagnostic]
    let places: Places

    /// Nil where not even the settings can be read.
    init?(in fileSystem: FileSystem, after earlier: FoundFiles?, into diagnostics: inout [Diagnostic]) {
        guard let files = ProjectReader(files: fileSystem).read(into: &diagnostics) else { return nil }
        self.files = files
        self.diagnostics = diagnostics
        let isSameList =
            earlier?.files.pages.elementsEqual(files.pages) { $0.path == $1.path } ?? false
        places = isSameList ? earlier?.places ?? Places(files.pages) : Places(files.pages)
    }
}

extension LoadedLibrary {
    init(
        library: Library, files: ProjectFiles, diagnostics: [Diagnostic], outdated: Set<String>,
        memory: Memory
    ) {
        self.library = library
        self.files = files
        self.diagnostics = diagnostics
        self.outdated = outdated
        self.memory = memory
    }

    /// A load that came to no library.
    ///
    /// - Parameter missing: the changes that it should have looked at.
    init(
        files: ProjectFiles?, diagnostics: [Diagnostic], after earlier: LoadedLibrary?,
        missing changes: Changes
    ) {
        library = nil
        self.files = files
        self.diagnostics = diagnostics
        outdated = []
        var memory = earlier?.memory
        if let missed = memory?.missed { memory?.missed = missed.joined(with: changes) }
        self.memory = memory
    }
}

/// A page's file as it was read last.
final class ReadPage: Sendable {
    /// Nil where too little of it can be read, and never more could be.
    let page: ParsedPage?
    let diagnostics: [Diagnostic]
    /// Whether ``page`` is what an earlier load has read, because the file as it is now cannot be.
    let isOutdated: Bool

    init(page: ParsedPage?, diagnostics: [Diagnostic], isOutdated: Bool) {
        self.page = page
        self.diagnostics = diagnostics
        self.isOutdated = isOutdated
    }
}

/// What was made of files, each by itself: it is made again only when a file's bytes have changed.
struct FileMemory<Value: Sendable>: Sendable {
    private typealias Made = (bytes: [UInt8], value: Value, diagnostics: [Diagnostic])

    private let earlier: [String: Made]
    private var made: [String: Made] = [:]

    /// - Parameter earlier: of an earlier load; what is not asked for again is forgotten.
    init(after earlier: FileMemory?) { self.earlier = earlier?.made ?? [:] }

    mutating func value(
        of file: SourceFile, into diagnostics: inout [Diagnostic], make: (inout [Diagnostic]) -> Value
    ) -> Value {
        if let known = earlier[file.path], known.bytes == file.bytes {
            made[file.path] = known
            diagnostics += known.diagnostics
            return known.value
        }
        var problems: [Diagnostic] = []
        let value = make(&problems)
        diagnostics += problems
        made[file.path] = (file.bytes, value, problems)
        return value
    }
}
