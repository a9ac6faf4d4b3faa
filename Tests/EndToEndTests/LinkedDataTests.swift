import Foundation
import Testing

/// What search engines and other sites read of a page: JSON-LD and Open Graph.
@Suite struct LinkedDataTests {
    private static let reviewed =
        "review: {date: 2026-02-02, by: A. Nobody, role: doctor, next: 2099-01-01}\nupdated:"

    private func data(_ page: String, _ site: Files) throws -> [String: Any] {
        let text = site.markup(page).part(from: "<script type=\"application/ld+json\">", to: "</script>").text
        let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(json as? [String: Any])
    }

    @Test func `a technique's page is a medical page about a therapy`() throws {
        let page = "techniques/elbow-warming/index.html"
        let data = try data(page, Project.goodSite)
        let url = "https://elbow.example.org/techniques/elbow-warming/"
        #expect(data["@context"] as? String == "https://schema.org")
        #expect(data["@type"] as? String == "MedicalWebPage")
        #expect(data["url"] as? String == url)
        #expect(data["name"] as? String == "Elbow warming")
        #expect(data["inLanguage"] as? String == "en")
        #expect(data["creativeWorkStatus"] as? String == "Draft")
        #expect(data["lastReviewed"] == nil && data["reviewedBy"] == nil)
        #expect((data["audience"] as? [String: String]) == ["@type": "Patient"])
        #expect((data["publisher"] as? [String: String])?["name"] == "Hill Example Clinic")
        let thing = try #require(data["mainEntity"] as? [String: Any])
        #expect(thing["@type"] as? String == "MedicalTherapy")
        let markup = Project.goodSite.markup(page)
        for key in ["preparation", "howPerformed", "followup"] {
            let address = try #require(thing[key] as? String)
            #expect(address.hasPrefix(url + "#"))
            #expect(markup.text.contains("<h2 id=\"\(address.dropFirst(url.count + 1))\">"), "\(address)")
        }
        let steps = (data["breadcrumb"] as? [String: Any])?["itemListElement"] as? [[String: Any]]
        #expect(steps?.last?["item"] as? String == url)
        #expect(steps?.count == 3)
    }

    @Test func `a review is told where one stands, and a condition tells its treatments`() throws {
        let site = try Project.good.with(.replace(Page.condition, "updated:", Self.reviewed)).site()
        let data = try data("conditions/sore-elbow/index.html", site)
        #expect(data["lastReviewed"] as? String == "2026-02-02")
        let reviewer = ["@type": "Person", "name": "A. Nobody", "jobTitle": "doctor"]
        #expect(data["reviewedBy"] as? [String: String] == reviewer)
        #expect(data["creativeWorkStatus"] == nil)
        let thing = try #require(data["mainEntity"] as? [String: Any])
        #expect(thing["@type"] as? String == "MedicalCondition")
        let treatments = thing["possibleTreatment"] as? [[String: String]]
        let warming = [
            "@type": "MedicalTherapy", "name": "Elbow warming",
            "url": "https://elbow.example.org/techniques/elbow-warming/",
        ]
        #expect(treatments?.contains(warming) == true)
    }

    @Test func `codes are told with their system, and nothing is told that no page says`() throws {
        let code = "codes: [{system: icd-10-cm, code: \"Z00.1\", source: elbow-leaflet}]\nupdated:"
        let site = try Project.good.with(.replace(Page.condition, "updated:", code)).site()
        let thing = try data("conditions/sore-elbow/index.html", site)["mainEntity"] as? [String: Any]
        #expect(
            thing?["code"] as? [[String: String]]
                == [["@type": "MedicalCode", "codeValue": "Z00.1", "codingSystem": "ICD-10-CM"]])
        let home = try data("es/index.html", site)
        #expect(home["@type"] as? String == "WebSite")
        #expect(home["inLanguage"] as? String == "es")
        // A list is about nothing of its own.
        #expect(!site[text: "techniques/index.html"].contains("ld+json"))
    }

    @Test func `no text can end the script element`() throws {
        let hostile = "</script><script>alert(1)</script><!--"
        let site = try Project.good.with(
            .replace(Page.condition, "\ntitle: Sore elbow", "\ntitle: \"Sore \(hostile) elbow\"")
        ).site()
        let page = "conditions/sore-elbow/index.html"
        #expect(try data(page, site)["name"] as? String == "Sore \(hostile) elbow")
        #expect(!site[text: page].contains("<script>") && !site[text: page].contains("<!--"))
    }

    @Test func `Open Graph names the page as other sites show it`() {
        let page = Project.goodSite[text: "es/techniques/elbow-warming/index.html"]
        for (name, value) in [
            ("type", "article"), ("title", "Calor en el codo"), ("site_name", "Folletos sobre el codo"),
            ("url", "https://elbow.example.org/es/techniques/elbow-warming/"), ("locale", "es"),
        ] {
            #expect(page.contains("<meta property=\"og:\(name)\" content=\"\(value)\">"), "\(name)")
        }
        #expect(
            Project.goodSite[text: "index.html"].contains("<meta property=\"og:type\" content=\"website\">"))
    }
}
