import Content
import Site
import Templates

/// The pages below `/versions/` in one language: each approved text as it was, and whether it is still in use.
struct VersionPages: Sendable {
    let local: LocalEdition
    /// How the sheets of today stand, by technique. A version whose sheet is not among them is no longer given out.
    let standings: [String: Standing]
    let page: Program
    let list: Program
    let files: FileSystem

    /// In one place for all languages: the id on paper names the language.
    static func address(of id: String, _ file: String = "index.html") -> Address {
        Address("versions/\(id)/\(file)")
    }

    var routes: [Route] {
        let versions = versions
        guard !versions.isEmpty else { return [] }
        let index = local.addresses.page("versions", local.language)
        return versions.flatMap(routes) + [Route(index) { try list.bytes(listView(of: versions, at: index)) }]
    }

    /// Those of this clinic and language: by sheet, the newest first.
    private var versions: [FrozenVersion] {
        local.library.versions
            .filter {
                $0.approval.clinic == local.edition.clinic.id && $0.approval.language == local.language
            }
            .sorted {
                ($0.approval.sheet, $1.approval.version) < ($1.approval.sheet, $0.approval.version)
            }
    }

    private func routes(of version: FrozenVersion) -> [Route] {
        let id = version.approval.id
        let address = Self.address(of: id)
        let files = files
        let frozen = version.digests.map(\.file).filter(FrozenVersion.publishedFiles.contains)
        return [Route(address) { try page.bytes(view(of: version, at: address)) }]
            + frozen.map { name in
                Route(Self.address(of: id, name)) { try files.read(version.path(name)) }
            } + [
                Route(Self.record(of: id)) {
                    try reference(to: version, frozen).json.bytes(pretty: true) + "\n".utf8
                }
            ]
    }

    private static func record(of id: String) -> Address { address(of: id, "document-reference.json") }
}

extension VersionPages {
    private var lexicon: Lexicon { local.lexicon }

    private func name(_ approval: Approval) -> String {
        lexicon.fill(.version, ["number": lexicon.number(approval.version)])
    }

    /// Whether a version is in use, in a sentence why, and the version that has taken its place.
    private func state(of approval: Approval) -> (isCurrent: Bool, reason: String, newer: Approval?) {
        let newest = local.library.approval(of: approval.subject)
        if let newest, newest.version > approval.version {
            let number = lexicon.number(newest.version)
            return (false, lexicon.fill(.superseded, ["number": number]), newest)
        }
        guard let standing = standings[approval.sheet] else {
            return (false, lexicon[.noLongerGiven], nil)
        }
        let reason = standing.reasonToLeaveOut(isStale: false, in: lexicon)
        return (reason == nil, reason ?? lexicon[.versionInUse], nil)
    }

    /// The version in a word, whether it is in use, and its name: "CURRENT: Consent form: Elbow warming, Version 3".
    private func line(_ version: FrozenVersion, isCurrent: Bool) -> String {
        let mark = lexicon[isCurrent ? .versionCurrent : .versionNotCurrent]
        return "\(mark): \(version.title), \(name(version.approval))"
    }

    /// - Parameter frozen: the names of its published files.
    private func reference(to version: FrozenVersion, _ frozen: [String]) throws -> DocumentReference {
        let state = state(of: version.approval)
        let root = local.library.settings.address
        return DocumentReference(
            version: version, isCurrent: state.isCurrent,
            description: "\(line(version, isCurrent: state.isCurrent)). \(state.reason)",
            previous: versions.first {
                $0.approval.subject == version.approval.subject
                    && $0.approval.version < version.approval.version
            },
            clinic: local.edition.clinic.name, system: root + "versions/",
            contents: try frozen.map { name in
                DocumentReference.Content(
                    url: root + Self.address(of: version.approval.id, name).path,
                    contentType: name.hasSuffix(".pdf") ? "application/pdf" : "text/html; charset=utf-8",
                    bytes: try files.read(version.path(name)))
            })
    }

    private func view(of version: FrozenVersion, at address: Address) -> VersionPageView {
        let approval = version.approval
        let writer = PageWriter(local: local, address: address)
        let state = state(of: approval)
        let facts: [(Phrase, String)] = [
            (.versionID, approval.id), (.approvedBy, approval.by), (.approverRole, approval.role),
            (.approvedOn, lexicon.date(approval.date)), (.reviewDue, lexicon.date(approval.nextReview)),
            (.writtenBy, approval.author), (.contentHash, approval.hash),
        ]
        return VersionPageView(
            frame: writer.frame(
                title: line(version, isCurrent: state.isCurrent), description: state.reason,
                alternates: { _ in nil }),
            words: writer.words, title: version.title, name: name(approval), isCurrent: state.isCurrent,
            reason: state.reason,
            successor: state.newer.map {
                VersionLinkView(url: writer.url(Self.address(of: $0.id)), title: name($0))
            },
            facts: facts.map { FactView(name: lexicon[$0], value: $1) },
            sheetURL: writer.url(Self.address(of: approval.id, "sheet.html")),
            sheetTitle: lexicon.fill(.asApproved, ["name": version.title]),
            pdfURL: version.digests.contains { $0.file == "sheet.pdf" }
                ? writer.url(Self.address(of: approval.id, "sheet.pdf")) : nil,
            recordURL: writer.url(Self.record(of: approval.id)))
    }

    private func listView(of versions: [FrozenVersion], at address: Address) -> VersionListView {
        let writer = PageWriter(local: local, address: address)
        return VersionListView(
            frame: writer.frame(
                title: lexicon[.versions], description: lexicon[.versions], alternates: { _ in nil }),
            words: writer.words, title: lexicon[.versions],
            versions: versions.map { version in
                let state = state(of: version.approval)
                return VersionLineView(
                    url: writer.url(Self.address(of: version.approval.id)), title: version.title,
                    name: name(version.approval), isCurrent: state.isCurrent, reason: state.reason)
            })
    }
}
