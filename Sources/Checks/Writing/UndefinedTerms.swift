import Content
import Diagnostics
import Markdown

extension Rule {
    /// A medical word stands in the text only where the glossary or a page of its own explains it.
    ///
    /// No list of medical words: they are known by their Greek and Latin beginnings and endings, so that most are found and few
    /// other words are. Each is reported once in a file.
    static let undefinedTerms = Rule(ofWriting: .undefinedTerm) { writing, surroundings in
        var reported: Set<String> = []
        let prose = writing.text.prose
        return writing.text.words.compactMap { word in
            guard word.form.looksMedical, !word.isTerm else { return nil }
            let letters = prose.text(word.range).lowercased()
            guard !isNamed(letters, surroundings.names), reported.insert(letters).inserted else {
                return nil
            }
            return Diagnostic(
                .warning, rule: HouseRule.undefinedTerm.rawValue, file: writing.file,
                at: prose.position(of: word.range.lowerBound),
                "the glossary does not explain the medical word `\(letters)`",
                help: "Write a plain word, or a page for the word in `terms`.")
        }
    }

    /// Whether it is a word of a page's name, in the singular or plural.
    private static func isNamed(_ word: String, _ names: NameWords) -> Bool {
        names.hold(word) || names.hold(word + "s")
            || word.hasSuffix("s") && names.hold(String(word.dropLast()))
            || word.split(separator: "-").allSatisfy { names.hold(String($0)) }
    }
}

/// Words known as medical by their Greek and Latin beginnings and endings.
enum MedicalWords {
    /// - Parameter word: in small letters.
    static func hold(_ word: String) -> Bool {
        endings.contains { word.hasSuffix($0) && word.utf8.count > $0.utf8.count + 2 }
            || beginnings.contains { word.hasPrefix($0) && word.utf8.count > $0.utf8.count + 3 }
    }

    private static let endings = [
        "itis", "osis", "oses", "ectomy", "otomy", "ostomy", "plasty", "plasties", "algia", "opathy",
        "opathic",
        "ography", "oscopy", "olysis", "aemia", "emia", "plegia", "paresis", "aesthesia", "esthesia",
        "trophy", "genesis",
        "sclerosis", "cele", "rrhage", "uria", "penia", "cyte", "cytes", "otic", "oidal", "aminophen",
        "profen", "caine",
        "solone", "sone",
    ]

    private static let beginnings = [
        "percutan", "intra", "radicul", "foramin", "vertebr", "spondyl", "arthr", "osteo", "myelo",
        "corticoster",
        "glucocortic", "thromb", "haemo", "haemat", "ischaem", "stenos", "neuro", "subarach", "subcutan",
        "paraspin", "lamin",
        "lumbosac", "cervico", "thorac", "fluoro", "anaesth", "analges", "anticoag", "antiplatelet",
        "antibiot", "nocicept",
        "hyperalg", "allodyn", "paraesth", "dysaesth", "cerebro", "periost", "synov", "transforam",
        "interlam", "endoscop",
    ]
}
