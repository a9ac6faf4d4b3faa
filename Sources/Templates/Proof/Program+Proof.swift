/// A value that a template must print and did not.
package struct Unprinted: Sendable {
    /// The way to it: slots of fields and indices of items, in turns as the view has them.
    package let path: [Int]
    /// The name of the view that holds it…
    package let view: String
    /// …and of its field there.
    package let field: String
    /// The value as text; HTML without its tags.
    package let words: String
}

extension Program {
    /// Appends the template, filled with the view's values, and gives those of the values that must be printed which no
    /// reader can see in it: printed nowhere, or in a tag or the head only.
    ///
    /// Which values must be printed the view's own fields say (`mustPrint`).
    package func renderProved(
        _ record: Record, to output: inout [UInt8], limits: RenderLimits = .standard
    ) throws(RenderFailure) -> [Unprinted] {
        let printed = try Renderer.renderLogged(self, with: .record(record), limits: limits, to: &output)
        var required = RequiredValues(printed: printed)
        guard !required.areAllPrinted(in: record, at: .root) else { return [] }
        required.collectUnprinted(in: record, at: .root, path: [])
        return required.unprinted
    }
}

/// Goes through the values of a view that must be printed.
private struct RequiredValues {
    let printed: PlaceSet
    var unprinted: [Unprinted] = []

    /// The quick way, for the nearly all views that are printed as they must.
    func areAllPrinted(in record: Record, at place: DataPlace) -> Bool {
        for slot in record.shape.requiredSlots {
            let place = place.field(slot)
            switch record.value(in: slot) {
            case .text(let text): guard text.isEmpty || printed.contains(place) else { return false }
            case .html(let bytes): guard bytes.isEmpty || printed.contains(place) else { return false }
            case .record(let inner): guard areAllPrinted(in: inner, at: place) else { return false }
            case .list(let items):
                for (index, item) in items.enumerated() {
                    let place = place.item(index)
                    if case .record(let inner) = item {
                        guard areAllPrinted(in: inner, at: place) else { return false }
                    } else if !printed.contains(place) {
                        return false
                    }
                }
            case .absent, .missing, .flag: break
            }
        }
        return true
    }

    mutating func collectUnprinted(in record: Record, at place: DataPlace, path: [Int]) {
        for slot in record.shape.requiredSlots {
            let field = record.shape.fields[slot]
            let (place, path) = (place.field(slot), path + [slot])
            func unprinted(_ words: String, at path: [Int]) -> Unprinted {
                Unprinted(path: path, view: record.shape.name, field: field.name, words: words)
            }
            switch record.value(in: slot) {
            case .text(let text) where !text.isEmpty && !printed.contains(place):
                self.unprinted.append(unprinted(text, at: path))
            case .html(let bytes) where !bytes.isEmpty && !printed.contains(place):
                self.unprinted.append(unprinted(Self.words(of: bytes), at: path))
            case .record(let inner): collectUnprinted(in: inner, at: place, path: path)
            case .list(let items):
                for (index, item) in items.enumerated() {
                    let (place, path) = (place.item(index), path + [index])
                    if case .record(let inner) = item {
                        collectUnprinted(in: inner, at: place, path: path)
                    } else if case .text(let text) = item, !printed.contains(place) {
                        self.unprinted.append(unprinted(text, at: path))
                    }
                }
            case .absent, .missing, .flag, .text, .html: break
            }
        }
    }

    private static func words(of html: [UInt8]) -> String {
        var isTag = false
        let text = html.filter { byte in
            if byte == UInt8(ascii: "<") { isTag = true }
            defer { if byte == UInt8(ascii: ">") { isTag = false } }
            return !isTag
        }
        return String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }
}
