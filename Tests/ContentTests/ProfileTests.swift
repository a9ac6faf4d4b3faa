import Content
import Diagnostics
import Foundation
import Testing

/// The consent profiles that this repository publishes, on its own pages.
@Suite struct ProfileTests {
    private static let profiles = ["us-cms", "uk-form-1", "uk-form-2", "uk-form-3", "uk-form-4"]
    private static let addOns = ["gmc-montgomery"]

    @Test func `every profile is tested here`() throws {
        let files = try FileManager.default.contentsOfDirectory(
            atPath: Repository.root + "/content/profiles")
        #expect(files.sorted() == (Self.profiles + Self.addOns).map { $0 + ".yaml" }.sorted())
    }

    @Test(arguments: profiles, [[], addOns])
    func `a profile joins, alone and with the add-on, and proves every sheet`(
        _ profile: String, _ addOns: [String]
    ) throws {
        let project = Repository.load(
            settings: try Repository.settings(profile: profile, addOns: addOns))
        let findings = project.diagnostics.filter {
            $0.severity == .error || $0.file.hasPrefix("content/profiles/")
        }
        #expect(Format.line.text(of: findings) == "")
        let library = try #require(project.library)
        let publication = try #require(project.publication)
        let sheets = library.entries.filter { $0.facts.technique?.hasSheet == true }.map(\.texts.count)
        #expect(publication.sheetCount == sheets.reduce(0, +))
        let map = try #require(publication.profileMap)
        #expect(map.profile.id == profile)
        #expect(map.lines.count > 15)
        for line in map.lines {
            #expect(line.places.contains { $0.sheets > 0 }, "\(line.ask.id)")
        }
    }
}
