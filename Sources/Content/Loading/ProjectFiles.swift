import Diagnostics

/// Every file of a project, each in the place that its path gives it: the first stage of a build.
///
/// Pages are found only, and read when they are parsed: their bytes would be the half of a large build's memory.
package struct ProjectFiles: Sendable {
    package struct Page: Sendable {
        package var id: PageID
        package var language: Language
        /// From the project's folder.
        package var path: String
    }

    package struct Named: Sendable {
        package var name: String
        package var language: Language
        package var file: SourceFile
    }

    package struct ClinicFiles: Sendable {
        package var id: String
        package var facts: SourceFile
        package var notes: [Named]
        package var templates: [SourceFile]
    }

    /// A folder of the archive.
    package struct Version: Sendable {
        package var id: String
        package var facts: SourceFile
        /// The names of its other files.
        package var files: [String]
    }

    package var settings: ProjectSettings
    package var settingsFile: SourceFile
    package var languageFiles: [Language: SourceFile]
    package var pages: [Page]
    package var passages: [Named]
    package var clinics: [ClinicFiles]
    package var profiles: [(id: String, file: SourceFile)]
    package var approvals: SourceFile?
    /// The frozen versions: only what each says of itself is read here.
    package var versions: [Version]
    /// Pictures and other files that pages may show, by their path below `content/media/`.
    package var media: [String]
    /// Nil where there is no folder of templates.
    package var templates: [SourceFile]?
    /// Paths below `templates/assets/`.
    package var assets: [String]
}
