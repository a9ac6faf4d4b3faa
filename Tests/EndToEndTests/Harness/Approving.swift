import Foundation

extension Folder {
    /// Approves a sheet of the project in this folder, in English unless told otherwise.
    @discardableResult
    func approve(
        _ sheet: String = "elbow-warming", language: String = "en", by: String = "A. Nobody",
        role: String = "doctor", author: String = "B. Writer", _ more: String...
    ) throws -> Outcome {
        let options = ["--language", language, "--by", by, "--role", role, "--author", author]
        return try Program(arguments: ["approve", "--project", path, sheet] + options + more).run()
    }

    /// Replaces words of a file, which must be there once.
    func change(_ name: String, _ old: String, _ new: String) throws {
        var files: Files = [name: self.files()[name] ?? []]
        _ = try Edit.replace(name, old, new).apply(to: &files)
        try write(files)
    }
}

extension Project {
    static let ledger = "content/approvals.yaml"
    static let archive = "content/archive"

    /// A day of the machine's calendar, a number of days from today.
    static func day(_ days: Int) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        let day = calendar.date(byAdding: .day, value: days, to: Date()) ?? Date()
        let parts = calendar.dateComponents([.year, .month, .day], from: day)
        return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }
}
