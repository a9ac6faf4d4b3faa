import Dispatch
import JSON
import Parallel

/// Checks the whole project in the background whenever it has been still for a moment, and tells the browsers what came of it.
package final class PreviewChecks: Sendable {
    private let project: LiveProject
    private let server: PreviewServer
    private let queue = DispatchQueue(label: "checks", qos: .utility)

    /// A check takes long, so the page goes first: a browser has asked for it and got it by then.
    private static let pause = DispatchTimeInterval.milliseconds(300)

    package init(project: LiveProject, server: PreviewServer) {
        self.project = project
        self.server = server
    }

    package func begin(_ snapshot: Snapshot) {
        // Only the newest counts; those before it need not stay for it.
        queue.asyncAfter(deadline: .now() + Self.pause) { [self, weak snapshot] in
            guard let snapshot, project.snapshot === snapshot else { return }
            project.check(snapshot, workers: Workers(count: 1))
            guard project.snapshot === snapshot else { return }
            server.tell(Event("check", data: project.state(of: snapshot).json().serialized()))
        }
    }
}

extension LiveProject {
    /// What browsers are told of a new snapshot: how the project stands with it, and what is no longer as it was.
    package func json(of snapshot: Snapshot) -> JSON {
        let pages = snapshot.changedPages.prefix(50).map { page -> JSON in
            ["url": .string("/" + page.path), "title": .string(page.title)]
        }
        let files = snapshot.changedAssets.map { JSON.array($0.map { .string($0) }) }
        return state(of: snapshot).json(with: [("pages", .array(pages)), ("files", files ?? .null)])
    }
}
