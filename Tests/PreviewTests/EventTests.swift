#if os(Linux)
    import Content
    import Foundation
    import Platform
    import Preview
    import Testing

    @Suite(.serialized, .timeLimit(.minutes(5))) struct EventTests {
        @Test func `a lost event is read as such`() {
            let overflow = record(watch: -1, what: 0x4000, name: "")
            let saved = record(watch: 7, what: 0x8, name: "gout.md\0\0\0\0\0\0\0\0\0")
            #expect(
                FolderEvents.decode((overflow + saved)[...]) == [
                    FolderEvents.Event(watch: -1, what: .overflow, name: ""),
                    FolderEvents.Event(watch: 7, what: .closed, name: "gout.md"),
                ])
            #expect(FolderEvents.decode((saved + overflow.prefix(9))[...]).count == 1)
        }

        private func record(watch: Int32, what: UInt32, name: String) -> [UInt8] {
            [UInt32(bitPattern: watch), what, 0, UInt32(name.utf8.count)].flatMap { number in
                withUnsafeBytes(of: number) { Array($0) }
            } + name.utf8
        }

        @Test func `when the system loses count, anything may have changed, and watching goes on`() throws {
            let project = try TemporaryProject()
            let signal = try EndSignal()
            let watcher = try InotifyWatcher(project.root, until: signal)
            let limit = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
            let most = try #require(Int(limit.trimmingCharacters(in: .whitespacesAndNewlines)))
            // Nobody reads meanwhile. Equal events in a row count once, so they come from two files in turn.
            let names = ["gout", "sciatica"].map { project.path("content/en/conditions/\($0).md") }
            for number in 0..<(most + 1_000) { _ = chmod(names[number % 2], 0o644) }
            Thread.detachNewThread {
                sleep(60)
                // Only a test that has failed waits so long.
                signal.send()
            }
            // What was not lost is told first, in parts.
            var changes = try watcher.next()
            while case .files = changes { changes = try watcher.next() }
            #expect(changes == .anything)
            try project.write("new", to: "content/en/conditions/new.md")
            changes = try watcher.next()
            #expect(changes == .files(["content/en/conditions/new.md"]))
        }

        @Test func `no descriptor is left open after 20,000 events`() throws {
            let project = try TemporaryProject()
            let listener = try Listener(.inotify, project)
            try project.write("x", to: "content/en/conditions/first.md")
            #expect(listener.hears("content/en/conditions/first.md"))
            let before = try descriptors()
            for round in 0..<100 {
                for number in 0..<50 {
                    try project.write("\(round)", to: "content/media/m\(number % 10)/page-\(number).md")
                }
                try project.move("content/media", to: "content/old")
                try project.remove("content/old")
                // Each link makes all watches anew.
                try project.link("content/en/link-\(round)", to: "conditions")
                #expect(listener.hearsAnything())
                listener.forget()
            }
            try project.write("x", to: "content/en/conditions/last.md")
            #expect(listener.hearsOf("content/en/conditions/last.md"))
            // Other tests that run at the same time have a few of their own.
            #expect(try descriptors() < before + 50)
        }

        private func descriptors() throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        }
    }
#endif
