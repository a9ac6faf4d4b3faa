import Content
import Site
import Templates

/// The list of all sheets of an edition, in the words of one of its languages.
struct SheetList: Sendable {
    let local: LocalEdition
    let profile: Profile
    /// Those of every language of the edition, by language; also those that are not published, which are listed as such.
    let sheets: [ProvedSheet]
    let published: Edition
    /// Whether each published sheet stands beside its page as PDF files.
    let hasPapers: Bool
    let program: Program

    var route: Route {
        let address = local.addresses.page("sheets", local.language)
        return Route(address) { try program.bytes(view(at: address)) }
    }

    private func view(at address: Address) -> SheetListView {
        let writer = PageWriter(local: local, address: address)
        let lexicon = local.lexicon
        let languages = local.edition.languages.filter { language in
            sheets.contains { $0.proof.language == language }
        }
        return SheetListView(
            frame: writer.frame(
                title: lexicon[.sheets], description: lexicon[.sheetsIntro],
                isDraft: sheets.contains { $0.proof.approval == nil && isPublished($0) },
                alternates: { local.addresses.page("sheets", $0) }),
            words: writer.words, title: lexicon[.sheets], profile: profile.title[local.language] ?? "",
            script: writer.url(local.assets.address(of: .sheetsScript)),
            stylesheet: writer.url(local.assets.address(of: .staffStylesheet)),
            languages: languages.count < 2
                ? [] : languages.map { SheetLanguageView(tag: $0.tag, name: name(of: $0)) },
            techniques: techniques(writer), shownForm: lexicon[.sheetsShown],
            chosenForm: lexicon[.sheetsChosen], printingForm: lexicon[.printingSheet],
            dateForm: lexicon.dateForm, months: lexicon.months.joined(separator: "|"))
    }

    private func isPublished(_ sheet: ProvedSheet) -> Bool {
        published.hasSheet(of: sheet.proof.composer.technique, in: sheet.proof.language)
    }

    /// By the name that the list shows: staff look for a treatment first, then for the patient's language.
    private func techniques(_ writer: PageWriter) -> [SheetTechniqueView] {
        let groups = Dictionary(grouping: sheets, by: \.proof.composer.technique)
        let techniques = groups.sorted { $0.key < $1.key }.compactMap { _, sheets in
            (sheets.first { $0.proof.language == local.language } ?? sheets.first).map { named in
                SheetTechniqueView(
                    title: named.proof.title,
                    titleLanguage: named.proof.language == local.language ? nil : named.proof.language.tag,
                    sheets: sheets.map { line($0, writer) })
            }
        }
        let keys = techniques.map { Collation.key($0.title) }
        return techniques.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { techniques[$0] }
    }

    private func line(_ sheet: ProvedSheet, _ writer: PageWriter) -> SheetLineView {
        let proof = sheet.proof
        let page = proof.composer.text.page
        let version = version(of: proof)
        let hash = String(proof.hash.prefix(8))
        let language = name(of: page.language)
        let isPublished = isPublished(sheet)
        return SheetLineView(
            url: isPublished ? writer.url(proof.composer.address) : nil, title: page.title.value,
            also: page.also.isEmpty ? nil : page.also.joined(separator: ", "), language: page.language.tag,
            languageName: language, isInPageLanguage: page.language == local.language, version: version,
            hash: hash, isDraft: proof.approval == nil,
            staleNotice: proof.isStale ? local.lexicon[.staleSheet] : nil,
            record: local.lexicon.fill(
                .recordLine,
                [
                    "title": page.title.value, "version": version, "hash": hash, "language": language,
                    // The day on which the sheet is given: the browser knows it.
                    "date": "{date}",
                ]),
            variants: isPublished ? variants(of: sheet, writer) : [],
            leftOut: isPublished
                ? nil : proof.standing.reasonToLeaveOut(isStale: proof.isStale, in: local.lexicon))
    }

    /// The files in which a sheet can be had, in the order of the list.
    private func variants(of sheet: ProvedSheet, _ writer: PageWriter) -> [SheetVariantView] {
        let page = SheetVariantView(
            name: local.lexicon[.sheetPage], url: writer.url(sheet.proof.composer.address))
        return [page] + (hasPapers ? sheet.pdfFiles(writer) : [])
    }

    /// In the words of the list, whatever the language of the sheet.
    private func version(of proof: SheetProof) -> String {
        proof.approval.map {
            local.lexicon.fill(.version, ["number": local.lexicon.number($0.version)])
        } ?? local.lexicon[.versionDraft]
    }

    private func name(of language: Language) -> String {
        local.library.lexicons[language]?.name ?? language.tag
    }
}
