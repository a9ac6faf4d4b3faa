import Content

/// What a server says beside each file, above all what a page may load: `_headers` for hosts that read such a file, and the
/// same for nginx.
package struct Headers {
    /// The same for every file.
    private static let common: [(name: String, value: String)] = [
        ("X-Content-Type-Options", "nosniff"),
        // Which page somebody read is nobody else's business.
        ("Referrer-Policy", "same-origin"),
        (
            "Permissions-Policy",
            "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        ),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ]
    private static let policyName = "Content-Security-Policy"
    private static let forEver = "public, max-age=31536000, immutable"

    private let base: String
    private let languages: [String]
    private let addresses: [Address]

    /// - Parameter addresses: those of all other files of the site.
    package init(locals: [LocalEdition], addresses: [Address]) {
        base = locals.first?.library.settings.pathOnServer ?? "/"
        languages = locals.map { $0.addresses.prefix($0.language) }.filter { !$0.isEmpty }
        self.addresses = addresses
    }

    package var routes: [Route] {
        let files = (forHosts, forNginx)
        return [
            Route(Address("_headers")) { Array(files.0.utf8) },
            Route(Address("data/headers.nginx.conf")) { Array(files.1.utf8) },
        ]
    }
}

extension Headers {
    private var pages: [Address] { addresses.filter { $0.path.hasSuffix(".html") } }

    /// Files whose names change with their content.
    private var fingerprinted: [Address] {
        addresses.filter { $0.path.wholeMatch(of: /assets\/[^\/]+\.[0-9a-f]{8}\.[a-z0-9]+/) != nil }
    }

    /// The folders and the name of a page, without that of the language.
    private func parts(_ address: Address) -> [Substring] {
        let language = languages.first { address.path.hasPrefix($0) } ?? ""
        return address.path.dropFirst(language.count).split(separator: "/")
    }

    private func policy(of address: Address) -> ContentPolicy {
        let parts = parts(address)
        if parts.first == "search" { return .search }
        return parts.first == "versions" && parts.last == "sheet.html" ? .frozen : .page
    }

    /// Hosts send all rules that match, and a browser keeps to all policies that it is sent. So the rule for everything allows
    /// what any page needs, and those for parts of the site narrow it down. No part has two rules.
    private var forHosts: String {
        let policies = pages.map(policy)
        let loosest = policies.reduce(ContentPolicy.page) { $0.joined(with: $1) }
        var text = "# What is said beside each file, for hosts that read this file.\n"
        func rule(_ path: String, _ headers: [(name: String, value: String)]) {
            text += path + "\n" + headers.map { "  \($0.name): \($0.value)\n" }.joined()
        }
        rule(base + "*", [(Self.policyName, loosest.value)] + Self.common)
        if policies.contains(where: { $0 != loosest }) {
            var rules: [String: ContentPolicy] = [:]
            for page in pages { for path in patterns(of: page) { rules[path] = policy(of: page) } }
            for (path, policy) in rules.sorted(by: { $0.key < $1.key }) {
                rule(path, [(Self.policyName, policy.value)])
            }
        }
        for file in fingerprinted { rule(base + file.path, [("Cache-Control", Self.forEver)]) }
        return text
    }

    /// The paths under which the rule for a page stands: few, because hosts read a hundred rules at most.
    private func patterns(of page: Address) -> [String] {
        let parts = parts(page)
        guard let folder = parts.first, parts.count > 1 else { return [base + page.clean, base + page.path] }
        let language = page.path.hasPrefix(folder + "/") ? "" : ":language/"
        // Here pages of two sorts stand side by side.
        if folder == "versions", let name = parts.last {
            let start = base + language + "versions/" + (parts.count > 2 ? ":id/" : "")
            return name == "index.html" ? [start, start + name] : [start + name]
        }
        return [base + language + folder + "/*"]
    }

    private var forNginx: String {
        let base = base.literalInPattern
        let language =
            languages.isEmpty ? "" : "(\(languages.map(\.literalInPattern).joined(separator: "|")))?"
        let paths: [(policy: ContentPolicy, pattern: String)] = [
            (.search, "^\(base)\(language)search/"), (.frozen, "^\(base)versions/[^/]+/sheet\\.html$"),
        ]
        let policies = pages.map(policy)
        func choice(_ variable: String, _ pattern: String, _ value: String) -> String {
            "if ($uri ~ \"\(pattern)\") { set $\(variable) \"\(value)\"; }\n"
        }
        var text = "# What is said beside each file. Include this file in the `server` block of nginx.\n"
        text += "set $handout_policy \"\(ContentPolicy.page.value)\";\n"
        for path in paths where policies.contains(path.policy) {
            text += choice("handout_policy", path.pattern, path.policy.value)
        }
        text += "set $handout_cache no-cache;\n"
        text += choice(
            "handout_cache", "^\(base)assets/[^/]+\\.[0-9a-f]{8}\\.[a-z0-9]+$", Self.forEver)
        text += "add_header \(Self.policyName) $handout_policy always;\n"
        text += "add_header Cache-Control $handout_cache;\n"
        for header in Self.common { text += "add_header \(header.name) \"\(header.value)\" always;\n" }
        return text
    }
}

extension String {
    /// As a part of a regular expression that stands for nothing but itself.
    fileprivate var literalInPattern: String {
        var pattern = ""
        for character in self {
            let isPlain = character.isLetter || character.isNumber || "/-_~%,:;=&@!".contains(character)
            pattern += isPlain ? String(character) : "\\\(character)"
        }
        return pattern
    }
}
