import Diagnostics

/// What a record system calls the subject of a page: a code of one code system, as a source states it.
package final class Code: Sendable {
    package let system: CodeSystem
    package let code: Located<String>
    package let source: Located<String>

    init(system: CodeSystem, code: Located<String>, source: Located<String>) {
        self.system = system
        self.code = code
        self.source = source
    }
}

/// A code system that record systems look up pages by. The raw value is the word that a writer uses.
package enum CodeSystem: String, CaseIterable, Sendable {
    case icd10CM = "icd-10-cm"
    case snomedCT = "snomed-ct"
    case rxNorm = "rxnorm"
    case loinc

    package var name: String {
        switch self {
        case .icd10CM: "ICD-10-CM"
        case .snomedCT: "SNOMED CT"
        case .rxNorm: "RxNorm"
        case .loinc: "LOINC"
        }
    }

    /// The object identifier by which HL7 messages name the system.
    package var oid: String {
        switch self {
        case .icd10CM: "2.16.840.1.113883.6.90"
        case .snomedCT: "2.16.840.1.113883.6.96"
        case .rxNorm: "2.16.840.1.113883.6.88"
        case .loinc: "2.16.840.1.113883.6.1"
        }
    }
}

extension CodeSystem {
    /// What the system's codes look like, for writers.
    var form: String {
        switch self {
        case .icd10CM:
            "a capital letter, a digit, a digit or capital letter, and behind a point up to 4 more"
        case .snomedCT: "the id of a concept: 6 to 18 digits, whose last is a check digit"
        case .rxNorm: "1 to 8 digits that do not begin with 0"
        case .loinc: "up to 7 digits that do not begin with 0, `-` and a check digit"
        }
    }

    /// Whether a code has the system's form and its check digit is right. Whether the system has the code is not known here.
    package func admits(_ code: String) -> Bool {
        switch self {
        case .icd10CM: code.wholeMatch(of: /[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?/) != nil
        case .snomedCT:
            // The two digits before the last say what is named: 00 and 10 are concepts, all others descriptions and links.
            code.wholeMatch(of: /[1-9][0-9]{2,14}[01]0[0-9]/) != nil && CheckDigit.isVerhoeff(code)
        case .rxNorm: code.wholeMatch(of: /[1-9][0-9]{0,7}/) != nil
        case .loinc: code.wholeMatch(of: /[1-9][0-9]{0,6}-[0-9]/) != nil && CheckDigit.isMod10(code)
        }
    }
}

/// Whether the last digit of a number is the one that its other digits give. Signs between the digits do not count.
private enum CheckDigit {
    /// Verhoeff's check, as the SNOMED CT release file specification has it (6.4): every digit is moved by a permutation that
    /// its place gives, and the results are joined in the dihedral group of order 10.
    static func isVerhoeff(_ number: String) -> Bool {
        let step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
        var check = 0
        for (place, digit) in digits(number).reversed().enumerated() {
            let moved = (0..<place % 8).reduce(digit) { digit, _ in step[digit] }
            check = dihedral(check, moved)
        }
        return check == 0
    }

    /// 0 to 4 are turns of a pentagon, 5 to 9 its reflections.
    private static func dihedral(_ first: Int, _ second: Int) -> Int {
        let turn = first < 5 ? first + second % 5 : first - second % 5 + 5
        return turn % 5 + ((first < 5) == (second < 5) ? 0 : 5)
    }

    /// The check of the LOINC users' guide (12 C): from the right behind the check digit every other digit counts twice.
    static func isMod10(_ number: String) -> Bool {
        let sum = digits(number).reversed().enumerated().reduce(0) { sum, item in
            let counted = item.offset.isMultiple(of: 2) ? item.element : item.element * 2
            return sum + counted / 10 + counted % 10
        }
        return sum.isMultiple(of: 10)
    }

    private static func digits(_ number: String) -> [Int] { number.compactMap(\.wholeNumberValue) }
}
