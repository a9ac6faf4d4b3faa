/// Why a site cannot be written. Each is one sentence for the person at the terminal.
package struct OutputProblem: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
