import Platform
import Synchronization

/// The PDF files that were printed before, in a folder of the project: an unchanged sheet is not printed again.
///
/// It is a help only. What cannot be read is printed anew, and what cannot be kept is printed anew the next time.
package final class PrintCache: Sendable {
    private static let days = 30

    private let folder: String
    private let used = Mutex<Set<String>>([])

    /// - Parameter folder: made when something is to be kept.
    package init(folder: String) { self.folder = folder }

    /// - Parameter key: the digest of all that the file is made of.
    subscript(key: String) -> [UInt8]? {
        guard let pdf = try? Files.read(path(key), followsLink: false).bytes, pdf.starts(with: "%PDF-".utf8)
        else {
            return nil
        }
        used.withLock { _ = $0.insert(key) }
        return pdf
    }

    func keep(_ pdf: [UInt8], as key: String) {
        used.withLock { _ = $0.insert(key) }
        do throws(SystemError) {
            let parent = folder.lastIndex(of: "/").map { String(folder[..<$0]) }
            if let parent { try Files.makeFolder(parent) }
            try Files.makeFolder(folder)
            // Whole or not at all, also where two builds keep the same.
            let new = path(key) + ".new"
            Files.remove(new)
            try Files.write(pdf, toNew: new)
            try Files.move(new, to: path(key))
        } catch {}
    }

    /// Removes what no sheet of this run was, and was printed long ago.
    ///
    /// - Parameter now: seconds since 1970.
    package func prune(now: Int) {
        let used = used.withLock { $0 }
        for name in (try? Files.names(in: folder)) ?? [] where !used.contains(String(name.prefix(64))) {
            guard let changed = Files.change(folder + "/" + name)?.changed else { continue }
            if now - changed / 1_000_000_000 > Self.days * 86_400 { Files.remove(folder + "/" + name) }
        }
    }

    private func path(_ key: String) -> String { "\(folder)/\(key).pdf" }
}
