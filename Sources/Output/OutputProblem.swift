import Platform

/// Why a site cannot be written. Each is one sentence for the person at the terminal.
package struct OutputProblem: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }

    /// The system's refusal of a deed, such as "write `site/index.html`".
    init(_ deed: String, _ error: SystemError) {
        let reason =
            switch error.reason {
            case .diskFull: "there is no space left on the disk"
            case .notPermitted: "there is no permission"
            case .readOnly: "the disk is read-only"
            case .nameTooLong: "the path is too long for this disk"
            case .missing, .wrongSort, .closedPipe, .link, .tooManyOpen, .other: error.words
            }
        self.init("Cannot \(deed): \(reason).")
    }
}
