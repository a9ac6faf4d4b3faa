import Content
import Markdown

/// Marks the first use of each term in a section with a link to its definition.
package struct TermMarker {
    private let index: TermIndex
    private let address: (Int) -> String
    private var marked: Set<Int>

    /// - Parameters:
    ///   - own: the entry whose page this is; it is not marked on itself.
    ///   - address: where the page of a term stands, from the page being written.
    package init(index: TermIndex, own: Int?, address: @escaping (Int) -> String) {
        self.index = index
        self.address = address
        marked = own.map { [$0] } ?? []
    }

    /// Writes the text with its terms marked; false, and nothing written, where there are none.
    package mutating func write(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Bool {
        var written = 0
        var place = 0
        while place < bytes.count {
            guard let (start, end) = index.candidate(in: bytes, from: place) else { break }
            place = start
            if let match = index.match(bytes, from: place, to: end),
                marked.insert(match.entry).inserted
            {
                append(bytes[written..<place], to: &output)
                output += "<a class=\"term\" href=\"".utf8
                HTMLText.append(address: address(match.entry), to: &output)
                output += "\" title=\"".utf8
                HTMLText.append(index.definitions[match.entry] ?? "", to: &output)
                output += "\">".utf8
                append(bytes[place..<match.end], to: &output)
                output += "</a>".utf8
                written = match.end
                place = match.end
            } else {
                place = end
            }
        }
        guard written > 0 else { return false }
        append(bytes[written...], to: &output)
        return true
    }

    private func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
        HTMLText.append(UnsafeBufferPointer(rebasing: bytes), to: &output)
    }
}
