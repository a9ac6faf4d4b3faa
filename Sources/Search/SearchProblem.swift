/// Why the search cannot be made, as a sentence for the person at the terminal.
package struct SearchProblem: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
