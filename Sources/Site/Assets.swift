import Content
import Diagnostics
import Synchronization

/// The files below `templates/assets` and `content/media`, with the addresses that pages use.
///
/// Those that the program itself asks for carry a hash of their content in their names, so that browsers may keep them for
/// ever.
package struct Assets: Sendable {
    /// The style sheets of consent sheets; the raw value is the file's name.
    package enum SheetStyle: String, CaseIterable, Sendable {
        case common = "sheet.css"
        case pdf = "sheet-pdf.css"
        case a4 = "sheet-a4.css"
        case letter = "sheet-letter.css"
        case large = "sheet-large.css"
        case form = "sheet-form.css"
    }

    /// What pages load; the raw value is the file's name.
    package enum PageFile: String, CaseIterable, Sendable {
        case stylesheet = "site.css"
        /// What the list of sheets adds to the style sheet.
        case staffStylesheet = "staff.css"
        case icon = "icon.svg"
        /// The script of the list of sheets.
        case sheetsScript = "sheets.js"
        /// The script of pages with questions: it prints these alone.
        case questionsScript = "questions.js"
        /// The script of the search page.
        case searchScript = "search.js"
        /// The script that puts treatments side by side.
        case compareScript = "compare.js"
    }

    /// By ``PageFile``; all are there.
    private let pageFiles: [PageFile: Address]
    /// By ``SheetStyle``; all are there.
    private let sheetStyles: [SheetStyle: (address: Address, bytes: [UInt8])]
    package let routes: [Route]
    private let files: FileSystem
    private let digests: MediaDigests

    /// The assets, or nil with diagnostics where one that every page needs is missing.
    package init?(
        assets: [String], media: [String], accent: AccentColor?, files: FileSystem,
        into diagnostics: inout [Diagnostic]
    ) {
        var routes: [Route] = []
        func fingerprinted(_ name: String, adding end: String = "") -> (address: Address, bytes: [UInt8])? {
            guard let file = SourceFile("templates/assets/\(name)", in: files, into: &diagnostics) else {
                return nil
            }
            let bytes = file.bytes + end.utf8
            let dot = name.lastIndex(of: ".") ?? name.endIndex
            let address = Address("assets/\(name[..<dot]).\(Digest.short(bytes))\(name[dot...])")
            routes.append(Route(address) { bytes })
            return (address, bytes)
        }
        var pageFiles: [PageFile: Address] = [:]
        for file in PageFile.allCases {
            let end = file == .stylesheet ? accent.map(Self.rules) ?? "" : ""
            pageFiles[file] = fingerprinted(file.rawValue, adding: end)?.address
        }
        var sheetStyles: [SheetStyle: (address: Address, bytes: [UInt8])] = [:]
        for style in SheetStyle.allCases { sheetStyles[style] = fingerprinted(style.rawValue) }
        let required = PageFile.allCases.map(\.rawValue) + SheetStyle.allCases.map(\.rawValue)
        func copied(_ path: String, to address: Address) {
            routes.append(Route(address) { try files.read(path) })
        }
        for path in assets where !required.contains(path) {
            copied("templates/assets/\(path)", to: Address("assets/\(path)"))
        }
        for path in media { copied("content/media/\(path)", to: Address("media/\(path)")) }
        guard pageFiles.count == PageFile.allCases.count, sheetStyles.count == SheetStyle.allCases.count
        else { return nil }
        self.pageFiles = pageFiles
        self.sheetStyles = sheetStyles
        self.routes = routes
        self.files = files
        digests = MediaDigests(files: files)
    }

    /// The clinic's colour, as the style sheet of pages calls it: one for light pages, one for dark ones.
    private static func rules(_ accent: AccentColor) -> String {
        """
        :root { --accent: \(accent.onWhite); }
        @media (prefers-color-scheme: dark) { :root { --accent: \(accent.onDark); } }

        """
    }

    package func address(of file: PageFile) -> Address {
        pageFiles[file] ?? Address("assets/\(file.rawValue)")
    }

    package func address(of style: SheetStyle) -> Address {
        sheetStyles[style]?.address ?? Address("assets/\(style.rawValue)")
    }

    package func bytes(of style: SheetStyle) -> [UInt8] { sheetStyles[style]?.bytes ?? [] }

    package func bytes(ofMedia path: String) throws -> [UInt8] { try files.read("content/media/\(path)") }

    /// The routes of the files below `templates/assets`.
    package var own: [Route] { routes.filter { $0.address.path.hasPrefix("assets/") } }

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
