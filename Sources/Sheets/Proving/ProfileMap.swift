import Content

/// Which element of which rule set stands where on the sheets of a project, and on how many of them.
package struct ProfileMap: Sendable {
    /// One thing that a rule set asks for.
    package struct Line: Sendable {
        package var ask: Profile.Ask
        package var rule: Profile.RuleSet
        /// Where it is answered, with the number of sheets that show the element.
        package var places: [(group: Profile.Group, element: Profile.Element, sheets: Int)]
    }

    package let profile: Profile
    package let lines: [Line]
    package let sheetCount: Int

    init(_ profile: Profile, composers: [SheetComposer]) {
        self.profile = profile
        sheetCount = composers.count
        var counts: [String: Int] = [:]
        for element in composers.flatMap(\.elements) { counts[element.id, default: 0] += 1 }
        lines = profile.answers.map { answer in
            Line(
                ask: answer.ask, rule: answer.rule,
                places: answer.elements.map { ($0.group, $0.element, counts[$0.element.id] ?? 0) })
        }
    }
}
