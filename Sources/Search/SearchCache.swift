import Content
import Platform

/// The files of the last search that was made, in one file of the project: where no page has changed, Pagefind is not asked.
///
/// It is a help only. What cannot be read is made anew, and what cannot be kept is made anew the next time.
package struct SearchCache {
    private let file: String
    private let program: String

    /// - Parameters:
    ///   - file: made when something is to be kept, with the folder that it is in.
    ///   - program: tells builds of this program apart: another may make other files.
    package init(file: String, program: String) {
        self.file = file
        self.program = program
    }

    /// Changes with every byte of the pages and with the program that indexes them; nil where that is not a plain file.
    func key(
        of pages: [String], program pagefind: String, reading read: (String) throws -> [UInt8]
    ) throws -> String? {
        guard let state = Files.change(pagefind) else { return nil }
        let machine = [program, pagefind, String(state.size), String(state.changed)]
        let digests = try pages.map { "\($0) \(Digest.full(try read($0)))" }
        return Digest.full((machine + digests).joined(separator: "\n").utf8)
    }

    /// The files that were kept under that key; nil where others were.
    func files(as key: String) -> [SearchFile]? {
        guard var rest = (try? Files.read(file, followsLink: false))?.bytes[...] else { return nil }
        func line() -> String? {
            guard let end = rest.firstIndex(of: 0x0A) else { return nil }
            defer { rest = rest[(end + 1)...] }
            return String(decoding: rest[..<end], as: UTF8.self)
        }
        guard line() == key else { return nil }
        var files: [SearchFile] = []
        while !rest.isEmpty {
            guard let parts = line()?.split(separator: " ", maxSplits: 1), parts.count == 2,
                let size = Int(parts[0]), (0...rest.count).contains(size)
            else { return nil }
            files.append(SearchFile(path: String(parts[1]), bytes: Array(rest.prefix(size))))
            rest = rest.dropFirst(size)
        }
        return files
    }

    func keep(_ files: [SearchFile], as key: String) {
        var bytes = Array("\(key)\n".utf8)
        for file in files { bytes += Array("\(file.bytes.count) \(file.path)\n".utf8) + file.bytes }
        do throws(SystemError) {
            if let slash = file.lastIndex(of: "/") { try Files.makeFolder(String(file[..<slash])) }
            // Whole or not at all, also where two builds keep theirs.
            let new = file + ".new"
            Files.remove(new)
            try Files.write(bytes, toNew: new)
            try Files.move(new, to: file)
        } catch {}
    }
}
