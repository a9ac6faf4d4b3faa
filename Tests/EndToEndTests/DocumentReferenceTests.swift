import Foundation
import Testing

/// `/versions/<id>/document-reference.json`: what record systems are told of an approved version.
@Suite struct DocumentReferenceTests {
    /// The elements that the program may write, in the order of the standard, with the least and the greatest number: R4,
    /// https://hl7.org/fhir/R4/documentreference-dependencies.html; `language` is every resource's own.
    private static let elements: [(name: String, count: ClosedRange<Int>, isList: Bool)] = [
        ("resourceType", 1...1, false), ("language", 0...1, false), ("masterIdentifier", 0...1, false),
        ("identifier", 0...9, true), ("status", 1...1, false), ("docStatus", 0...1, false),
        ("type", 0...1, false), ("category", 0...9, true), ("date", 0...1, false), ("author", 0...9, true),
        ("authenticator", 0...1, false), ("custodian", 0...1, false), ("relatesTo", 0...9, true),
        ("description", 0...1, false), ("securityLabel", 0...9, true), ("content", 1...9, true),
    ]
    /// https://hl7.org/fhir/R4/valueset-document-reference-status.html
    private static let statuses = ["current", "superseded", "entered-in-error"]
    /// https://hl7.org/fhir/R4/valueset-composition-status.html
    private static let docStatuses = ["preliminary", "final", "amended", "entered-in-error"]
    /// https://hl7.org/fhir/R4/valueset-document-relationship-type.html
    private static let relations = ["replaces", "transforms", "signs", "appends"]
    /// https://hl7.org/fhir/R4/datatypes.html#Attachment, without `data`: the files stand beside the page.
    private static let attachment = [
        "contentType", "language", "url", "size", "hash", "title", "creation",
    ]
    private static let root = "https://elbow.example.org/versions/"

    private static func file(_ id: String) -> String { "versions/\(id)/document-reference.json" }

    /// The members in the order in which they stand, once the shape has been held against the standard.
    private func checked(_ id: String, in site: Files) throws -> [String: Any] {
        let bytes = try #require(site[Self.file(id)])
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any], "no JSON object")
        let text = String(decoding: bytes, as: UTF8.self)
        let names = text.matches(of: #/\n  "([A-Za-z]+)":/#).map { String($0.1) }
        #expect(names == Self.elements.map(\.name).filter(names.contains))
        for element in Self.elements {
            let value = json[element.name]
            let count = element.isList ? (value as? [Any])?.count ?? 0 : value == nil ? 0 : 1
            #expect(element.count.contains(count), "\(element.name) \(count) times")
            if element.isList { #expect(value == nil || count > 0, "\(element.name) is an empty list") }
        }
        #expect(json["resourceType"] as? String == "DocumentReference")
        #expect(Self.statuses.contains(json["status"] as? String ?? ""))
        #expect(Self.docStatuses.contains(json["docStatus"] as? String ?? ""))
        for relation in json["relatesTo"] as? [[String: Any]] ?? [] {
            #expect(Set(relation.keys) == ["code", "target"])
            #expect(Self.relations.contains(relation["code"] as? String ?? ""))
        }
        for content in json["content"] as? [[String: Any]] ?? [] {
            #expect(Set(content.keys) == ["attachment"])
            let attachment = try #require(content["attachment"] as? [String: Any])
            #expect(Set(attachment.keys) == Set(Self.attachment))
        }
        // Null, an empty text and an empty object are no values in FHIR.
        #expect(!text.contains("null") && !text.contains("\"\"") && !text.contains("{}"))
        return json
    }

    /// What must stand in the entry of a frozen file.
    private func expect(_ json: [String: Any], _ place: Int, is file: String, as type: String, in site: Files)
        throws
    {
        let contents = try #require(json["content"] as? [[String: Any]])
        try #require(place < contents.count)
        let attachment = try #require(contents[place]["attachment"] as? [String: Any])
        let bytes = try #require(site["versions/" + file])
        #expect(attachment["contentType"] as? String == type)
        #expect(attachment["url"] as? String == Self.root + file)
        #expect(attachment["size"] as? Int == bytes.count)
        #expect(attachment["hash"] as? String == (try sha1(bytes)))
    }

    /// The program of the system as the second opinion.
    private func sha1(_ bytes: [UInt8]) throws -> String {
        let outcome = try Program(path: "/usr/bin/sha1sum", arguments: [], input: bytes).run()
        let digits = Array(outcome.output.prefix(40))
        try #require(digits.count == 40)
        let sum = stride(from: 0, to: 40, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
        return Data(sum).base64EncodedString()
    }

    @Test func `an approved version is described for record systems`() throws {
        let folder = try Project.good.folder()
        #expect(try folder.approve("elbow-warming", "--next-review", "2099-01-01").end == .exit(0))
        #expect(try folder.handout("build", "--format", "line").findings == [])
        let site = folder.files(in: "site")
        let id = "elbow-warming-en-v1"
        let json = try checked(id, in: site)
        #expect(json["status"] as? String == "current")
        #expect(json["docStatus"] as? String == "final")
        #expect(json["language"] as? String == "en")
        #expect(json["masterIdentifier"] as? [String: String] == ["system": Self.root, "value": id])
        #expect(json["author"] as? [[String: String]] == [["display": "B. Writer"]])
        #expect(json["authenticator"] as? [String: String] == ["display": "A. Nobody, doctor"])
        #expect(json["custodian"] as? [String: String] == ["display": "Hill Example Clinic"])
        #expect(
            json["description"] as? String
                == "CURRENT: Consent form: Elbow warming, Version 1. This is the text in use now.")
        let type = try #require(json["type"] as? [String: [[String: String]]])
        #expect(
            type == [
                "coding": [["system": "http://loinc.org", "code": "59284-0", "display": "Consent Document"]]
            ])
        #expect(json["relatesTo"] == nil)
        let contents = try #require(json["content"] as? [[String: [String: Any]]])
        #expect(contents.count == 1)
        try expect(json, 0, is: "\(id)/sheet.html", as: "text/html; charset=utf-8", in: site)
        #expect(contents[0]["attachment"]?["title"] as? String == "Consent form: Elbow warming")
        #expect(contents[0]["attachment"]?["creation"] as? String == Project.day(0))
        // The page leads to it, and drafts have none.
        #expect(
            site.markup("versions/\(id)/index.html").values(of: "href").contains("../../" + Self.file(id)))
        #expect(site.keys.filter { $0.hasSuffix("document-reference.json") } == [Self.file(id)])
        // The same again, byte for byte.
        try folder.remove("site")
        #expect(try folder.handout("build").end == .exit(0))
        #expect(folder.files(in: "site")[Self.file(id)] == site[Self.file(id)])
    }

    @Test func `a newer version replaces the older one of its own sheet`() throws {
        let folder = try Project.good.folder()
        try folder.approve()
        // Numbers are counted over all clinics: the second one is of another.
        try folder.approve("elbow-cooling", "--clinic", "valley-example-clinic")
        try folder.approve("elbow-cooling")
        try folder.approve(language: "es")
        try folder.change(Page.warming, "The skin may turn red.", "The skin may turn brown.")
        #expect(try folder.approve().output.hasPrefix("elbow-warming-en-v2"))
        #expect(try folder.handout("build").end == .exit(0))
        let site = folder.files(in: "site")
        let old = try checked("elbow-warming-en-v1", in: site)
        #expect(old["status"] as? String == "superseded")
        #expect(
            old["description"] as? String
                == "NOT CURRENT: Consent form: Elbow warming, Version 1. Version 2 has taken its place.")
        let new = try checked("elbow-warming-en-v2", in: site)
        #expect(new["status"] as? String == "current")
        let relation = try #require((new["relatesTo"] as? [[String: Any]])?.first)
        #expect(relation["code"] as? String == "replaces")
        let target = try #require(relation["target"] as? [String: Any])
        #expect(target["type"] as? String == "DocumentReference")
        #expect(
            target["identifier"] as? [String: String] == [
                "system": Self.root, "value": "elbow-warming-en-v1",
            ])
        #expect(try checked("elbow-cooling-en-v2", in: site)["relatesTo"] == nil)
        let spanish = try checked("elbow-warming-es-v1", in: site)
        #expect(spanish["language"] as? String == "es" && spanish["relatesTo"] == nil)
    }

    @Test func `a version that is no longer in use is not current, and says why`() throws {
        let folder = try Project.good.folder()
        try folder.approve()
        try folder.change(Page.settings, "profile: us-cms", "profile: none")
        #expect(try folder.handout("build").end == .exit(0))
        let json = try checked("elbow-warming-en-v1", in: folder.files(in: "site"))
        #expect(json["status"] as? String == "superseded")
        #expect(
            (json["description"] as? String)?.hasSuffix("This sheet is no longer given out.") == true)
    }

    @Test func `a frozen PDF file is the second content`() throws {
        let folder = try Project.good.folder()
        try folder.approve()
        let first = "\(Project.archive)/elbow-warming-en-v1"
        try folder.write("%PDF-1.7 made up", to: "\(first)/sheet.pdf")
        let sum = try Program(path: "/usr/bin/sha256sum", arguments: [folder / "\(first)/sheet.pdf"]).run()
        try folder.write(
            folder.files()[text: "\(first)/version.yaml"] + "  sheet.pdf: \"\(sum.output.prefix(64))\"\n",
            to: "\(first)/version.yaml")
        #expect(try folder.handout("build", "--format", "line").findings == [])
        let site = folder.files(in: "site")
        let json = try checked("elbow-warming-en-v1", in: site)
        #expect((json["content"] as? [Any])?.count == 2)
        try expect(json, 1, is: "elbow-warming-en-v1/sheet.pdf", as: "application/pdf", in: site)
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "O'Neil & \"Sons\" \\ : # - {a: b}", "محمد أحمد",
        "{name} {{clinic.name}}",
    ])
    func `hostile names stay names`(_ name: String) throws {
        let folder = try Project.good.folder()
        #expect(try folder.approve(by: name, role: name + " r").end == .exit(0))
        #expect(try folder.handout("build").end == .exit(0))
        let site = folder.files(in: "site")
        let json = try checked("elbow-warming-en-v1", in: site)
        #expect(json["authenticator"] as? [String: String] == ["display": "\(name), \(name) r"])
        #expect(!site[text: Self.file("elbow-warming-en-v1")].contains("<"))
    }
}
