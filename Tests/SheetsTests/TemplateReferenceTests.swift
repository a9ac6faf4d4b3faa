import Foundation
import Sheets
import Templates
import Testing

/// `templates/README.md` is generated from the views; run the tests with `HANDOUT_UPDATE=1` to write it anew.
@Suite struct TemplateReferenceTests {
    private static let introduction = """
        # Templates

        The pages and sheets are Mustache templates. A clinic overrides one by a file of the same name in
        `content/clinics/<id>/templates/`.

        The engine is strict, because a gap on a consent sheet harms someone:

        - Every name must be a field of the view that the template is given (the tables below) or of the list item or record
          that a section has entered. Anything else is an error with file, line and column when the templates load.
        - A field that may be absent is printed only inside a section that tests it: `{{#note}}{{note}}{{/note}}`. An absent
          field never falls back to a field of the same name further out.
        - `{{x}}` escapes text for content and quoted attributes. Fields of HTML that the tool made itself are printed with
          three braces; nothing else can be.
        - Sections, inverted sections, partials (`{{>part}}`), inheritance (`{{<layout}}`, `{{$block}}`), comments and
          `{{.}}` are the public Mustache specification's. There are no lambdas.
        - `data-compare` marks what the page to compare treatments takes from the page of each: keep the marks, or it cannot show it.
        - `sheet` writes every element of every group, with its id as `data-element`: a build proves that none was dropped.

        The rest of this file is generated from the program; a test keeps it true.


        """

    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../templates/README.md").standardizedFileURL

    @Test func `the list of fields is that of the program`() throws {
        let text =
            Self.introduction
            + TemplateReference.markdown(PublicationTemplates.shapes.map { ($0.template, $0.shape) })
        if ProcessInfo.processInfo.environment["HANDOUT_UPDATE"] == "1" {
            try text.write(to: Self.file, atomically: true, encoding: .utf8)
        }
        let found = try String(contentsOf: Self.file, encoding: .utf8)
        #expect(
            found == text,
            "templates/README.md is out of date: run HANDOUT_UPDATE=1 swift test --filter TemplateReference")
    }
}
