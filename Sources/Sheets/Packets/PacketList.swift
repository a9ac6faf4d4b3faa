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
        let names = Column.allCases.map(\.rawValue)
        var columns: [Column] = []
        for (number, cell) in zip(1..., head.cells) {
            let name = cell.lowercased().replacing(" ", with: "-").replacing("_", with: "-")
            // Not repeated, and not guessed at: where the names are missing, this is the name of a patient.
            guard let column = Column(rawValue: name) else {
                throw Problem(
                    line: head.line,
                    message:
                        "column \(number) has no name that is known: the first line names the columns, some of \(names.joined(separator: ", "))"
                )
            }
            guard !columns.contains(column) else {
                throw Problem(line: head.line, message: "there are two columns \(name)")
            }
            columns.append(column)
        }
        for column in Column.allCases where !column.isOptional && !columns.contains(column) {
            throw Problem(line: head.line, message: "the column \(column.rawValue) is missing")
        }
        return columns
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
    private let places: [String: Int]
    private let names: Set<String>

    init(sheets: [SheetProof], sourceLanguage: Language) {
        self.sheets = sheets
        self.sourceLanguage = sourceLanguage
        var places: [String: Int] = [:]
        var names: Set<String> = []
        for (place, sheet) in sheets.enumerated() {
            let titles = sheets.filter { $0.sheet == sheet.sheet }.map(\.title)
            for name in [sheet.sheet] + titles {
                names.insert(name.lowercased())
                places["\(sheet.language.tag) \(name.lowercased())"] = place
            }
        }
        self.places = places
        self.names = names
    }

    /// By the technique's id or by its title in any language.
    func sheet(_ name: String, _ language: Language) -> Int? {
        places["\(language.tag) \(name.lowercased())"]
    }

    func knows(_ name: String) -> Bool { names.contains(name.lowercased()) }

    func language(_ tag: String) -> Language? {
        sheets.first { $0.language.tag == tag.lowercased() }?.language
    }
}

/// Reads one line of the list.
private struct RowReader {
    /// The most characters of a name: longer ones do not fit on the label, and are a slip of the system that made the list.
    private static let longestName = 100
    private static let longestIdentifier = 40
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
        let name = text(.name, longest: Self.longestName)
        let identifier = text(.identifier, longest: Self.longestIdentifier)
        let clinician = text(.clinician, longest: Self.longestName)
        let dateOfBirth = dateOfBirth()
        let date = self.date(.date)
        let isLarge = choice(.size, ["standard", "large"]) == "large"
        let sheet = sheet()
        let side = side(of: sheet)
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
            cell.contains(where: \.isNewline)
            || cell.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") || $0 == 0x09 }
            || cell.withUTF8 { HiddenCharacter.first(in: $0) } != nil
        if isHostile {
            found(column, "the cell holds a line break, a sign such as < or a character that nobody sees")
            return nil
        }
        return cell
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
        if let sheet = offer.sheet(name, language) { return sheet }
        found(
            .procedure,
            offer.knows(name)
                ? "there is no sheet of this procedure in \(language.tag)"
                : "there is no sheet of this name; the page of the sheets lists them all")
        return nil
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
