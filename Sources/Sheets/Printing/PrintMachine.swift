import JSON

/// What prints on this machine.
package struct PrintMachine: Sendable {
    package let weasyPrint: String
    package let pikepdf: String
    package let pango: String
    /// Whether fonts can be made smaller quickly: without it a sheet in Chinese takes ten seconds.
    package let hasSubsetter: Bool
    /// Families that the standard style sheets name and that are not here.
    package let missingFonts: [String]
    /// Another number means that the same sheet may become other bytes: versions and fonts are in it.
    let engine: String

    /// Reads the first line that a worker says.
    init?(_ hello: JSON) {
        guard let weasyPrint = hello.text("weasyprint"), let pikepdf = hello.text("pikepdf"),
            let pango = hello.text("pango"), case .bool(let hasSubsetter)? = hello["subsetter"],
            let missingFonts = hello.texts("missing_fonts"), let engine = hello.text("engine")
        else { return nil }
        self.weasyPrint = weasyPrint
        self.pikepdf = pikepdf
        self.pango = pango
        self.hasSubsetter = hasSubsetter
        self.missingFonts = missingFonts
        self.engine = engine
    }
}
