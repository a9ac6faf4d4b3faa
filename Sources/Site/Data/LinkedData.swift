import Content
import JSON

/// What search engines read of a page: JSON-LD in the words of schema.org. It says nothing that the page does not say.
///
/// Made only when a template asks for it.
struct LinkedData: Sendable {
    /// What the page is about.
    enum Subject: Sendable {
        case site
        case entry(Int, EntryText)
    }

    let local: LocalEdition
    let address: Address
    let subject: Subject

    /// JSON without a sign that could end a script element.
    var bytes: [UInt8] {
        var members: Members = [("@context", "https://schema.org")]
        switch subject {
        case .site: members += site
        case .entry(let index, let text): members += page(of: index, text.page)
        }
        return JSON.object(members).bytes()
    }
}

extension LinkedData {
    private typealias Members = [(key: String, value: JSON)]

    /// How many sources are named at most: all of them stand on the page, which must stay small.
    private static let citations = 10

    private var settings: ProjectSettings { local.library.settings }
    private var title: String {
        settings.title[local.language] ?? settings.title[settings.sourceLanguage] ?? ""
    }

    private func web(_ address: Address) -> JSON { .string(settings.address + address.clean) }

    private static func object(_ type: String, _ members: Members) -> JSON {
        .object([("@type", .string(type))] + members)
    }

    private var site: Members {
        [
            ("@type", "WebSite"), ("url", web(address)), ("name", .string(title)),
            ("inLanguage", .string(local.language.tag)), ("publisher", publisher),
        ]
    }

    private var publisher: JSON {
        let clinic = local.edition.clinic
        let facts = [("telephone", clinic.facts[.phone]), ("url", clinic.facts[.website])]
        return Self.object(
            "MedicalOrganization",
            [("name", .string(clinic.name))]
                + facts.compactMap { key, fact in fact.map { (key, .string($0)) } })
    }

    private func page(of index: Int, _ text: PageText) -> Members {
        let entry = local.library.entries[index]
        var members: Members = [
            ("@type", entry.id.kind == .source ? "WebPage" : "MedicalWebPage"), ("url", web(address)),
            ("name", .string(text.title.value)), ("description", .string(text.summary.value)),
            ("inLanguage", .string(local.language.tag)), ("isAccessibleForFree", true),
            ("audience", Self.object("Patient", [])),
            ("dateModified", .string(entry.facts.updated.description)),
        ]
        if let review = entry.facts.review {
            let reviewer: Members = [("name", .string(review.by)), ("jobTitle", .string(review.role))]
            members.append(("lastReviewed", .string(review.date.description)))
            members.append(("reviewedBy", Self.object("Person", reviewer)))
        } else {
            members.append(("creativeWorkStatus", "Draft"))
        }
        members.append(("publisher", publisher))
        members.append(("breadcrumb", breadcrumb(entry.id.kind, text)))
        if let subject = thing(entry, text) { members.append(("mainEntity", subject)) }
        let sources = entry.links(.sources).compactMap { citation(of: $0.to) }
        if !sources.isEmpty {
            members.append(("citation", .array(Array(sources.prefix(Self.citations)))))
        }
        return members
    }

    private func breadcrumb(_ kind: Content.Kind, _ text: PageText) -> JSON {
        let steps = [
            (title, local.addresses.page("", local.language)),
            (local.lexicon.kinds[kind]?.many ?? "", local.addresses.index(of: kind, local.language)),
            (text.title.value, address),
        ]
        let items = steps.enumerated().map { place, step in
            Self.object(
                "ListItem",
                [("position", .int(place + 1)), ("name", .string(step.0)), ("item", web(step.1))])
        }
        return Self.object("BreadcrumbList", [("itemListElement", .array(items))])
    }

    /// Where a source can be read; nil where the site does not tell.
    private func citation(of source: Int) -> JSON? {
        guard local.reference(to: source)?.path != nil else { return nil }
        return local.library.entries[source].facts.source?.address.map { .string($0.value) }
    }
}

extension LinkedData {
    /// What the page is about; nil where the vocabulary has no type that says no more than the page does.
    private func thing(_ entry: Entry, _ text: PageText) -> JSON? {
        let (type, more) = facts(of: entry, text)
        let codes = entry.facts.codes.map { code in
            Self.object(
                "MedicalCode",
                [("codeValue", .string(code.code.value)), ("codingSystem", .string(code.system.name))])
        }
        guard let type = type ?? (codes.isEmpty ? nil : "MedicalEntity") else { return nil }
        var members: Members = [("name", .string(text.title.value))]
        if !text.also.isEmpty { members.append(("alternateName", .array(text.also.map { .string($0) }))) }
        // Only what is medical has a code.
        if !codes.isEmpty { members.append(("code", .array(codes))) }
        return Self.object(type, members + more)
    }

    private func facts(of entry: Entry, _ text: PageText) -> (type: String?, members: Members) {
        switch entry.id.kind {
        case .technique:
            // A therapy is a procedure against a condition; some only look for a cause.
            (entry.links(.treats).isEmpty ? "MedicalProcedure" : "MedicalTherapy", procedure(entry, text))
        case .condition: ("MedicalCondition", treatments(of: entry))
        case .risk: ("MedicalEntity", [])
        case .bodyPart: ("AnatomicalStructure", [])
        case .term:
            (
                "DefinedTerm",
                [
                    ("description", .string(text.summary.value)),
                    ("inDefinedTermSet", web(local.addresses.page("glossary", local.language))),
                ]
            )
        case .source:
            (
                "CreativeWork",
                (entry.facts.source?.address?.value).map { [("url", .string($0))] } ?? []
            )
        // What helps, what to look out for, devices beside medicines, people, and what patients can do instead.
        case .benefit, .consideration, .medicine, .imaging, .role, .alternative, .guide, .topic, .about:
            (nil, [])
        }
    }

    /// Where on the body, and where the page tells how it goes.
    private func procedure(_ entry: Entry, _ text: PageText) -> Members {
        var members: Members = []
        let parts = entry.links(.bodyParts).compactMap { local.reference(to: $0.to)?.title }
        if !parts.isEmpty { members.append(("bodyLocation", .array(parts.map { .string($0) }))) }
        for (key, role) in [
            ("preparation", SectionRole.before), ("howPerformed", .during), ("followup", .after),
        ] {
            guard let section = text[role] else { continue }
            members.append((key, .string(settings.address + address.clean + "#" + section.id)))
        }
        return members
    }

    /// The techniques that name the condition as one that they treat.
    private func treatments(of condition: Entry) -> Members {
        let treatments = condition.backlinks(.treats)
            .filter { !local.edition.leavesOut($0.from, in: local.language) }
            .compactMap { local.reference(to: $0.from) }
            .sorted { $0.rank < $1.rank }
            .map { reference in
                Self.object(
                    "MedicalTherapy",
                    [("name", .string(reference.title))]
                        + (reference.path.map { [("url", web(Address($0)))] } ?? []))
            }
        return treatments.isEmpty ? [] : [("possibleTreatment", .array(treatments))]
    }
}
