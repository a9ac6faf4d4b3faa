import JSON
import Platform

/// Pagefind at work as a service: it is asked in JSON, written in base64 and ended by a comma, and answers alike.
///
/// It ends when its input does, so that no kill leaves one behind.
struct PagefindService {
    private var process: ChildProcess
    private let seconds: Int
    private var asked = 0

    /// - Parameters:
    ///   - program: the file of Pagefind, or its name.
    ///   - seconds: how long it may take for one answer.
    init(_ program: String, seconds: Int) throws(SearchProblem) {
        do throws(SystemError) { process = try ChildProcess(program, ["--service"]) } catch {
            throw SearchProblem("Pagefind, `\(program)`, cannot be started: \(error.words).")
        }
        self.seconds = seconds
    }

    /// What it answers to a request of that type.
    mutating func ask(_ type: String, _ members: [(key: String, value: JSON)]) throws(SearchProblem) -> JSON {
        asked += 1
        let request = JSON.object([
            ("message_id", .int(asked)), ("payload", .object([("type", .string(type))] + members)),
        ])
        let bytes: [UInt8]
        do throws(ChildProcess.Failure) {
            let deadline = ChildProcess.Deadline(seconds: seconds)
            try process.write(Base64.encoded(request.bytes()) + [UInt8(ascii: ",")], until: deadline)
            bytes = try process.read(upTo: UInt8(ascii: ","), until: deadline)
        } catch {
            switch error {
            case .timedOut: throw SearchProblem("Pagefind gave no answer within \(seconds) seconds.")
            case .ended: throw SearchProblem("Pagefind ended without an answer.")
            }
        }
        guard let text = Base64.decoded(bytes), let answer = try? JSON(parsing: text),
            let payload = answer["payload"]
        else { throw SearchProblem("The answer of Pagefind cannot be read.") }
        if payload.text("type") == "Error" {
            let reason = payload.text("message") ?? "it says no reason"
            throw SearchProblem("Pagefind cannot make the search: \(reason).")
        }
        guard answer.number("message_id") == asked else {
            throw SearchProblem("The answer of Pagefind cannot be read.")
        }
        return payload
    }

    func end() { process.end() }
}
