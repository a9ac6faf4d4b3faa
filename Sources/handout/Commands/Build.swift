import ArgumentParser
import Compression
import Content
import Output
import Search
import Sheets
import Site
import Templates

/// `handout build`: checks the project and writes its site.
struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the project and write its site.",
        discussion: """
            Nothing is written while an error stands. Files that have not changed are left alone; files of an earlier \
            build that are no longer made are removed; files of other programs are never touched.

            With --release, only what may be given to patients is published: sheets whose text is approved, pages with a \
            review, neither of them overdue, and no translation that is out of date. All that is left out is listed.

            Example: handout build --project clinic --output public --release
            """)

    @OptionGroup var project: ProjectOptions
    @OptionGroup var report: ReportOptions

    @Option(
        name: .long,
        help: ArgumentHelp("The folder to write to; site/ in the project by default.", valueName: "dir"))
    var output: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The clinic to publish for; that of handout.yaml by default.", valueName: "id"))
    var clinic: String?

    @Option(
        name: .long, help: ArgumentHelp("Only this language; may be given more than once.", valueName: "tag"))
    var language: [String] = []

    @Flag(name: .long, help: "Publish no drafts, no overdue reviews and no stale translations; list them.")
    var release = false

    @Flag(name: .long, help: "Make no PDF files of the sheets.")
    var noPdf = false

    @Flag(name: .long, help: "Put a .gz and a .br file beside each text, for servers that send these.")
    var compress = false

    @Flag(name: .long, help: "Leave out the search.")
    var noSearch = false

    func run() throws {
        let start = Machine.seconds
        let path = output ?? project.project + "/site"
        let folder = try OutputFolder(path, project: project.project)
        let files = try project.fileSystem()
        let memory = BuildMemory(
            folder: path,
            choices: [
                clinic ?? "", release ? "release" : "", noPdf ? "no-pdf" : "", compress ? "compress" : "",
                noSearch ? "no-search" : "",
            ]
                + language,
            today: try Machine.today,
            workers: project.workers)
        if let last = memory.unchanged(files) {
            try Report(format: report.format, files: files).show(last.diagnostics)
            return close(last, path, written: 0, removed: 0, since: start)
        }

        let recorder = FileRecorder()
        let cache = PrintCache(folder: project.project + "/.handout/pdf")
        let loaded = try LoadedProject(
            recorder.recording(files), workers: project.workers, clinic: clinic, languages: language,
            isRelease: release, printing: noPdf ? nil : Machine.printing(keptIn: cache),
            hasSearch: !noSearch)
        try Report(format: report.format, files: files).show(loaded.diagnostics)
        guard let publication = loaded.publication else {
            Report.close("\(Report.count(loaded.diagnostics)). Nothing was written.")
            throw ExitCode.failure
        }
        if publication.isEmpty {
            Report.close("There is nothing that may be published in a release. Nothing was written.")
            throw ExitCode.failure
        }

        let indexer = noSearch ? nil : try searchIndexer

        let progress = Progress(total: publication.routes.count)
        let pages = publication.routes.map { route in
            OutputFolder.File(
                route.address.path, companions: companions(of: route.address.path), bytes: route.render)
        }
        var made = BuildMemory.Build(
            pages: publication.pageCount, sheets: publication.sheetCount, papers: publication.paperCount,
            files: 0, diagnostics: loaded.diagnostics)
        let summary: OutputFolder.Summary
        do {
            summary = try folder.write(
                pages, workers: project.workers, progress: progress.update,
                more: { files in try indexer.map { try search($0, publication.routes, files) } ?? [] },
                notes: { summary in
                    made.files = summary.written + summary.unchanged
                    return memory.notes(on: made, read: recorder.observations)
                })
            made.files = summary.written + summary.unchanged
        } catch let failure as RenderFailure {
            try Report(format: report.format, files: files).show([failure.diagnostic])
            Report.close("A page cannot be made. Nothing was written.")
            throw ExitCode.failure
        } catch let problem as PrintProblem {
            progress.finish()
            throw Failure("\(problem) Nothing was written.")
        } catch let problem as SearchProblem {
            progress.finish()
            throw Failure("\(problem) Nothing was written.")
        }
        progress.finish()
        cache.prune(now: Machine.now)
        close(made, path, written: summary.written, removed: summary.removed, since: start)
    }

    /// The compressed forms of a file.
    private func companions(of path: String) -> [OutputFolder.File.Companion] {
        guard compress, Compression.pays(for: path) else { return [] }
        return Compression.allCases.map { form in
            OutputFolder.File.Companion(
                suffix: form.suffix,
                make: { bytes in
                    guard let compressed = form.compressed(bytes) else {
                        throw Failure("`\(path)` cannot be compressed: there is not enough memory.")
                    }
                    return compressed
                },
                stands: { form.holds($1, in: $0) })
        }
    }

    /// What makes the search, known to be there.
    private var searchIndexer: SearchIndexer {
        get throws {
            let cache = Machine.program.map {
                SearchCache(file: project.project + "/.handout/search", program: $0)
            }
            let indexer = SearchIndexer(program: Machine.pagefind, cache: cache)
            do throws(SearchProblem) { try indexer.requireVersion() } catch {
                throw Failure("\(error) Nothing was written.")
            }
            return indexer
        }
    }

    /// The files of the search in the pages that were made.
    private func search(
        _ indexer: SearchIndexer, _ routes: [Route], _ files: OutputFolder.Made
    ) throws -> [OutputFolder.File] {
        // By address: of pages in another order Pagefind makes other files.
        let pages = routes.filter(\.isSearched).map(\.address.path)
        return try indexer.files(for: pages, reading: files.bytes).map { file in
            OutputFolder.File(Addresses.searchIndex(file.path).path) { file.bytes }
        }
    }

    private func close(
        _ build: BuildMemory.Build, _ path: String, written: Int, removed: Int, since start: Double
    ) {
        let milliseconds = Int((Machine.seconds - start) * 1_000)
        Report.close(
            """
            \(Report.counted(build.pages, "page")), \(Report.counted(build.sheets, "consent sheet")) and \
            \(Report.counted(build.papers, "PDF file")) in \(path): \
            \(written) files written, \(build.files - written) unchanged, \(removed) removed, \
            in \(milliseconds) ms; \(Report.count(build.diagnostics))\(Report.leftOut(build.diagnostics)).
            """)
    }
}
