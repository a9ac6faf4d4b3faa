import Content
import Markdown
import Synchronization

extension Rule {
    /// What a rule may look at besides the text or entry before it.
    package struct Surroundings: Sendable {
        let library: Library
        let today: CalendarDate
        /// Words of the names of all English pages.
        let names: NameWords
        private let glossaries: [Language: TermIndex]

        package init(library: Library, today: CalendarDate) {
            self.library = library
            self.today = today
            names = NameWords(library: library)
            let terms = library.entries.indices.filter { library.entries[$0].id.kind == .term }
            glossaries = Dictionary(
                uniqueKeysWithValues: library.settings.languages.filter(\.isEnglish).map {
                    ($0, TermIndex(library: library, terms: terms, language: $0))
                })
        }

        /// The glossary of a language that is English.
        func glossary(_ language: Language) -> TermIndex { glossaries[language] ?? .empty }
    }
}

/// The words of the names of all English pages, collected when a rule first asks for one: few libraries need it.
final class NameWords: Sendable {
    private let library: Library
    private let words = Mutex<Set<String>?>(nil)

    init(library: Library) { self.library = library }

    /// - Parameter word: in small letters.
    func hold(_ word: String) -> Bool {
        words.withLock { words in
            let known = words ?? Self.words(of: library)
            words = known
            return known.contains(word)
        }
    }

    private static func words(of library: Library) -> Set<String> {
        var words: Set<String> = []
        for language in library.settings.languages where language.isEnglish {
            for page in library.entries.compactMap({ $0.texts[language]?.page }) {
                for name in [page.title.value] + page.also {
                    words.formUnion(
                        name.lowercased().utf8.split { !$0.isOfWord }.map { String(Substring($0)) })
                }
            }
        }
        return words
    }
}
