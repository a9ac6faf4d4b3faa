import Foundation
import Testing

/// What the page of a sheet leads on to on a screen.
@Suite struct SheetLinkTests {
    private static let sheet = "sheets/elbow-cooling/index.html"

    /// A clinic with one sheet, so that few files are printed.
    private static func project() throws -> Project {
        try Project.good.with(
            .replace(Page.settings, "clinic: hill-example-clinic", "clinic: valley-example-clinic"))
    }

    private func navigation(_ html: Markup) -> Markup {
        html.part(from: "<nav class=\"screen-only\"", to: "</nav>")
    }

    @Test func `the page of a sheet leads to its PDF files, and says the same without them`() throws {
        let folder = try Self.project().folder()
        #expect(try folder.handout("build", "--format", "line").findings.filter(\.isError) == [])
        let bare = folder.files(in: "site").markup(Self.sheet)
        #expect(!bare.text.contains("class=\"pdf-files\""))
        let build = Program(arguments: ["build", "--project", folder.path], printsSheets: true)
        #expect(try build.run().end == .exit(0))
        let site = folder.files(in: "site")
        let page = site.markup(Self.sheet)
        let links = navigation(page).values(of: "href").filter { $0.hasSuffix(".pdf") }
        #expect(
            links.map { destination(of: $0, on: Self.sheet).file }
                == [
                    "", "-letter", "-large", "-form", "-patient", "-record",
                ].map { "sheets/elbow-cooling/elbow-cooling\($0).pdf" })
        for link in links {
            #expect(site[destination(of: link, on: Self.sheet).file]?.starts(with: "%PDF".utf8) == true)
        }
        #expect(navigation(page).plain.contains("PDF file: A4 PDF file: Letter PDF file: large print"))
        // Nothing else of the page is another, its hash above all.
        let list = page.part(from: "<ul class=\"pdf-files\">", to: "</ul>\n").text
        #expect(
            page.text.replacingOccurrences(of: "<ul class=\"pdf-files\">\(list)</ul>\n", with: "")
                == bare.text)
    }

    @Test func `a frozen sheet leads to no PDF file`() throws {
        let folder = try Self.project().folder()
        let approval = Program(
            arguments: [
                "approve", "--project", folder.path, "elbow-cooling", "--language", "en", "--by",
                "A. Nobody", "--role", "doctor", "--author", "B. Writer",
            ], printsSheets: true)
        #expect(try approval.run().end == .exit(0))
        let frozen = folder.files(in: "\(Project.archive)/elbow-cooling-en-v1")
        #expect(frozen["sheet.pdf"]?.starts(with: "%PDF".utf8) == true)
        #expect(!frozen[text: "sheet.html"].contains("class=\"pdf-files\""))
        #expect(!frozen.markup("sheet.html").values(of: "href").contains { $0.hasSuffix(".pdf") })
    }
}
