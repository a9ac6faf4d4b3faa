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

    /// The sheets to make, by the technique's title: of those offered in this edition, with a text in its language, and no
    /// group.
    var composers: [SheetComposer] {
        local.entries(of: .technique)
            .filter { local.library.entries[$0].facts.technique?.isGroup == false }
            .compactMap { SheetComposer(local: local, profile: profile, technique: $0) }
    }

    /// Makes the sheet with an empty version line and without what only a screen needs, so that the hash changes with every word,
    /// fact, element and template, and with nothing else.
    func proof(of composer: SheetComposer) throws -> SheetProof {
        var view = composer.view(
            version: VersionView(
                isDraft: true, name: "", shortHash: "", fullHash: "", address: webAddress(of: composer),
                qr: []))
        var frame = view.frame.view
        (view.stylesheet, frame.stylesheet, frame.icon, frame.feed) = ("", "", "", "")
        (frame.alternates, frame.navigation) = ([], [])
        view.frame = Prepared(frame)
        let html = try program.bytes(view, capacity: 65_536)
        let hash = Digest.full(html)
        let written = html.elementIDs
        return SheetProof(
            composer: composer, hash: hash,
            approval: local.library.approvals.first {
                $0.sheet == composer.entry.id.name && $0.language == local.language && $0.hash == hash
            },
            missing: composer.elements.filter { !written.contains($0.id) })
    }

    /// The sheet itself, print-ready HTML.
    package func html(_ proof: SheetProof) throws -> [UInt8] {
        try program.bytes(proof.composer.view(version: version(proof)), capacity: 65_536)
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
            isDraft: proof.approval == nil, name: versionName(proof),
            approval: proof.approval.map {
                lexicon.fill(.approvedSheet, ["name": $0.by, "role": $0.role, "date": lexicon.date($0.date)])
            },
            shortHash: String(proof.hash.prefix(8)), fullHash: proof.hash, address: address,
            qr: QRCode(address)?.svg(title: lexicon[.scanForSheet]) ?? [])
    }
}

extension [UInt8] {
    /// The ids of all elements that the HTML names as `data-element`, found in one pass.
    ///
    /// Text cannot pretend to be one: its quotation marks are escaped.
    fileprivate var elementIDs: Set<String> {
        let mark = Array("data-element=\"".utf8)
        var ids: Set<String> = []
        withUnsafeBufferPointer { bytes in
            var place = 0
            while place + mark.count < bytes.count {
                guard bytes[place] == mark[0], bytes[place + 5] == mark[5],
                    bytes[place..<place + mark.count].elementsEqual(mark)
                else {
                    place += 1
                    continue
                }
                let start = place + mark.count
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.endIndex
                ids.insert(String(decoding: bytes[start..<end], as: UTF8.self))
                place = end
            }
        }
        return ids
    }
}
