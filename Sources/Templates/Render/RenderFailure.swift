import Diagnostics

/// Why a rendering ended early.
package struct RenderFailure: Error {
    enum Problem: String {
        case wrongData = "wrong-data"
        case valueMissing = "value-missing"
        case nestingTooDeep = "nesting-too-deep"
        case outputTooLarge = "output-too-large"
    }

    package let diagnostic: Diagnostic

    package init(diagnostic: Diagnostic) { self.diagnostic = diagnostic }

    /// - Parameter address: the instruction at which it ended.
    init(_ problem: Problem, at address: Int, of program: Program, limits: RenderLimits) {
        let site = program.sites[address]
        let (message, help) = Self.words(problem, limits)
        diagnostic = Diagnostic(
            rule: problem.rawValue, file: program.files[Int(site.file)], at: site.position, message,
            help: help)
    }

    private static func words(_ problem: Problem, _ limits: RenderLimits) -> (message: String, help: String) {
        switch problem {
        case .wrongData:
            (
                "The data is not of the kind that the template was made for",
                "Use the template for its own page."
            )
        case .valueMissing:
            (
                "The value to be printed here is missing in the data",
                "Report this: the data breaks its promise."
            )
        case .nestingTooDeep:
            (
                "Templates include each other more than \(limits.depth) deep",
                "Make sure that a template which includes itself ends somewhere."
            )
        case .outputTooLarge:
            (
                "The template makes far too much output",
                "Look for lists within lists and inclusions that multiply each other."
            )
        }
    }
}
