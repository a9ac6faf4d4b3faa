import Checks
import Content
import Diagnostics
import Sheets
import Site
import Synchronization

/// A project as it stood at one moment: what can be shown of it, and what is wrong.
package final class Snapshot: Sendable {
    /// Counts the snapshots of one run, from 1.
    package let number: Int
    /// The pages, as far as they could ever be made; nil where that was never so.
    package let publication: LivePublication?
    /// What is wrong with files by themselves, with links and with templates, in reading order. What the rules find comes later.
    package let problems: [Diagnostic]
    /// The errors for which no page shows what the files say now: those of the settings, the words, the templates.
    package let blocking: [Diagnostic]
    /// The files of pages that cannot be read and are shown as they were before.
    package let outdated: Set<String>
    /// The pages whose files have changed since the last snapshot, as far as it is known.
    package let changedPages: [ChangedPage]
    /// The pictures and other files of the site that have changed, or the folders of such, from the site's root; nil where any of
    /// them may have. Their addresses stay the same.
    package let changedAssets: [String]?
    package let today: CalendarDate
    private let knownSurroundings = Mutex<Rule.Surroundings?>(nil)

    init(
        number: Int, publication: LivePublication?, problems: [Diagnostic], blocking: [Diagnostic],
        outdated: Set<String>,
        changedPages: [ChangedPage], changedAssets: [String]?, today: CalendarDate
    ) {
        self.number = number
        self.publication = publication
        self.problems = problems
        self.blocking = blocking
        self.outdated = outdated
        self.changedPages = changedPages
        self.changedAssets = changedAssets
        self.today = today
    }
}

/// A page whose file has changed.
package struct ChangedPage: Equatable, Sendable {
    package let title: String
    /// From the site's root.
    package let path: String
}

extension Snapshot {
    /// The source language's edition: every project has it.
    var local: LocalEdition? { publication?.locals.first }

    var library: Library? { local?.library }

    /// What the rules look at besides one page, made when the first page asks for it.
    var surroundings: Rule.Surroundings? {
        guard let library else { return nil }
        return knownSurroundings.withLock { known in
            let surroundings = known ?? Rule.Surroundings(library: library, today: today)
            known = surroundings
            return surroundings
        }
    }
}
