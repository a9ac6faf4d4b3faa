import Content
import Testing

@Suite struct CodeSystemTests {
    @Test(arguments: [
        (CodeSystem.icd10CM, "A00"), (.icd10CM, "M54.5"), (.icd10CM, "C7A.01"), (.icd10CM, "S52.521A"),
        (.icd10CM, "U07.1"),
        // The root of SNOMED CT, a concept of its own module, and the shortest form.
        (.snomedCT, "138875005"), (.snomedCT, "900000000000489007"), (.snomedCT, "100005"),
        (.rxNorm, "1"), (.rxNorm, "12345678"),
        // The example of the LOINC users' guide, and a sum that is a multiple of ten without the check digit.
        (.loinc, "12345-5"), (.loinc, "4548-4"), (.loinc, "19-0"),
    ])
    func `a code of the right form is admitted`(_ system: CodeSystem, _ code: String) {
        #expect(system.admits(code))
    }

    @Test(arguments: [
        (CodeSystem.icd10CM, "m54.5"), (.icd10CM, "M545"), (.icd10CM, "M54."), (.icd10CM, "M54.50000"),
        (.icd10CM, "54.5"), (.icd10CM, "MM4.5"), (.icd10CM, "M54,5"), (.icd10CM, " M54.5"),
        // One digit changed, two exchanged, one lost, one doubled.
        (.snomedCT, "138875006"), (.snomedCT, "138857005"), (.snomedCT, "13887505"),
        (.snomedCT, "1388875005"),
        // A description and a relationship with right check digits, too short, too long, no number.
        (.snomedCT, "101013"), (.snomedCT, "100022"), (.snomedCT, "10009"),
        (.snomedCT, "9000000000004890071"),
        (.snomedCT, "013887500"), (.snomedCT, "13887500x"), (.snomedCT, "١٣٨٨٧٥٠٠٥"),
        (.rxNorm, "0123"), (.rxNorm, "123456789"), (.rxNorm, "12a"), (.rxNorm, "-1"),
        (.loinc, "12345-6"), (.loinc, "12354-5"), (.loinc, "123455"), (.loinc, "12345678-2"),
        (.loinc, "01-8"),
        (.loinc, "LP1234-5"), (.loinc, "-0"),
    ])
    func `a code that cannot be one is not`(_ system: CodeSystem, _ code: String) {
        #expect(!system.admits(code))
    }

    /// Every single wrong digit, and every exchange of two neighbours, changes Verhoeff's sum.
    @Test func `a slip in an id of SNOMED CT is found`() {
        let digits = Array("138875005")
        for place in 0..<digits.count - 3 {
            for digit in "0123456789" where digit != digits[place] && !(place == 0 && digit == "0") {
                var slip = digits
                slip[place] = digit
                #expect(!CodeSystem.snomedCT.admits(String(slip)), "\(String(slip))")
            }
            var slip = digits
            slip.swapAt(place, place + 1)
            #expect(slip == digits || !CodeSystem.snomedCT.admits(String(slip)), "\(String(slip))")
        }
    }
}
