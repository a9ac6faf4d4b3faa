import ArgumentParser
import Diagnostics

/// What is written into a project's files from the command line must be one line that people can read.
enum OneLine {
    /// - Parameter name: how the person knows the text, such as `--by`.
    static func check(_ text: String, _ name: String) throws {
        guard text.unicodeScalars.count <= 200 else {
            throw ValidationError("\(name) has more than 200 characters.")
        }
        let hidden = Array(text.utf8).withUnsafeBufferPointer { HiddenCharacter.first(in: $0) }
        guard hidden == nil, !text.utf8.contains(where: { $0 < 0x20 }) else {
            throw ValidationError(
                "\(name) holds a line end or an invisible character (\(hidden?.name ?? "U+000A")).")
        }
    }

    /// The title of a page or a site: it is shown as it stands.
    static func check(title: String, _ name: String) throws {
        try check(title, name)
        guard title.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw ValidationError("\(name) names nothing: there is neither a letter nor a digit in it.")
        }
    }
}
