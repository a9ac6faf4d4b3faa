import Content
import Diagnostics
import Site
import Templates

/// The consent sheet of one technique in one language, as bytes with the proof of what it holds.
package struct Sheet: Sendable {
    package let address: Address
    /// Print-ready HTML.
    package let html: [UInt8]
    /// SHA-256 of the sheet without its own version line: what an approval is given for.
    package let hash: String
    /// The approval of exactly this text; nil for a draft.
    package let approval: Approval?
    /// Elements that the profile asks for and the template did not write.
    package let missing: [Profile.Element]
}

/// Makes the consent sheets of an edition in one language.
package struct SheetMaker: Sendable {
    private let local: LocalEdition
    private let profile: Profile
    private let program: Program

    package init(local: LocalEdition, profile: Profile, program: Program) {
        self.local = local
        self.profile = profile
        self.program = program
    }

    /// The techniques that have a sheet: those offered in this edition, with a text in its language, and no group.
    package var techniques: [Int] {
        local.edition.entries(of: .technique, in: local.language).filter {
            local.library.entries[$0].facts.technique?.isGroup == false
        }
    }

    /// The sheet of a technique; nil where it has no text in this language.
    package func sheet(of technique: Int) throws -> Sheet? {
        let entry = local.library.entries[technique]
        guard let text = entry.texts[local.language] else { return nil }
        let composer = SheetComposer(local: local, profile: profile, technique: technique)
        let address = local.addresses.sheet(entry.id.name, local.language)
        let whole = local.library.settings.address + address.clean

        // The hash is of the sheet with an empty version line and without the name of its style sheet: it changes with
        // every word, fact, element and template, and with nothing else.
        var view = composer.view(
            text, version: VersionView(isDraft: true, name: "", shortHash: "", fullHash: "", address: whole, qr: []))
        let styles = (view.stylesheet, view.frame.stylesheet, view.frame.icon)
        (view.stylesheet, view.frame.stylesheet, view.frame.icon) = ("", "", "")
        let hash = Digest.full(try program.bytes(view, capacity: 65_536))
        let approval = local.library.approvals.first {
            $0.sheet == entry.id.name && $0.language == local.language && $0.hash == hash
        }

        (view.stylesheet, view.frame.stylesheet, view.frame.icon) = styles
        view.version = version(hash, approval, address: whole)
        view.frame.isDraft = approval == nil
        let html = try program.bytes(view, capacity: 65_536)
        return Sheet(
            address: address, html: html, hash: hash, approval: approval,
            missing: composer.requiredElements.filter { !html.holds(element: $0.id) })
    }

    private func version(_ hash: String, _ approval: Approval?, address: String) -> VersionView {
        let lexicon = local.lexicon
        return VersionView(
            isDraft: approval == nil,
            name: approval.map { lexicon.fill(.version, ["number": lexicon.number($0.version)]) }
                ?? lexicon[.versionDraft],
            approval: approval.map {
                lexicon.fill(.approvedSheet, ["name": $0.by, "role": $0.role, "date": lexicon.date($0.date)])
            },
            shortHash: String(hash.prefix(8)), fullHash: hash, address: address,
            qr: QRCode(address)?.svg(title: lexicon[.scanForSheet]) ?? [])
    }
}

extension [UInt8] {
    /// Whether the HTML holds an element with this id as `data-element`.
    fileprivate func holds(element id: String) -> Bool {
        contains(sequence: Array("data-element=\"\(id)\"".utf8))
    }

    private func contains(sequence: [UInt8]) -> Bool {
        guard let first = sequence.first else { return true }
        var start = startIndex
        while let place = self[start...].firstIndex(of: first) {
            if self[place...].starts(with: sequence) { return true }
            start = place + 1
        }
        return false
    }
}
