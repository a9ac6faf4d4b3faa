import ArgumentParser
import CMarkGFM
import CQREncode
import CYaml
import Compression
import Search
import Sheets

/// `handout doctor`: what the program finds on this machine.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell which outside programs and libraries are there, and what to install.",
        discussion: "Example: handout doctor")

    func run() throws {
        var major: Int32 = 0
        var minor: Int32 = 0
        var micro: Int32 = 0
        QRcode_APIVersion(&major, &minor, &micro)
        let markdown = String(cString: cmark_version_string())
        let (printing, printProblems) = Self.printing
        let (search, searchProblems) = Self.search
        let parts = [
            ("Sites and sheets can be built; PDF files cannot yet, or not all of them:", printProblems),
            ("The search cannot be made yet:", searchProblems),
        ].filter { !$0.1.isEmpty }
        let verdict =
            parts.isEmpty
            ? "Everything that this version needs is here."
            : parts.map { ([$0] + $1.map { "- " + $0 }).joined(separator: "\n") }.joined(separator: "\n\n")
        try Machine.print(
            """
            handout            \(Handout.configuration.version)
            libcmark-gfm       \(markdown)
            libqrencode        \(major).\(minor).\(micro)
            libyaml            \(String(cString: yaml_get_version_string()))
            libz               \(Compression.gzip.version)
            libbrotli          \(Compression.brotli.version)
            threads            \(Machine.cores)
            \(printing)
            \(search)

            \(verdict)

            """)
        if !parts.isEmpty { throw ExitCode.failure }
    }

    /// What makes the search, and what to do where it is missing.
    private static var search: (found: String, problems: [String]) {
        let version = SearchIndexer.pagefind
        do throws(SearchProblem) {
            try SearchIndexer(program: Machine.pagefind, cache: nil).requireVersion()
            return ("Pagefind           \(version)", [])
        } catch {
            let home = Machine.printingHome
            let install =
                "python3 -m venv \(home) && \(home)/bin/pip install 'pagefind[bin]==\(version)'. Another place will do "
                + "too, if HANDOUT_PAGEFIND names the program."
            return ("Pagefind           none", [error.description, install])
        }
    }

    /// What prints the PDF files, and what is missing for that, each with what to do.
    private static var printing: (found: String, problems: [String]) {
        let python = Machine.python
        let printer = SheetPrinter(python: python, files: [], seconds: Machine.printSeconds)
        defer { printer.close() }
        let machine: PrintMachine
        do throws(PrintProblem) { machine = try printer.machine } catch {
            let home = Machine.printingHome
            let install = [
                "On Debian and Ubuntu, as root: apt-get install python3-venv libpango-1.0-0 libpangoft2-1.0-0 "
                    + "libharfbuzz-subset0 fonts-noto-core fonts-noto-cjk fonts-dejavu-core poppler-utils",
                "Then: python3 -m venv \(home) && \(home)/bin/pip install weasyprint==\(SheetPrinter.weasyPrint) "
                    + "pikepdf. Another place will do too, if HANDOUT_PYTHON names its bin/python.",
            ]
            return ("PDF files          none", [error.description] + install)
        }
        var problems: [String] = []
        if !machine.hasSubsetter {
            problems.append(
                "libharfbuzz-subset0 is missing: a sheet in Chinese takes ten seconds without it.")
        }
        if !machine.missingFonts.isEmpty {
            problems.append(
                "Fonts are missing: \(machine.missingFonts.joined(separator: ", ")). On Debian and Ubuntu: "
                    + "apt-get install fonts-noto-core fonts-noto-cjk fonts-dejavu-core.")
        }
        let found = """
            WeasyPrint         \(machine.weasyPrint)
            pikepdf            \(machine.pikepdf)
            Pango              \(machine.pango)
            Python             \(python)
            """
        return (found, problems)
    }
}
