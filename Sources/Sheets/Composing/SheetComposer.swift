import Content
import Markdown
import Site

/// Puts a consent sheet together: the profile says which elements, the technique's page what stands in them.
struct SheetComposer: Sendable {
    let local: LocalEdition
    let profile: Profile
    /// The technique's place among the library's entries.
    let technique: Int
    let text: EntryText

    /// Nil where the technique has no text in this language.
    init?(local: LocalEdition, profile: Profile, technique: Int) {
        guard let text = local.library.entries[technique].texts[local.language] else { return nil }
        self.local = local
        self.profile = profile
        self.technique = technique
        self.text = text
    }

    var entry: Entry { local.library.entries[technique] }
    private var language: Language { local.language }
    private var lexicon: Lexicon { local.lexicon }
    var address: Address { local.addresses.sheet(entry.id.name, language) }

    /// - Parameters:
    ///   - version: what the sheet says about its own version.
    ///   - variant: how it is printed; nil for the page of the site.
    ///   - patient: whom it is for; nil where that is to be filled in.
    func view(
        version: VersionView, as variant: SheetVariant? = nil, for patient: SheetPatient? = nil
    ) -> SheetView {
        let writer = PageWriter(local: local, address: address, entry: technique)
        let title = text.page.title.value
        let heading = lexicon.fill(.sheet, ["name": title])
        let paper = writer.paper(
            elements.map(blocks), footnotes: text.page.footnotes, targets: text.targets)
        var texts = paper.parts[...]
        let groups = profile.groups.map { group in
            SheetGroupView(
                id: group.id, title: group.title[language] ?? "",
                elements: group.elements.filter(applies).map {
                    element($0, texts.popFirst() ?? [], writer, patient)
                })
        }
        return SheetView(
            frame: writer.frame(
                title: heading, description: heading, kind: Content.Kind.technique, isDraft: version.isDraft,
                alternates: { entry.texts[$0] == nil ? nil : local.addresses.sheet(entry.id.name, $0) }),
            words: writer.words,
            stylesheets: (variant?.styles ?? [.common]).map { writer.url(local.assets.address(of: $0)) },
            title: title, heading: heading, copyName: variant?.copy.map { lexicon[$0.phrase] },
            label: label(of: patient),
            profile: profile.title[language] ?? "",
            pageURL: writer.url(local.addresses.entry(entry.id, language)),
            staleNotice: text.translation.map(\.isComplete) ?? true ? nil : lexicon[.staleSheet],
            groups: groups.filter { !$0.elements.isEmpty },
            validity: local.library.settings.consentDays.map {
                lexicon.fill(.consentHolds, ["days": lexicon.number($0)])
            },
            footnotes: paper.footnotes, version: version, pageCount: pageCount)
    }

    /// The elements that this technique's sheet must hold.
    var elements: [Profile.Element] { profile.groups.flatMap(\.elements).filter(applies) }

    /// The files below `content/media` that the sheet shows, sorted.
    var media: [String] {
        let targets = text.targets
        guard targets.values.contains(where: \.isMedia) else { return [] }
        let blocks = elements.map(blocks)
        let notes = FootnoteSelection(in: blocks, of: text.page.footnotes).footnotes.map(\.children)
        let paths = (blocks + notes).flatMap { $0.all([.image, .link]) }.compactMap { node -> String? in
            guard case .media(let path) = targets[node.destination] else { return nil }
            return path
        }
        return Set(paths).sorted()
    }

    /// Side and level are asked for only where the technique has them.
    private func applies(_ element: Profile.Element) -> Bool {
        switch element.form {
        case .side: entry.facts.technique?.hasSide ?? false
        case .spinalLevel: entry.facts.technique?.hasSpinalLevel ?? false
        default: true
        }
    }
}

extension SheetComposer {
    private func label(of patient: SheetPatient?) -> SheetLabelView {
        let fields: [(Phrase, String?)] = [
            (.patientName, patient?.name), (.dateOfBirth, patient.map { lexicon.date($0.dateOfBirth) }),
            (.recordNumber, patient?.identifier),
        ]
        return SheetLabelView(
            fields: fields.map { .init(id: $0.rawValue, name: lexicon[$0], value: $1) })
    }

    /// The engine that prints knows the numbers; the style sheet puts them into the empty elements.
    private var pageCount: [UInt8] {
        let words = lexicon[.pageCount].escapedForHTML
        let counter = { (name: String) in "<span class=\"\(name)\"></span>" }
        return Array(
            Lexicon.fill(words, ["page": counter("page"), "pages": counter("pages")]).utf8)
    }

    private func element(
        _ element: Profile.Element, _ html: [UInt8], _ writer: PageWriter, _ patient: SheetPatient?
    ) -> SheetElementView {
        var view = SheetElementView(id: element.id, text: element.text[language] ?? "")
        switch element.form {
        case .fact(let fact):
            view.fact = value(of: fact, patient)
            view.isFillIn = view.fact == nil
        case .fillIn, .spinalLevel: view.isFillIn = true
        case .space(let lines): view.lines = [String](repeating: "", count: lines)
        case .side:
            view.fact = patient?.side.map { lexicon[$0.phrase] }
            view.isChoice = view.fact == nil
            if view.isChoice {
                view.options = options(SheetPatient.Side.allCases.map { lexicon[$0.phrase] }, of: view)
            }
        case .choice(let options):
            view.isChoice = true
            view.options = self.options(options.map { $0[language] ?? "" }, of: view)
        case .statement: view.isStatement = true
        case .signature(let fields):
            view.signature = SignatureView(
                fields: fields.map { field in
                    let name = lexicon.signatureFields[field] ?? ""
                    return SignatureFieldView(
                        id: field.rawValue, fullID: "\(view.id)-\(field.rawValue)", name: name,
                        described: "\(view.text): \(name)", isWritten: field != .signature)
                })
        case .part(let part): view.part = self.part(part, html, writer)
        }
        return view
    }

    private func value(of fact: Profile.Fact, _ patient: SheetPatient?) -> String? {
        switch fact {
        case .facility: local.edition.clinic.name
        case .procedure: text.page.title.value
        case .clinician: patient?.clinician
        case .date: patient?.date.map(lexicon.date)
        }
    }

    private func options(_ texts: [String], of element: SheetElementView) -> [SheetOptionView] {
        texts.enumerated().map { index, text in
            SheetOptionView(
                id: "\(element.id)-\(index + 1)", text: text, described: "\(element.text): \(text)")
        }
    }

    /// The text of the page that an element shows.
    private func blocks(of element: Profile.Element) -> Nodes {
        guard case .part(let part) = element.form else { return .none }
        return SectionRole(rawValue: part.rawValue).flatMap { text.page[$0]?.blocks } ?? .none
    }

    private func part(_ part: Profile.Part, _ html: [UInt8], _ writer: PageWriter) -> SheetPartView {
        SheetPartView(
            html: html.isEmpty ? nil : html, risks: part == .risks ? writer.risks(of: technique) : nil,
            expectations: part == .expectations ? writer.expectations(of: technique) : [],
            relations: Self.relations(of: part).compactMap { writer.relation($0, of: technique) })
    }

    private static func relations(of part: Profile.Part) -> [RelationKey] {
        switch part {
        case .whoItMayHelp: [.treats]
        case .benefits: [.benefits]
        case .alternatives: [.alternatives]
        case .avoidIf: [.avoidIf, .cautionIf]
        case .whatItIs, .risks, .expectations, .getHelp, .notKnown, .questions: []
        }
    }
}

extension SheetPatient.Side {
    fileprivate var phrase: Phrase {
        switch self {
        case .left: .left
        case .right: .right
        case .both: .both
        }
    }
}

extension LinkTarget {
    fileprivate var isMedia: Bool {
        if case .media = self { return true }
        return false
    }
}
