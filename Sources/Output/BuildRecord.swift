import Parallel
import Platform

/// What a build read and wrote, kept in the folder of the site. Another build that would read the same, and finds what was
/// written untouched, has nothing to do.
package struct BuildRecord: Equatable, Sendable {
    /// A file of the site as the system knows it. Whoever changes a file changes the second figure, which no program can set.
    package struct Written: Equatable, Sendable {
        let path: String
        let size: Int
        /// When the file or its entry last changed, in nanoseconds.
        let changed: Int
    }

    /// What the next build should know, besides the state of the files.
    package struct Notes: Equatable, Sendable {
        /// The program, its options and the day.
        package let key: String
        /// One line for each thing that was read.
        package let inputs: [String]
        /// What was said at the end, and each problem that was shown.
        package let report: [String]

        package init(key: String, inputs: [String], report: [String]) {
            self.key = key
            self.inputs = inputs
            self.report = report
        }
    }

    static let name = ".handout-build"
    private static let heading =
        "# What the last build read and wrote: one that would read the same has nothing to do."

    package let notes: Notes
    private let written: [Written]

    /// The record of a build that has just written `paths` to a folder; nil where one of them is gone already, or a name
    /// holds a line break, which would part the record's lines.
    init?(_ notes: Notes, paths: [String], in folder: String, workers: Workers) {
        let isOneLine = { (text: String) in !text.utf8.contains(0x0A) }
        guard isOneLine(notes.key), notes.inputs.allSatisfy(isOneLine),
            notes.report.allSatisfy(isOneLine), paths.allSatisfy(isOneLine)
        else { return nil }
        let states = workers.map(paths) { Self.state(of: $0, in: folder) }
        written = states.compactMap { $0 }
        guard written.count == paths.count else { return nil }
        self.notes = notes
    }

    /// The record of a folder's last build; nil where there is none or a part of the site is no longer as it was written.
    package init?(of folder: String, key: String, workers: Workers) {
        guard let file = try? Files.read(folder + "/" + Self.name, followsLink: false),
            let record = Self(file.bytes), record.notes.key == key
        else { return nil }
        let isUntouched = workers.map(record.written) { Self.state(of: $0.path, in: folder) == $0 }
        guard isUntouched.allSatisfy({ $0 }) else { return nil }
        self = record
    }

    /// Puts the record in place. It is a help only: a folder without it is built anew.
    func write(to folder: String) {
        let path = folder + "/" + Self.name
        Files.remove(path)
        try? Files.write(bytes, toNew: path)
    }

    static func remove(from folder: String) { Files.remove(folder + "/" + name) }

    private static func state(of path: String, in folder: String) -> Written? {
        Files.change(folder + "/" + path).map { Written(path: path, size: $0.size, changed: $0.changed) }
    }
}

extension BuildRecord {
    /// A line for each part, led by a letter; no part holds a line break.
    private var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(200 * (notes.inputs.count + written.count))
        func add(_ letter: String, _ parts: String...) {
            bytes += letter.utf8
            for (index, part) in parts.enumerated() {
                if index > 0 { bytes.append(0x20) }
                bytes += part.utf8
            }
            bytes.append(0x0A)
        }
        add("", Self.heading)
        add("k", notes.key)
        for line in notes.inputs { add("i", line) }
        for line in notes.report { add("r", line) }
        for file in written { add("w", String(file.size), String(file.changed), file.path) }
        return bytes
    }

    private init?(_ bytes: [UInt8]) {
        var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").makeIterator()
        guard lines.next() == Self.heading[...], let key = lines.next(), key.hasPrefix("k") else {
            return nil
        }
        var (inputs, report, written): ([String], [String], [Written]) = ([], [], [])
        while let line = lines.next() {
            let rest = line.dropFirst()
            switch line.utf8.first {
            case UInt8(ascii: "i"): inputs.append(String(rest))
            case UInt8(ascii: "r"): report.append(String(rest))
            case UInt8(ascii: "w"):
                let parts = rest.split(separator: " ", maxSplits: 2)
                guard parts.count == 3, let size = Int(parts[0]), let changed = Int(parts[1]) else {
                    return nil
                }
                written.append(Written(path: String(parts[2]), size: size, changed: changed))
            default: return nil
            }
        }
        notes = Notes(key: String(key.dropFirst()), inputs: inputs, report: report)
        self.written = written
    }
}
