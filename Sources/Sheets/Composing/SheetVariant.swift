import Content
import Site

/// One of the forms in which a sheet is printed: how it is laid out, on which paper, and whose copy it is.
package struct SheetVariant: Hashable, Sendable, CustomStringConvertible {
    package enum Layout: String, CaseIterable, Sendable {
        case standard
        /// 18 points, with more room.
        case large
        /// With fields that can be filled on a screen.
        case form
    }

    package enum Copy: String, CaseIterable, Sendable { case patient, record }

    package var layout = Layout.standard
    package var paper: Paper
    /// Nil for a sheet of which nobody has said who keeps it.
    package var copy: Copy?

    package init(layout: Layout = .standard, paper: Paper, copy: Copy? = nil) {
        self.layout = layout
        self.paper = paper
        self.copy = copy
    }

    /// What is published of each sheet: every layout and copy on the first paper, and the standard one on the others.
    package static func published(on papers: [Paper]) -> [SheetVariant] {
        guard let first = papers.first else { return [] }
        return papers.map { SheetVariant(paper: $0) } + [
            SheetVariant(layout: .large, paper: first), SheetVariant(layout: .form, paper: first),
            SheetVariant(paper: first, copy: .patient), SheetVariant(paper: first, copy: .record),
        ]
    }

    /// What stands behind the technique's name in the name of its file: `-large`, or nothing for the standard sheet.
    ///
    /// - Parameter first: the paper that goes without saying.
    package func suffix(first: Paper) -> String {
        let parts = [
            layout == .standard ? nil : layout.rawValue, copy?.rawValue,
            paper == first ? nil : paper.rawValue,
        ]
        return parts.compactMap { $0.map { "-" + $0 } }.joined()
    }

    /// `large, a4, record`.
    package var description: String {
        [layout.rawValue, paper.rawValue, copy?.rawValue].compactMap { $0 }.joined(separator: ", ")
    }

    /// The style sheets that make it, in their order.
    var styles: [Assets.SheetStyle] {
        var styles: [Assets.SheetStyle] = [.common, .pdf]
        switch paper {
        case .a4: styles.append(.a4)
        case .letter: styles.append(.letter)
        }
        switch layout {
        case .standard: break
        case .large: styles.append(.large)
        case .form: styles.append(.form)
        }
        return styles
    }
}

extension Lexicon {
    /// What a PDF file is called in a list: "PDF file, large print".
    func name(of variant: SheetVariant) -> String {
        let what =
            switch (variant.copy, variant.layout) {
            case (let copy?, _): self[copy.phrase]
            case (nil, .standard): variant.paper.name
            case (nil, .large): self[.largePrint]
            case (nil, .form): self[.formToFill]
            }
        return fill(.sheetFile, ["what": what])
    }
}

extension Paper {
    /// As it is called everywhere.
    fileprivate var name: String {
        switch self {
        case .a4: "A4"
        case .letter: "Letter"
        }
    }
}

extension SheetVariant.Copy {
    var phrase: Phrase {
        switch self {
        case .patient: .patientCopy
        case .record: .recordCopy
        }
    }
}
