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
        /// The bytes of the settings.
        let settings: [UInt8]
        let parser: PageParser
        /// By path.
        let pages: [String: ReadPage]
        let lexicons: FileMemory<Lexicon?>
        let passages: FileMemory<Passage>
        let profiles: FileMemory<ParsedProfile?>
        let linking: Linking
        /// What has changed since and has not been looked at.
        var missed = Changes.files([])
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
struct ReadPage: Sendable {
    /// Nil where too little of it can be read, and never more could be.
    let page: ParsedPage?
    let diagnostics: [Diagnostic]
    /// Whether ``page`` is what an earlier load has read, because the file as it is now cannot be.
    let isOutdated: Bool
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
