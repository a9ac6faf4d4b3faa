import Content
import Diagnostics
import Markdown

extension Rule {
    /// Most sentences say who does what. Known by a form of "to be" and a participle, so that some are missed.
    static let passiveVoice = Rule(ofWriting: .passiveVoice) { writing, _ in
        guard let page = writing.page else { return [] }
        let text = page.whole
        let sentences = text.sentences.indices.filter { text.prose.sentences[$0].isWhole }
        guard sentences.count >= 10 else { return [] }
        let passive = sentences.filter { isPassive(text.words(of: $0)) }
        guard passive.count * 3 > sentences.count, let index = passive.first else { return [] }
        let first = text.prose.text(text.prose.sentences[index].range)
        return [
            Diagnostic(
                .warning, rule: HouseRule.passiveVoice.rawValue, file: writing.file,
                at: page.text.title.position,
                "\(passive.count) of \(sentences.count) sentences do not say who acts, such as \"\(first.prefix(80))\"",
                help: "Say who does what: \"a nurse cleans your skin\" for \"your skin is cleaned\".")
        ]
    }

    private static func isPassive(_ words: ArraySlice<ReadText.Word>) -> Bool {
        words.indices.contains { place in
            guard words[place].form.voice == .be else { return false }
            // One or two words may stand between: "is not yet known", "are then checked".
            let next = words[(place + 1)...].prefix(3).first { $0.form.voice != .between }
            return next?.form.voice == .participle
        }
    }
}

/// What a word is to a sentence in the passive voice. English only.
enum PassivePart {
    /// A form of "to be".
    case be
    /// What may stand between that and the participle.
    case between
    case participle

    /// - Parameter word: in small letters.
    init?(_ word: String) {
        if Self.formsOfBe.contains(word) {
            self = .be
        } else if Self.isParticiple(word) {
            self = .participle
        } else if Self.fillers.contains(word) || word.hasSuffix("ly") {
            self = .between
        } else {
            return nil
        }
    }

    private static func isParticiple(_ word: String) -> Bool {
        irregular.contains(word)
            || word.hasSuffix("ed") && word.utf8.count > 4 && !adjectives.contains(word)
                && !word.hasSuffix("eed")
    }

    private static let formsOfBe: Set = ["is", "are", "was", "were", "be", "been", "being"]
    private static let fillers: Set = [
        "not", "then", "also", "often", "still", "never", "always", "first", "now", "yet",
    ]
    /// Participles that tell how somebody is.
    private static let adjectives: Set = [
        "tired", "worried", "allergic", "involved", "interested", "needed", "limited", "unrelated", "related",
        "supposed",
        "concerned", "scared", "relaxed", "swollen", "married", "retired", "experienced",
    ]
    private static let irregular: Set = [
        "given", "taken", "done", "made", "put", "seen", "found", "told", "kept", "held", "left", "sent",
        "cut", "set", "shown",
        "known", "written", "chosen", "drawn", "led", "said", "brought", "built", "felt", "paid", "read",
        "run", "thought",
        "understood", "worn", "broken", "sewn", "frozen", "heard",
    ]
}
