/// A file that a sheet uses: a style sheet or a picture, by its whole address on the web.
package struct PrintFile: Sendable {
    package var url: String
    package var bytes: [UInt8]
}

/// One sheet to print.
struct PrintJob: Sendable {
    /// Where the sheet stands on the web: its links lead on from there.
    var url: String
    var html: [UInt8]
    /// Whether its fields can be filled on a screen.
    var isForm: Bool
    /// What the running line of each copy says of it, the HTML that of the first; empty where one sheet is printed as it is.
    var copies: [String] = []
    /// The files that this sheet shows and others do not.
    var files: [PrintFile]
}

/// A sheet as a PDF file.
struct PrintedSheet: Sendable {
    var pdf: [UInt8]
    /// The text of each page, as another program reads it out of the file.
    var pages: [String]
    /// The names of the fonts in it, sorted.
    var fonts: [String]
}

/// Why a sheet cannot be printed.
package struct PrintProblem: Error, CustomStringConvertible {
    /// A sentence for the person at the terminal. Where a sheet is filled for a patient it may hold what stands there, and must
    /// not leave ``ProvedSheet/pdfs(as:copies:for:by:)``.
    package let description: String
    /// Whether it is the machine that lacks something, and not this sheet that cannot be printed.
    let isOfMachine: Bool
    /// What it is about the sheet.
    let cause: Cause

    enum Cause {
        case sheet
        /// A font had to stand in for another.
        case font
        /// Nothing is known of it: the worker was lost.
        case worker
    }

    init(_ description: String, isOfMachine: Bool = false, cause: Cause = .sheet) {
        self.description = description
        self.isOfMachine = isOfMachine
        self.cause = cause
    }
}

/// A PDF file that becomes a part of another.
struct JoinPart: Sendable {
    var pdf: [UInt8]
    /// What the list of bookmarks calls its first page; nil where it has none.
    var bookmark: String?
}
