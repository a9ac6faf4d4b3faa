import Site
import Templates

/// A consent sheet as its template sees it: for screen and for paper.
package struct SheetView: View {
    package var frame: Prepared<FrameView>
    package var words: Prepared<WordsView>
    package var stylesheets: [String]
    package var title: String
    package var heading: String
    package var copyName: String?
    package var label: SheetLabelView
    package var profile: String
    package var pageURL: String?
    package var pdfFiles: [SheetVariantView] = []
    package var staleNotice: String?
    package var groups: [SheetGroupView]
    package var validity: String?
    package var footnotes: [UInt8]?
    package var version: VersionView
    package var pageCount: [UInt8]

    package static let table = FieldTable<SheetView>(
        "sheet",
        [
            .record("frame", "What stands around the content on a screen.", \.frame),
            .record("words", "The fixed words of the interface.", \.words),
            .texts(
                "stylesheets", "The style sheets of this form of the sheet, in their order.", \.stylesheets),
            .text("title", "The technique's name.", \.title),
            .text("heading", "What the sheet is called: consent to this technique.", \.heading).mustPrint,
            .optionalText("copy-name", "Whose copy it is: the patient's or the record's.", \.copyName)
                .mustPrint,
            .record("label", "The box for the patient's label, on every page.", \.label).mustPrint,
            .text("profile", "The rules that the sheet follows.", \.profile).mustPrint,
            .optionalText(
                "page-url", "The technique's page; absent where a release leaves it out.", \.pageURL),
            .flag("has-pdf-files", "Whether there are PDF files to lead to.") { !$0.pdfFiles.isEmpty },
            .list(
                "pdf-files", "The sheet's PDF files, for a screen: none on paper and in a frozen version.",
                \.pdfFiles),
            .optionalText("stale-notice", "Says that the translation may be out of date.", \.staleNotice)
                .mustPrint,
            .list("groups", "The parts of the sheet, each with its elements.", \.groups).mustPrint,
            .optionalText("validity", "For how long a signed consent holds.", \.validity).mustPrint,
            .optionalHTML("footnotes", "The footnotes of the texts on the sheet.", \.footnotes).mustPrint,
            .record("version", "Which text this is, and how to check it.", \.version).mustPrint,
            .html(
                "page-count",
                "“Page 1 of 2”, with empty elements `page` and `pages` that the style sheet counts.",
                \.pageCount),
        ])
}

/// The box for the patient's label.
package struct SheetLabelView: View {
    package var fields: [FieldView]

    package static let table = FieldTable<SheetLabelView>(
        "sheet-label", [.list("fields", "Name, date of birth and number of the record.", \.fields).mustPrint])

    /// One line of the label.
    package struct FieldView: View {
        package var id: String
        package var name: String
        package var value: String?

        package static let table = FieldTable<FieldView>(
            "label-field",
            [
                .text("id", "The field's id, such as `patient-name`.", \.id),
                .text("name", "What stands there.", \.name).mustPrint,
                .optionalText("value", "What is known of the patient already.", \.value).mustPrint,
            ])
    }
}

/// A group of elements under one heading.
package struct SheetGroupView: View {
    package var id: String
    package var title: String
    package var elements: [SheetElementView]

    package static let table = FieldTable<SheetGroupView>(
        "sheet-group",
        [
            .text("id", "The group's id.", \.id),
            .text("title", "Its heading.", \.title).mustPrint,
            .list("elements", "What stands in it, in the order of the profile.", \.elements).mustPrint,
        ])
}

/// One element that the profile asks for; exactly one of its forms is there.
///
/// The build proves that every field which must be printed can be read on the sheet.
package struct SheetElementView: View {
    package var id: String
    package var text: String
    package var fact: String?
    package var isFillIn = false
    package var isChoice = false
    package var options: [SheetOptionView] = []
    package var isStatement = false
    package var lines: [String] = []
    package var part: SheetPartView?
    package var signature: SignatureView?

    package static let table = FieldTable<SheetElementView>(
        "sheet-element",
        [
            .text("id", "The element's id.", \.id),
            .text("text", "Its label, heading or statement.", \.text).mustPrint,
            .optionalText("fact", "A value that the tool fills in.", \.fact).mustPrint,
            .flag("is-fill-in", "Whether it is a line to write on.", \.isFillIn),
            .flag(
                "is-choice", "Whether one of several answers is to be ticked, such as left, right or both.",
                \.isChoice),
            .list("options", "What can be ticked, one item each.", \.options).mustPrint,
            .flag("is-statement", "Whether it is a sentence to agree to.", \.isStatement),
            .flag("has-lines", "Whether it is empty space to write in.") { !$0.lines.isEmpty },
            .texts("lines", "Empty lines to write on, one item each.", \.lines).mustPrint,
            .optionalRecord("part", "A part of the technique's page.", \.part).mustPrint,
            .optionalRecord("signature", "A block to sign.", \.signature).mustPrint,
        ])
}

/// One answer that can be ticked.
package struct SheetOptionView: View {
    package var id: String
    package var text: String
    package var described: String

    package static let table = FieldTable<SheetOptionView>(
        "sheet-option",
        [
            .text("id", "Names the field: the element's id and the option's number.", \.id),
            .text("text", "The answer.", \.text).mustPrint,
            .text("described", "The question with the answer, for those who do not see both.", \.described),
        ])
}

/// A part of the technique's page on the sheet.
package struct SheetPartView: View {
    package var html: [UInt8]?
    package var risks: RiskTableView?
    package var expectations: [ExpectationView]
    package var relations: [RelationView]

    package static let table = FieldTable<SheetPartView>(
        "sheet-part",
        [
            .optionalHTML("html", "The section's text.", \.html).mustPrint,
            .optionalRecord("risks", "The table of risks.", \.risks).mustPrint,
            .list("expectations", "What the sources say to expect.", \.expectations).mustPrint,
            .list("relations", "The facts that belong to the part.", \.relations).mustPrint,
        ])
}

/// A block to sign.
package struct SignatureView: View {
    package var fields: [SignatureFieldView]

    package static let table = FieldTable<SignatureView>(
        "signature", [.list("fields", "Name, signature, date, time and the like.", \.fields).mustPrint])
}

/// One line of a block to sign.
package struct SignatureFieldView: View {
    package var id: String
    package var fullID: String
    package var name: String
    package var described: String
    package var isWritten: Bool

    package static let table = FieldTable<SignatureFieldView>(
        "signature-field",
        [
            .text("id", "The field's id, such as `date`.", \.id),
            .text("full-id", "The block's id and the field's: no other field has it.", \.fullID),
            .text("name", "Its label.", \.name).mustPrint,
            .text("described", "The block with the field, for those who do not see both.", \.described),
            .flag("is-written", "Whether it can be typed; a signature cannot.", \.isWritten),
        ])
}

/// Which text a sheet is, and how to check it.
package struct VersionView: View {
    package var id: String
    package var isDraft: Bool
    package var draftNotice: String?
    package var name: String
    package var approval: String?
    package var shortHash: String
    package var fullHash: String
    package var address: String
    package var qr: [UInt8]

    package static let table = FieldTable<VersionView>(
        "version",
        [
            .text("id", "The version's name in addresses and records, such as `elbow-warming-en-v3`.", \.id),
            .flag("is-draft", "Whether no approval of exactly this text is valid.", \.isDraft),
            .optionalText("draft-notice", "Says that nobody has approved the text.", \.draftNotice).mustPrint,
            .text("name", "The version's number, or that it is a draft.", \.name).mustPrint,
            .optionalText("approval", "Who approved it, and when.", \.approval).mustPrint,
            .text("short-hash", "The first 8 digits of the content hash.", \.shortHash),
            .text("full-hash", "The content hash, SHA-256 in 64 digits.", \.fullHash).mustPrint,
            .text("address", "Where the version, or the draft, stands on the web.", \.address).mustPrint,
            .html("qr", "The address as a QR code.", \.qr),
        ])
}
