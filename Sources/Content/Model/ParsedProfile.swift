import Diagnostics

/// A profile's file, decoded on its own: what it takes from other files is only named.
struct ParsedProfile: Sendable {
    /// What stands in a list of the file: written out, or taken from another profile.
    enum Item<Value: Sendable>: Sendable {
        case written(Value)
        case taken(Use)
    }

    /// The name of a rule set, a group or an element of another profile: `use: uk-form-1/change-mind`.
    struct Use: Sendable {
        var profile: String
        var id: String
        var position: Position
        /// What an element answers here, where that is something else than there.
        var answers: [Located<String>]?
        /// In an add-on: the group before which a group stands.
        var before: Located<String>?

        var name: String { "\(profile)/\(id)" }
    }

    struct Group: Sendable {
        var id: Located<String>
        var title: [Language: String]
        var elements: [Item<Profile.Element>]
        var before: Located<String>?
    }

    let id: String
    let file: String
    let title: [Language: String]
    let isAddOn: Bool
    let rules: [Item<Profile.RuleSet>]
    let groups: [Item<Group>]
}

extension ParsedProfile {
    /// The elements of the groups that are written out.
    var elements: [Item<Profile.Element>] { Self.written(groups).flatMap(\.elements) }

    /// Everything that is taken from other profiles.
    var uses: [Use] { Self.taken(rules) + Self.taken(groups) + Self.taken(elements) }

    static func written<Value>(_ items: [Item<Value>]) -> [Value] {
        items.compactMap { if case .written(let value) = $0 { value } else { nil } }
    }

    static func taken<Value>(_ items: [Item<Value>]) -> [Use] {
        items.compactMap { if case .taken(let use) = $0 { use } else { nil } }
    }
}
