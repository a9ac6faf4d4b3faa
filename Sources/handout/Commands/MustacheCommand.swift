import ArgumentParser
import Content
import Diagnostics
import JSON
import Templates

/// `handout mustache`: one template on given data.
struct MustacheCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mustache",
        abstract: "Fill one template with the data of a JSON file.",
        discussion: """
            Strict, as in a build: a name that the data does not have is an error, and a value that may be absent must be \
            tested before it is printed. With --lenient as the public Mustache specification says. No project is needed.

            Example: handout mustache card.mustache --data card.json --partials parts
            """)

    @Argument(help: "The template's file; `-` for standard input.")
    var template: String

    @Option(name: .long, help: ArgumentHelp("The JSON file with the data.", valueName: "file"))
    var data: String

    @Option(name: .long, help: ArgumentHelp("A folder with the partials, `*.mustache`.", valueName: "dir"))
    var partials: String?

    @Flag(name: .long, help: "Print nothing for what is missing, as the specification says.")
    var lenient = false

    @OptionGroup var report: ReportOptions

    func run() throws {
        let bytes = try Machine.read(template, limit: FileSystem.largestFile)
        let input = FileSystem(
            list: { _ throws(FileSystem.Problem) in [] },
            read: { path throws(FileSystem.Problem) in
                (try? Machine.read(path, limit: FileSystem.largestFile)) ?? bytes
            })
        // The template's own name cannot be that of a partial, so that a partial of the same name stays what it is.
        let main = "(template)"
        var diagnostics: [Diagnostic] = []
        let sources =
            try partialSources(into: &diagnostics) + [
                TemplateSource(name: main, file: template, bytes: bytes)
            ]

        let json: JSON
        do {
            json = try JSON(parsing: Machine.read(data, limit: 64 << 20))
        } catch let error as JSON.ParseError {
            let problem = Diagnostic(
                rule: "json", file: data, at: Position(line: error.line, column: error.column), error.message)
            try Report(format: report.format, files: input, keepsOutputFree: true).show([problem])
            throw ExitCode.failure
        }
        let inferred = InferredData(json)
        let result = TemplateSet(sources: sources).compile(
            main, for: inferred.kind, mode: lenient ? .lenient : .strict)
        diagnostics += result.diagnostics
        var output: [UInt8] = []
        if let program = result.program, !diagnostics.hasErrors {
            do {
                try program.render(inferred.value, to: &output)
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        try Report(format: report.format, files: input, keepsOutputFree: true).show(diagnostics)
        if diagnostics.hasErrors { throw ExitCode.failure }
        try Machine.print(output)
    }

    private func partialSources(into diagnostics: inout [Diagnostic]) throws -> [TemplateSource] {
        guard let partials else { return [] }
        do {
            let files = try FileSystem.disk(root: partials)
            return try files.list("").filter { $0.sort == .file && $0.name.hasSuffix(".mustache") }.map {
                entry in
                TemplateSource(
                    name: String(entry.name.dropLast(".mustache".count)), file: "\(partials)/\(entry.name)",
                    bytes: try files.read(entry.name))
            }
        } catch {
            throw Failure("The partials in `\(partials)` cannot be read.")
        }
    }
}
