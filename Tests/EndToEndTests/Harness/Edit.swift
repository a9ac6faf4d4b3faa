import Foundation

/// One change to a project's files. A text may hold the marker `⟨here⟩` where a diagnostic is expected; the file
/// gets the text without it.
enum Edit: Sendable {
    case replace(String, _ old: String, _ new: String)
    case append(String, String)
    case write(String, String)
    /// Text and bytes that may be no text, at the end.
    case appendBytes(String, String, [UInt8])
    case remove(String)

    static let marker = "⟨here⟩"

    /// What is wrong with the edit itself.
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    var file: String {
        switch self {
        case .replace(let file, _, _), .append(let file, _), .write(let file, _),
            .appendBytes(let file, _, _),
            .remove(let file):
            file
        }
    }

    /// Changes the files and gives the place of the marker, if the edit has one.
    func apply(to files: inout Files) throws -> Place? {
        switch self {
        case .replace(let file, let old, let new):
            let parts = files[text: file].components(separatedBy: old)
            guard parts.count == 2 else {
                throw Problem(description: "\(file) holds `\(old)` \(parts.count - 1) times")
            }
            return set(parts.joined(separator: new), in: &files)
        case .append(_, let text): return set(files[text: file] + text, in: &files)
        case .write(_, let text): return set(text, in: &files)
        case .appendBytes(_, let text, let bytes):
            let place = set(files[text: file] + text, in: &files)
            files[file]? += bytes
            return place
        case .remove(let path):
            let old = files.count
            files = files.filter { $0.key != path && !$0.key.hasPrefix(path + "/") }
            guard files.count < old else { throw Problem(description: "there is no \(path)") }
        }
        return nil
    }

    private func set(_ text: String, in files: inout Files) -> Place? {
        let parts = text.components(separatedBy: Self.marker)
        files[text: file] = parts.joined()
        return parts.count > 1 ? Place(file: file, after: parts[0]) : nil
    }
}

/// A place in a file: line and column, counted from 1; the column counts code points.
struct Place: Equatable, Sendable {
    var file: String
    var line: Int
    var column: Int
}

extension Place {
    /// The place right after a text with which the file begins.
    init(file: String, after text: String) {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        self.init(file: file, line: max(1, lines.count), column: (lines.last?.count ?? 0) + 1)
    }
}
