import Diagnostics
import Markdown

/// Who publishes: what stands in `content/clinics/<id>/clinic.yaml`.
package struct Clinic: Sendable {
    /// A fact that a text may insert as `{{clinic.…}}`.
    package enum Fact: String, CaseIterable, Sendable {
        case name, phone
        case afterHoursPhone = "after-hours-phone"
        case emergencyPhone = "emergency-phone"
        case address, website

        /// The fact that a text inserts by a name such as `clinic.phone`.
        package init?(inserted name: String) {
            let prefix = "clinic."
            guard name.hasPrefix(prefix) else { return nil }
            self.init(rawValue: String(name.dropFirst(prefix.count)))
        }
    }

    package var id: String
    package var file: String
    package var facts: [Fact: String]
    /// The one colour of its site; nil for that of the style sheet.
    package var accent: AccentColor?
    /// The techniques that it offers; nil means all.
    package var offers: [Located<String>]?
    /// Its local notes by language and technique.
    package var notes: [Language: [String: LocalNotes]]

    package var name: String { facts[.name] ?? id }
}

/// What a clinic adds to one technique in one language: only named slots.
package struct LocalNotes: Sendable {
    package var file: String
    package var technique: String
    package var slots: [(slot: LocalSlot, blocks: Nodes)]
    package var links: [String: LinkTarget] = [:]
}
