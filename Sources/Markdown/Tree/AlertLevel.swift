/// What a block quote beginning with a line such as `[!EMERGENCY]` asks of the reader: a care card, or a list of
/// dos or don'ts.
package enum AlertLevel: String, Sendable, CaseIterable {
    case emergency = "EMERGENCY"
    case urgent = "URGENT"
    case nonUrgent = "NON-URGENT"
    case important = "IMPORTANT"
    case `do` = "DO"
    case dont = "DONT"

    /// Whether the alert is one list of things to do or not to do.
    package var isList: Bool { self == .do || self == .dont }
}
