import Site
import Templates

/// A consent sheet as its template sees it: for screen and for paper.
package struct SheetView: View {
    package var frame: Prepared<FrameView>
    package var words: Prepared<WordsView>
    package var stylesheet: String
    package var title: String
    package var heading: String
    package var profile: String
    package var pageURL: String
    package var staleNotice: String?
    package var groups: [SheetGroupView]
    package var footnotes: [UInt8]?
    package var version: VersionView

    package static let table = FieldTable<SheetView>(
        "sheet",
        [
            .record("frame", "What stands around the content on a screen.", \.frame),
            .record("words", "The fixed words of the interface.", \.words),
            .text("stylesheet", "The style sheet of consent sheets.", \.stylesheet),
            .text("title", "The technique's name.", \.title),
            .text("heading", "What the sheet is called: consent to this technique.", \.heading),
            .text("profile", "The rules that the sheet follows.", \.profile),
            .text("page-url", "The technique's page.", \.pageURL),
            .optionalText("stale-notice", "Says that the translation may be out of date.", \.staleNotice),
            .list("groups", "The parts of the sheet, each with its elements.", \.groups),
            .optionalHTML("footnotes", "The footnotes of the texts on the sheet.", \.footnotes),
            .record("version", "Which text this is, and how to check it.", \.version),
        ])
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
            .text("title", "Its heading.", \.title),
            .list("elements", "What stands in it, in the order of the profile.", \.elements),
        ])
}

/// One element that the profile asks for; exactly one of its forms is there.
///
/// The template must write the id of every element as `data-element`: the build proves that none was dropped.
package struct SheetElementView: View {
    package var id: String
    package var text: String
    package var fact: String?
    package var isFillIn = false
    package var isSide = false
    package var isSpinalLevel = false
    package var isStatement = false
    package var lines: [String] = []
    package var part: SheetPartView?
    package var signature: SignatureView?

    package static let table = FieldTable<SheetElementView>(
        "sheet-element",
        [
            .text("id", "The element's id: write it as `data-element`.", \.id),
            .text("text", "Its label, heading or statement.", \.text),
            .optionalText("fact", "A value that the tool fills in.", \.fact),
            .flag("is-fill-in", "Whether it is a line to write on.", \.isFillIn),
            .flag("is-side", "Whether it asks for left, right or both.", \.isSide),
            .flag("is-spinal-level", "Whether it asks for the level of the spine.", \.isSpinalLevel),
            .flag("is-statement", "Whether it is a sentence to agree to.", \.isStatement),
            .flag("has-lines", "Whether it is empty space to write in.") { !$0.lines.isEmpty },
            .texts("lines", "Empty lines to write on, one item each.", \.lines),
            .optionalRecord("part", "A part of the technique's page.", \.part),
            .optionalRecord("signature", "A block to sign.", \.signature),
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
            .optionalHTML("html", "The section's text.", \.html),
            .optionalRecord("risks", "The table of risks.", \.risks),
            .list("expectations", "What the sources say to expect.", \.expectations),
            .list("relations", "The facts that belong to the part.", \.relations),
        ])
}

/// A block to sign.
package struct SignatureView: View {
    package var fields: [SignatureFieldView]

    package static let table = FieldTable<SignatureView>(
        "signature", [.list("fields", "Name, signature, date, time and the like.", \.fields)])
}

/// One line of a block to sign.
package struct SignatureFieldView: View {
    package var id: String
    package var name: String

    package static let table = FieldTable<SignatureFieldView>(
        "signature-field",
        [
            .text("id", "The field's id, such as `date`.", \.id),
            .text("name", "Its label.", \.name),
        ])
}

/// Which text a sheet is, and how to check it.
package struct VersionView: View {
    package var isDraft: Bool
    package var name: String
    package var approval: String?
    package var shortHash: String
    package var fullHash: String
    package var address: String
    package var qr: [UInt8]

    package static let table = FieldTable<VersionView>(
        "version",
        [
            .flag("is-draft", "Whether no approval of exactly this text is valid.", \.isDraft),
            .text("name", "The version's number, or that it is a draft.", \.name),
            .optionalText("approval", "Who approved it, and when.", \.approval),
            .text("short-hash", "The first 8 digits of the content hash.", \.shortHash),
            .text("full-hash", "The content hash, SHA-256 in 64 digits.", \.fullHash),
            .text("address", "Where the sheet stands on the web.", \.address),
            .html("qr", "The address as a QR code.", \.qr),
        ])
}
