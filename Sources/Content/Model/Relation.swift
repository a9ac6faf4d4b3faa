import Diagnostics

/// A typed link in a page's metadata. The raw value is the key that a writer uses.
package enum RelationKey: String, CaseIterable, Sendable {
    case partOf = "part-of"
    case variantOf = "variant-of"
    case related, treats, benefits, risks
    case avoidIf = "avoid-if"
    case cautionIf = "caution-if"
    case uses
    case guidedBy = "guided-by"
    case bodyParts = "body-parts"
    case team, alternatives, evidence
    case raisedBy = "raised-by"
    case sources

    /// The kind at the other end; nil where it is the page's own kind.
    package var target: Kind? {
        switch self {
        case .partOf, .variantOf, .related: nil
        case .treats: .condition
        case .benefits: .benefit
        case .risks: .risk
        case .avoidIf, .cautionIf, .raisedBy: .consideration
        case .uses: .medicine
        case .guidedBy: .imaging
        case .bodyParts: .bodyPart
        case .team: .role
        case .alternatives: .alternative
        case .evidence: .topic
        case .sources: .source
        }
    }
}

/// One item of a relation as its writer wrote it: the other page's name and what is said about the link.
package final class Relation: Sendable {
    package let target: Located<String>
    /// A short sentence for the reader, in the source language.
    package let note: Located<String>?
    /// Names of the source pages that say so.
    package let sources: [Located<String>]
    /// Only for risks.
    package let chance: Chance?

    init(
        target: Located<String>, note: Located<String>?, sources: [Located<String>], chance: Chance?
    ) {
        self.target = target
        self.note = note
        self.sources = sources
        self.chance = chance
    }
}

/// How likely a risk is, as far as a source tells.
package enum Chance: Sendable {
    /// No source gives a number.
    case notStated
    case stated(Frequency)
}

/// A chance as a published number: `count` of `of` people.
package struct Frequency: Sendable {
    package var count: Int
    package var of: Int
    /// The time in which it happens, such as "30 days".
    package var within: String?
    /// The people who were counted.
    package var among: String?
    package var source: Located<String>
    /// The year, or the day, for which the number holds.
    package var asOf: String?
    package var position: Position
}

/// The band of a frequency by the EU/CIOMS III bounds; the lower bound belongs to the band. Computed, never written.
package enum ChanceBand: String, CaseIterable, Sendable {
    case veryCommon = "very-common"
    case common, uncommon, rare
    case veryRare = "very-rare"
    case notKnown = "not-known"

    package init(_ chance: Chance) {
        guard case .stated(let frequency) = chance else {
            self = .notKnown
            return
        }
        self = Self(count: frequency.count, of: frequency.of)
    }

    /// `count / of` is compared by cross-multiplication: no rounding can move a number over a bound.
    package init(count: Int, of total: Int) {
        let bounds: [(Self, Int)] = [(.veryCommon, 10), (.common, 100), (.uncommon, 1_000), (.rare, 10_000)]
        self = bounds.first { Self.reaches(count, of: total, oneIn: $0.1) }?.0 ?? .veryRare
    }
}

extension ChanceBand {
    /// Whether `count` of `total` is at least 1 in `bound`; an overflow means that it is far more.
    private static func reaches(_ count: Int, of total: Int, oneIn bound: Int) -> Bool {
        let (product, overflow) = count.multipliedReportingOverflow(by: bound)
        return overflow || product >= total
    }
}
