import Diagnostics

/// What a patient may ask to expect of a technique. The raw value is the key that a writer uses under `expect`.
package enum ExpectationTopic: String, CaseIterable, Sendable {
    case sessions
    case timeToRelief = "time-to-relief"
    case reliefLasts = "relief-lasts"
    case repeatInterval = "repeat-interval"
    case recovery
}

/// What one source says about an expectation: a range with its unit, or words where the source gives no number.
package struct Statement: Sendable {
    package enum Amount: Sendable {
        /// `from` equals `to` where the source gives one number.
        case range(from: Int, to: Int, unit: Unit)
        /// In the source language.
        case words(Located<String>)
    }

    package var amount: Amount
    /// 1 for the first statement of its source under its topic, 2 for the second, …
    package var number: Int
    package var source: Located<String>
    package var note: Located<String>?
    package var position: Position
}

extension Statement {
    /// What a translation calls its words, or the note beside its number, under `expect`.
    package func name(under topic: ExpectationTopic) -> String {
        "\(topic.rawValue)/\(source.value)" + (number == 1 ? "" : "/\(number)")
    }

    /// What a translation calls the note beside its words.
    package func noteName(under topic: ExpectationTopic) -> String { name(under: topic) + "/note" }
}

/// What an expectation is counted in.
package enum Unit: String, CaseIterable, Sendable {
    case minutes, hours, days, weeks, months, years, injections, sessions, treatments
}
