import Content

/// Where pages have moved to: `_redirects` for hosts that read such a file, and a map for nginx. The small pages that stand at the
/// old addresses serve everybody else.
///
/// Both files are always there, so that a server's settings can name them before anything has moved.
package struct Redirects {
    private let locals: [LocalEdition]

    package init(locals: [LocalEdition]) { self.locals = locals }

    package var routes: [Route] {
        [
            Route(Address("_redirects")) { Array(forHosts.utf8) },
            Route(Address("data/redirects.nginx.conf")) { Array(forNginx.utf8) },
        ]
    }

    /// From old addresses to those of pages that are published, as paths on the server, sorted.
    private var moves: [(from: String, to: String)] {
        locals.flatMap { local in
            let base = local.library.settings.pathOnServer
            return local.library.entries.enumerated().flatMap { index, entry in
                guard local.edition.hasPage(of: index, in: local.language) else {
                    return [] as [(String, String)]
                }
                let to = base + local.addresses.entry(entry.id, local.language).clean
                return entry.facts.aliases.map { alias in
                    let old = PageID(entry.id.kind, alias.value)
                    return (base + local.addresses.entry(old, local.language).clean, to)
                }
            }
        }.sorted { $0.0 < $1.0 }
    }

    private var forHosts: String {
        "# Where pages have moved to, for hosts that read this file.\n"
            + moves.map { "\($0.from) \($0.to) 301\n" }.joined()
    }

    private var forNginx: String {
        """
        # Where pages have moved to. Include this file in the `http` block of nginx, and write in the `server` block:
        #     if ($handout_redirect) { return 301 $handout_redirect; }
        map $uri $handout_redirect {
            default "";
        \(moves.map { move in
            let to = move.to.quotedForNginx
            let folder = String(move.from.dropLast())
            return [folder, move.from, move.from + "index.html"]
                .map { "    \($0.quotedForNginx) \(to);\n" }.joined()
        }.joined())}

        """
    }
}

extension ProjectSettings {
    /// Where the site's root stands on its server: `/`, or `/handouts/`.
    var pathOnServer: String {
        let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        let path = "/" + (parts.count > 3 ? parts[3].prefix { $0 != "?" && $0 != "#" } : "")
        return path.hasSuffix("/") ? path : path + "/"
    }
}

extension String {
    /// As a word of nginx's settings. A dollar sign would begin a variable, and cannot be escaped there.
    var quotedForNginx: String {
        var quoted = "\""
        for character in self {
            switch character {
            case "$": quoted += "%24"
            case "\"", "\\": quoted += "\\\(character)"
            default: quoted.append(character)
            }
        }
        return quoted + "\""
    }
}
