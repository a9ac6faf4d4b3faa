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
        xml += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"".utf8
        xml += " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n".utf8
        for local in locals {
            // Drafts, and lists that tell what drafts say, ask not to be found.
            for page in ["", "a-to-z", "glossary"] + (local.hasComparePage ? ["compare"] : [])
            where !local.hasDrafts {
                append(local, changed: nil, root, to: &xml) {
                    $0.hasDrafts ? nil : $0.addresses.page(page, $0.language)
                }
            }
            for kind in local.kinds where !local.hasDrafts {
                append(local, changed: nil, root, to: &xml) {
                    $0.hasDrafts || !$0.kinds.contains(kind) ? nil : $0.addresses.index(of: kind, $0.language)
                }
            }
            for (index, entry) in local.library.entries.enumerated()
            where entry.facts.review != nil && local.edition.hasPage(of: index, in: local.language) {
                append(local, changed: entry.facts.changed, root, to: &xml) {
                    $0.edition.hasPage(of: index, in: $0.language)
                        ? $0.addresses.entry(entry.id, $0.language) : nil
                }
            }
        }
        xml += "</urlset>\n".utf8
        return xml
    }

    /// - Parameter address: where the page stands in the language of an edition; nil where it does not.
    private func append(
        _ local: LocalEdition, changed: CalendarDate?, _ root: String, to xml: inout [UInt8],
        address: (LocalEdition) -> Address?
    ) {
        func web(_ local: LocalEdition) -> String? {
            address(local).map { (root + $0.clean).escapedForHTML }
        }
        guard let own = web(local) else { return }
        xml += "<url><loc>\(own)</loc>".utf8
        if let changed { xml += "<lastmod>\(changed)</lastmod>".utf8 }
        let all = locals.compactMap { local in web(local).map { (local.language.tag, $0) } }
        if all.count > 1 {
            for (tag, url) in all {
                xml += "<xhtml:link rel=\"alternate\" hreflang=\"\(tag)\" href=\"\(url)\"/>".utf8
            }
        }
        xml += "</url>\n".utf8
    }
}
