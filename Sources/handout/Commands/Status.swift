import ArgumentParser
import Content
import Sheets

/// `handout status`: what a project has to show for itself.
struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show which element of the consent sheets answers which rule.",
        discussion: """
            For everything that the rule sets of the profile and of its add-ons ask for, the group and the element that \
            answer it, and on how many sheets. A sheet that lacks one would fail `handout check`.

            Example: handout status --profile
            """)

    @OptionGroup var project: ProjectOptions
    @OptionGroup var report: ReportOptions

    @Flag(name: .long, help: "The map of the consent profile.")
    var profile = false

    func validate() throws {
        if !profile { throw ValidationError("Say what to show: --profile.") }
    }

    func run() throws {
        let files = try project.fileSystem()
        let loaded = try LoadedProject(files, workers: project.workers)
        guard let publication = loaded.publication else {
            try Report(format: report.format, files: files).show(loaded.diagnostics)
            Report.close("\(Report.count(loaded.diagnostics)). The map is shown when they are mended.")
            throw ExitCode.failure
        }
        guard let map = publication.profileMap else {
            try Machine.print("This project makes no consent sheets (`profile: none`).\n")
            return
        }
        try Machine.print(Self.text(of: map, in: loaded.library?.settings.sourceLanguage))
    }

    private static func text(of map: ProfileMap, in language: Language?) -> String {
        func words(_ texts: [Language: String]) -> String { language.flatMap { texts[$0] } ?? "" }
        var text = "\(words(map.profile.title)) (\(map.profile.id)), \(map.sheetCount) sheets\n"
        var rule = ""
        for line in map.lines {
            if line.rule.id != rule {
                rule = line.rule.id
                text += "\n\(rule): \(line.rule.source)\n"
            }
            text += "  \(line.ask.id.dropFirst(rule.count + 1)): \(line.ask.text)\n"
            for place in line.places {
                let isEverywhere = place.sheets == map.sheetCount
                text +=
                    "    \(words(place.group.title)) > \(words(place.element.text).shortened) (\(place.element.id))"
                text += isEverywhere ? ", on every sheet\n" : ", on \(place.sheets) sheets\n"
            }
        }
        return text
    }
}

extension String {
    fileprivate var shortened: String { count > 60 ? prefix(60) + "…" : self }
}
