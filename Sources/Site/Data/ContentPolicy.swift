/// What a page may load and do: a Content-Security-Policy.
struct ContentPolicy: Equatable {
    /// What each directive allows, in the order in which they are written.
    private var directives: [(name: String, sources: [String])]

    var value: String {
        directives.map { "\($0.name) \($0.sources.joined(separator: " "))" }.joined(separator: "; ")
    }

    static func == (left: Self, right: Self) -> Bool { left.value == right.value }

    /// Every page: files of the same site, nothing within the page itself.
    static let page = ContentPolicy(directives: [
        ("default-src", ["'none'"]), ("script-src", ["'self'"]), ("style-src", ["'self'"]),
        ("img-src", ["'self'"]), ("connect-src", ["'self'"]), ("frame-src", ["'self'"]),
        ("form-action", ["'self'"]), ("base-uri", ["'none'"]),
        // The list of sheets and the pages of versions show sheets in frames.
        ("frame-ancestors", ["'self'"]),
    ])

    /// The page of the search, whose index is read by a WebAssembly program.
    static let search = page.allowing("'wasm-unsafe-eval'", in: "script-src")

    /// An approved sheet as it was: one file with its styles and pictures in it, and nothing that runs.
    static let frozen = ContentPolicy(directives: [
        ("default-src", ["'none'"]), ("style-src", ["'unsafe-inline'"]), ("img-src", ["data:"]),
        ("font-src", ["data:"]), ("form-action", ["'none'"]), ("base-uri", ["'none'"]),
        ("frame-ancestors", ["'self'"]),
    ])

    private func allowing(_ source: String, in directive: String) -> ContentPolicy {
        var policy = self
        let sources = policy.directives.first { $0.name == directive }?.sources ?? []
        guard !sources.contains(source) else { return policy }
        let joined = sources.filter { $0 != "'none'" } + [source]
        if let place = policy.directives.firstIndex(where: { $0.name == directive }) {
            policy.directives[place].sources = joined
        } else {
            policy.directives.append((directive, joined))
        }
        return policy
    }

    /// What either of the two allows.
    func joined(with other: ContentPolicy) -> ContentPolicy {
        other.directives.reduce(self) { policy, directive in
            directive.sources.filter { $0 != "'none'" }.reduce(policy) { $0.allowing($1, in: directive.name) }
        }
    }
}
