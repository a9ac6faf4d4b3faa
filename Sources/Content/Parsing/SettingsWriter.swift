import Diagnostics

/// Changes `handout.yaml` and leaves every byte of it that need not change as it is.
package struct SettingsWriter {
    private let bytes: [UInt8]
    package let settings: ProjectSettings

    /// Nil where the settings cannot be read.
    package init?(_ bytes: [UInt8]) {
        guard let settings = Self.parse(bytes) else { return nil }
        self.bytes = bytes
        self.settings = settings
    }

    /// The settings for another clinic, in these of their languages and with this title in each of them; nil where the form of
    /// the file does not allow that.
    package func changing(clinic: String, languages: [Language], title: String?) -> [UInt8]? {
        var lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        let titles = title.map { title in languages.map { ($0, title) } } ?? titles(in: languages)
        replace("title", by: [""] + titles.map { "  \($0.0.tag): \(YAMLText.quoted($0.1))" }, in: &lines)
        replace("languages", by: [" [\(languages.map(\.tag).joined(separator: ", "))]"], in: &lines)
        replace("clinic", by: [" \(clinic)"], in: &lines)
        let changed = Array(lines.joined(separator: "\n").utf8)
        // The proof that it says what it should.
        guard let read = Self.parse(changed), read.clinic.value == clinic, read.languages == languages,
            titles.allSatisfy({ read.title[$0.0] == $0.1 })
        else { return nil }
        return changed
    }

    private func titles(in languages: [Language]) -> [(Language, String)] {
        languages.compactMap { language in settings.title[language].map { (language, $0) } }
    }

    /// Replaces the value of a key that begins a line, with the lines below it that are indented.
    private func replace(_ key: String, by value: [String], in lines: inout [Substring]) {
        guard let start = lines.firstIndex(where: { $0.hasPrefix("\(key):") }) else { return }
        let end = lines[(start + 1)...].firstIndex { !$0.hasPrefix(" ") } ?? lines.endIndex
        let new = ["\(key):\(value.first ?? "")"] + value.dropFirst()
        lines.replaceSubrange(start..<end, with: new.map { $0[...] })
    }

    private static func parse(_ bytes: [UInt8]) -> ProjectSettings? {
        var diagnostics: [Diagnostic] = []
        let settings = SettingsParser().parse(
            SourceFile(path: ProjectSettings.file, bytes: bytes), into: &diagnostics)
        return diagnostics.hasErrors ? nil : settings
    }
}
