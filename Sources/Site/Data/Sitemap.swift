import Content

/// `sitemap.xml` and `robots.txt`: what search engines are told.
package struct Sitemap {
    private let locals: [LocalEdition]

    package init(locals: [LocalEdition]) { self.locals = locals }

    package var routes: [Route] {
        guard let settings = locals.first?.library.settings else { return [] }
        let robots = Array("User-agent: *\nAllow: /\n\nSitemap: \(settings.address)sitemap.xml\n".utf8)
        return [
            Route(Address("sitemap.xml")) { xml(settings.address) },
            Route(Address("robots.txt")) { robots },
        ]
    }

    private func xml(_ root: String) -> [UInt8] {
        var xml: [UInt8] = []
        xml += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8
        xml += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".utf8
        for local in locals {
            for page in ["", "a-to-z", "glossary"] {
                append(local.addresses.page(page, local.language), changed: nil, root, to: &xml)
            }
            for kind in local.kinds {
                append(local.addresses.index(of: kind, local.language), changed: nil, root, to: &xml)
            }
            for (index, entry) in local.library.entries.enumerated()
            where local.edition.hasPage(of: index, in: local.language) {
                let changed = entry.facts.changed
                append(local.addresses.entry(entry.id, local.language), changed: changed, root, to: &xml)
            }
        }
        xml += "</urlset>\n".utf8
        return xml
    }

    private func append(_ address: Address, changed: CalendarDate?, _ root: String, to xml: inout [UInt8]) {
        xml += "<url><loc>\((root + address.clean).escapedForHTML)</loc>".utf8
        if let changed { xml += "<lastmod>\(changed)</lastmod>".utf8 }
        xml += "</url>\n".utf8
    }
}
