import Diagnostics
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
        queue.asyncAfter(deadline: .now() + Self.pause) { [self] in
            // Only the newest counts.
            guard project.snapshot === snapshot else { return }
            let checked = project.check(snapshot, workers: Workers(count: 1))
            guard project.snapshot === snapshot else { return }
            server.tell(Event("check", data: checked.json.serialized()))
        }
    }
}

extension LiveProject.Checked {
    var json: JSON {
        [
            "number": .int(snapshot), "errors": .int(diagnostics.count { $0.severity == .error }),
            "warnings": .int(diagnostics.count { $0.severity == .warning }),
        ]
    }
}

extension Snapshot {
    /// What browsers are told of it.
    package var changeJSON: JSON {
        [
            "number": .int(number),
            "pages": .array(
                changed.prefix(50).map { ["url": .string("/" + $0.path), "title": .string($0.title)] }),
        ]
    }
}
