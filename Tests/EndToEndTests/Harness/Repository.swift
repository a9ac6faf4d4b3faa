import Foundation

/// Where the package lies and where its program was built.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// The program beside the bundle of the tests that run, whichever folder the package was built into.
    static let program: String = {
        let folders = CommandLine.arguments.compactMap { argument in
            argument.range(of: #"/[^/]+\.xctest"#, options: .regularExpression).map {
                String(argument[..<$0.lowerBound])
            }
        }
        let programs = (folders + [root + "/.build/debug"]).map { $0 + "/handout" }
        return programs.first(where: FileManager.default.isExecutableFile) ?? "handout"
    }()

    /// The files below a folder of the repository, by their paths below it.
    static func files(in folder: String) -> Files { Folder.files(below: root + "/" + folder) }
}
