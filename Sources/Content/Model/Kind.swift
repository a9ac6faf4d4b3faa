/// What a page is about. The raw value is the word that a writer uses for it.
package enum Kind: String, CaseIterable, Sendable, Comparable {
    case technique, condition, benefit, risk, consideration, medicine, imaging
    case bodyPart = "body-part"
    case role, alternative, guide, topic, term, source
    /// About the site itself: how it is made, how to reach its makers.
    case about

    /// The folder of the kind's pages, in `content/<language>/` and in the site's addresses alike.
    package var folder: String {
        switch self {
        case .technique: "techniques"
        case .condition: "conditions"
        case .benefit: "benefits"
        case .risk: "risks"
        case .consideration: "considerations"
        case .medicine: "medicines"
        case .imaging: "imaging"
        case .bodyPart: "body-parts"
        case .role: "roles"
        case .alternative: "alternatives"
        case .guide: "guides"
        case .topic: "topics"
        case .term: "terms"
        case .source: "sources"
        case .about: "about"
        }
    }

    package init?(folder: some StringProtocol) {
        guard let kind = Self.allCases.first(where: { $0.folder == folder }) else { return nil }
        self = kind
    }

    /// The order of declaration: techniques first, what is about the site last.
    package static func < (left: Kind, right: Kind) -> Bool { left.rank < right.rank }

    /// Counted out, not looked up: it is asked for in every comparison of two ids.
    private var rank: Int {
        switch self {
        case .technique: 0
        case .condition: 1
        case .benefit: 2
        case .risk: 3
        case .consideration: 4
        case .medicine: 5
        case .imaging: 6
        case .bodyPart: 7
        case .role: 8
        case .alternative: 9
        case .guide: 10
        case .topic: 11
        case .term: 12
        case .source: 13
        case .about: 14
        }
    }
}

/// The name of a page in every language: its kind and the name of its file.
package struct PageID: Hashable, Comparable, Sendable {
    package var kind: Kind
    package var name: String

    package init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
    }

    package static func < (left: PageID, right: PageID) -> Bool {
        left.kind == right.kind ? left.name < right.name : left.kind < right.kind
    }

    /// Lower-case ASCII letters and digits in words joined by `-`: it serves as file name, address and anchor alike.
    package static func isValidName(_ name: some StringProtocol) -> Bool {
        guard (1...80).contains(name.utf8.count), name.utf8.first != UInt8(ascii: "-") else { return false }
        return name.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }
}

extension PageID: CustomStringConvertible {
    /// `techniques/nerve-block`.
    package var description: String { "\(kind.folder)/\(name)" }
}
