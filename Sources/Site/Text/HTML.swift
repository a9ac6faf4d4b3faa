import Markdown

extension String {
    /// The text with the characters escaped that mean something in HTML.
    package var escapedForHTML: String {
        var bytes: [UInt8] = []
        HTMLText.append(self, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
