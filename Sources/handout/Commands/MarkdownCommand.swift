import ArgumentParser
import Content
import Diagnostics
import Markdown

/// `handout markdown`: one text to the HTML that Handout makes of it.
struct MarkdownCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "markdown",
        abstract: "Turn one Markdown text into an HTML fragment.",
        discussion: """
            CommonMark with GFM's tables, task lists, strikethrough, autolinks and footnotes. Raw HTML and unsafe addresses \
            are errors. No project is needed.

            Example: echo 'A *needle*.' | handout markdown
            """)

    @Argument(help: "The file; standard input without one, or for `-`.")
    var file = "-"

    @OptionGroup var report: ReportOptions

    func run() throws {
        let bytes = try Machine.read(file, limit: FileSystem.largestFile)
        let name = file == "-" ? "(standard input)" : file
        let input = FileSystem(
            list: { _ throws(FileSystem.Problem) in [] }, read: { _ throws(FileSystem.Problem) in bytes })
        var diagnostics: [Diagnostic] = []
        var html: [UInt8] = []
        if let source = SourceFile(name, in: input, into: &diagnostics) {
            let result = MarkdownParser(dialect: .plain).parse(source.bytes, file: name)
            diagnostics += result.diagnostics
            HTMLWriter().write(result.document, to: &html)
        }
        try Report(format: report.format, files: input, keepsOutputFree: true).show(diagnostics)
        if diagnostics.hasErrors { throw ExitCode.failure }
        try Machine.print(html)
    }
}
