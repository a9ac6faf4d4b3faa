import Content
import Diagnostics
import Testing

/// What this repository publishes.
@Suite struct LibraryTests {
    @Test func `the content has no error and no warning`() throws {
        // The tests' day lies before the content's.
        let findings = Repository.project.diagnostics.filter { $0.rule != "future-date" }
        #expect(Format.line.text(of: findings) == "")
        #expect(Repository.project.library != nil)
    }

    @Test func `every technique with a sheet has all its sections in every language that it is written in`()
        throws
    {
        let library = try #require(Repository.project.library)
        let techniques = library.entries.filter { $0.facts.technique?.isGroup == false }
        #expect(techniques.count == 28)
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
        for entry in library.entries where entry.facts.technique?.hasSheet == true {
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

    /// A section that tells numbers leads to where they come from. Those of passages are cited there.
    @Test func `every number in the text has a source beside it`() throws {
        let library = try #require(Repository.project.library)
        let english = try #require(Language("en"))
        // Pages about the site tell its own rules.
        let unsourced: [Content.Kind] = [.source, .term, .about]
        for entry in library.entries where !unsourced.contains(entry.id.kind) {
            let text = try #require(entry.texts[english])
            // What is asked, or not known, is no claim.
            for section in text.page.sections where section.role != .questions && section.role != .notKnown {
                let words = section.blocks.plainText(fact: { _ in "" })
                guard words.contains(where: \.isNumber) else { continue }
                let leadsToSource = section.blocks.all(.link).contains { link in
                    guard case .page(let target, _, _) = text.targets[link.destination] else { return false }
                    return library.entries[target].id.kind == .source
                }
                #expect(leadsToSource, "\(entry.id), \(section.id)")
            }
        }
    }

    /// Facts carry over from the main sources, sentences do not. The file holds a hash of each run of 8 words in them.
    @Test func `no 8 words in a row are those of a main source`() throws {
        let path = Repository.root + "/Tests/ContentTests/source-runs.txt"
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let runs = Set(lines.compactMap { UInt64($0, radix: 16) })
        #expect(runs.count == lines.count)
        #expect(runs.count > 5_000)
        let title = "the rise of interventional pain procedures key considerations"
        #expect(runs.contains(Self.hash(title.split(separator: " "))))
        for (name, text) in Repository.texts where name.hasPrefix("en/") {
            // The title of a source is its own.
            let lines = text.split(separator: "\n").filter {
                !name.hasPrefix("en/sources/") || !$0.hasPrefix("title:")
            }
            let words = lines.joined(separator: " ").replacing(#/\]\([^)]*\)/#, with: "]").lowercased()
                .replacing("’", with: "'").matches(of: #/[a-z0-9]+(?:'[a-z]+)?/#).map(\.output)
            for start in words.indices.dropLast(7) {
                let run = words[start..<start + 8]
                #expect(!runs.contains(Self.hash(run)), "\(name): \(run.joined(separator: " "))")
            }
        }
    }

    /// The first 40 bits of FNV-1a.
    private static func hash(_ words: some Sequence<Substring>) -> UInt64 {
        words.joined(separator: " ").utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        } >> 24
    }

    /// The clinic is made up, and nobody has approved anything: the content must not say otherwise.
    @Test func `nothing is approved or reviewed`() throws {
        let library = try #require(Repository.project.library)
        #expect(library.approvals.isEmpty)
        #expect(library.entries.allSatisfy { $0.facts.review == nil })
    }
}
