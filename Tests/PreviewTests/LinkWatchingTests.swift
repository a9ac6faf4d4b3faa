import Content
import Foundation
import Preview
import Testing

private let passage = "content/en/passages/aftercare.md"

@Suite(.timeLimit(.minutes(5))) struct LinkWatchingTests {
    private func project() throws -> TemporaryProject {
        let project = try TemporaryProject()
        try project.makeFolder("content/en/passages")
        return project
    }

    @Test(arguments: Listener.Sort.allCases, ["../../../shared/aftercare.md", "absolute"])
    func `a file behind a link is told by the link's path`(sort: Listener.Sort, target: String) throws {
        let project = try project()
        try project.link(passage, to: target == "absolute" ? project.path("shared/aftercare.md") : target)
        let listener = try Listener(sort, project)
        try project.write("new", to: "shared/aftercare.md")
        #expect(listener.hears(passage))
        listener.forget()
        try project.write("newer", to: "shared/new.md")
        try project.move("shared/new.md", to: "shared/aftercare.md")
        #expect(listener.hears(passage))
    }

    @Test(arguments: Listener.Sort.allCases)
    func `a file within the project is told by its own path and the link's`(sort: Listener.Sort) throws {
        let project = try project()
        try project.write("new", to: "content/es/passages/aftercare.md")
        try project.link(passage, to: "../../es/passages/aftercare.md")
        let listener = try Listener(sort, project)
        try project.write("newer", to: "content/es/passages/aftercare.md")
        #expect(listener.hears(passage, "content/es/passages/aftercare.md"))
    }

    @Test(arguments: Listener.Sort.allCases)
    func `a folder behind a link is told by paths below the link`(sort: Listener.Sort) throws {
        let project = try project()
        try project.write("x", to: "pictures/spine/needle.svg")
        try project.link("content/media", to: "../pictures")
        let listener = try Listener(sort, project)
        try project.write("y", to: "pictures/spine/needle.svg")
        try project.write("y", to: "pictures/knee/new.svg")
        #expect(listener.hears("content/media/spine/needle.svg", "content/media/knee/new.svg"))
    }

    @Test(arguments: Listener.Sort.allCases)
    func `a link over a link is followed, and each step of it may change`(sort: Listener.Sort) throws {
        let project = try project()
        try project.write("x", to: "first/aftercare.md")
        try project.write("x", to: "second/aftercare.md")
        try project.makeFolder("links")
        try project.link("links/current", to: "../first")
        try project.link(passage, to: "../../../links/current/aftercare.md")
        let listener = try Listener(sort, project)
        try project.write("y", to: "first/aftercare.md")
        #expect(listener.hears(passage))
        listener.forget()
        try project.remove("links/current")
        try project.link("links/current", to: "../second")
        #expect(listener.hearsAnything())
        #expect(
            Listener.waits {
                listener.forget()
                try? project.write(UUID().uuidString, to: "second/aftercare.md")
                usleep(100_000)
                return listener.changes == .files([passage])
            })
    }

    @Test(arguments: Listener.Sort.allCases)
    func `what a link waits for is told when it comes and when it goes`(sort: Listener.Sort) throws {
        let project = try project()
        try project.link(passage, to: "../../../later/aftercare.md")
        let listener = try Listener(sort, project)
        try project.write("x", to: "later/aftercare.md")
        #expect(listener.hearsOf(passage))
        #expect(
            Listener.waits {
                listener.forget()
                try? project.write(UUID().uuidString, to: "later/aftercare.md")
                usleep(100_000)
                return listener.changes == .files([passage])
            })
        listener.forget()
        try project.move("later", to: "never")
        #expect(listener.hearsOf(passage))
    }

    @Test(arguments: Listener.Sort.allCases)
    func `links that come and go are told`(sort: Listener.Sort) throws {
        let project = try project()
        let listener = try Listener(sort, project)
        try project.link(passage, to: "../../../shared/aftercare.md")
        #expect(listener.hearsAnything())
        listener.forget()
        try project.remove(passage)
        #expect(listener.hearsOf(passage))
        listener.forget()
        try project.makeFolder("new")
        try project.link("new/aftercare.md", to: "../../../shared/aftercare.md")
        try project.move("new", to: "content/en/more")
        #expect(listener.hearsAnything())
    }

    @Test(arguments: Listener.Sort.allCases, [".", "..", "../..", "../../..", "again"])
    func `links in a circle and out of the project end no watcher`(sort: Listener.Sort, target: String) throws
    {
        let project = try project()
        try project.link("content/en/again", to: target)
        let listener = try Listener(sort, project)
        try project.write("x", to: "content/en/conditions/new.md")
        #expect(listener.hearsOf("content/en/conditions/new.md"))
    }
}
