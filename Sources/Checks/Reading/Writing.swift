import Content
import Markdown

/// A page or passage as its writer wrote it, for the rules on how texts are written.
struct Writing {
    /// The text of the file: a passage that it includes is looked at by itself.
    let text: ReadText
    /// The blocks of the file.
    let blocks: [Nodes]
    /// Nil for a passage.
    let page: Page?

    /// What only a page has.
    struct Page {
        let entry: Entry
        let text: PageText
        /// With its passages, as the reader has it before them.
        let whole: ReadText
    }
}

extension Writing {
    init(
        _ entry: Entry, _ text: EntryText, in surroundings: Rule.Surroundings, _ memory: WordMemory
    ) {
        let written = ReadText(text.written, of: text, in: surroundings, memory)
        let whole =
            text.written === text.page ? written : ReadText(text.page, of: text, in: surroundings, memory)
        self.text = written
        blocks = text.written.sections.map(\.blocks)
        page = Page(entry: entry, text: text.page, whole: whole)
    }

    init(_ passage: Passage, in surroundings: Rule.Surroundings, _ memory: WordMemory) {
        text = ReadText(passage, in: surroundings, memory)
        blocks = [passage.blocks]
        page = nil
    }

    var file: String { text.file }
}
