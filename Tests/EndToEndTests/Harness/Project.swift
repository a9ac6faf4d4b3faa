/// A project in memory: the good one of the fixtures, changed as a test needs it.
struct Project: Sendable {
    var files: Files

    /// Complete and without any problem. Templates, profiles and the words of the interface are the repository's own.
    static let good: Project = {
        var files = Repository.files(in: "Tests/EndToEndTests/Fixtures/elbow")
        for (name, bytes) in Repository.files(in: "templates") { files["templates/" + name] = bytes }
        let content = Repository.files(in: "content")
        for (name, bytes) in content where name.hasPrefix("profiles/") || name.hasSuffix("/language.yaml") {
            files["content/" + name] = bytes
        }
        return Project(files: files)
    }()

    /// What a build makes of ``good``.
    static let goodSite: Files = {
        guard let folder = try? good.folder(), let outcome = try? folder.handout("build"),
            outcome.end == .exit(0)
        else {
            return [:]
        }
        return folder.files(in: "site")
    }()

    func folder() throws -> Folder { try Folder(files) }

    /// A folder with the project and, from an earlier build, the site of ``good``.
    func folderWithSite() throws -> Folder {
        let folder = try folder()
        try folder.write(Self.goodSite, below: "site")
        return folder
    }

    /// The site that a build makes of it; empty where it makes none.
    func site(_ arguments: String...) throws -> Files {
        let folder = try folder()
        let outcome = try Program(arguments: ["build", "--project", folder.path] + arguments).run()
        return outcome.end == .exit(0) ? folder.files(in: "site") : [:]
    }

    mutating func apply(_ edits: [Edit]) throws -> Place? {
        var place: Place?
        for edit in edits { place = try edit.apply(to: &files) ?? place }
        return place
    }

    /// The project with the edits, which hold no marker.
    func with(_ edits: Edit...) throws -> Project {
        var project = self
        _ = try project.apply(edits)
        return project
    }
}

/// The files of the good project that most tests change.
enum Page {
    static let warming = "content/en/techniques/elbow-warming.md"
    static let cooling = "content/en/techniques/elbow-cooling.md"
    static let spanish = "content/es/techniques/elbow-warming.md"
    static let condition = "content/en/conditions/sore-elbow.md"
    static let leaflet = "content/en/sources/elbow-leaflet.md"
    static let passage = "content/en/passages/aftercare-elbow.md"
    static let clinic = "content/clinics/hill-example-clinic/clinic.yaml"
    static let note = "content/clinics/hill-example-clinic/en/techniques/elbow-warming.md"
    static let profile = "content/profiles/us-cms.yaml"
    static let addOn = "content/profiles/gmc-montgomery.yaml"
    static let form1 = "content/profiles/uk-form-1.yaml"
    static let form3 = "content/profiles/uk-form-3.yaml"
    static let words = "content/en/language.yaml"
    static let settings = "handout.yaml"
}
