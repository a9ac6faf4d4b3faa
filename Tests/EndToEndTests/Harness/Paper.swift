import Foundation

/// A PDF file, read by other programs than those that made it.
struct Paper: Decodable, Sendable {
    struct Bookmark: Decodable, Equatable, Sendable {
        var title: String
        /// Counted from 1.
        var page: Int
    }

    /// The text of each page.
    let pages: [String]
    /// Width and height of each page in points.
    let sizes: [[Int]]
    let bookmarks: [Bookmark]
    let title: String
    let fields: [String]
    /// What a validator of PDF/UA-1 says last of all.
    let failures: String

    init(_ path: String) throws {
        let python = Program(path: Folder.python, arguments: ["-c", Self.reader, path])
        let outcome = try python.run()
        self = try JSONDecoder().decode(Paper.self, from: Data(outcome.bytes))
    }

    private static let reader = """
        import json, subprocess, sys
        import page, pikepdf
        path = sys.argv[1]
        pdf = pikepdf.open(path)
        numbers = {p.obj.objgen: n for n, p in enumerate(pdf.pages, 1)}
        with pdf.open_outline() as outline:
            bookmarks = [{"title": i.title, "page": numbers[i.destination[0].objgen]} for i in outline.root]
        text = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True).stdout
        checks = [line for line in str(page.validate_pdf(path, profile="ua1")).splitlines() if "Checks:" in line]
        print(json.dumps({
            "pages": text.decode().split("\\f")[:-1], "bookmarks": bookmarks, "title": str(pdf.docinfo.Title),
            "sizes": [[round(float(x)) for x in list(p.MediaBox)[2:]] for p in pdf.pages],
            "fields": [str(f.T) for f in pdf.Root.AcroForm.Fields] if "/AcroForm" in pdf.Root else [],
            "failures": checks[0].strip()}))
        """
}

/// Looks for words wherever a program could have left them: as they are, in UTF-16, as the digits of it, in compressed streams
/// and on the pages of PDF files.
struct Traces {
    let words: String
    /// Only what has changed since then is looked at.
    let start = Date().addingTimeInterval(-1)

    /// The files that hold the words, sorted.
    func files(in folders: [String]) throws -> [String] {
        let arguments = [words, String(start.timeIntervalSince1970)] + folders
        let outcome = try Program(
            path: Folder.python, arguments: ["-c", Self.searcher] + arguments
        ).run()
        guard outcome.end == .exit(0) else { return ["the search failed: \(outcome.errors)"] }
        return outcome.output.split(separator: "\n").map(String.init).sorted()
    }

    /// The command lines and environments of programs that hold the words now, as paths below `/proc`.
    func programs() -> [String] {
        let sought = Data(words.utf8)
        let ids = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return ids.filter { $0.allSatisfy(\.isNumber) }
            .flatMap { ["/proc/\($0)/cmdline", "/proc/\($0)/environ"] }
            .filter { FileManager.default.contents(atPath: $0)?.range(of: sought) != nil }
    }

    private static let searcher = """
        import os, re, subprocess, sys, zlib
        words, start, folders = sys.argv[1], float(sys.argv[2]), sys.argv[3:]
        forms = [words.encode(e) for e in ("utf-8", "utf-16-le", "utf-16-be")]
        forms += [f.hex().encode() for f in forms]
        def holds(data):
            lower = data.lower()
            return any(f in data or f in lower for f in forms)
        def parts(data):
            yield data
            for match in re.finditer(rb"stream\\r?\\n", data):
                try:
                    yield zlib.decompressobj().decompress(data[match.end():])
                except zlib.error:
                    pass
            if b"%PDF-" in data[:1024]:
                result = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True)
                yield result.stdout
        seen = set()
        for folder in folders:
            for here, _, names in os.walk(folder):
                for name in names + [here]:
                    path = os.path.join(here, name)
                    try:
                        status = os.lstat(path)
                        if path in seen or max(status.st_ctime, status.st_mtime) < start:
                            continue
                        seen.add(path)
                        found = holds(os.fsencode(path))
                        if not found and os.path.isfile(path) and not os.path.islink(path):
                            with open(path, "rb") as file:
                                found = any(holds(part) for part in parts(file.read()))
                    except OSError:
                        continue
                    if found:
                        print(path)
        """
}
