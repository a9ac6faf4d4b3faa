/// The words of the interface in one language: what stands in `content/<language>/language.yaml`.
package final class Lexicon: Sendable {
    package enum Direction: String, CaseIterable, Sendable {
        case leftToRight = "ltr"
        case rightToLeft = "rtl"
    }

    /// The name of one thing and of many.
    package struct Counted: Sendable {
        package var one: String
        package var many: String
    }

    /// How a relation is headed on the page that states it and on the page at its other end.
    package struct Ends: Sendable {
        package var here: String
        package var there: String
    }

    /// A chance in a word and in a phrase for patients.
    package struct Band: Sendable {
        package var name: String
        package var words: String
    }

    package let language: Language
    package let file: String
    /// The language's own name for itself.
    package let name: String
    package let direction: Direction
    /// January first.
    package let months: [String]
    /// With `{day}`, `{month}` and `{year}`.
    package let dateForm: String
    /// Between groups of three digits.
    package let thousandsSeparator: String
    package let kinds: [Kind: Counted]
    package let sections: [SectionRole: String]
    package let slots: [LocalSlot: String]
    package let relations: [RelationKey: Ends]
    package let bands: [ChanceBand: Band]
    package let units: [Unit: Counted]
    package let expectations: [ExpectationTopic: String]
    package let sourceTypes: [SourceFacts.SourceType: String]
    package let signatureFields: [Profile.SignatureField: String]
    package let phrases: [Phrase: String]

    init(
        language: Language, file: String, name: String, direction: Direction, months: [String],
        dateForm: String, thousandsSeparator: String, kinds: [Kind: Counted], sections: [SectionRole: String],
        slots: [LocalSlot: String], relations: [RelationKey: Ends], bands: [ChanceBand: Band],
        units: [Unit: Counted], expectations: [ExpectationTopic: String],
        sourceTypes: [SourceFacts.SourceType: String], signatureFields: [Profile.SignatureField: String],
        phrases: [Phrase: String]
    ) {
        self.language = language
        self.file = file
        self.name = name
        self.direction = direction
        self.months = months
        self.dateForm = dateForm
        self.thousandsSeparator = thousandsSeparator
        self.kinds = kinds
        self.sections = sections
        self.slots = slots
        self.relations = relations
        self.bands = bands
        self.units = units
        self.expectations = expectations
        self.sourceTypes = sourceTypes
        self.signatureFields = signatureFields
        self.phrases = phrases
    }
}

extension Lexicon {
    package subscript(phrase: Phrase) -> String { phrases[phrase] ?? "" }

    /// The phrase with its placeholders filled.
    package func fill(_ phrase: Phrase, _ values: KeyValuePairs<String, String>) -> String {
        Self.fill(self[phrase], values)
    }

    /// `6 August 2018` in the order and words of the language.
    package func date(_ date: CalendarDate) -> String {
        Self.fill(
            dateForm,
            ["day": String(date.day), "month": months[date.month - 1], "year": String(date.year)])
    }

    /// The number in digits, in groups of three from 1,000.
    package func number(_ number: Int) -> String {
        let digits = String(number.magnitude)
        guard digits.utf8.count > 3 else { return String(number) }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += thousandsSeparator }
            text.append(digit)
        }
        return number < 0 ? "-" + text : text
    }

    /// "3 weeks", "1 week", "3 to 4 weeks".
    package func amount(from: Int, to: Int, unit: Unit) -> String {
        let words = units[unit] ?? Counted(one: unit.rawValue, many: unit.rawValue)
        if from == to { return "\(number(from)) \(from == 1 ? words.one : words.many)" }
        return fill(.range, ["from": number(from), "to": number(to), "unit": words.many])
    }

    /// Replaces each `{name}` once from left to right; a value is never searched for placeholders again.
    package static func fill(_ pattern: String, _ values: KeyValuePairs<String, String>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(pattern.utf8.count + values.reduce(0) { $0 + $1.value.utf8.count })
        var pattern = pattern
        pattern.withUTF8 { pattern in
            var rest = pattern[...]
            while let open = rest.firstIndex(of: UInt8(ascii: "{")),
                let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
            {
                result += rest[..<open]
                let name = rest[open..<close].dropFirst()
                for (key, value) in values where key.utf8.elementsEqual(name) {
                    result += value.utf8
                    break
                }
                rest = rest[close...].dropFirst()
            }
            result += rest
        }
        return String(decoding: result, as: UTF8.self)
    }
}
