import Content
import Diagnostics
import Foundation
import Site
import Testing

/// Whether the library tells all that its main sources say, as `coverage.yaml` lists it.
@Suite struct CoverageTests {
    private static let coverage: YAMLNode? = {
        var diagnostics: [Diagnostic] = []
        let path = Repository.root + "/Tests/ContentTests/coverage.yaml"
        let bytes = FileManager.default.contents(atPath: path) ?? Data()
        let node = YAMLReader(file: path).read(Array(bytes), into: &diagnostics)
        return diagnostics.isEmpty ? node : nil
    }()

    /// The pages as readers see them, by their address without `index.html`.
    private static let site: [String: String] = {
        let routes =
            Repository.project.publication?.routes.filter { $0.address.path.hasSuffix("/index.html") } ?? []
        return Dictionary(
            uniqueKeysWithValues: routes.map { route in
                let page = String(decoding: (try? route.render()) ?? [], as: UTF8.self)
                return (String(route.address.path.dropLast("/index.html".count)), page)
            })
    }()

    @Test func `everything that has a page of its own is found there under the names of the sources`() throws
    {
        let folders = try #require(Self.coverage?["pages"]).pairs
        #expect(folders.count == 10)
        var count = 0
        for (folder, of) in folders {
            let anchor = try #require(of["section"]?.text)
            for (id, names) in try #require(of["names"]).pairs {
                count += 1
                let page = try #require(Self.site["\(folder)/\(id)"], "\(folder)/\(id)")
                let hasSection = page.section(anchor)?.isEmpty == false
                #expect(hasSection, "\(folder)/\(id)")
                #expect(!names.items.isEmpty, "\(folder)/\(id)")
                let words = page.plain.wordsOnly
                for name in names.items {
                    let isFound = words.contains(name.wordsOnly)
                    #expect(isFound, "\(folder)/\(id): \(name)")
                }
            }
        }
        // 36 techniques, 37 conditions, 33 benefits, 29 risks, 20 cautions, 5 ways of imaging, 16 roles, 17 alternatives,
        // 12 medicines and devices, 20 parts of the body.
        #expect(count == 225)
    }

    @Test func `every statement is told in its section`() throws {
        let statements = try #require(Self.coverage?["statements"]).pairs
        #expect(statements.count == 161)
        for (id, place) in statements {
            let address = try #require(place["page"]?.text)
            let page = try #require(Self.site[address], "\(id): \(address)")
            let anchor = try #require(place["section"]?.text)
            let section = try #require(page.section(anchor), "\(id): \(address)")
            let says = try #require(place["says"]?.text)
            #expect(says.utf8.count > 4, "\(id)")
            let isTold = section.wordsOnly.contains(says.wordsOnly)
            #expect(isTold, "\(id): \(address)")
        }
    }

    @Test func `every relation that the sources state is linked from both ends`() throws {
        let techniques = try #require(Self.coverage?["relations"]).pairs
        #expect(techniques.count == 36)
        let folders = [
            "part-of": "techniques", "variant-of": "techniques", "related": "techniques",
            "treats": "conditions",
            "benefits": "benefits", "risks": "risks", "cautions": "considerations", "guided-by": "imaging",
            "uses": "medicines", "body-parts": "body-parts", "team": "roles", "alternatives": "alternatives",
            "evidence": "topics",
        ]
        var count = 0
        for (technique, relations) in techniques {
            let page = try #require(Self.site["techniques/\(technique)"])
            for (relation, others) in relations.pairs {
                let folder = try #require(folders[relation], "\(relation)")
                for other in others.items {
                    count += 1
                    let end = try #require(Self.site["\(folder)/\(other)"], "\(folder)/\(other)")
                    let leadsThere = page.leads(to: "../../\(folder)/\(other)/")
                    let leadsBack = end.leads(to: "../../techniques/\(technique)/")
                    #expect(leadsThere, "\(technique) → \(other)")
                    #expect(leadsBack, "\(other) → \(technique)")
                }
            }
        }
        #expect(count == 376)
    }

    @Test func `what is not told has its reason`() throws {
        let absent = try #require(Self.coverage?["absent"]).pairs
        #expect(absent.count == 5)
        for (id, reason) in absent { #expect((reason.text ?? "").utf8.count > 30, "\(id)") }
    }
}

extension YAMLNode {
    fileprivate subscript(key: String) -> YAMLNode? { pairs.first { $0.key == key }?.value }

    fileprivate var pairs: [(key: String, value: YAMLNode)] {
        guard case .mapping(let pairs) = content else { return [] }
        return pairs.map { ($0.key.value, $0.value) }
    }

    fileprivate var text: String? {
        guard case .scalar(let text, _) = content else { return nil }
        return text
    }

    fileprivate var items: [String] {
        guard case .sequence(let items) = content else { return [] }
        return items.compactMap(\.text)
    }
}

extension String {
    /// The words below the heading with this id, up to the next heading of level 2; nil where there is none.
    fileprivate func section(_ id: String) -> String? {
        guard let start = range(of: "<h2 id=\"\(id)\">"),
            let end = range(of: "</h2>", range: start.upperBound..<endIndex)
        else { return nil }
        let next = range(of: "<h2", range: end.upperBound..<endIndex)?.lowerBound ?? endIndex
        return String(self[end.upperBound..<next]).plain
    }

    /// Without tags.
    fileprivate var plain: String {
        replacingOccurrences(of: "<[^>]*>", with: " ", options: .regularExpression)
            .replacingOccurrences(of: "&#39;", with: "'").replacingOccurrences(of: "&amp;", with: "&")
            .replacingOccurrences(of: "&quot;", with: "\"")
    }

    /// Letters and digits in small letters, words apart by single spaces.
    fileprivate var wordsOnly: String {
        " " + lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
    }

    fileprivate func leads(to address: String) -> Bool {
        contains("href=\"\(address)index.html\"")
    }
}
