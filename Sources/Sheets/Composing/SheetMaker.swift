import Content
import Diagnostics
import Site
import Templates

/// What is known of a sheet before it is written: which text it is, who approved it, and what its template dropped.
package struct SheetProof: Sendable {
    let composer: SheetComposer
    /// SHA-256 of the sheet without its own version line: what an approval is given for.
    package let hash: String
    /// The approval of exactly this text; nil for a draft.
    package let approval: Approval?
    /// The newest approval of the sheet, where none is of this text.
    let voidApproval: Approval?
    /// What must stand on the sheet and does not.
    let dropped: [DroppedWords]
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

    /// The sheets to make, by the technique's title: of those offered in this edition, with a text in its language, and no
    /// group.
    var composers: [SheetComposer] {
        local.entries(of: .technique)
            .filter { local.library.entries[$0].facts.technique?.isGroup == false }
            .compactMap { SheetComposer(local: local, profile: profile, technique: $0) }
    }

    /// Makes the sheet with an empty version line and without what only a screen needs, so that the hash changes with every word,
    /// fact, picture, element and template, and with nothing else.
    func proof(of composer: SheetComposer) throws -> SheetProof {
        var view = composer.view(
            version: VersionView(
                isDraft: true, draftNotice: local.lexicon[.draftSheet], name: "", shortHash: "", fullHash: "",
                address: webAddress(of: composer),
                qr: []))
        var frame = view.frame.view
        (frame.stylesheet, frame.icon, frame.feed) = ("", "", "")
        (view.stylesheets, frame.alternates, frame.navigation) = ([], [], [])
        view.frame = Prepared(frame)
        let (html, dropped) = try rendered(view)
        let pictures = composer.media.map { "\n\($0) \(local.assets.digest(ofMedia: $0))" }.joined()
        let hash = Digest.full(html + pictures.utf8)
        let approvals = local.library.approvals.filter {
            $0.sheet == composer.entry.id.name && $0.language == local.language
        }.sorted { $0.version > $1.version }
        return SheetProof(
            composer: composer, hash: hash,
            approval: approvals.first { $0.hash == hash && !$0.isOverdue(today) },
            voidApproval: approvals.contains { $0.hash == hash } ? nil : approvals.first, dropped: dropped)
    }

    /// The sheet itself, print-ready HTML.
    ///
    /// It is proved again: its version line and what stands around it differ from those of the first proof, and a template
    /// may test them.
    ///
    /// - Parameters:
    ///   - template: the file that messages name.
    ///   - variant: how it is printed; nil for the page of the site.
    package func html(
        _ proof: SheetProof, as variant: SheetVariant? = nil, template: String
    ) throws -> [UInt8] {
        let (html, dropped) = try rendered(proof.composer.view(version: version(proof), as: variant))
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
        let address = webAddress(of: proof.composer)
        return VersionView(
            isDraft: proof.approval == nil,
            draftNotice: proof.approval == nil ? lexicon[.draftSheet] : nil, name: versionName(proof),
            approval: proof.approval.map {
                lexicon.fill(.approvedSheet, ["name": $0.by, "role": $0.role, "date": lexicon.date($0.date)])
            },
            shortHash: String(proof.hash.prefix(8)), fullHash: proof.hash, address: address,
            qr: QRCode(address)?.svg(title: lexicon[.scanForSheet]) ?? [])
    }
}
