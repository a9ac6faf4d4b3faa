import Foundation
import Testing

/// Sheets filled for the patients of a list.
@Suite struct PacketTests {
    private static let head = "name,date of birth,identifier,procedure,side,language,size,clinician,date"
    private static let tomorrow = Project.day(1)

    /// Two patients, the first with two procedures that do not stand together.
    private static let good = """
        \(head)
        Zanzibar Quux,1957-02-28,MRN-0042,elbow-warming,left,,,Dr. O'Neill-Østergård,\(tomorrow)
        محمد علي,1960-01-02,7,Elbow warming,both,es,large,,
        Zanzibar Quux,1957-02-28,MRN-0042,Elbow Cooling,,en,standard,,

        """

    /// A folder with the good project, a list in `list.csv`, and what printing it into `packet.pdf` gave.
    private struct Run {
        let folder: Folder
        let outcome: Outcome

        init(_ list: String, _ more: String..., project: Project = .good) throws {
            try self.init(Array(list.utf8), more, project: project)
        }

        init(_ list: [UInt8], _ more: [String] = [], project: Project = .good) throws {
            folder = try project.folder()
            try folder.write(["list.csv": list])
            let arguments = ["--packet", folder / "list.csv", "-o", folder / "packet.pdf"]
            outcome = try Program(arguments: ["print", "--project", folder.path] + arguments + more).run()
        }

        var hasPacket: Bool { folder.exists("packet.pdf") }
        func paper() throws -> Paper { try Paper(folder / "packet.pdf") }

        /// The problems of lines, without the sentence that closes.
        var problems: [String] { outcome.errors.split(separator: "\n").dropLast().map(String.init) }
    }

    private static let packet = Result { try Run(good) }

    @Test
    func
        `a packet holds each patient's sheets, for the patient and for the record, each on paper of its own`()
        throws
    {
        let run = try Self.packet.get()
        #expect(run.outcome.end == .exit(0))
        let paper = try run.paper()
        let copies = [
            "Patient's copy", "Copy for the record", "Copia para el paciente", "Copia para el expediente",
        ]
        var found: [[String]] = []
        for (number, page) in zip(1..., paper.pages) where !page.isEmpty {
            guard page.contains("Page 1 of") || page.contains("Página 1 de") else { continue }
            #expect(!number.isMultiple(of: 2), "a sheet begins on page \(number)")
            let names = ["Elbow warming", "Elbow cooling", "Calor en el codo"]
            found.append(
                names.filter { page.contains($0) }.prefix(1) + copies.filter { page.contains($0) }
                    + ["Zanzibar Quux", "محمد علي"].filter { page.contains($0) })
        }
        #expect(
            found == [
                ["Elbow warming", "Patient's copy", "Zanzibar Quux"],
                ["Elbow warming", "Copy for the record", "Zanzibar Quux"],
                ["Elbow cooling", "Patient's copy", "Zanzibar Quux"],
                ["Elbow cooling", "Copy for the record", "Zanzibar Quux"],
                ["Calor en el codo", "Copia para el paciente", "محمد علي"],
                ["Calor en el codo", "Copia para el expediente", "محمد علي"],
            ])
        #expect(
            paper.bookmarks == [
                .init(title: "Zanzibar Quux, MRN-0042", page: 1),
                .init(title: "محمد علي, 7", page: try #require(paper.firstPage(of: "محمد علي"))),
            ])
        #expect(paper.pages.count.isMultiple(of: 2))
        #expect(paper.title == "Elbow handouts")
        #expect(paper.fields == [])
        #expect(paper.failures == "Checks: 0 failed")
    }

    @Test func `label, copy and count stand on every page, side, clinician and day on the sheet`() throws {
        let pages = try Self.packet.get().paper().pages
        let border = try #require(pages.firstIndex { $0.contains("محمد علي") })
        for page in pages[..<border] where !page.isEmpty {
            for words in ["Zanzibar Quux", "28 February 1957", "MRN-0042", "Page ", "Draft: not for use"] {
                #expect(page.contains(words))
            }
            #expect(page.contains("Patient's copy") != page.contains("Copy for the record"))
        }
        for page in pages[border...] where !page.isEmpty {
            for words in ["محمد علي", "2 de enero", "1960", "Número de expediente 7", "Página "] {
                #expect(page.contains(words))
            }
            #expect(page.contains("Copia para el paciente") != page.contains("Copia para el expediente"))
        }
        let first = pages[0]
        #expect(first.contains("Dr. O'Neill-Østergård"))
        #expect(first.contains("Left") && !first.contains("Right"))
        #expect(first.contains(String(Self.tomorrow.prefix(4))))
        #expect(pages[border...].joined().contains("Ambos"))
        #expect(!pages[..<border].joined().contains("محمد"))
    }

    @Test func `a packet is its owner's alone, and nothing is said of the patients`() throws {
        let run = try Self.packet.get()
        let attributes = try FileManager.default.attributesOfItem(atPath: run.folder / "packet.pdf")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(run.outcome.output == "")
        #expect(
            run.outcome.errors.hasPrefix("handout: 2 patients, 6 sheets in ")
                && run.outcome.errors.contains("no clinician has approved"))
        #expect(!run.outcome.errors.contains("Quux"))
        let more = Set(run.folder.files().keys).subtracting(Project.good.files.keys)
        #expect(more == ["list.csv", "packet.pdf"])
    }
}

extension Paper {
    fileprivate func firstPage(of words: String) -> Int? {
        pages.firstIndex { $0.contains(words) }.map { $0 + 1 }
    }
}

// MARK: Lists

extension PacketTests {
    private static let hostile =
        "the cell holds a line break, a sign such as < or =, a picture or a character that nobody sees"
    private static let noDay = "this is no day written as year, month, day: 2026-11-03"

    /// A line of a list, and what is said of it: nothing where it is right.
    private static let lines: [(line: String, problems: [String])] = [
        ("Ann Right,1957-02-28,1,elbow-warming,left,,,,", []),
        (",,,,,,,,", []),
        ("José Núñez,1957-02-28,2,CALOR EN EL CODO,Right,ES,Large,O’Brien-Smith Jr.,\(tomorrow)", []),
        ("陳大文,1957-02-28,2b,elbow cooling,,,,李医生,", []),
        ("E\u{301}lodie d'Arc,1957-02-28,A/7-b 9,\u{A0}elbow-cooling\u{A0},,,,,", []),
        (",1957-02-28,3,elbow-cooling,,,,,", ["name: the cell is empty"]),
        (
            "Ann Wrong,,,,,,,,",
            [
                "identifier: the cell is empty", "date-of-birth: the cell is empty",
                "procedure: the cell is empty",
            ]
        ),
        ("Ann Wrong,1957-02-30,4,elbow-cooling,,,,,", ["date-of-birth: \(noDay)"]),
        (
            "Ann Wrong,09/03/1957,5,elbow-cooling,,,,,03.09.2026",
            ["date-of-birth: \(noDay)", "date: \(noDay)"]
        ),
        ("Ann Wrong,\(tomorrow),6,elbow-cooling,,,,,", ["date-of-birth: the day is still to come"]),
        ("Ann Wrong,1800-01-01,7,elbow-cooling,,,,,", ["date-of-birth: the day is more than 130 years ago"]),
        ("Ann Wrong,1957-02-28,8,elbow-cooling,,,,,1957-02-28", ["date: the day is more than a year away"]),
        ("Ann Wrong,1957-02-28,9,elbow-cooling,left,,,,", ["side: this procedure has no side"]),
        (
            "Ann Wrong,1957-02-28,10,elbow-warming,,,,,",
            ["side: this procedure needs one: left, right or both"]
        ),
        (
            "Ann Wrong,1957-02-28,11,elbow-warming,up,,huge,,",
            ["size: write standard or large, or nothing", "side: write left or right or both, or nothing"]
        ),
        (
            "Ann Wrong,1957-02-28,12,elbow-melting,,,,,",
            ["procedure: there is no sheet of this name; the page of the sheets lists them all"]
        ),
        (
            "Ann Wrong,1957-02-28,13,elbow-care,,,,,",
            ["procedure: there is no sheet of this name; the page of the sheets lists them all"]
        ),
        (
            "Ann Wrong,1957-02-28,14,elbow-cooling,,es,,,",
            ["procedure: there is no sheet of this procedure in es"]
        ),
        (
            "Ann Wrong,1957-02-28,15,elbow-cooling,,tlh,,,",
            ["language: there are no sheets in this language; there are some in en, es"]
        ),
        (
            "Ann Other,1957-02-28,1,elbow-cooling,,,,,",
            ["identifier: line 2 has the same, with another name or date of birth"]
        ),
        (
            "Ann Right,1957-03-28,1,elbow-cooling,,,,,",
            ["identifier: line 2 has the same, with another name or date of birth"]
        ),
        ("<script>alert(1)</script>,1957-02-28,16,elbow-cooling,,,,,", ["name: \(hostile)"]),
        ("Ann\u{202E}gnorW,1957-02-28,17,elbow-cooling,,,,,", ["name: \(hostile)"]),
        ("Ann 😀,1957-02-28,18,elbow-cooling,,,,\u{E000}x,", ["name: \(hostile)", "clinician: \(hostile)"]),
        ("=HYPERLINK(1),1957-02-28,19,elbow-cooling,,,,,", ["name: \(hostile)"]),
        (
            "A\(String(repeating: "\u{301}", count: 5))nn,1957-02-28,20,elbow-cooling,,,,,",
            ["name: a letter has more than 4 marks"]
        ),
        ("2026,1957-02-28,21,elbow-cooling,,,,,", ["name: there is no letter in it"]),
        (
            "\(String(repeating: "n", count: 101)),1957-02-28,22,elbow-cooling,,,,,",
            ["name: the cell has more than 100 characters"]
        ),
        (
            "\(String(repeating: "n", count: 1_000)),1957-02-28,23,elbow-cooling,,,,,",
            ["name: the cell has more than 100 characters"]
        ),
        (
            "Ann Wrong,1957-02-28,\(String(repeating: "7", count: 41)),elbow-cooling,,,,,",
            ["identifier: the cell has more than 40 characters"]
        ),
        ("Ann Wrong,1957-02-28,24", ["there are 3 cells, and the first line names 9 columns"]),
        (
            "Wrong, Ann,1957-02-28,25,elbow-cooling,,,,,",
            ["there are 10 cells, and the first line names 9 columns"]
        ),
        ("\"Ann\nWrong\",1957-02-28,26,elbow-cooling,,,,,", ["name: \(hostile)"]),
        (
            "\"Wrong, \"\"Ann\"\"\",1957-02-28,26,elbow-warming,,,,,",
            ["side: this procedure needs one: left, right or both"]
        ),
    ]

    @Test func `each wrong line is named by its number and its column, and nothing is printed`() throws {
        var list = Self.head + "\n"
        var expected: [String] = []
        for (line, problems) in Self.lines {
            let number = list.split(separator: "\n", omittingEmptySubsequences: false).count
            expected += problems.map { "line \(number): \($0)" }
            list += line + "\n"
        }
        let run = try Run(list)
        #expect(run.problems == expected)
        #expect(run.outcome.end == .exit(1))
        #expect(run.outcome.errors.hasSuffix("lines of the list are wrong. Nothing was printed.\n"))
        #expect(!run.hasPacket)
        for words in ["Ann", "script", "HYPERLINK", "nnnn", "7777", "gnorW", "melting", "huge"] {
            #expect(!run.outcome.errors.contains(words), "`\(words)` is repeated")
        }
    }

    /// One good line and one wrong one, written in different ways; the wrong one begins on the line that is named.
    @Test(arguments: [
        ("Name;date of birth;identifier;procedure\nAnn;1957-02-28;1;elbow-cooling\n\nBob;1957-02-28;2;x", 4),
        (
            "\u{FEFF}name;date of birth;identifier;procedure\r\nAnn;1957-02-28;1;elbow-cooling\r\nBob;1957-02-28;2;x\r\n",
            3
        ),
        (
            "Name\tDATE_OF_BIRTH\tIdentifier\tPROCEDURE\nAnn\t1957-02-28\t1\telbow-cooling\nBob\t1957-02-28\t2\tx",
            3
        ),
        ("name,date-of-birth,identifier,procedure\rAnn,1957-02-28,1,elbow-cooling\rBob,1957-02-28,2,x\r", 3),
        (
            "procedure,name,identifier,date-of-birth\n\n\nelbow-cooling,Ann,1,1957-02-28\n\"x\",Bob,2,1957-02-28",
            5
        ),
        (
            "name,date-of-birth,identifier,procedure\r\n\"A\rn\r\nn\",1957-02-28,1,elbow-cooling\r\nBob,1957-02-28,2,x\r\n",
            5
        ),
    ])
    func `lists are read as programs write them`(_ list: String, line: Int) throws {
        let run = try Run(list)
        #expect(run.outcome.end == .exit(1))
        #expect(run.outcome.errors.contains("line \(line): "))
        #expect(!run.outcome.errors.contains("line \(line + 1): ") && !run.hasPacket)
        #expect(!run.outcome.errors.contains("Bob") && !run.outcome.errors.contains("Ann"))
    }

    private static let columns = "the first line names the columns, some of name, date-of-birth"

    @Test(
        arguments: [
            ([], "Line 1: there is nothing in the list. "),
            (Array("\n\n , ,\n".utf8), "Line 1: there is nothing in the list. "),
            (Array(head.utf8), "Line 1: there is no patient in the list, only the names of the columns. "),
            (
                Array("name,colour,identifier,procedure\nAnn,b,c,d".utf8),
                "Line 1: no name that is known stands over column 2; the column date-of-birth is missing: "
            ),
            (
                Array("name,name,date-of-birth,identifier,procedure,side,side\n".utf8),
                "Line 1: there are 2 columns name; there are 2 columns side: \(columns)"
            ),
            (
                Array("Ann Quux,1957-02-28,1,elbow-cooling,,,,,\n".utf8),
                "Line 1: 9 columns have no name that is known; "
            ),
            (
                Array(head.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), 0] }),
                "Line 1: the file holds zero bytes: it is no text. "
            ),
            (
                [0xFF, 0xFE] + head.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), 0] },
                "Line 1: the file is not UTF-8: save it as “CSV UTF-8”. "
            ),
            (
                Array("\(head)\nAnn Quux,1957-02-28\nAnn Qu".utf8) + [0xE9, 0x0A],
                "Line 3: the file is not UTF-8: save it as “CSV UTF-8”. "
            ),
            (Array((0...255).map(UInt8.init)), "Line 2: the file is not UTF-8: save it as “CSV UTF-8”. "),
            (Array("\(head)\nAnn Quux,\"1957".utf8), "Line 2: a quotation mark is not closed. "),
            (
                Array("\(head)\n\"Ann\" Quux,1957".utf8),
                "Line 2: there is text behind the quotation mark that ends a cell. "
            ),
            (Array(repeating: UInt8(ascii: ","), count: 1_000_000), "Line 1: there is nothing in the list. "),
            (
                Array("Ann Quux".utf8) + Array(repeating: UInt8(ascii: ","), count: 1_000_000),
                "Line 1: 1000001 columns have no name that is known; "
            ),
            (
                Array("\(head)\nAnn Quux".utf8) + Array(repeating: UInt8(ascii: ","), count: 1_000_000),
                "line 2: there are 1000001 cells, and the first line names 9 columns\n"
            ),
            (Array(repeating: UInt8(ascii: "x"), count: 10_000_001), "has more than 10 MB."),
        ] as [([UInt8], String)])
    func `what is no list of patients is refused in one sentence`(_ list: [UInt8], _ words: String) throws {
        let run = try Run(list)
        #expect(run.outcome.end == .exit(1))
        #expect(run.outcome.errors.contains(words))
        #expect(run.outcome.errors.split(separator: "\n").count <= 2)
        #expect(!run.outcome.errors.contains("Quux") && !run.outcome.errors.contains("colour"))
        #expect(!run.hasPacket)
    }

    @Test func `a title of two treatments names neither`() throws {
        var project = Project.good
        let twin = project.files[text: Page.cooling]
        project.files[text: "content/en/techniques/elbow-chilling.md"] = twin
        let run = try Run("\(Self.head)\nAnn,1957-02-28,1,Elbow cooling,,,,,\n", project: project)
        #expect(
            run.problems == [
                "line 2: procedure: several sheets have this name; write the name of the technique's file, without .md"
            ])
    }

    @Test func `what the sheet has no place for is a wrong line`() throws {
        let project = try Project.good.with(
            .replace(Page.profile, "form: fact, of: clinician", "form: fill-in"))
        let run = try Run("\(Self.head)\nAnn,1957-02-28,1,elbow-cooling,,,,Dr. Quux,\n", project: project)
        #expect(run.problems == ["line 2: clinician: the sheet has no place for it"])
    }

    @Test func `with --skip-bad the lines that are right are printed, from a stream into a stream`() throws {
        let folder = try Project.good.folder()
        let list = "\(Self.head)\nAnn Quux,x,1,elbow-cooling,,,,,\nBob Quux,1957-02-28,2,elbow-cooling,,,,,\n"
        let outcome = try Program(
            arguments: [
                "print", "--project", folder.path, "--packet", "-", "-o", "-", "--skip-bad", "--copies",
                "record",
                "--single-sided", "--paper", "letter",
            ], input: Array(list.utf8)
        ).run()
        #expect(outcome.end == .exit(0))
        #expect(
            outcome.errors.contains("line 2: date-of-birth: ")
                && outcome.errors.contains("1 line of the list is wrong, and left out."))
        #expect(outcome.errors.contains("handout: 1 patient, 1 sheet in -,"))
        #expect(!outcome.errors.contains("Quux"))
        try folder.write(["packet.pdf": outcome.bytes])
        let paper = try Paper(folder / "packet.pdf")
        #expect(paper.bookmarks == [.init(title: "Bob Quux, 2", page: 1)])
        #expect(Set(paper.sizes) == [[612, 792]])
        #expect(paper.pages.allSatisfy { $0.contains("Bob Quux") && $0.contains("Copy for the record") })
    }
}

// MARK: Names and templates

extension PacketTests {
    /// A name that the label cannot hold, or no font has, is a wrong line; those of other scripts are printed.
    @Test func `names of many scripts are printed, and one that does not fit is not`() throws {
        let names = [
            "דוד כהן", "राम शर्मा", "Nguyễn Văn Ảnh", "Ali (علي) Khan", String(repeating: "M", count: 100),
        ]
        let rows = names.enumerated().map { "\($1),1957-02-28,\($0),elbow-cooling,,,,,\n" }.joined()
        let run = try Run("\(Self.head)\n\(rows)", "--skip-bad", "--copies", "record")
        #expect(run.outcome.end == .exit(0))
        #expect(
            run.problems.first
                == "line 6: not all that the sheet must say can be read on its pages; a cell may be too long for its place"
        )
        let paper = try run.paper()
        #expect(paper.bookmarks.map(\.title) == names.dropLast().enumerated().map { "\($1), \($0)" })
        #expect(paper.failures == "Checks: 0 failed")
        #expect(paper.pages.first?.contains("דוד כהן") == true)
    }

    /// A copy that was laid out again would cost as much as the first.
    @Test func `the two copies of a sheet are laid out once`() throws {
        let folder = try Project.good.folder()
        let environment = try folder.python(
            #"""
            exec REAL -I -c "$(printf '%s' "$3" | sed "s|^def printed(.*|&\n    open('\#(folder.path)/log', 'a').write('x')|")"
            """#)
        try folder.write(Self.good, to: "list.csv")
        let outcome = try folder.handout(
            "print", "--packet", folder / "list.csv", "-o", folder / "packet.pdf", environment: environment)
        #expect(outcome.end == .exit(0))
        #expect(folder.files()["log"]?.count == 3)
    }

    @Test func `a template that says whose copy it is in another place gets each copy laid out by itself`()
        throws
    {
        let line = "{{#copy-name}}\n<p class=\"running-copy\">{{copy-name}}</p>\n{{/copy-name}}\n"
        let project = try Project.good.with(
            .replace(
                "templates/sheet.mustache", line,
                line + "{{#copy-name}}<p>Here: {{copy-name}}</p>{{/copy-name}}\n"))
        let run = try Run("\(Self.head)\nAnn Quux,1957-02-28,1,elbow-cooling,,,,,\n", project: project)
        let pages = try run.paper().pages.filter { !$0.isEmpty }
        #expect(pages.count > 1)
        for page in pages {
            let isPatients = page.contains("Here: Patient's copy")
            #expect(isPatients != page.contains("Here: Copy for the record"))
            #expect(page.contains("Copy for the record") != isPatients)
        }
    }

    @Test func `a worker that is lost is no fault of the list`() throws {
        let folder = try Project.good.folder()
        try folder.write(Self.short, to: "list.csv")
        let python = try folder.python("HELLO; exec head -c 100 > /dev/null\n")
        let outcome = try folder.handout(
            "print", "--packet", folder / "list.csv", "-o", folder / "packet.pdf",
            environment: python)
        #expect(outcome.errors.hasPrefix("line 2: the worker ended without an answer, twice\n"))
        #expect(outcome.end == .exit(1) && !folder.exists("packet.pdf"))
    }

    @Test func `a template that shows no name stops the packet without repeating it`() throws {
        let project = try Project.good.with(
            .replace("templates/sheet-label.mustache", "<strong class=\"value\">{{value}}</strong>", ""))
        let run = try Run(Self.good, project: project)
        #expect(run.outcome.end == .exit(1))
        #expect(run.outcome.errors.contains("does not show the `value` of `label-field`: “A. Nobody”"))
        #expect(!run.outcome.errors.contains("Quux") && !run.hasPacket)
    }
}

// MARK: Places

extension PacketTests {
    private static let short = "\(head)\nAnn Quux,1957-02-28,1,elbow-cooling,,,,,\n"

    @Test func `a file that is there is replaced whole`() throws {
        let folder = try Project.good.folder()
        try folder.write(Self.short, to: "list.csv")
        try folder.write(String(repeating: "old ", count: 1_000_000), to: "packet.pdf")
        let arguments = ["--packet", "list.csv", "-o", "packet.pdf", "--copies", "record"]
        let outcome = try Program(arguments: ["print"] + arguments, folder: folder.path).run()
        #expect(outcome.end == .exit(0))
        #expect(try Paper(folder / "packet.pdf").bookmarks.count == 1)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder / "packet.pdf")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(Set(folder.files().keys).subtracting(Project.good.files.keys) == ["list.csv", "packet.pdf"])
    }

    @Test(arguments: [
        ("no/folder/x.pdf", "Cannot write into the folder `"),
        ("site/x.pdf", "would stand in the project's `site/`"),
        ("content/en/x.pdf", "would stand in the project's `content/`"),
        ("templates/x.pdf", "would stand in the project's `templates/`"),
        ("elsewhere/deep/x.pdf", "would stand in a published site"),
        ("content", "is a folder, a link or a device"),
        ("linked.pdf", "is a folder, a link or a device"), ("/dev/full", "is a folder, a link or a device"),
        ("inside/x.pdf", "would stand in the project's `content/`"),
    ])
    func `places that are published or no file are refused`(_ place: String, _ words: String) throws {
        let folder = try Project.good.folder()
        try folder.write(Self.short, to: "list.csv")
        try folder.write(["site/.gitignore": [], "elsewhere/.handout-manifest": [], "elsewhere/deep/a": []])
        try folder.link("linked.pdf", to: "target.pdf")
        try folder.link("inside", to: "content/en")
        let before = folder.files()
        let output = place.hasPrefix("/") ? place : folder / place
        let outcome = try folder.handout("print", "--packet", folder / "list.csv", "-o", output)
        #expect(outcome.end == .exit(1))
        #expect(outcome.errors.contains(words) && outcome.errors.split(separator: "\n").count == 1)
        #expect(folder.files().differences(from: before) == [])
    }

    @Test func `a folder without permission is refused before the work begins`() throws {
        let folder = try Project.good.folder()
        try folder.write(Self.short, to: "list.csv")
        let outcome = try Unprivileged.run([
            "print", "--project", folder.path, "--packet", folder / "list.csv", "-o", "/usr/packet.pdf",
        ])
        #expect(outcome.errors == "Error: Cannot write into the folder `/usr`: there is no permission.\n")
        #expect(outcome.end == .exit(1))
    }

    /// A limit on the size of files stands for a disk that is full.
    @Test func `a packet that does not fit on the disk leaves nothing, and the old one`() throws {
        let folder = try Project.good.folder()
        try folder.write(Self.short, to: "list.csv")
        try folder.write("old", to: "packet.pdf")
        let before = folder.files()
        let command = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\""
        let outcome = try Program(
            path: "/bin/sh",
            arguments: [
                "-c", command, Repository.program, "print", "--project", folder.path, "--packet",
                folder / "list.csv", "-o", folder / "packet.pdf", "--copies", "record",
            ]
        ).run()
        #expect(outcome.end == .exit(1))
        #expect(
            outcome.errors
                == "Error: Cannot write `\(folder / "packet.pdf")`: File too large. Nothing was printed.\n")
        #expect(folder.files().differences(from: before) == [])
    }

    @Test func `a reader that goes away is an error`() throws {
        let folder = try Project.good.folder()
        let command = "\"$0\" \"$@\"; echo \"exit $?\" >&2"
        let outcome = try Program(
            path: "/bin/sh",
            arguments: [
                "-c", "{ \(command); } | true", Repository.program, "print", "--project", folder.path,
                "elbow-cooling",
                "-o", "-",
            ]
        ).run()
        #expect(
            outcome.errors
                == "Error: Cannot write standard output: Broken pipe. Nothing was printed.\nexit 1\n")
    }
}
