import Content
import Site

/// A consent sheet of an edition as it stands today: to be approved, or compared with what was approved before.
package struct ProvedSheet: Sendable {
    let maker: SheetMaker
    package let proof: SheetProof
    /// The template's file, for messages.
    let template: String

    /// The sheet itself, print-ready HTML.
    ///
    /// - Parameters:
    ///   - published: what it may lead on to.
    ///   - hasPapers: whether it stands there as PDF files too.
    func html(linkingTo published: Edition, hasPapers: Bool) throws -> [UInt8] {
        let writer = PageWriter(local: maker.local, address: proof.composer.address)
        return try maker.html(
            proof, template: template, linkingTo: published, hasPapers ? pdfFiles(writer) : [])
    }

    /// Its PDF files in the order of the list, as a page names them and leads to them.
    func pdfFiles(_ writer: PageWriter) -> [SheetVariantView] {
        variants.map { variant in
            SheetVariantView(name: writer.lexicon.name(of: variant), url: writer.url(address(of: variant)))
        }
    }

    /// What an approval puts into the archive, by name.
    ///
    /// The sheet is made as it will be printed, and holds its style sheet and pictures: no later change reaches it.
    ///
    /// - Parameter paper: prints the sheet, on the project's first paper; nil for a version without a PDF file.
    package func frozen(
        as approval: Approval, by paper: PaperMaker?
    ) throws -> [(name: String, bytes: [UInt8])] {
        let sheet = ProvedSheet(maker: maker, proof: proof.approved(by: approval), template: template)
        let html = try maker.html(sheet.proof, as: nil, template: template)
        let local = proof.composer.local
        let assets = Dictionary(
            local.assets.routes.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
        let whole = try SelfContainedHTML(
            address: proof.composer.address, root: local.library.settings.address,
            file: { try assets[$0]?.render() }
        ).html(html)
        let pdf = try paper.flatMap { paper in
            try sheet.variants.first.map { try sheet.pdf(as: $0, by: paper) }
        }
        let files: [(name: String, bytes: [UInt8])] =
            [("sheet.html", whole), ("sheet.txt", SheetText(html: html).text)]
            + [pdf.map { ("sheet.pdf", $0) }].compactMap { $0 }
        let version = FrozenVersion(
            approval: approval, title: local.lexicon.fill(.sheet, ["name": proof.title]),
            digests: files.map { ($0.name, Digest.full($0.bytes)) })
        return files + [(FrozenVersion.factsFile, Array(version.yaml.utf8))]
    }

    /// How the words of the sheet differ from those that were approved; the line of the version counts on neither side.
    package func changes(since approval: Approval, in files: FileSystem) throws -> TextDifference {
        let old = try files.read(FrozenVersion.path(approval.id, "sheet.txt"))
        let new = try maker.html(proof.approved(by: approval), as: nil, template: template)
        return TextDifference(from: SheetText(text: old).lines, to: SheetText(html: new).lines)
    }
}
