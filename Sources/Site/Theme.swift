import Content
import Diagnostics
import Templates

/// The templates of a project, compiled for the views that they are given.
package struct Theme: Sendable {
    /// The templates as text, for the views of later stages.
    package let templates: TemplateSet
    let page: Program
    let index: Program
    let home: Program
    let notFound: Program
    let redirect: Program
    let search: Program
    let compare: Program

    /// Every template of a site with the view that it is given.
    package static let shapes: [(template: String, shape: Shape)] = [
        ("page", PageView.table.shape), ("index", IndexView.table.shape), ("home", HomeView.table.shape),
        ("not-found", NoticeView.table.shape), ("redirect", RedirectView.table.shape),
        ("search", SearchView.table.shape),
        ("compare", CompareView.table.shape),
    ]

    /// The theme, or nil with diagnostics where a template is missing or wrong.
    ///
    /// - Parameter files: the project's templates, then the clinic's; of two with one name the later counts.
    package init?(files: [SourceFile], into diagnostics: inout [Diagnostic]) {
        templates = Self.templateSet(of: files)
        var programs: [Program] = []
        for (name, shape) in Self.shapes {
            guard let program = Self.compile(name, for: shape, in: templates, into: &diagnostics) else {
                continue
            }
            programs.append(program)
        }
        guard programs.count == Self.shapes.count else { return nil }
        page = programs[0]
        index = programs[1]
        home = programs[2]
        notFound = programs[3]
        redirect = programs[4]
        search = programs[5]
        compare = programs[6]
    }

    /// The name by which views and other templates call the template of a file.
    package static func templateName(of file: SourceFile) -> String {
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        return String(name.dropLast(".mustache".count))
    }

    package static func templateSet(of files: [SourceFile]) -> TemplateSet {
        TemplateSet(
            sources: files.map { TemplateSource(name: templateName(of: $0), file: $0.path, bytes: $0.bytes) })
    }

    /// One template for one view; nil with diagnostics where it is missing or wrong.
    package static func compile(
        _ name: String, for shape: Shape, in templates: TemplateSet, into diagnostics: inout [Diagnostic]
    ) -> Program? {
        guard templates.names.contains(name) else {
            let file = "templates/\(name).mustache"
            // One that is there and cannot be read has been reported.
            if diagnostics.contains(where: { $0.file == file }) { return nil }
            diagnostics.append(
                Diagnostic(
                    rule: "missing-template", file: file, "this template is missing",
                    help: "Copy it from the standard templates."))
            return nil
        }
        let result = templates.compile(name, for: shape)
        // Two templates that include the same faulty partial report it once.
        diagnostics += result.diagnostics.filter { !diagnostics.contains($0) }
        return result.program
    }
}

extension Program {
    /// The view filled in; its failures are a template's.
    package func bytes(_ view: some View, capacity: Int = 16_384) throws -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(capacity)
        try render(Prepared(view), to: &output)
        return output
    }
}
