import Content
import Testing

@Suite struct CollationTests {
    @Test func `letters sort by their base form whatever the machine's locale`() {
        let names = ["Zona", "épidurale", "Ábalo", "arm", "Ñame", "nerve", "Über"]
        #expect(
            names.sorted { Collation.key($0) < Collation.key($1) } == [
                "Ábalo", "arm", "épidurale", "Ñame", "nerve", "Über", "Zona",
            ])
    }

    @Test(arguments: [
        ("épidurale", "E"), ("Ábalo", "A"), ("3 months", "#"), ("", "#"), ("ألم", "أ"), ("疼痛", "疼"),
    ])
    func `a name stands under its base letter`(name: String, letter: String) {
        #expect(Collation.initial(name) == letter)
    }
}
