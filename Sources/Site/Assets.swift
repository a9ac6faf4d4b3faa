import Content
import Diagnostics
import Synchronization

/// The files below `templates/assets` and `content/media`, with the addresses that pages use.
///
/// Style sheets and icon carry a hash of their content in their names, so that browsers may keep them for ever.
package struct Assets: Sendable {
    package let stylesheet: Address
    package let sheetStylesheet: Address
    package let icon: Address
    package let routes: [Route]
    private let digests: MediaDigests

    /// The assets, or nil with diagnostics where one that every page needs is missing.
    package init?(
        assets: [String], media: [String], files: FileSystem, into diagnostics: inout [Diagnostic]
    ) {
        var routes: [Route] = []
        func fingerprinted(_ name: String) -> Address? {
            guard let file = SourceFile("templates/assets/\(name)", in: files, into: &diagnostics) else {
                return nil
            }
            let dot = name.lastIndex(of: ".") ?? name.endIndex
            let address = Address("assets/\(name[..<dot]).\(Digest.short(file.bytes))\(name[dot...])")
            routes.append(Route(address) { file.bytes })
            return address
        }
        let required = ["site.css", "sheet.css", "icon.svg"].map(fingerprinted)
        func copied(_ path: String, to address: Address) {
            routes.append(Route(address) { try files.read(path) })
        }
        for path in assets where !["site.css", "sheet.css", "icon.svg"].contains(path) {
            copied("templates/assets/\(path)", to: Address("assets/\(path)"))
        }
        for path in media { copied("content/media/\(path)", to: Address("media/\(path)")) }
        guard let stylesheet = required[0], let sheetStylesheet = required[1], let icon = required[2] else {
            return nil
        }
        self.stylesheet = stylesheet
        self.sheetStylesheet = sheetStylesheet
        self.icon = icon
        self.routes = routes
        digests = MediaDigests(files: files)
    }

    /// What a file below `content/media` holds, as a number that changes with every byte of it; empty where it cannot be
    /// read, which ends the build.
    package func digest(ofMedia path: String) -> String { digests[path] }
}

/// The digests of the media that somebody has asked for, each made once.
private final class MediaDigests: Sendable {
    private let files: FileSystem
    private let known = Mutex<[String: String]>([:])

    init(files: FileSystem) { self.files = files }

    subscript(path: String) -> String {
        if let digest = known.withLock({ $0[path] }) { return digest }
        let digest = (try? files.read("content/media/\(path)")).map { Digest.full($0) } ?? ""
        known.withLock { $0[path] = digest }
        return digest
    }
}
