import Content

/// `feed.xml` of one language: an Atom feed (RFC 4287) of the pages that were changed or reviewed last.
package struct Feed {
    private static let length = 50

    private let local: LocalEdition

    package init(local: LocalEdition) { self.local = local }

    package var route: Route { Route(local.addresses.feed(local.language)) { xml } }

    /// The newest first; of one day by address.
    private var pages: [(changed: CalendarDate, address: Address, entry: Int)] {
        let pages = local.kinds.flatMap { local.entries(of: $0) }.map { index in
            let entry = local.library.entries[index]
            return (entry.facts.changed, local.addresses.entry(entry.id, local.language), index)
        }
        return Array(pages.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix(Self.length))
    }

    private var xml: [UInt8] {
        let settings = local.library.settings
        let home = settings.address + local.addresses.page("", local.language).clean
        let feed = settings.address + local.addresses.feed(local.language).path
        let pages = pages
        var xml = ""
        func element(_ name: String, _ text: String) {
            xml += "<\(name)>\(text.escapedForHTML)</\(name)>\n"
        }
        xml += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        xml += "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(local.language.tag)\">\n"
        element("title", settings.title[local.language] ?? "")
        element("id", home)
        xml += "<link href=\"\(home.escapedForHTML)\"/>\n"
        xml += "<link rel=\"self\" href=\"\(feed.escapedForHTML)\" type=\"application/atom+xml\"/>\n"
        // A feed has to say when it changed; where it is empty, it never has.
        element("updated", Self.time(pages.first?.changed))
        xml += "<author><name>\(local.edition.clinic.name.escapedForHTML)</name></author>\n"
        for page in pages {
            guard let text = local.text(of: page.entry)?.page else { continue }
            let address = settings.address + page.address.clean
            xml += "<entry>\n"
            element("title", text.title.value)
            element("id", address)
            xml += "<link href=\"\(address.escapedForHTML)\"/>\n"
            element("updated", Self.time(page.changed))
            element("summary", text.summary.value)
            xml += "</entry>\n"
        }
        xml += "</feed>\n"
        return Array(xml.utf8)
    }

    /// The beginning of the day, as Atom asks for a time.
    private static func time(_ day: CalendarDate?) -> String {
        (day?.description ?? "1970-01-01") + "T00:00:00Z"
    }
}
