import Testing

/// Many errors cost time in proportion to their number, and all of them are shown in order.
@Suite struct ManyErrorsTests {
    @Test func `links to headings that are not there`() throws {
        let links = (0..<4_000).map { "[b](#nohead-\($0))\n\n### Head \($0)\n\n" }.joined()
        try expect(4_000, "broken-anchor", in: Project.good.with(.append(Page.condition, "\n" + links)))
    }

    @Test func `links to pages that are not there`() throws {
        let links = (0..<4_000).map { "[It](stif-elbow-\($0).md).\n" }.joined()
        try expect(4_000, "broken-link", in: Project.good.with(.append(Page.condition, "\n" + links)))
    }

    @Test func `relations to pages that are not there, in a large library`() throws {
        var project = try Project.good.with(
            .replace(
                Page.condition, "related: [stiff-elbow]",
                "related: [" + (0..<2_000).map { "soer-elbow-\($0)" }.joined(separator: ", ") + "]"))
        for number in 0..<1_000 {
            project.files[text: "content/en/conditions/sore-elbow-\(number).md"] =
                project.files[text: "content/en/conditions/stiff-elbow.md"]
        }
        try expect(2_000, "unknown-id", in: project)
    }

    private func expect(_ count: Int, _ rule: String, in project: Project) throws {
        let folder = try project.folder()
        var outcome: Outcome?
        let time = try ContinuousClock().measure { outcome = try folder.handout("check", "--format", "line") }
        let errors = outcome?.findings.filter(\.isError) ?? []
        #expect(errors.count == count)
        #expect(errors.allSatisfy { $0.rule == rule })
        #expect(
            errors.map { [$0.line, $0.column] }.elementsEqual(
                errors.map { [$0.line, $0.column] }.sorted { $0.lexicographicallyPrecedes($1) }))
        #expect(time < .seconds(45))
    }
}
