import Content
import Diagnostics
import Site
import Templates

/// What is known of a sheet before it is written: which text it is, who approved it, and what its template dropped.
package struct SheetProof: Sendable {
    /// The technique's place among the library's entries.
    package let technique: Int
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
        local.entries(of: .technique).filter {
            local.library.entries[$0].facts.technique?.isGroup == false
        }
    }

    package func address(of technique: Int) -> Address {
        local.addresses.sheet(local.library.entries[technique].id.name, local.language)
    }

    /// Nil where the technique has no text in this language.
    ///
    /// Makes the sheet with an empty version line and without the names of its style sheets, so that the hash changes with
    /// every word, fact, element and template, and with nothing else.
    package func proof(of technique: Int) throws -> SheetProof? {
        guard let composer = SheetComposer(local: local, profile: profile, technique: technique) else {
            return nil
        }
        var view = composer.view(
            version: VersionView(
                isDraft: true, name: "", shortHash: "", fullHash: "", address: webAddress(of: technique),
                qr: []))
        (view.stylesheet, view.frame.stylesheet, view.frame.icon) = ("", "", "")
        let html = try program.bytes(view, capacity: 65_536)
        let hash = Digest.full(html)
        let name = local.library.entries[technique].id.name
        return SheetProof(
            technique: technique, hash: hash,
            approval: local.library.approvals.first {
                $0.sheet == name && $0.language == local.language && $0.hash == hash
            },
            missing: composer.requiredElements.filter { !html.holds(element: $0.id) })
    }

    /// The sheet itself, print-ready HTML.
    package func html(_ proof: SheetProof) throws -> [UInt8] {
        guard let composer = SheetComposer(local: local, profile: profile, technique: proof.technique) else {
            return []
        }
        return try program.bytes(composer.view(version: version(proof)), capacity: 65_536)
    }

    private func webAddress(of technique: Int) -> String {
        local.library.settings.address + address(of: technique).clean
    }

    package func versionName(_ proof: SheetProof) -> String {
        proof.approval.map { local.lexicon.fill(.version, ["number": local.lexicon.number($0.version)]) }
            ?? local.lexicon[.versionDraft]
    }

    private func version(_ proof: SheetProof) -> VersionView {
        let lexicon = local.lexicon
        let address = webAddress(of: proof.technique)
        return VersionView(
            isDraft: proof.approval == nil, name: versionName(proof),
            approval: proof.approval.map {
                lexicon.fill(.approvedSheet, ["name": $0.by, "role": $0.role, "date": lexicon.date($0.date)])
            },
            shortHash: String(proof.hash.prefix(8)), fullHash: proof.hash, address: address,
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
