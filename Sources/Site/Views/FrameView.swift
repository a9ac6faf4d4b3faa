import Content
import Templates

/// What stands around the content of every page.
package struct FrameView: View {
    package var title: String
    package var description: String
    package var siteTitle: String
    package var clinicName: String
    package var clinicPhone: String?
    package var clinicCall: String?
    package var language: String
    package var direction: String
    package var root: String
    package var home: String
    package var search: String?
    package var canonical: String
    package var stylesheet: String
    package var icon: String
    package var feed: String
    package var navigation: [Prepared<NavigationView>]
    package var alternates: [AlternateView]
    package var languages: [AlternateView]
    package var sheets: String?
    package var about: String?
    package var aToZ: String
    package var isDraft: Bool
    /// Nil on pages that tell search engines nothing of their own.
    var linkedData: LinkedData?

    package static let table = FieldTable<FrameView>(
        "frame",
        [
            .text("title", "The page's name, without the site's.", \.title),
            .text("description", "The page in one or two sentences, for search engines.", \.description),
            .text("site-title", "The site's name.", \.siteTitle),
            .text("clinic-name", "The clinic's name.", \.clinicName),
            .optionalText("clinic-phone", "The clinic's phone number.", \.clinicPhone),
            .optionalText("clinic-call", "The address that dials it.", \.clinicCall),
            .text("language", "The page's language tag.", \.language),
            .text("direction", "`ltr` or `rtl`.", \.direction),
            .text("root", "The way up to the site's root: `../../`, or nothing.", \.root),
            .text("home", "The home page in this language.", \.home),
            .optionalText("search", "The search page; absent where the site has no search.", \.search),
            .text("canonical", "The page's whole web address.", \.canonical),
            .text("stylesheet", "The style sheet of pages.", \.stylesheet),
            .text("icon", "The site's icon.", \.icon),
            .text("feed", "The feed of changed pages in this language.", \.feed),
            .list("navigation", "The lists of pages that the header links to.", \.navigation),
            .list(
                "alternates", "This page in the site's languages; empty where there is only one.",
                \.alternates),
            .list(
                "languages",
                "The site's languages, each with this page or, where it is not translated, with its home page; empty where there is only one.",
                \.languages),
            .optionalText("sheets", "The list of consent sheets, where the project makes any.", \.sheets),
            .optionalText("about", "What is told about the site itself, where anything is.", \.about),
            .text("a-to-z", "The A to Z.", \.aToZ),
            .flag("is-draft", "Whether no clinician has approved the page.", \.isDraft),
            .text("locale", "The page's language as Open Graph writes it, such as `pt_BR`.", \.locale),
            .optionalHTML(
                "linked-data",
                "What search engines read of the page: JSON-LD, which no browser runs. Absent where there is none.",
                \.linkedData?.bytes),
        ])

    private var locale: String {
        let parts = language.split(separator: "-")
        // A country has two letters; a script, which Open Graph does not write, has four.
        let country = parts.dropFirst().first { $0.utf8.count == 2 }
        return ([parts.first.map(String.init) ?? ""] + (country.map { [$0.uppercased()] } ?? []))
            .joined(separator: "_")
    }
}

/// A link of the header.
package struct NavigationView: View {
    package var url: String
    package var title: String
    package var isCurrent: Bool

    package static let table = FieldTable<NavigationView>(
        "navigation",
        [
            .text("url", "Where it leads.", \.url),
            .text("title", "Its name.", \.title),
            .flag("is-current", "Whether the page belongs to this list.", \.isCurrent),
        ])
}

/// The same page in one of the site's languages.
package struct AlternateView: View {
    package var url: String
    package var canonical: String
    package var language: String
    package var name: String
    package var isCurrent: Bool

    package static let table = FieldTable<AlternateView>(
        "alternate",
        [
            .text("url", "Where it stands.", \.url),
            .text("canonical", "Its whole web address.", \.canonical),
            .text("language", "Its language tag.", \.language),
            .text("name", "The language's own name.", \.name),
            .flag("is-current", "Whether it is this page.", \.isCurrent),
        ])
}

/// The fixed words of the interface. Phrases with placeholders are filled by the tool and come with the views.
package struct WordsView: View {
    /// In the order of ``phrases``.
    private let texts: [String]

    package init(lexicon: Lexicon) { texts = Self.phrases.map { lexicon[$0] } }

    private static let phrases = Phrase.allCases.filter(\.placeholders.isEmpty)

    package static let table = FieldTable<WordsView>(
        "words",
        phrases.enumerated().map { index, phrase in
            .text(phrase.rawValue, "The phrase `\(phrase.rawValue)` of language.yaml.") { $0.texts[index] }
        })
}
