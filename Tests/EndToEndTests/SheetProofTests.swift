import Foundation
import Testing

/// Templates that leave out of a consent sheet what must stand on it.
@Suite struct SheetProofTests {
    private static let sheet = "templates/sheet.mustache"
    private static let element = "templates/sheet-element.mustache"
    private static let statement = "<label for=\"{{id}}\">{{text}}</label></p>\n{{/is-statement}}"
    private static let label = "templates/sheet-label.mustache"
    private static let part = "templates/sheet-part.mustache"
    private static let risks = "templates/sheet-risks.mustache"

    /// What is changed, which fields are then said to be missing, and words of the first message.
    struct Slip: Sendable {
        let edits: [Edit]
        let fields: Set<String>
        let words: String

        init(_ edit: Edit, also other: Edit? = nil, _ fields: Set<String>, _ words: String) {
            edits = [edit] + [other].compactMap { $0 }
            self.fields = fields
            self.words = words
        }
    }

    static let slips = [
        Slip(
            .replace(part, "{{>sheet-risks}}", ""),
            ["title", "note", "band-name", "affected", "not-affected", "scope", "not-stated"],
            "in the element `risks`: “Redness”"),
        Slip(
            .replace(
                risks,
                "{{#note}} <span class=\"note\"{{#note-language}} lang=\"{{note-language}}\"{{/note-language}}>{{note}}</span>{{/note}}",
                ""),
            ["note"], "the `note` of `item` in the element `risks`: “It fades.”"),
        Slip(.replace(risks, "({{scope}})", ""), ["scope"], "“among adults, within 2 days, as of 2025”"),
        Slip(
            .replace(risks, "{{not-stated}}{{/not-stated}}", "{{/not-stated}}"), ["not-stated"],
            "“Not stated in the sources”"),
        Slip(.replace(risks, " {{not-affected}}.", ""), ["not-affected"], "“It does not happen to 995"),
        Slip(.replace(part, "{{{html}}}", ""), ["html"], "in the element `description`: “A "),
        Slip(
            .replace(part, "<strong{{#language}} lang=\"{{language}}\"{{/language}}>{{title}}</strong>", ""),
            ["title"], "in the element `benefits`: “Less soreness”"),
        Slip(.replace(part, "{{title}}:</p>", "</p>"), ["title"], "the `title` of `relation`"),
        Slip(.replace(element, "{{name}}", ""), ["name"], "in the element `patient-signature`: “"),
        Slip(
            .replace(element, "<p class=\"line\">{{.}}</p>", "<hr>"), ["lines"],
            "in the element `own-risks`: an empty line"),
        Slip(
            .replace(element, statement, "{{/is-statement}}"), ["text"],
            "in the element `explained`: “The procedure"),
        Slip(
            .replace(element, statement, "<span title=\"> {{text}}\"></span>{{/is-statement}}"), ["text"],
            "`explained`"),
        Slip(.replace(element, "{{text}}</label>{{/options}}", "</label>{{/options}}"), ["text"], "“Left”"),
        Slip(
            .replace(label, "<span class=\"label\">{{name}}</span>", ""), ["name"],
            "the `name` of `label-field`: “Name”"),
        Slip(
            .replace(label, "<strong class=\"value\">{{value}}</strong>", ""), ["value"],
            "the `value` of `label-field`: “A. Nobody”"),
        Slip(
            .replace(sheet, "<p class=\"running-copy\">{{copy-name}}</p>", ""), ["copy-name"],
            "the `copy-name` of `sheet`: “Copy for the record”"),
        Slip(
            .replace(sheet, "{{{footnotes}}}", ""), ["footnotes"],
            "the `footnotes` of `sheet`: “On its second page."),
        Slip(
            .replace(sheet, "<p class=\"draft\" role=\"note\">{{stale-notice}}</p>", ""),
            also: .replace(Page.warming, "The skin may turn red.", "The skin turns red."), ["stale-notice"],
            "the `stale-notice`"),
        Slip(.replace(sheet, "<p class=\"draft\" role=\"note\">{{.}}</p>", ""), ["draft-notice"], "“Draft. "),
        Slip(
            .replace(sheet, "<h2>{{title}}</h2>", ""), ["title"],
            "the `title` of `sheet-group`: “This procedure”"),
        Slip(
            .replace(sheet, "{{>sheet-element}}", "{{#id}}<div data-element=\"{{id}}\"></div>{{/id}}"),
            [
                "text", "fact", "html", "title", "note", "name", "lines", "band-name", "affected",
                "not-affected", "scope", "not-stated",
            ], "in the element `facility`: “Hospital or clinic”"),
    ]

    @Test(arguments: slips) func `words that a template leaves out stop the build`(_ slip: Slip) throws {
        var project = Project.good
        _ = try project.apply(slip.edits)
        let folder = try project.folderWithSite()
        let outcome = try folder.handout("build", "--format", "line")
        #expect(outcome.end == .exit(1))
        let errors = outcome.findings.filter(\.isError)
        #expect(Set(errors.map(\.rule)) == ["missing-words"])
        #expect(Set(errors.map(\.file)) == [Self.sheet])
        #expect(
            Set(errors.compactMap { $0.message.firstMatch(of: /show the `([a-z-]+)`/)?.1 }.map(String.init))
                == slip.fields)
        #expect(outcome.output.contains(slip.words))
        #expect(folder.files(in: "site").differences(from: Project.goodSite) == [])
    }

    /// What stands around the proof of the draft is not all: an approved sheet is another rendering.
    @Test func `a template that tests for an approval cannot drop anything from an approved sheet`() throws {
        let folder = try Project.good.folder()
        #expect(try folder.approve().end == .exit(0))
        #expect(try folder.handout("build").end == .exit(0))
        let files = folder.files()
        try folder.change(Self.part, "{{>sheet-risks}}", "{{#is-draft}}\n{{>sheet-risks}}\n{{/is-draft}}")
        try folder.change(Self.sheet, "{{#groups}}", "{{#version}}\n{{#groups}}")
        try folder.change(Self.sheet, "{{/groups}}", "{{/groups}}\n{{/version}}")
        let outcome = try folder.handout("build", "--format", "line")
        #expect(outcome.end == .exit(1))
        #expect(Set(outcome.findings.filter(\.isError).map(\.rule)) == ["missing-words"])
        #expect(outcome.output.contains("in the element `risks`: “Redness”"))
        // A text that has changed is compared under its old approval.
        try folder.change(Page.warming, "The skin may turn red.", "The skin may turn brown.")
        let status = try folder.handout("status")
        #expect(status.end == .exit(1) && status.errors.contains("[missing-words]"))
        // Nor can another sheet be approved that way, though its draft is whole.
        let other = try folder.approve("elbow-cooling")
        #expect(other.end == .exit(1))
        #expect(other.errors.contains("missing-words") && other.errors.contains("Nothing was approved."))
        #expect(
            folder.files().differences(from: files).allSatisfy {
                $0.hasPrefix("templates/") || $0 == Page.warming
            })
    }

    @Test(arguments: [
        (Edit.replace(element, "{{#part}}", "⟨here⟩<!-- {{#part}}{{/part}} -->\n{{#part}}"), "HTML comments"),
        (.replace(part, "{{#html}}", "⟨here⟩<template>\n{{#html}}"), "`<template>` hides"),
        (.replace(part, "<ul class", "⟨here⟩<ul hidden class"), "`hidden` can hide"),
        (
            .replace(part, "<ul class", "⟨here⟩<ul{{#title}} style=\"display: none\"{{/title}} class"),
            "`style` can hide"
        ),
        (.replace(part, "<li><strong", "⟨here⟩<li {{>item-link}}><strong"), "no other template"),
        (.replace(part, "<ul class", "⟨here⟩<{{#title}}x{{/title}} ><ul class"), "must be written out"),
        (.replace(element, "{{#part}}", "⟨here⟩<title>é</title>{{#part}}"), "`<title>` hides"),
        (.append(part, "⟨here⟩<p"), "does not end"),
        (.append(part, "⟨here⟩{{=[[ ]]=}}<p [[#html]]hidden[[/html]]></p>"), "no delimiters"),
    ])
    func `HTML that hides is refused in a template of sheets`(_ edit: Edit, _ words: String) throws {
        var project = Project.good
        let place = try #require(try project.apply([edit]))
        let finding = try #require(
            try project.folder().handout("check", "--format", "line").findings.first {
                $0.rule == "hidden-on-sheet"
            })
        #expect(finding.isError && finding.message.localizedStandardContains(words))
        #expect(Place(file: finding.file, line: finding.line, column: finding.column) == place)
    }
}
