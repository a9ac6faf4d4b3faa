import Diagnostics

/// What a writer puts beside the texts, judged before it is published.
struct MediaCheck {
    let files: FileSystem

    /// Whether a file below content/media may be shown: a picture, under a name that is the same in an address.
    func isPicture(_ path: String, into diagnostics: inout [Diagnostic]) -> Bool {
        let types = ["svg", "png", "jpg", "jpeg", "gif", "webp", "avif"]
        let type = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard path.contains("."), types.contains(type) else {
            diagnostics.append(
                Diagnostic(
                    rule: "unexpected-file", file: "content/media/\(path)",
                    "only pictures stand in this folder",
                    help: "Known are files of the types \(types.joined(separator: ", "))."))
            return false
        }
        let isPlain = path.utf8.allSatisfy { byte in
            (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
                || "-_./".utf8.contains(byte)
        }
        guard isPlain else {
            diagnostics.append(
                Diagnostic(
                    rule: "bad-name", file: "content/media/\(path)", "a picture of this name cannot be shown",
                    help:
                        "Use only letters a to z, digits, `-`, `_` and `.`, as browsers read other characters in their own way."
                ))
            return false
        }
        return type != "svg" || isHarmless("content/media/\(path)", into: &diagnostics)
    }

    /// A drawing may hold a program, which would run under the clinic's own address.
    private func isHarmless(_ path: String, into diagnostics: inout [Diagnostic]) -> Bool {
        // One that cannot be read is reported where it is copied.
        guard let bytes = try? files.read(path) else { return true }
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        let active = ["<script", "javascript:", "<foreignobject", "<!entity"].first(where: text.contains)
        guard let mark = active ?? Self.eventHandler(in: text) else { return true }
        diagnostics.append(
            Diagnostic(
                rule: "active-picture", file: path, "the drawing holds `\(mark)`, which a browser could run",
                help: "Save it again as a plain picture."))
        return false
    }

    /// An attribute such as `onload=`.
    private static func eventHandler(in text: String) -> String? {
        let words = text.utf8.split { $0 <= 0x20 || $0 == UInt8(ascii: "/") || $0 == 0x22 || $0 == 0x27 }
        return words.lazy.map { $0.prefix { $0 != UInt8(ascii: "=") } }.first { name in
            name.count > 4 && name.starts(with: "on".utf8) && name.endIndex < text.utf8.endIndex
                && text.utf8[name.endIndex] == UInt8(ascii: "=")
                && name.allSatisfy { $0 &- UInt8(ascii: "a") < 26 }
        }.map { String(Substring($0)) + "=" }
    }
}
