import Diagnostics

/// What sheets are printed on.
package enum Paper: String, CaseIterable, Sendable { case a4, letter }

/// What `handout.yaml` says about a project.
package final class ProjectSettings: Sendable {
    /// The site's name by language.
    package let title: [Language: String]
    /// Where the site will stand, ending in `/`: QR codes, the sitemap and the feed need whole addresses.
    package let address: String
    /// The first is the source language.
    package let languages: [Language]
    /// The folder's name of the clinic that a build is for when none is named.
    package let clinic: Located<String>
    /// The consent profile of the sheets; nil where the project makes none.
    package let profile: Located<String>?
    /// The profiles whose elements every sheet holds besides.
    package let addOns: [Located<String>]
    /// The first goes without saying; there is at least one.
    package let papers: [Paper]
    /// For how many days after its signature a consent holds; nil where the sheet says nothing of that.
    package let consentDays: Int?

    package var sourceLanguage: Language { languages[0] }

    package init?(
        title: [Language: String], address: String, languages: [Language], clinic: Located<String>,
        profile: Located<String>?, addOns: [Located<String>], papers: [Paper], consentDays: Int?
    ) {
        guard !languages.isEmpty, !papers.isEmpty else { return nil }
        self.title = title
        self.address = address
        self.languages = languages
        self.clinic = clinic
        self.profile = profile
        self.addOns = addOns
        self.papers = papers
        self.consentDays = consentDays
    }

    package static let file = "handout.yaml"
}
