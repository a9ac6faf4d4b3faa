import Content
import Diagnostics
import Site
import Templates

/// What is known of a sheet before it is written: which text it is, who approved it, and what its template dropped.
package struct SheetProof: Sendable {
    let composer: SheetComposer
    /// SHA-256 of the sheet without its own version line: what an approval is given for.
    package fileprivate(set) var hash: String
    package fileprivate(set) var standing: Standing
    /// What must stand on the sheet and does not.
    let dropped: [DroppedWords]

    /// The approval of exactly this text; nil for a draft.
    package var approval: Approval? {
        if case .approved(let approval) = standing { approval } else { nil }
    }

    /// The sheet as a version keeps it: under the line of that approval.
    func approved(by approval: Approval) -> SheetProof {
        var proof = self
        (proof.hash, proof.standing) = (approval.hash, .approved(approval))
        return proof
    }

    /// The technique's name.
    package var sheet: String { composer.entry.id.name }
    package var language: Language { composer.local.language }
    package var title: String { composer.text.page.title.value }
    /// The file of the technique's text.
    package var file: String { composer.text.page.file }
    /// Whether it asks for a side of the body.
    var asksForSide: Bool {
        composer.elements.contains { if case .side = $0.form { true } else { false } }
    }
    /// Whether a fact stands on it, or a line to write it on.
    func shows(_ fact: Profile.Fact) -> Bool {
        composer.elements.contains { if case .fact(fact) = $0.form { true } else { false } }
    }
    /// Whether it is made from a translation that is out of date.
    package var isStale: Bool { composer.text.isStale }
}

/// Makes the consent sheets of an edition in one language.
package struct SheetMaker: Sendable {
    let local: LocalEdition
    private let profile: Profile
    private let program: Program
    private let today: CalendarDate

    /// - Parameter today: approvals that ended before hold no longer.
    package init(local: LocalEdition, profile: Profile, program: Program, today: CalendarDate) {
        self.local = local
        self.profile = profile
        self.program = program
        self.today = today
    }

    /// The sheets to make, by the technique's title: of those offered in this edition, with a text in its language.
    var composers: [SheetComposer] {
        local.techniques
            .filter { local.library.entries[$0].facts.technique?.hasSheet == true }
            .compactMap(composer)
    }

    /// The sheet of one technique.
    func composer(of technique: Int) -> SheetComposer? {
        SheetComposer(local: local, profile: profile, technique: technique)
    }

    /// Makes the sheet with an empty version line and without what only a screen needs, so that the hash changes with every word,
    /// fact, picture, element and template, and with nothing else.
    func proof(of composer: SheetComposer) throws -> SheetProof {
        var view = composer.view(
            version: VersionView(
                id: "", isDraft: true, draftNotice: local.lexicon[.draftSheet], name: "", shortHash: "",
                fullHash: "",
                address: webAddress(of: composer),
                qr: []))
        var frame = view.frame.view
        (frame.stylesheet, frame.icon, frame.feed, frame.search) = ("", "", "", nil)
        (view.stylesheets, frame.alternates, frame.navigation) = ([], [], [])
        view.frame = Prepared(frame)
        let (html, dropped) = try rendered(view)
        let pictures = composer.media.map { "\n\($0) \(local.assets.digest(ofMedia: $0))" }.joined()
        let hash = Digest.full(html + pictures.utf8)
        let line = local.library.approval(
            of: Approval.Sheet(
                clinic: local.edition.clinic.id, name: composer.entry.id.name, language: local.language))
        return SheetProof(
            composer: composer, hash: hash, standing: Standing(line, hash: hash, today: today),
            dropped: dropped)
    }

    /// What the template drops of a sheet that is somebody's copy and filled for a patient, here a made-up one.
    func droppedOfFilledCopy(_ proof: SheetProof) throws -> [DroppedWords] {
        let patient = SheetPatient(
            name: "A. Nobody", dateOfBirth: today, identifier: "0000", side: .left, clinician: "B. Nobody",
            date: today)
        let view = proof.composer.view(
            version: version(proof), as: SheetVariant(paper: .a4, copy: .record), for: patient)
        return try rendered(view).dropped
    }

    /// The sheet itself, print-ready HTML.
    ///
    /// It is proved again: its version line and what stands around it differ from those of the first proof, and a template
    /// may test them.
    ///
    /// - Parameters:
    ///   - template: the file that messages name.
    ///   - published: what the sheet may lead on to; a release leaves some pages and sheets out.
    ///   - pdfFiles: the same sheet as PDF files.
    func html(
        _ proof: SheetProof, template: String, linkingTo published: Edition, _ pdfFiles: [SheetVariantView]
    ) throws -> [UInt8] {
        var view = proof.composer.view(version: version(proof))
        view.pdfFiles = pdfFiles
        var frame = view.frame.view
        let technique = proof.composer.technique
        frame.alternates = frame.alternates.filter { link in
            Language(link.language).map { published.hasSheet(of: technique, in: $0) } ?? false
        }
        if frame.alternates.count < 2 { frame.alternates = [] }
        if !published.hasPage(of: technique, in: local.language) { view.pageURL = nil }
        view.frame = Prepared(frame)
        return try proved(view, template: template)
    }

    /// The sheet by itself, without the links to what stands beside it today.
    ///
    /// - Parameters:
    ///   - variant: how it is printed; nil for the page that a version keeps.
    ///   - patient: whom it is for; nil where that is to be filled in.
    func html(
        _ proof: SheetProof, as variant: SheetVariant?, for patient: SheetPatient? = nil, template: String
    ) throws -> [UInt8] {
        var view = proof.composer.view(version: version(proof), as: variant, for: patient)
        var frame = view.frame.view
        (frame.alternates, frame.navigation) = ([], [])
        view.frame = Prepared(frame)
        return try proved(view, template: template)
    }

    private func proved(_ view: SheetView, template: String) throws -> [UInt8] {
        let (html, dropped) = try rendered(view)
        if let words = dropped.first { throw RenderFailure(diagnostic: words.diagnostic(file: template)) }
        return html
    }

    private func rendered(_ view: SheetView) throws -> (html: [UInt8], dropped: [DroppedWords]) {
        var html: [UInt8] = []
        html.reserveCapacity(65_536)
        let unprinted = try program.renderProved(Prepared(view), to: &html)
        return (html, unprinted.map { DroppedWords($0, of: view) })
    }

    private func webAddress(of composer: SheetComposer) -> String {
        local.library.settings.address + composer.address.clean
    }

    package func versionName(_ proof: SheetProof) -> String {
        proof.approval.map { local.lexicon.fill(.version, ["number": local.lexicon.number($0.version)]) }
            ?? local.lexicon[.versionDraft]
    }

    private func version(_ proof: SheetProof) -> VersionView {
        let lexicon = local.lexicon
        let approval = proof.approval
        // The code on an approved sheet leads to the version, which says for ever whether it is still in use.
        let address =
            approval.map { local.library.settings.address + VersionPages.address(of: $0.id).clean }
            ?? webAddress(of: proof.composer)
        return VersionView(
            id: approval?.id ?? "\(proof.sheet)-\(local.language.tag)-draft", isDraft: approval == nil,
            draftNotice: approval == nil ? lexicon[.draftSheet] : nil, name: versionName(proof),
            approval: approval.map {
                lexicon.fill(
                    .approvedSheet,
                    [
                        "name": $0.by, "role": $0.role, "date": lexicon.date($0.date),
                        "review": lexicon.date($0.nextReview),
                    ])
            },
            shortHash: String(proof.hash.prefix(8)), fullHash: proof.hash, address: address,
            qr: QRCode(address)?.svg(title: lexicon[.scanForSheet]) ?? [])
    }
}
