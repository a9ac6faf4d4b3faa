import Content
import Platform
import Sheets

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the program asks of the machine it runs on.
enum Machine {
    /// Cores that are there to work.
    static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Opens those of the three standard streams that were closed at the start: otherwise the next file that is opened gets their
    /// number, and what is said to people goes into it.
    static func openStandardStreams() {
        // The lowest free number is taken; the first above 2 is not needed.
        while true {
            let descriptor = open("/dev/null", O_RDWR)
            guard (0...2).contains(descriptor) else {
                close(descriptor)
                return
            }
        }
    }

    /// Whether a stream (1 output, 2 errors) is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Colour only on a terminal, and not where `NO_COLOR` is set.
    static func isColoured(_ descriptor: Int32) -> Bool {
        isTerminal(descriptor) && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
    }

    /// Today in the machine's time zone.
    static var today: CalendarDate {
        get throws {
            var now = time(nil)
            var parts = tm()
            guard localtime_r(&now, &parts) != nil,
                let today = CalendarDate(
                    year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
            else { throw Failure("The machine's clock shows no day of the calendar.") }
            return today
        }
    }

    /// What tells this build of the program apart from others: the size of its file and when it last changed. Nil where the
    /// system does not show it.
    static var program: String? {
        guard let path = programPath else { return nil }
        return Files.change(path).map { "\(path) \($0.size) \($0.changed)" }
    }

    /// The program's own file.
    private static var programPath: String? {
        #if canImport(Glibc)
            return try? Files.realPath("/proc/self/exe")
        #else
            var size = UInt32(4_096)
            var bytes = [CChar](repeating: 0, count: Int(size))
            guard _NSGetExecutablePath(&bytes, &size) == 0 else { return nil }
            return try? Files.realPath(String(cString: bytes))
        #endif
    }

    /// The folder with the project that a new one begins as: what is installed as `share/handout` beside the program, or the
    /// repository that the program was built in.
    static var starter: String {
        get throws {
            var folder = programPath ?? ""
            while let slash = folder.lastIndex(of: "/") {
                folder = String(folder[..<slash])
                let installed = folder + "/share/handout"
                if isFile("\(installed)/\(ProjectSettings.file)") { return installed }
                if isFile("\(folder)/\(ProjectSettings.file)"), isFile("\(folder)/Package.swift") {
                    return folder
                }
            }
            throw Failure(
                "The texts and templates that a project starts with are not there: there is no folder share/handout beside the program \(programPath ?? "handout"). Install the archive again."
            )
        }
    }

    /// The words that start the editor: what `VISUAL` says, or else `EDITOR`, cut at spaces; nothing where neither says anything.
    static var editor: [String] {
        (variable("VISUAL") ?? variable("EDITOR") ?? "").split(separator: " ").map(String.init)
    }

    private static func isFile(_ path: String) -> Bool {
        Files.status(path, followsLink: true)?.sort == .file
    }

    /// The folder where what prints PDF files is looked for, beside the program: the one that ``python`` finds next time.
    static var printingHome: String {
        let folders = (programPath ?? "").split(separator: "/").dropLast()
        let above = folders.last == "bin" ? folders.dropLast() : folders
        return "/" + above.joined(separator: "/") + (folders.last == "bin" ? "/share/handout-pdf" : "/.venv")
    }

    /// The Python that prints PDF files: the one that `HANDOUT_PYTHON` names, that of a `.venv` or of `share/handout-pdf`
    /// beside the program or in a folder above it, or the system's. Never one of the project's folder: whose project it is, nobody knows.
    static var python: String {
        if let named = variable("HANDOUT_PYTHON") { return named }
        return pythonHomes.map { $0 + "/bin/python" }.first(where: isFile) ?? "python3"
    }

    /// Where Python packages for this program may be: a `.venv` or `share/handout-pdf` beside it or in a folder above it, the
    /// nearest first.
    private static var pythonHomes: [String] {
        var homes: [String] = []
        var folder = programPath ?? ""
        while let slash = folder.lastIndex(of: "/") {
            folder = String(folder[..<slash])
            homes += [folder + "/.venv", folder + "/share/handout-pdf"]
        }
        return homes
    }

    /// What makes the search: the program that `HANDOUT_PAGEFIND` names, that of the Python package which stands where ``python`` is
    /// looked for, or the system's.
    static var pagefind: String {
        if let named = variable("HANDOUT_PAGEFIND") { return named }
        for home in pythonHomes {
            for version in ((try? Files.names(in: home + "/lib")) ?? []).sorted() {
                let file = "\(home)/lib/\(version)/site-packages/pagefind_bin/pagefind"
                if isFile(file) { return file }
            }
        }
        return "pagefind"
    }

    /// What PDF files are made with.
    static func printing(keptIn cache: PrintCache?) -> Printing {
        // Where builds of the program cannot be told apart, nothing is kept.
        Printing(
            python: python, seconds: printSeconds, cache: program == nil ? nil : cache, program: program ?? ""
        )
    }

    /// Seconds that one sheet may take to print.
    static var printSeconds: Int {
        variable("HANDOUT_PRINT_SECONDS").flatMap(Int.init).map { min(max($0, 1), 3_600) } ?? 30
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// Seconds since 1970.
    static var now: Int { time(nil) }

    /// Seconds from some fixed point in the past.
    static var seconds: Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }

    /// Neither this program nor those that it starts leave their memory on the disk if they crash.
    static func keepNoMemoryOfCrashes() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        #if canImport(Glibc)
            setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        #else
            setrlimit(RLIMIT_CORE, &none)
        #endif
    }

    /// Writes a text to standard output. A reader that has closed the pipe is no failure.
    static func print(_ text: String) throws { try print(Array(text.utf8)) }

    static func print(_ bytes: [UInt8]) throws {
        do {
            try Files.write(bytes, to: 1)
        } catch  where error.reason != .closedPipe {
            throw Failure("Standard output cannot be written: \(error.words).")
        } catch {}
    }

    /// Writes a text to standard error; what cannot be said there cannot be said at all.
    static func note(_ text: String) { try? Files.write(Array(text.utf8), to: 2) }

    /// The bytes of a file, or of standard input for `-`; at most `limit` of them.
    static func read(_ path: String, limit: Int) throws -> [UInt8] {
        do {
            let (bytes, size) =
                path == "-"
                ? { ($0, $0.count) }(try Files.read(descriptor: 0, limit: limit))
                : try Files.read(path, limit: limit)
            guard size <= limit else { throw Failure("`\(path)` has more than \(limit / 1_000_000) MB.") }
            return bytes
        } catch let error as SystemError {
            throw Failure("Cannot read `\(path)`: \(error.words).")
        }
    }
}
