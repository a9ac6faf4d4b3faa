import Content
import Diagnostics

/// Tomorrow's list: who has which procedure, read from a table with a line for each patient.
///
/// What is wrong with a row is said by its line and its column. Nothing that stands in a cell is ever repeated.
package struct PacketList: Sendable {
    /// One sheet to print, for one patient.
    package struct Row: Sendable {
        /// The line of the file, counted from 1.
        package var line: Int
        package var patient: SheetPatient
        /// The place of the sheet among those that are offered.
        var sheet: Int
        var isLarge: Bool
    }

    /// What is wrong with a line; line 1 holds the names of the columns.
    package struct Problem: Error, Equatable, Sendable, CustomStringConvertible {
        package var line: Int
        package var message: String
        package var description: String { "line \(line): \(message)" }
    }

    enum Column: String, CaseIterable {
        case name, dateOfBirth = "date-of-birth", identifier, procedure, side, language, size, clinician, date

        /// Columns that may be left out of the table, and whose cells may be empty.
        var isOptional: Bool {
            switch self {
            case .name, .dateOfBirth, .identifier, .procedure: false
            case .side, .language, .size, .clinician, .date: true
            }
        }
    }

    /// In the order of the table, without those that have a problem.
    package let rows: [Row]
    /// In the order of the table.
    package let problems: [Problem]

    /// - Parameters:
    ///   - sheets: the sheets that can be printed.
    ///   - sourceLanguage: of a row that names none.
    package init(
        _ bytes: [UInt8], sheets: [SheetProof], sourceLanguage: Language, today: CalendarDate
    ) throws(Problem) {
        let table: CSVTable
        do throws(CSVTable.Problem) { table = try CSVTable(bytes) } catch {
            throw Problem(line: error.line, message: error.message)
        }
        guard let head = table.rows.first else {
            throw Problem(line: 1, message: "there is nothing in the list")
        }
        let columns = try Self.columns(of: head)
        guard table.rows.count > 1 else {
            throw Problem(line: 1, message: "there is no patient in the list, only the names of the columns")
        }
        var rows: [Row] = []
        var problems: [Problem] = []
        var patients: [String: Row] = [:]
        let offer = Offer(sheets: sheets, sourceLanguage: sourceLanguage)
        for line in table.rows.dropFirst() {
            var reader = RowReader(line: line, columns: columns, offer: offer, today: today)
            let row = reader.row()
            if let row, let known = patients[row.patient.identifier],
                !known.patient.isSamePerson(as: row.patient)
            {
                reader.found(
                    .identifier, "line \(known.line) has the same, with another name or date of birth")
            } else if let row, reader.problems.isEmpty {
                patients[row.patient.identifier] = patients[row.patient.identifier] ?? row
                rows.append(row)
            }
            problems += reader.problems
        }
        self.rows = rows
        self.problems = problems
    }

    /// The columns by their place. Capitals, spaces and underscores in their names do not count.
    private static func columns(of head: CSVTable.Row) throws(Problem) -> [Column] {
        let columns = head.cells.map { cell in
            Column(rawValue: cell.lowercased().replacing(" ", with: "-").replacing("_", with: "-"))
        }
        // Not repeated, and not guessed at: where the names are missing, this is the name of a patient.
        let unknown = columns.indices.filter { columns[$0] == nil }.map { String($0 + 1) }
        var problems: [String] = []
        if unknown.count > 5 {
            problems.append("\(unknown.count) columns have no name that is known")
        } else if !unknown.isEmpty {
            problems.append("no name that is known stands over column \(unknown.joined(separator: ", "))")
        }
        for column in Column.allCases {
            let count = columns.count { $0 == column }
            if count > 1 { problems.append("there are \(count) columns \(column.rawValue)") }
            if count == 0, !column.isOptional { problems.append("the column \(column.rawValue) is missing") }
        }
        guard problems.isEmpty else {
            let names = Column.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem(
                line: head.line,
                message: problems.joined(separator: "; ")
                    + ": the first line names the columns, some of \(names)"
            )
        }
        return columns.compactMap(\.self)
    }
}

extension SheetPatient {
    fileprivate func isSamePerson(as other: SheetPatient) -> Bool {
        (name, dateOfBirth) == (other.name, other.dateOfBirth)
    }
}

/// The sheets that can be asked for, by what a list may call them.
private struct Offer {
    let sheets: [SheetProof]
    let sourceLanguage: Language
    /// By technique and language.
    private let places: [String: [Language: Int]]
    /// The techniques that have a title, in whatever language.
    private let techniques: [String: Set<String>]

    init(sheets: [SheetProof], sourceLanguage: Language) {
        self.sheets = sheets
        self.sourceLanguage = sourceLanguage
        var places: [String: [Language: Int]] = [:]
        var techniques: [String: Set<String>] = [:]
        for (place, sheet) in sheets.enumerated() {
            places[sheet.sheet, default: [:]][sheet.language] = place
            techniques[sheet.title.lowercased(), default: []].insert(sheet.sheet)
        }
        self.places = places
        self.techniques = techniques
    }

    enum Answer {
        case sheet(Int)
        /// Why there is none, as half a sentence.
        case none(String)
    }

    /// By the technique's id or by its title in any language.
    func sheet(_ name: String, _ language: Language) -> Answer {
        let name = name.lowercased()
        let named = places[name] == nil ? techniques[name] ?? [] : [name]
        guard let technique = named.first, let own = places[technique] else {
            return .none("there is no sheet of this name; the page of the sheets lists them all")
        }
        guard named.count == 1 else {
            return .none("several sheets have this name; write the name of the technique's file, without .md")
        }
        return own[language].map { .sheet($0) }
            ?? .none("there is no sheet of this procedure in \(language.tag)")
    }

    func language(_ tag: String) -> Language? {
        sheets.first { $0.language.tag == tag.lowercased() }?.language
    }
}

extension Unicode.Scalar {
    fileprivate var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}

/// Reads one line of the list.
private struct RowReader {
    /// The most characters of a name: longer ones do not fit on the label, and are a slip of the system that made the list.
    private static let longestName = 100
    private static let longestIdentifier = 40
    /// On one letter: no script sets more, and they would be printed over the lines above.
    private static let mostMarks = 4
    private static let longestLife = 130

    let line: CSVTable.Row
    let columns: [PacketList.Column]
    let offer: Offer
    let today: CalendarDate
    private(set) var problems: [PacketList.Problem] = []

    init(line: CSVTable.Row, columns: [PacketList.Column], offer: Offer, today: CalendarDate) {
        self.line = line
        self.columns = columns
        self.offer = offer
        self.today = today
    }

    mutating func row() -> PacketList.Row? {
        guard line.cells.count == columns.count else {
            problems.append(
                .init(
                    line: line.line,
                    message:
                        "there are \(line.cells.count) cells, and the first line names \(columns.count) columns"
                ))
            return nil
        }
        let name = personName(.name)
        let identifier = text(.identifier, longest: Self.longestIdentifier)
        let clinician = personName(.clinician)
        let dateOfBirth = dateOfBirth()
        let date = dateOfProcedure()
        let isLarge = choice(.size, ["standard", "large"]) == "large"
        let sheet = sheet()
        let side = side(of: sheet)
        if let sheet {
            let places: [(PacketList.Column, Bool, Profile.Fact)] = [
                (.clinician, clinician != nil, .clinician), (.date, date != nil, .date),
            ]
            for (column, isGiven, fact) in places where isGiven && !offer.sheets[sheet].shows(fact) {
                found(column, "the sheet has no place for it")
            }
        }
        guard problems.isEmpty, let name, let identifier, let dateOfBirth, let sheet else { return nil }
        return PacketList.Row(
            line: line.line,
            patient: SheetPatient(
                name: name, dateOfBirth: dateOfBirth, identifier: identifier, side: side,
                clinician: clinician,
                date: date),
            sheet: sheet, isLarge: isLarge)
    }

    mutating func found(_ column: PacketList.Column, _ message: String) {
        problems.append(.init(line: line.line, message: "\(column.rawValue): \(message)"))
    }

    private mutating func cell(_ column: PacketList.Column) -> String? {
        guard let place = columns.firstIndex(of: column) else { return nil }
        if !line.cells[place].isEmpty { return line.cells[place] }
        if !column.isOptional { found(column, "the cell is empty") }
        return nil
    }

    /// A text for the paper: of a bearable length, and without signs that no name holds.
    private mutating func text(_ column: PacketList.Column, longest: Int) -> String? {
        guard var cell = cell(column) else { return nil }
        guard cell.unicodeScalars.count <= longest else {
            found(column, "the cell has more than \(longest) characters")
            return nil
        }
        let isHostile =
            cell.unicodeScalars.contains(where: Self.isHostile)
            || cell.withUTF8 { HiddenCharacter.first(in: $0) } != nil
        if isHostile {
            found(
                column,
                "the cell holds a line break, a sign such as < or =, a picture or a character that nobody sees"
            )
            return nil
        }
        guard !cell.contains(where: { $0.unicodeScalars.count { $0.isMark } > Self.mostMarks }) else {
            found(column, "a letter has more than \(Self.mostMarks) marks")
            return nil
        }
        return cell
    }

    private mutating func personName(_ column: PacketList.Column) -> String? {
        guard let name = text(column, longest: Self.longestName) else { return nil }
        if name.contains(where: \.isLetter) { return name }
        found(column, "there is no letter in it")
        return nil
    }

    /// What stands in no name and in no number, and could be printed over something else or as nothing.
    private static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .mathSymbol,
            .otherSymbol:
            true
        default: false
        }
    }

    private mutating func date(_ column: PacketList.Column) -> CalendarDate? {
        guard let cell = cell(column) else { return nil }
        if let date = CalendarDate(cell) { return date }
        found(column, "this is no day written as year, month, day: 2026-11-03")
        return nil
    }

    private mutating func dateOfBirth() -> CalendarDate? {
        guard let date = date(.dateOfBirth) else { return nil }
        if date > today {
            found(.dateOfBirth, "the day is still to come")
        } else if date.adding(months: 12 * Self.longestLife) < today {
            found(.dateOfBirth, "the day is more than \(Self.longestLife) years ago")
        }
        return date
    }

    private mutating func dateOfProcedure() -> CalendarDate? {
        guard let date = date(.date) else { return nil }
        if date > today.adding(months: 12) || date.adding(months: 12) < today {
            found(.date, "the day is more than a year away")
        }
        return date
    }

    private mutating func choice(_ column: PacketList.Column, _ words: [String]) -> String? {
        guard let cell = cell(column) else { return nil }
        if let word = words.first(where: { $0 == cell.lowercased() }) { return word }
        found(column, "write \(words.joined(separator: " or ")), or nothing")
        return nil
    }

    private mutating func sheet() -> Int? {
        var language = offer.sourceLanguage
        if let tag = cell(.language) {
            guard let known = offer.language(tag) else {
                let tags = Set(offer.sheets.map(\.language.tag)).sorted()
                found(
                    .language,
                    "there are no sheets in this language; there are some in \(tags.joined(separator: ", "))")
                return nil
            }
            language = known
        }
        guard let name = cell(.procedure) else { return nil }
        switch offer.sheet(name, language) {
        case .sheet(let sheet): return sheet
        case .none(let reason):
            found(.procedure, reason)
            return nil
        }
    }

    private mutating func side(of sheet: Int?) -> SheetPatient.Side? {
        let word = choice(.side, SheetPatient.Side.allCases.map(\.rawValue))
        guard let sheet else { return nil }
        let hasSide = offer.sheets[sheet].asksForSide
        if hasSide, word == nil, cell(.side) == nil {
            found(.side, "this procedure needs one: left, right or both")
        } else if !hasSide, word != nil {
            found(.side, "this procedure has no side")
        }
        return word.flatMap(SheetPatient.Side.init)
    }
}
