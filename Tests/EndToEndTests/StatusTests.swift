import Testing

/// `handout status`: what is due, and with `--profile` what answers which rule.
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

    @Test func `says so where no sheets are made`() throws {
        let project = try Project.good.with(.replace(Page.settings, "profile: us-cms", "profile: none"))
        #expect(try project.folder().handout("status", "--profile").output.contains("no consent sheets"))
        #expect(try project.folder().handout("status").output.contains("makes no consent sheets"))
    }

    @Test func `shows drafts, approved versions and what has changed since`() throws {
        let folder = try Project.good.folder()
        try folder.approve("elbow-warming", "--next-review", "2099-01-01")
        try folder.approve("elbow-cooling", "--next-review", Project.day(40))
        let lines = try folder.handout("status").output
        #expect(lines.contains("  elbow-warming (en): version 1, approved until 2099-01-01\n"))
        #expect(
            lines.contains(
                "  elbow-cooling (en): version 1, approved until \(Project.day(40)); "
                    + "review due on \(Project.day(40)), in less than 3 months\n"))
        #expect(lines.contains("  elbow-warming (es): draft, never approved\n"))

        try folder.change(Page.warming, "The skin may turn red.", "The skin may turn red or brown.")
        try folder.change(Page.warming, "count: 3, of: 100,", "count: 4, of: 100,")
        let changed = try folder.handout("status").output
        #expect(
            changed.contains(
                """
                  elbow-warming (en): draft, the text has changed since version 1 was approved on \(Project.day(0))
                    - The skin may turn red. See what it is.
                    + The skin may turn red or brown. See what it is.
                    - Skin blister Common. It happens to 3 in 100 people. It does not happen to 97 in 100 people. The elbow leaflet
                    + Skin blister Common. It happens to 4 in 100 people. It does not happen to 96 in 100 people. The elbow leaflet
                  elbow-warming (es): draft, never approved; the translation is out of date

                """))
        #expect(changed.contains("  \(Page.spanish): out of date: risks\n"))

        let json = try folder.handout("status", "--format", "json").json
        let sheets = try #require(json["sheets"] as? [[String: Any]])
        #expect(sheets.map { $0["state"] as? String } == ["approved", "changed", "draft"])
        #expect(sheets.map { $0["due"] as? String } == ["within-3-months", nil, nil])
        #expect((sheets[1]["changes"] as? [[String: String]])?.first?.keys.first == "removed")
        #expect(try folder.handout("status", "--format", "sarif").end == .exit(64))
        #expect(try folder.handout("status", "--format", "json", "--profile").end == .exit(64))
    }

    @Test func `a change that is none of the words is said to be one`() throws {
        let folder = try Project.good.folder()
        try folder.approve()
        try folder.change(
            "templates/sheet.mustache", "<h1>{{heading}}</h1>", "<h1 class=\"new\">{{heading}}</h1>")
        let output = try folder.handout("status").output
        #expect(output.contains("was approved on \(Project.day(0))\n    The words are the same"))
    }

    @Test func `shows the reviews that are overdue or due soon, by their dates`() throws {
        let project = try Project.good.with(
            Self.review(Page.condition, 30), Self.review(Page.cooling, -1), Self.review(Page.leaflet, 150),
            Self.review("content/en/guides/your-first-visit.md", 400))
        let output = try project.folder().handout("status").output
        #expect(
            output.contains(
                """
                Reviews of pages
                  \(Page.cooling): review overdue since \(Project.day(-1))
                  \(Page.condition): review due on \(Project.day(30)), in less than 3 months
                  \(Page.leaflet): review due on \(Project.day(150)), in less than 6 months
                  Never reviewed by a clinician:
                """))
        #expect(!output.contains("your-first-visit"))
    }

    /// A page with a review, the next of which is due in so many days.
    static func review(_ page: String, _ days: Int) -> Edit {
        .replace(
            page, "updated:",
            "review: {date: 2020-01-01, by: A. Nobody, role: doctor, next: \(Project.day(days))}\nupdated:")
    }
}
