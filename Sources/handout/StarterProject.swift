import Content
import Diagnostics
import Platform

/// The files that a new project begins with: the library that comes with the program, for one clinic.
struct StarterProject {
    private let folder: String
    private let settings: SettingsWriter

    /// - Parameter folder: the library's own project.
    init(_ folder: String) throws {
        self.folder = folder
        guard let settings = SettingsWriter(try Self.read("\(folder)/\(ProjectSettings.file)")) else {
            throw Failure("`\(folder)/\(ProjectSettings.file)` cannot be read; install the program again.")
        }
        self.settings = settings
    }

    /// The clinic that the library is made for, which is made up.
    var clinic: String { settings.settings.clinic.value }

    /// The first is the source language, without which there are no others.
    var languages: [Language] { settings.settings.languages }

    /// - Parameters:
    ///   - clinic: the name of the clinic's folder.
    ///   - languages: some of ``languages``, the first among them.
    ///   - title: the site's name in each language; that of the library where nil.
    func files(
        clinic: String, languages: [Language], title: String?
    ) throws -> [(path: String, bytes: [UInt8])] {
        var settings = try Self.read("\(folder)/\(ProjectSettings.file)")
        if clinic != self.clinic || languages != self.languages || title != nil {
            guard let changed = self.settings.changing(clinic: clinic, languages: languages, title: title)
            else {
                throw Failure("`\(folder)/\(ProjectSettings.file)` has a form that cannot be changed.")
            }
            settings = changed
        }
        let leftOut = Set(self.languages).subtracting(languages).map(\.tag)
        var files = [(ProjectSettings.file, settings), (".gitignore", Array(Self.ignored.utf8))]
        for path in try ["LICENSE-CONTENT.md"] + paths(below: "content") + paths(below: "templates") {
            let parts = path.split(separator: "/")
            let language =
                parts.starts(with: ["content", "clinics"])
                ? parts.dropFirst(3).first : parts.dropFirst().first
            if let language, leftOut.contains(String(language)) { continue }
            // An approval is that of the clinic which has given it.
            if path == Approval.file || path.hasPrefix(FrozenVersion.folder + "/") { continue }
            let old = "content/clinics/\(self.clinic)/"
            let target = path.hasPrefix(old) ? "content/clinics/\(clinic)/\(path.dropFirst(old.count))" : path
            files.append((target, try Self.read("\(folder)/\(path)")))
        }
        return files.map { (path: $0.0, bytes: $0.1) }
    }

    private static let ignored = """
        # What `handout build` writes, and the PDF files that it keeps.
        /site/
        /.handout/

        """

    /// The paths of all files below a folder, without those that begin with a dot.
    private func paths(below path: String) throws -> [String] {
        let names: [String]
        do { names = try Files.names(in: "\(folder)/\(path)") } catch {
            throw Failure("Cannot read `\(folder)/\(path)`: \(error.words).")
        }
        return try names.filter { !$0.hasPrefix(".") && !FileSystem.isOfEditor($0) }.flatMap { name in
            let inner = "\(path)/\(name)"
            switch Files.status("\(folder)/\(inner)", followsLink: false)?.sort {
            case .folder: return try paths(below: inner)
            case .file: return [inner]
            case .other, nil: throw Failure("`\(folder)/\(inner)` is no ordinary file.")
            }
        }
    }

    private static func read(_ path: String) throws -> [UInt8] {
        try Machine.read(path, limit: FileSystem.largestFile)
    }
}
