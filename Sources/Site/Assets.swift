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

    private static let stylesheetName = "site.css"
    private static let iconName = "icon.svg"
    private static let staffStylesheetName = "staff.css"
    private static let scriptName = "sheets.js"
    private static let pageScriptName = "page.js"

    package let stylesheet: Address
    /// What the style sheet of the list of sheets adds to that of pages.
    package let staffStylesheet: Address
    /// The script of pages: it prints the questions alone.
    package let pageScript: Address
    /// The script of the list of sheets.
    package let sheetsScript: Address
    package let icon: Address
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
        let stylesheet = fingerprinted(Self.stylesheetName, adding: accent.map(Self.rules) ?? "")
        let staffStylesheet = fingerprinted(Self.staffStylesheetName)
        let pageScript = fingerprinted(Self.pageScriptName)
        let icon = fingerprinted(Self.iconName)
        let script = fingerprinted(Self.scriptName)
        var sheetStyles: [SheetStyle: (address: Address, bytes: [UInt8])] = [:]
        for style in SheetStyle.allCases { sheetStyles[style] = fingerprinted(style.rawValue) }
        let required =
            [
                Self.stylesheetName, Self.staffStylesheetName, Self.iconName, Self.scriptName,
                Self.pageScriptName,
            ]
            + SheetStyle.allCases.map(\.rawValue)
        func copied(_ path: String, to address: Address) {
            routes.append(Route(address) { try files.read(path) })
        }
        for path in assets where !required.contains(path) {
            copied("templates/assets/\(path)", to: Address("assets/\(path)"))
        }
        for path in media { copied("content/media/\(path)", to: Address("media/\(path)")) }
        guard let stylesheet, let staffStylesheet, let icon, let script, let pageScript,
            sheetStyles.count == SheetStyle.allCases.count
        else { return nil }
        self.stylesheet = stylesheet.address
        self.icon = icon.address
        self.staffStylesheet = staffStylesheet.address
        self.pageScript = pageScript.address
        sheetsScript = script.address
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

    package func address(of style: SheetStyle) -> Address { sheetStyles[style]?.address ?? stylesheet }

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
