import Diagnostics

/// All templates of a project, parsed. Of two with one name the later counts: a clinic's own after the common
/// ones.
package struct TemplateSet: Sendable {
    /// How strictly names are taken.
    package enum Mode: Sendable {
        /// Every name must be declared, and tested before it is printed where it may be absent.
        case strict
        /// As the public Mustache specification says: what is missing prints nothing.
        case lenient
    }

    let templates: [String: Template]
    /// For each template the blocks that it and all the templates it includes have.
    let blockNames: [String: Set<String>]

    package init(sources: [TemplateSource]) {
        let named = Dictionary(sources.map { ($0.name, $0) }, uniquingKeysWith: { _, later in later })
        templates = named.mapValues(TemplateParser.parse)
        blockNames = Self.reachableBlockNames(in: templates)
    }

    /// The names of all templates, in order.
    package var names: [String] { templates.keys.sorted() }

    /// What is wrong with the text of any template, used or not.
    package var diagnostics: [Diagnostic] {
        templates.values.flatMap(\.diagnostics).sorted(by: Diagnostic.inReadingOrder)
    }

    /// Compiles a template and all that it includes for data of one shape. Every error of all of them is
    /// reported; the program is nil where there is any.
    package func compile(
        _ name: String, for shape: Shape, mode: Mode = .strict
    ) -> (program: Program?, diagnostics: [Diagnostic]) {
        compile(name, for: .record { shape }, mode: mode)
    }

    /// Compiles a template for data of any kind.
    package func compile(
        _ name: String, for kind: FieldKind, mode: Mode = .strict
    ) -> (program: Program?, diagnostics: [Diagnostic]) {
        guard templates[name] != nil else {
            let diagnostic = Diagnostic(
                rule: "unknown-template", file: name.shown, "There is no template `\(name.shown)`",
                help: Spelling.suggestion(for: name, in: names))
            return (nil, [diagnostic])
        }
        var compiler = Compiler(set: self, mode: mode, root: kind)
        return compiler.compile(name)
    }

    /// The templates of these names and all that they include, by name.
    package func sources(reachableFrom names: [String]) -> [TemplateSource] {
        Self.reachable(from: names, in: templates).map(\.source).sorted { $0.name < $1.name }
    }

    private static func reachableBlockNames(in templates: [String: Template]) -> [String: Set<String>] {
        templates.mapValues { template in
            reachable(from: [template.source.name], in: templates).reduce(into: []) {
                $0.formUnion($1.blockNames)
            }
        }
    }

    private static func reachable(from names: [String], in templates: [String: Template]) -> [Template] {
        var found: [String: Template] = [:]
        var pending = names
        while let next = pending.popLast() {
            guard found[next] == nil, let template = templates[next] else { continue }
            found[next] = template
            pending += template.includedNames
        }
        return Array(found.values)
    }
}
