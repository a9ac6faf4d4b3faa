import Foundation
import Testing

/// The consent forms of the United Kingdom on the sheets of the good project.
@Suite struct UKProfileTests {
    struct Form: Sendable, CustomTestStringConvertible {
        var name: String
        /// In their order, without the level of the spine, which the technique does not have.
        var elements: [String]
        var english: [String]
        var spanish: [String]

        var testDescription: String { name }

        func project() throws -> Project {
            try Project.good.with(.replace(Page.settings, "profile: us-cms", "profile: \(name)"))
        }
    }

    @Test(arguments: forms) func `a sheet holds the elements of the form in their order, in each language`(
        _ form: Form
    ) throws {
        let site = try form.project().site()
        for (folder, words) in [("", form.english), ("es/", form.spanish)] {
            let sheet = site.markup("\(folder)sheets/elbow-warming/index.html")
            #expect(sheet.values(of: "data-element") == form.elements)
            for text in words { #expect(sheet.plain.contains(text), "\(text)") }
        }
    }

    @Test(arguments: forms) func `everything that the form asks for has its place in the map`(_ form: Form)
        throws
    {
        let outcome = try form.project().folder().handout("status", "--profile")
        #expect(outcome.end == .exit(0))
        #expect(outcome.output.hasPrefix(form.english[0]))
        let lines = outcome.output.split(separator: "\n").map(String.init)
        let asks = lines.indices.filter { lines[$0].hasPrefix("  ") && !lines[$0].hasPrefix("    ") }
        #expect(asks.count > 20)
        for ask in asks {
            let answer = ask + 1 < lines.count ? lines[ask + 1] : ""
            #expect(answer.hasPrefix("    ") && !answer.hasSuffix(" on 0 sheets"), "\(lines[ask])")
        }
    }

    @Test(arguments: forms) func `the add-on of the General Medical Council joins the form`(_ form: Form)
        throws
    {
        let site = try form.project().with(.append(Page.settings, "add-ons: [gmc-montgomery]\n")).site()
        let shown = site.markup("sheets/elbow-warming/index.html").values(of: "data-element")
        let added = ["diagnosis", "desired-outcome", "likely-success", "what-matters"]
        #expect(shown.filter { !added.contains($0) } == form.elements)
        #expect(shown.filter(added.contains) == added)
    }

    @Test func `two profiles that take from each other what neither writes out are told so`() throws {
        let project = try Project.good.with(
            .replace(Page.settings, "profile: us-cms", "profile: uk-form-3"),
            .replace(
                Page.form1, String(Project.good.files[text: Page.form1].lines(from: "  - id: later\n")),
                "  - use: uk-form-3/later\n"))
        let folder = try project.folder()
        let findings = try folder.handout("check", "--format", "line").findings
        #expect(findings.map(\.file) == [Page.form1, Page.form3])
        #expect(findings.map(\.rule) == ["use-of-use", "use-of-use"])
        #expect(
            findings.map(\.message) == [
                "The group `uk-form-3/later` is itself taken from `uk-form-1/later`",
                "The group `uk-form-1/later` is itself taken from `uk-form-3/later`",
            ])
        let help = "Write it out in one of the two files."
        #expect(try folder.handout("check", "--format", "json").helpOnErrors == [help, help])
    }
}

extension String {
    /// The text from the first place of `start` to the end.
    fileprivate func lines(from start: String) -> Substring {
        range(of: start).map { self[$0.lowerBound...] } ?? ""
    }
}

extension UKProfileTests {
    private static let planned = [
        "facility", "procedure-name", "side", "planned-date", "responsible", "needs", "description",
        "benefits", "aim",
        "risks",
        "own-risks", "alternatives", "without", "not-known",
    ]
    private static let questions = ["questions", "concerns"]
    private static let anaesthesia = ["anaesthesia", "extra-procedures"]
    private static let talk = [
        "explained", "leaflets", "professional-signature", "contact", "interpreted", "interpreter-signature",
    ]
    private static let later = ["confirmed", "confirmation-signature", "withdrawal"]

    static let forms = [
        Form(
            name: "uk-form-1",
            elements: planned + questions + anaesthesia + talk
                + [
                    "capacity", "understood", "change-mind", "any-person", "anaesthetist", "emergencies",
                    "refused", "advance-decision", "images", "agree", "patient-signature",
                    "witness-signature",
                    "countersignature", "copy",
                ] + later,
            english: [
                "UK consent form 1: patients who decide for themselves",
                "A small area numb (local anaesthesia)",
                "to save my life or to keep my health from serious harm",
                "Witness, if the patient agrees but cannot sign",
            ],
            spanish: [
                "pacientes que deciden por sí mismos", "(anestesia local)", "para salvarme la vida",
                "Testigo, si el paciente acepta pero no puede firmar",
            ]),
        Form(
            name: "uk-form-2",
            elements: planned + questions + anaesthesia + talk
                + [
                    "responsibility", "understood", "change-mind", "any-person", "child-anaesthetist",
                    "child-emergencies", "refused", "images", "child-agree", "own-agreement",
                    "child-signature", "parent-signature", "copy",
                ] + later,
            english: [
                "UK consent form 2: a parent decides for a child or young person",
                "I have parental responsibility for this child",
                "I know that I can change my mind at any time",
                "I agree that my child has the procedure named on this form.",
            ],
            spanish: [
                "el padre o la madre decide por un niño o joven", "Tengo la responsabilidad parental",
                "Sé que puedo cambiar de opinión en cualquier momento", "Niño, niña o joven",
            ]),
        Form(
            name: "uk-form-3",
            elements: planned + questions + talk
                + ["understood", "change-mind", "any-person", "images", "agree", "signature", "copy"] + later,
            english: [
                "UK consent form 3: procedures during which the patient stays awake",
                "Patient, or the person with parental responsibility",
                "I agree to the procedure named on this form.",
            ],
            spanish: [
                "procedimientos con el paciente despierto", "Paciente o persona con responsabilidad parental",
                "Acepto el procedimiento que figura en este formulario.",
            ]),
        Form(
            name: "uk-form-4",
            elements: planned + anaesthesia
                + [
                    "cause", "unable", "grounds", "assessor-signature", "may-return", "cannot-wait",
                    "no-advance-decision", "attorney", "attorney-signature", "court", "wishes",
                    "best-interests", "consulted", "advocate", "involved", "consulted-signature",
                    "lacks-capacity", "asked-others", "in-best-interests", "professional-signature",
                    "second-opinion", "second-opinion-words", "second-opinion-signature",
                ],
            english: [
                "UK consent form 4: adults who cannot make this decision", "Use it and weigh it up",
                "Advocate (IMCA)", "Health professional who gave the second opinion",
            ],
            spanish: [
                "adultos que no pueden tomar esta decisión", "Usarlo y valorarlo",
                "Defensor independiente (IMCA)",
                "Profesional de la salud que dio la segunda opinión",
            ]),
    ]
}
