import Content

/// What is known of the patient whom a sheet is for: it stands on the paper, and nowhere else.
package struct SheetPatient: Sendable {
    /// Which side of the body.
    package enum Side: String, CaseIterable, Sendable { case left, right, both }

    package var name: String
    package var dateOfBirth: CalendarDate
    /// The number of the record.
    package var identifier: String
    package var side: Side?
    package var clinician: String?
    /// The day of the procedure.
    package var date: CalendarDate?
}
