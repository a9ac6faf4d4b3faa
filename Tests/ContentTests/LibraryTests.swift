import Content
import Diagnostics
import Testing

/// What this repository publishes.
@Suite struct LibraryTests {
    @Test func `the content has no error`() throws {
        let errors = Repository.project.diagnostics.filter { $0.severity == .error }
        #expect(Format.line.text(of: errors) == "")
        #expect(Repository.project.library != nil)
    }

    @Test func `every technique with a sheet has all its sections in every language that it is written in`()
        throws
    {
        let library = try #require(Repository.project.library)
        let techniques = library.entries.filter { $0.facts.technique?.isGroup == false }
        #expect(techniques.count >= 8)
        #expect(SectionRole.ofTechnique.count == 12)
        for entry in techniques {
            for (language, text) in entry.texts {
                let missing = SectionRole.ofTechnique.filter { text.page[$0]?.blocks.isEmpty ?? true }
                #expect(missing == [], "\(entry.id) in \(language.tag)")
            }
        }
    }

    @Test func `every technique with a sheet names risks, benefits, and the choice of no treatment`() throws {
        let library = try #require(Repository.project.library)
        let noTreatment = try #require(library.index(of: PageID(.alternative, "no-treatment")))
        for entry in library.entries where entry.facts.technique?.isGroup == false {
            #expect(!entry.links(.risks).isEmpty, "\(entry.id)")
            #expect(!entry.links(.benefits).isEmpty, "\(entry.id)")
            #expect(entry.links(.alternatives).contains { $0.to == noTreatment }, "\(entry.id)")
        }
    }

    @Test func `every number rests on a source that the page lists`() throws {
        let library = try #require(Repository.project.library)
        for entry in library.entries {
            let sources = Set((entry.facts.relations[.sources] ?? []).map(\.target.value))
            for relation in entry.facts.relations[.risks] ?? [] {
                guard case .stated(let frequency) = relation.chance else { continue }
                #expect(sources.contains(frequency.source.value), "\(entry.id): \(relation.target.value)")
            }
            for statement in (entry.facts.technique?.expectations ?? [:]).values.joined() {
                #expect(sources.contains(statement.source.value), "\(entry.id): \(statement.source.value)")
            }
        }
    }

    /// The clinic is made up, and nobody has approved anything: the content must not say otherwise.
    @Test func `nothing is approved or reviewed`() throws {
        let library = try #require(Repository.project.library)
        #expect(library.approvals.isEmpty)
        #expect(library.entries.allSatisfy { $0.facts.review == nil })
    }
}
