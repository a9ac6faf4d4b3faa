/// What a block quote beginning with a line such as `[!EMERGENCY]` becomes: a care card, or a list of dos or
/// don'ts.
package struct Alert: Sendable, Equatable {
    /// What the reader should do about it.
    package enum Level: String, Sendable, CaseIterable {
        case emergency = "EMERGENCY"
        case urgent = "URGENT"
        case nonUrgent = "NON-URGENT"
        case important = "IMPORTANT"
        case `do` = "DO"
        case dont = "DONT"

        /// Whether the alert is one list of things to do or not to do.
        package var isList: Bool { self == .do || self == .dont }
    }

    package var level: Level
    /// Inlines after the marker on its line; empty where there are none.
    package var title: [Node]

    package init(_ level: Level, title: [Node] = []) {
        self.level = level
        self.title = title
    }
}
