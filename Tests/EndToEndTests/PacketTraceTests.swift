import Foundation
import Testing

/// What a patient's name leaves behind: the file that was asked for, and nothing else.
@Suite(.serialized) struct PacketTraceTests {
    /// A folder with the project and a list of patients, with a home and temporary folders of its own.
    private struct Ward {
        let folder: Folder
        /// In the list only. It is new for each test, so that nothing else on the machine can hold it.
        let name = "Zz" + UUID().uuidString.filter(\.isLetter).lowercased() + "quux"
        let traces: Traces
        private let places: [String: String]

        init(rows: Int, lastLine: String = "") throws {
            folder = try Project.good.folder()
            traces = Traces(words: name)
            places = [
                "HOME": folder / "home", "TMPDIR": folder / "temporary", "XDG_CACHE_HOME": folder / "cache",
            ]
            for place in Array(places.values) + [folder / "out"] {
                try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            }
            let list = (1...rows).map { "\(name),1957-02-28,R-\($0),elbow-cooling\n" }.joined()
            try folder.write("name,date-of-birth,identifier,procedure\n" + list + lastLine, to: "list.csv")
        }

        func start() throws -> Program.Running {
            // Signals that are ignored here would be ignored there.
            try Program(
                path: "/usr/bin/env",
                arguments: [
                    "--default-signal", Repository.program, "print", "--project", folder.path, "--packet",
                    folder / "list.csv", "-o", folder / "out/packet.pdf",
                ], environment: places
            ).start()
        }

        /// Every file of the machine's usual places that holds the name; the list itself is left out.
        func found() throws -> [String] {
            let folders = [
                folder.path, NSTemporaryDirectory(), "/tmp", "/var/tmp", "/dev/shm",
                NSHomeDirectory() + "/.cache",
            ]
            return try traces.files(in: folders).filter { $0 != folder / "list.csv" }
                .map { $0.replacingOccurrences(of: folder.path + "/", with: "") }
        }
    }

    /// The programs that a program has started.
    private func workers(of running: Program.Running) -> [Int32] {
        let path = "/proc/\(running.process.processIdentifier)/task"
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return threads.flatMap { thread in
            let ids = FileManager.default.contents(atPath: "\(path)/\(thread)/children") ?? Data()
            return String(decoding: ids, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }
        }
    }

    /// Waits until it has workers that have been at work for a while; their ids.
    private func workersAtWork(of running: Program.Running) -> [Int32] {
        var ids: [Int32] = []
        for _ in 1...2_000 where ids.isEmpty {
            if running.wait(seconds: 0.005) { return [] }
            ids = workers(of: running)
        }
        // Loading the engine takes most of a second; the list takes many.
        return running.wait(seconds: 2) ? [] : workers(of: running)
    }

    private func haveEnded(_ ids: [Int32]) -> Bool {
        for _ in 1...100 {
            if ids.allSatisfy({ kill($0, 0) != 0 }) { return true }
            usleep(50_000)
        }
        return false
    }

    @Test func `a run leaves the packet and no other trace, on the disk or among the programs`() throws {
        let ward = try Ward(rows: 2)
        try FileManager.default.createDirectory(
            atPath: ward.folder / "out", withIntermediateDirectories: true)
        let running = try ward.start()
        var sawWorkers = false
        while !running.wait(seconds: 0.02) {
            sawWorkers = sawWorkers || !workers(of: running).isEmpty
            #expect(ward.traces.programs() == [])
        }
        #expect(running.process.terminationStatus == 0)
        #expect(sawWorkers)
        #expect(try ward.found() == ["out/packet.pdf"])
        #expect(!running.streams.files()[text: "errors"].contains(ward.name))
    }

    @Test func `a run that fails leaves no trace`() throws {
        // Printed first, and then found to be too long for the label.
        let long = String(repeating: "M", count: 100)
        let ward = try Ward(rows: 1, lastLine: "\(long),1957-02-28,L-1,elbow-cooling\n")
        try FileManager.default.createDirectory(
            atPath: ward.folder / "out", withIntermediateDirectories: true)
        let running = try ward.start()
        try #require(running.wait(seconds: 60))
        #expect(running.process.terminationStatus == 1)
        #expect(running.streams.files()[text: "errors"].hasPrefix("line 3: not all that the sheet must say"))
        #expect(try ward.found() == [])
        #expect(!ward.folder.exists("out/packet.pdf"))
    }

    @Test(arguments: [SIGKILL, SIGINT, SIGTERM])
    func `a run that is ended at its work leaves no trace, and no worker`(_ signal: Int32) throws {
        let ward = try Ward(rows: 40)
        try FileManager.default.createDirectory(
            atPath: ward.folder / "out", withIntermediateDirectories: true)
        let running = try ward.start()
        let workers = workersAtWork(of: running)
        #expect(!workers.isEmpty)
        kill(running.process.processIdentifier, signal)
        let isEnded = running.wait(seconds: 10)
        if !isEnded { running.kill() }
        #expect(isEnded)
        #expect(running.process.terminationReason == .uncaughtSignal)
        #expect(haveEnded(workers))
        #expect(try ward.found() == [])
        #expect(ward.folder.files(in: "out").isEmpty)
        #expect(running.streams.files()[text: "errors"] == "")
    }

    @Test func `workers that end at their work are replaced`() throws {
        let ward = try Ward(rows: 6)
        try FileManager.default.createDirectory(
            atPath: ward.folder / "out", withIntermediateDirectories: true)
        let running = try ward.start()
        let workers = workersAtWork(of: running)
        #expect(!workers.isEmpty)
        for id in workers { kill(id, SIGKILL) }
        try #require(running.wait(seconds: 60))
        #expect(running.process.terminationStatus == 0)
        #expect(try Paper(ward.folder / "out/packet.pdf").bookmarks.count == 6)
        #expect(try ward.found() == ["out/packet.pdf"])
    }
}
