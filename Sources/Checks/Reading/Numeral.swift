import Markdown

/// A number in digits as it is read aloud.
enum Numeral {
    /// How many syllables it has: whole numbers below a million with commas or without, years, and decimals; of longer ones each
    /// digit is read.
    static func syllables(of word: UnsafeBufferPointer<UInt8>) -> Int {
        let point = word.first(UInt8(ascii: "."))
        let whole = word[..<(point ?? word.count)]
        let digits = whole.filter(\.isDigit).map { Int($0 & 15) }
        let fraction = point.map { word[($0 + 1)...].filter(\.isDigit).map { Int($0 & 15) } } ?? []
        // "Twenty twenty-six" is a year, "2,026" a number.
        let isYear =
            digits.count == 4 && point == nil && whole.allSatisfy(\.isDigit)
            && (11...20).contains(digits[0] * 10 + digits[1])
            && digits[1...2] != [0, 0]
        let read =
            if digits.count > 6 {
                digits.reduce(0) { $0 + ones($1) }
            } else if isYear {
                belowHundred(digits[0] * 10 + digits[1]) + belowHundred(digits[2] * 10 + digits[3])
            } else {
                number(digits.reduce(0) { $0 * 10 + $1 })
            }
        return read + (fraction.isEmpty ? 0 : 1 + fraction.reduce(0) { $0 + ones($1) })
    }

    private static func number(_ number: Int) -> Int {
        if number >= 1_000 {
            return self.number(number / 1_000) + 2 + (number % 1_000 == 0 ? 0 : self.number(number % 1_000))
        }
        if number >= 100 {
            return ones(number / 100) + 2 + (number % 100 == 0 ? 0 : belowHundred(number % 100))
        }
        return belowHundred(number)
    }

    private static func belowHundred(_ number: Int) -> Int {
        switch number {
        case ..<10: ones(number)
        case 10, 12: 1
        case 11, 17: 3
        case ..<20: 2
        default: (number / 10 == 7 ? 3 : 2) + (number % 10 == 0 ? 0 : ones(number % 10))
        }
    }

    /// "Seven" and "zero" have two.
    private static func ones(_ digit: Int) -> Int { digit == 7 || digit == 0 ? 2 : 1 }
}
