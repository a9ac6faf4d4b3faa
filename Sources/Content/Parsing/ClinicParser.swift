import Diagnostics

/// Decodes `content/clinics/<id>/clinic.yaml`.
struct ClinicParser {
    func parse(_ file: SourceFile, id: String, into diagnostics: inout [Diagnostic]) -> Clinic? {
        guard let node = YAMLReader(file: file.path).read(file.bytes, into: &diagnostics) else { return nil }
        let facts = Clinic.Fact.allCases.map(\.rawValue)
        let reader = MappingReader(
            node, file: file.path, allowed: facts + ["accent", "offers"],
            required: ["name", "phone", "offers"],
            place: "a clinic's facts", into: &diagnostics)
        var clinic = Clinic(id: id, file: file.path, facts: [:], accent: nil, offers: nil, notes: [:])
        for fact in Clinic.Fact.allCases {
            clinic.facts[fact] = reader.text(fact.rawValue, into: &diagnostics)?.value
        }
        if let website = clinic.facts[.website], !WebAddress.isPlain(website) {
            diagnostics.append(
                Diagnostic(
                    rule: "bad-address", file: file.path, at: reader.node("website")?.position,
                    "`\(website.prefix(80))` is no web address",
                    help: "Write an address that begins with `https://`."))
        }
        if let accent = reader.text("accent", into: &diagnostics) {
            clinic.accent = self.accent(accent, file: file.path, into: &diagnostics)
        }
        if let offers = reader.node("offers") {
            // The word `all` keeps a clinic's file true when techniques are added; a list is the clinic's own choice.
            if case .scalar("all", _) = offers.content {
                clinic.offers = nil
            } else {
                clinic.offers = reader.names("offers", into: &diagnostics)
            }
        }
        return clinic
    }

    private func accent(
        _ text: Located<String>, file: String, into diagnostics: inout [Diagnostic]
    ) -> AccentColor? {
        guard let color = AccentColor(text.value) else {
            diagnostics.append(
                Diagnostic(
                    rule: "bad-color", file: file, at: text.position,
                    "`\(text.value.prefix(40))` is no colour",
                    help: "Write it as `#` and six hexadecimal digits, in quotation marks: \"#0b5c63\"."))
            return nil
        }
        guard color.onWhite == color else {
            diagnostics.append(
                Diagnostic(
                    rule: "pale-color", file: file, at: text.position,
                    "links in `\(text.value)` would be too pale to read on white",
                    help: "Take a darker one, such as \"\(color.onWhite)\"."))
            return nil
        }
        return color
    }
}
