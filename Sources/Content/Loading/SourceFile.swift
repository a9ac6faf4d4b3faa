import Diagnostics
import Markdown

/// A writer's file as it was read: its path from the project's folder and its bytes, known to be clean text.
package struct SourceFile: Sendable {
    package let path: String
    /// UTF-8 without byte order mark and without NUL.
    package let bytes: [UInt8]

    /// The file, or nil with a diagnostic where it cannot be read or is no text.
    package init?(_ path: String, in files: FileSystem, into diagnostics: inout [Diagnostic]) {
        do {
            var bytes = try files.read(path)
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
            self.path = path
            self.bytes = bytes
            // The quick look first: what holds nothing but visible ASCII is clean.
            if bytes.withUnsafeBufferPointer(\.areVisibleASCII) { return }
            if let problem = Self.problem(in: bytes, of: path) {
                diagnostics.append(problem)
                return nil
            }
            let hidden = Self.hiddenCharacters(in: bytes, of: path)
            diagnostics += hidden.diagnostics
            // YAML and Markdown count lines otherwise where a control ends one: what they said would point elsewhere.
            if hidden.holdsControl { return nil }
        } catch {
            diagnostics.append(Diagnostic(error, at: path))
            return nil
        }
    }

    /// Reads the text anyway: used where the bytes are known already.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

extension SourceFile {
    /// A text in two parts, each with the line of the file on which it begins.
    struct Parts {
        /// Nil where the file does not begin with a line `---`.
        var frontMatter: (text: ArraySlice<UInt8>, firstLine: Int)?
        var body: (text: ArraySlice<UInt8>, firstLine: Int)
        /// A front matter that has no end.
        var isUnclosed = false
    }

    /// Splits front matter from body.
    func parts() -> Parts {
        var end = endOfLine(from: 0)
        guard isFence(0..<end) else { return Parts(frontMatter: nil, body: (bytes[...], 1)) }
        let start = end
        var line = 1
        while end < bytes.count {
            line += 1
            let range = end..<endOfLine(from: end)
            end = range.upperBound
            guard isFence(range) else { continue }
            return Parts(
                frontMatter: (bytes[start..<range.lowerBound], 2), body: (bytes[end...], line + 1))
        }
        return Parts(frontMatter: (bytes[start...], 2), body: ([], line + 1), isUnclosed: true)
    }

    /// Offset after the line's end.
    private func endOfLine(from start: Int) -> Int {
        bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    }

    private func isFence(_ range: Range<Int>) -> Bool {
        guard range.count >= 3,
            bytes[range.lowerBound..<range.lowerBound + 3].allSatisfy({ $0 == UInt8(ascii: "-") })
        else { return false }
        return bytes[(range.lowerBound + 3)..<range.upperBound].allSatisfy {
            $0 == 0x20 || $0 == 0x0A || $0 == 0x0D
        }
    }

    /// Every character that nobody sees, up to 20 of them.
    private static func hiddenCharacters(
        in bytes: [UInt8], of path: String
    ) -> (diagnostics: [Diagnostic], holdsControl: Bool) {
        var diagnostics: [Diagnostic] = []
        var holdsControl = false
        bytes.withUnsafeBufferPointer { buffer in
            var start = 0
            while diagnostics.count < 20, let found = HiddenCharacter.first(in: buffer, from: start) {
                start = found.index + 1
                holdsControl = holdsControl || found.isControl
                diagnostics.append(
                    Diagnostic(found, file: path, at: bytes[...].position(of: found.index)))
            }
        }
        return (diagnostics, holdsControl)
    }

    private static func problem(in bytes: [UInt8], of path: String) -> Diagnostic? {
        if let place = bytes.firstIndex(of: 0) {
            return Diagnostic(
                rule: "not-text", file: path, at: bytes[...].position(of: place),
                "there is a NUL byte here, so this is no text file",
                help: "Save the file as plain text in UTF-8.")
        }
        guard String(validating: bytes, as: UTF8.self) == nil, let place = bytes.firstInvalidUTF8 else {
            return nil
        }
        return Diagnostic(
            rule: "not-utf-8", file: path, at: bytes[...].position(of: place),
            "the bytes from here on are not UTF-8", help: "Save the file as UTF-8.")
    }
}

extension Diagnostic {
    /// A file or folder of the project that cannot be had.
    package init(_ problem: FileSystem.Problem, at path: String) {
        let (rule, message, help) =
            switch problem {
            case .missing:
                (
                    "missing-file", "this file or folder does not exist",
                    "Add it, or check the spelling of its name."
                )
            case .notPermitted:
                ("unreadable-file", "there is no permission to read this", "Allow reading it (chmod u+r).")
            case .outside:
                (
                    "outside-project", "this is a link that leads out of the project",
                    "Copy the file into the project instead."
                )
            case .wrongSort:
                ("wrong-sort", "this is not an ordinary file", "Remove it, or put a text file in its place.")
            case .tooLarge(let bytes):
                (
                    "file-too-large",
                    "this file has \(bytes / 1_000_000) MB; the largest that is read has \(FileSystem.largestFile / 1_000_000) MB",
                    "Split it into several pages."
                )
            case .failed(let words):
                ("unreadable-file", "this cannot be read: \(words)", "Check the disk and the file.")
            }
        self.init(rule: rule, file: path, message, help: help)
    }
}
