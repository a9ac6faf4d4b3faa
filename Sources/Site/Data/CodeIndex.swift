import Content
import JSON

/// `data/codes.json`: which page is about what a code of a record system names, as an HL7 infobutton asks.
///
/// What such a request holds is told by table 1 of Appl Clin Inform 2016;7(3):817: a code (`mainSearchCriteria.v.c`), the object
/// identifier of its system (`….v.cs`), and for whom the information is (`informationRecipient`).
package struct CodeIndex {
    /// For whom all pages are: `PAT` is a patient, `PROV` would be a professional.
    private static let audience = "PAT"

    private let locals: [LocalEdition]

    package init(locals: [LocalEdition]) { self.locals = locals }

    package var route: Route { Route(Address("data/codes.json")) { json.bytes(pretty: true) + "\n".utf8 } }

    /// By system and code; of one code by language and page.
    private var json: JSON {
        let items = locals.flatMap(items).sorted { $0.key.lexicographicallyPrecedes($1.key) }
        return .object([("codes", .array(items.map(\.value)))])
    }

    private func items(of local: LocalEdition) -> [(key: [String], value: JSON)] {
        local.kinds.flatMap(local.entries).flatMap { index -> [(key: [String], value: JSON)] in
            let entry = local.library.entries[index]
            guard let text = entry.texts[local.language]?.page else { return [] }
            let page = local.addresses.entry(entry.id, local.language).clean
            return entry.facts.codes.map { code in
                var members: [(key: String, value: JSON)] = [
                    ("system", .string(code.system.oid)), ("systemName", .string(code.system.name)),
                    ("code", .string(code.code.value)), ("audience", .string(Self.audience)),
                    ("language", .string(local.language.tag)), ("title", .string(text.title.value)),
                    ("page", web(page, local)),
                ]
                if local.edition.hasSheet(of: index, in: local.language) {
                    let sheet = local.addresses.sheet(entry.id.name, local.language)
                    members.append(("sheet", web(sheet.clean, local)))
                }
                members.append(("draft", .bool(entry.facts.review == nil)))
                if let source = local.library.index(of: PageID(.source, code.source.value)),
                    let path = local.reference(to: source)?.path
                {
                    members.append(("source", web(Address(path).clean, local)))
                }
                return ([code.system.rawValue, code.code.value, local.language.tag, page], .object(members))
            }
        }
    }

    private func web(_ path: String, _ local: LocalEdition) -> JSON {
        .string(local.library.settings.address + path)
    }
}
