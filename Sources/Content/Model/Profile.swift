/// The elements that a consent form must hold under one set of rules, in the order of the sheet.
package struct Profile: Sendable {
    package struct Group: Sendable {
        package var id: String
        package var title: [Language: String]
        package var elements: [Element]
    }

    package struct Element: Sendable {
        package var id: String
        /// The rule that the element answers, such as "42 CFR 482.24(c)(4)(v)".
        package var rule: String
        package var form: Form
        package var text: [Language: String]
    }

    /// What an element looks like on the sheet.
    package enum Form: Sendable {
        /// A fact that the tool fills in.
        case fact(Fact)
        /// A label with an empty line to write on.
        case fillIn
        /// Empty lines under a question.
        case space(lines: Int)
        /// Boxes to tick, left, right, both; only for techniques that have sides.
        case side
        /// A line for the level of the spine; only for techniques that have one.
        case spinalLevel
        /// A part of the technique's page.
        case part(Part)
        /// A sentence that the signer agrees to, with a box.
        case statement
        /// A block to sign.
        case signature([SignatureField])
    }

    package enum Fact: String, CaseIterable, Sendable { case facility, procedure }

    package enum Part: String, CaseIterable, Sendable {
        case whatItIs = "what-it-is"
        case whoItMayHelp = "who-it-may-help"
        case benefits, risks, expectations, alternatives
        case avoidIf = "avoid-if"
        case getHelp = "get-help"
        case notKnown = "not-known"
        case questions
    }

    package enum SignatureField: String, CaseIterable, Sendable {
        case name, signature, date, time
        case jobTitle = "job-title"
        case relationship
    }

    package var id: String
    package var file: String
    package var title: [Language: String]
    package var groups: [Group]
}
