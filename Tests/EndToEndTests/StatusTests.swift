import Testing

/// `handout status --profile`: what answers which rule.
@Suite struct StatusTests {
    @Test func `shows for everything that is asked for where it stands and on how many sheets`() throws {
        let project = try Project.good.with(
            .replace(Page.settings, "profile: us-cms", "profile: us-cms\nadd-ons: [gmc-montgomery]"))
        let outcome = try project.folder().handout("status", "--profile")
        #expect(outcome.end == .exit(0))
        for words in [
            "cms-minimum: 42 CFR 482.24(c)(4)(v) and 482.51(b)(2)\n  facility: the name of the hospital\n"
                + "    This procedure > Hospital or clinic (facility), on every sheet\n",
            "    This procedure > Level of the spine (spinal-level), on 0 sheets\n",
            "montgomery: Montgomery v Lanarkshire Health Board [2015] UKSC 11\n  what-matters: ",
            "    About you > What matters to you in your life, and what worries you most (what-matters), on every sheet",
            "  uncertainty: what is uncertain\n    What is not known, and your questions > What is not known (not-known), on every sheet",
        ] {
            #expect(outcome.output.contains(words), "\(words)")
        }
    }

    @Test func `shows what is wrong instead where something is`() throws {
        let project = try Project.good.with(
            .replace(Page.profile, "form: part, of: risks", "form: part, of: expectations"))
        let outcome = try project.folder().handout("status", "--profile")
        #expect(outcome.end == .exit(1))
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("missing-element"))
    }

    @Test func `says so where no sheets are made, and asks what to show`() throws {
        let project = try Project.good.with(.replace(Page.settings, "profile: us-cms", "profile: none"))
        #expect(try project.folder().handout("status", "--profile").output.contains("no consent sheets"))
        #expect(try project.folder().handout("status").end == .exit(64))
    }
}
