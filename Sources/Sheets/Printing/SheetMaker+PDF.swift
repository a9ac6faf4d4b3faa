import Content
import Site

extension SheetMaker {
    /// The forms in which each sheet is printed for the site.
    var variants: [SheetVariant] { SheetVariant.published(on: papers) }

    private var papers: [Paper] { local.library.settings.papers }

    func address(of proof: SheetProof, as variant: SheetVariant) -> Address {
        local.addresses.sheetPDF(
            proof.composer.entry.id.name, suffix: variant.suffix(first: papers.first ?? .a4), local.language)
    }

    /// The sheet as a PDF file.
    func pdf(
        _ proof: SheetProof, as variant: SheetVariant, template: String, paper: PaperMaker
    ) throws -> [UInt8] {
        let html = try html(proof, as: variant, template: template)
        let address = local.library.settings.address
        let job = PrintJob(
            url: address + proof.composer.address.path, html: html, isForm: variant.layout == .form,
            files: try proof.composer.media.map { path in
                PrintFile(
                    url: address + local.addresses.media(path).path,
                    bytes: try local.assets.bytes(ofMedia: path))
            })
        return try paper.pdf(
            of: job, check: check(of: proof, html: html, variant),
            name: "The sheet of “\(proof.composer.text.page.title.value)” (\(local.language.tag), \(variant))"
        )
    }

    private func check(of proof: SheetProof, html: [UInt8], _ variant: SheetVariant) -> PaperCheck {
        let lexicon = local.lexicon
        let title = lexicon.fill(.sheet, ["name": proof.composer.text.page.title.value])
        let version = proof.approval == nil ? lexicon[.draftSheet] : versionName(proof)
        return PaperCheck(
            html: html, running: [title, version, String(proof.hash.prefix(8))],
            pageCount: { lexicon.fill(.pageCount, ["page": String($0), "pages": String($1)]) },
            styles: variant.styles.map { local.assets.bytes(of: $0) })
    }
}
